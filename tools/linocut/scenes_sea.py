"""Pictures of the sea and of what lies in it."""

from __future__ import annotations

import math

from .catalogue import picture
from .places import sea, sky
from .sheet import (
    BLACK,
    BRICK,
    DUSK,
    GREEN,
    GREY,
    MOSS,
    MUSTARD,
    NAVY,
    PALE,
    PAPER,
    RED,
    SEA,
    STRAW,
    TEAL,
    Sheet,
)
from .things import fish


@picture("cable-cut.jpg", 1600, 1067)
def cable_cut(s: Sheet) -> None:
    s.ink(PALE, s.plate().rect(-5, -5, 1610, 200, rough=0))
    sea(s, 150, SEA, bottom=520, light=0.3)
    deep = s.plate().rect(-5, 380, 1610, 700, rough=0)
    deep.carve((0, 370, 1600, 900), lambda x, y: max(0.02, 0.75 - (y - 370) / 400), length=110, width=9, gap=17)
    s.ink(NAVY, deep)
    coaster = s.plate().poly("960,96 1000,160 1440,160 1500,70 1330,96")
    coaster.rect(1010, 20, 100, 80).rect(1040, -10, 26, 40)
    s.ink(RED, coaster)
    chain = s.plate()
    for i in range(60):
        t = i / 60
        chain.gouge(1450 - 640 * t**1.4, 140 + 690 * t, 26, 10, 1.2 + 0.9 * t if i % 2 else 2.6, 255)
    s.ink(PAPER, chain, wear=0)
    bed = s.plate().poly("-20,1080 -20,930 300,900 620,940 1000,905 1300,945 1620,900 1620,1080", rough=6)
    bed.carve((0, 890, 1600, 1080), 0.4, length=70, width=7, gap=18)
    s.ink(GREEN, bed)
    a = s.plate().line("800,800 740,925", 22).line("775,845 700,815", 15).line("775,845 850,880", 15)
    a.line("630,830 655,900 740,930 830,925 880,870", 24).poly("600,860 640,790 675,850").poly(
        "850,900 900,830 915,905"
    )
    s.ink(PAPER, a, wear=0.2)
    left = [(-20, 905), (180, 880), (380, 905), (520, 870), (580, 820)]
    right = [(1620, 890), (1380, 915), (1180, 890), (1040, 900), (960, 850)]
    s.ink(RED, s.plate().line(left, 20).line(right, 20), wear=0)
    s.ink(STRAW, s.plate().line(left, 5).line(right, 5), wear=0)
    sparks = s.plate()
    for x, y, way in ((585, 812, -1.0), (952, 845, -2.1)):
        for _ in range(46):
            angle, far = way + s.rng.gauss(0, 0.55), 20 + abs(s.rng.gauss(0, 95))
            sparks.gouge(x + far * math.cos(angle), y + far * math.sin(angle), s.rng.uniform(12, 34), 6, angle, 255)
    s.ink(MUSTARD, sparks, wear=0)


@picture("herring.jpg")
def herring(s: Sheet) -> None:
    p = s.plate(full=True).carve(
        (0, 0, 1600, 900), lambda x, y: 0.5 - 0.45 * y / 900, length=130, width=8, gap=19, angle=-0.12
    )
    s.ink(NAVY, p)
    bodies = [PALE, PAPER, TEAL, PALE]
    spots = sorted(((s.rng.uniform(-40, 1640), 60 + 820 * s.rng.random()) for _ in range(46)), key=lambda q: q[1])
    for i, (x, y) in enumerate(spots):
        fish(
            s,
            x,
            y,
            150 + 150 * y / 900,
            bodies[i % 4],
            SEA if i % 3 else DUSK,
            tilt=-0.12 + s.rng.uniform(-0.07, 0.07),
        )
    fish(s, 800, 470, 420, MUSTARD, RED, tilt=-0.1)


@picture("creels.jpg")
def creels(s: Sheet) -> None:
    s.ink(
        NAVY,
        s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: max(0.02, 0.7 - y / 500), length=110, width=8, gap=18),
    )
    s.ink(PALE, s.plate().rect(-5, -5, 1610, 110).carve((0, 0, 1600, 110), 0.4, length=90, width=6, gap=16))
    s.ink(RED, s.plate().poly("620,90 690,190 960,190 1040,90"), wear=0.2)
    s.ink(NAVY, s.plate().rect(810, 190, 16, 40).disc(818, 236, 14).rect(612, 84, 440, 12), wear=0.1)
    rings = s.plate()
    for x, y in ((330, 720), (800, 760), (1270, 715)):
        for k in range(1, 9):
            arc = [
                (x + k * 52 * math.cos(a), y - 40 + k * 52 * math.sin(a))
                for a in [-math.pi * (0.28 + 0.44 * i / 24) for i in range(25)]
            ]
            rings.line(arc, max(2.0, 8 - k * 0.7))
    s.ink(TEAL, rings, wear=0.4)
    s.ink(
        GREEN,
        s.plate()
        .poly("-20,800 400,770 900,810 1620,765 1620,920 -20,920", rough=5)
        .carve((0, 770, 1600, 900), 0.4, length=60, width=6, gap=17),
    )
    for x, y in ((330, 780), (800, 820), (1270, 775)):
        _creel(s, x, y)


def _creel(s: Sheet, x: float, y: float) -> None:
    outline = [
        (x - 130, y),
        (x - 130, y - 60),
        (x - 90, y - 120),
        (x, y - 140),
        (x + 90, y - 120),
        (x + 130, y - 60),
        (x + 130, y),
    ]
    net = s.plate()
    for k in range(-9, 10):
        net.line([(x + k * 28 - 60, y), (x + k * 28 + 60, y - 145)], 3).line(
            [(x + k * 28 + 60, y), (x + k * 28 - 60, y - 145)], 3
        )
    s.ink(STRAW, net.keep(s.plate().poly(outline)), wear=0)
    s.ink(
        BRICK,
        s.plate()
        .line([*outline, outline[0]], 13)
        .line([(x - 40, y), (x - 40, y - 134)], 8)
        .line([(x + 40, y), (x + 40, y - 134)], 8),
        wear=0.1,
    )
    s.ink(MUSTARD, s.plate().disc(x, y - 150, 18), wear=0)


@picture("kelp-robot.jpg", 1200, 1500)
def kelp_robot(s: Sheet) -> None:
    s.ink(
        TEAL,
        s.plate(full=True).carve((0, 0, 1200, 1500), lambda x, y: 0.6 - 0.58 * y / 1500, length=120, width=8, gap=20),
    )
    beam = s.plate().poly("560,770 1230,520 1230,1120 570,830", rough=0)
    beam.carve((560, 500, 1200, 1120), lambda x, y: min(0.85, (x - 560) / 620), length=70, width=9, gap=16)
    s.ink(STRAW, beam, wear=0.5)
    _kelp(s)
    s.ink(MUSTARD, s.plate().disc(430, 790, 190).poly("250,720 180,640 210,620 300,680"), wear=0.2)
    s.ink(
        NAVY,
        s.plate()
        .disc(560, 800, 76)
        .rect(250, 770, 150, 14)
        .rect(255, 806, 150, 14)
        .ring(430, 790, 190, 12)
        .line("400,600 390,300 440,-10", 5),
        wear=0.1,
    )
    s.ink(PAPER, s.plate().disc(580, 800, 50), wear=0)
    s.ink(RED, s.plate().rect(380, 560, 60, 46).disc(410, 560, 30), wear=0.1)
    s.ink(
        NAVY,
        s.plate()
        .poly("-20,1400 400,1370 800,1410 1220,1380 1220,1520 -20,1520", rough=5)
        .carve((0, 1370, 1200, 1500), 0.3, length=60, width=7, gap=20),
    )
    _crab(s)


def _kelp(s: Sheet) -> None:
    for i, (x, colour) in enumerate(((80, MOSS), (230, BRICK), (390, MOSS), (760, BRICK), (930, MOSS), (1090, BRICK))):
        stem = [(x + 36 * math.sin(y / 170 + i), float(y)) for y in range(-20, 1541, 30)]
        p = s.plate().line(stem, 22)
        for k in range(1, 13):
            sx, sy = stem[k * 4 % len(stem)]
            side = 1 if k % 2 else -1
            p.poly(
                [
                    (sx, sy),
                    (sx + side * 60, sy - 60),
                    (sx + side * 150, sy - 40 + 30 * math.sin(k)),
                    (sx + side * 80, sy + 6),
                ],
                rough=3,
            )
        s.ink(colour, p.carve((x - 170, 0, x + 190, 1500), 0.12, length=50, width=5, gap=24, angle=1.4))


def _crab(s: Sheet) -> None:
    crab = s.plate().disc(660, 1360, 80, squash=0.6)
    for side in (-1, 1):
        for k in range(3):
            crab.line(
                [
                    (660 + side * 60, 1370 + k * 12),
                    (660 + side * (130 + k * 14), 1340 + k * 26),
                    (660 + side * (150 + k * 18), 1410 + k * 10),
                ],
                11,
            )
        crab.line([(660 + side * 50, 1330), (660 + side * 120, 1270), (660 + side * 90, 1220)], 16).disc(
            660 + side * 96, 1226, 32
        )
    s.ink(RED, crab, wear=0.2)
    s.ink(PAPER, s.plate().disc(636, 1322, 13).disc(684, 1322, 13), wear=0)
    s.ink(BLACK, s.plate().disc(634, 1316, 6).disc(682, 1316, 6), wear=0)


@picture("ball-at-sea.jpg")
def ball_at_sea(s: Sheet) -> None:
    sky(s, GREY, 300, under=PALE, glow=0.6, top=0.2)
    for i, (y, colour) in enumerate(((250, TEAL), (400, SEA), (560, TEAL), (720, NAVY))):
        crest = [(float(x), y + 46 * math.sin(x / (150 + 30 * i) + i * 2.1)) for x in range(-20, 1660, 20)]
        s.ink(
            colour,
            s.plate()
            .poly([*crest, (1640, 920), (-20, 920)], rough=0)
            .carve((0, y - 40, 1600, 900), 0.38, length=70 + 20 * i, width=5 + i, gap=16, grow=0.5),
        )
        if i == 1:
            s.ink(PAPER, s.plate().disc(800, 470, 110), wear=0)
            spots = s.plate().disc(800, 470, 30)
            for k in range(5):
                a = k * 2 * math.pi / 5 - 1.57
                spots.disc(800 + 80 * math.cos(a), 470 + 80 * math.sin(a), 20).line(
                    [(800, 470), (800 + 80 * math.cos(a), 470 + 80 * math.sin(a))], 5
                )
            s.ink(NAVY, spots, wear=0)
            s.ink(
                PAPER,
                s.plate().poly("730,320 790,268 850,262 872,222 910,224 908,262 860,330 790,346", rough=1),
                wear=0,
            )
            s.ink(GREY, s.plate().poly("700,318 800,278 850,300 800,334", rough=0), wear=0)
            s.ink(
                MUSTARD,
                s.plate().poly("908,236 946,246 908,252", rough=0).rect(812, 338, 7, 26).rect(838, 334, 7, 28),
                wear=0,
            )
            s.ink(BLACK, s.plate().disc(892, 238, 5), wear=0)


@picture("drum.jpg")
def drum(s: Sheet) -> None:
    s.ink("#10202f", s.plate(full=True).carve((0, 0, 1600, 420), 0.12, length=110, width=5, gap=24))
    s.ink(
        STRAW,
        s.plate()
        .poly("1180,140 1240,140 1560,900 860,900", rough=0)
        .carve((800, 140, 1600, 900), lambda x, y: 0.2 + 0.6 * y / 900, length=80, width=8, gap=17),
        wear=0.5,
    )
    s.ink(PALE, s.plate().rect(1202, 140, 17, 300).disc(1210, 124, 42), wear=0.1)
    sea(s, 420, SEA, glitter=1200, light=0.4)
    _barrel(s)
    s.ink(
        TEAL,
        s.plate()
        .rect(-5, 590, 1610, 320)
        .carve(
            (0, 590, 1600, 900),
            lambda x, y: 0.55 if abs(x - 1200) > 160 else 0.8,
            length=90,
            width=8,
            gap=18,
            grow=0.5,
        ),
    )
    s.ink(PAPER, s.plate().disc(760, 290, 48, squash=0.7).disc(806, 250, 26), wear=0)
    s.ink(
        MUSTARD,
        s.plate().poly("826,244 862,254 826,262", rough=0).rect(750, 318, 6, 26).rect(772, 318, 6, 26),
        wear=0,
    )
    s.ink(GREY, s.plate().poly("676,286 770,268 764,310", rough=0), wear=0)


def _barrel(s: Sheet) -> None:
    s.ink(
        RED,
        s.plate().poly("560,360 900,330 930,620 590,650", rough=2).disc(910, 476, 146, squash=1.0),
        wear=0.2,
    )
    s.ink(PAPER, s.plate().disc(572, 505, 148), wear=0.1)
    s.ink(
        NAVY,
        s.plate().ring(572, 505, 148, 16).disc(572, 505, 40).line("600,356 760,640 790,350 930,600", 6),
        wear=0.1,
    )
    s.ink(MUSTARD, s.plate().ring(572, 505, 170, 12), wear=0.1)
