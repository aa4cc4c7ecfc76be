"""Pictures of the sea and of what crosses it."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import DUSK, GREEN, GREY, LILAC, MUSTARD, NAVY, PALE, PAPER, PINK, RED, SEA, STRAW, TEAL, Sheet
from .things import boat, crane, ferry, fish, gulls, hills, lighthouse, pier, sea, sky, street, sun

_HOUSES = [
    (110, 78),
    (84, 104),
    (150, 86),
    (96, 96),
    (120, 80),
    (90, 112),
    (140, 84),
    (104, 92),
    (88, 106),
    (130, 82),
    (98, 96),
    (150, 88),
    (90, 100),
    (120, 84),
]


@picture("eider-bar.jpg")
def eider_bar(s: Sheet) -> None:
    sky(s, PINK, 470, under=STRAW, glow=0.9)
    sun(s, 1180, 400, 92, RED)
    hills(s, 474, 120, DUSK, phase=2.0, bottom=476)
    sea(s, 470, TEAL, under=STRAW, glitter=1180, light=0.35)
    bar = s.plate().poly(
        [(120, 690), (420, 640), (900, 632), (1260, 668), (1480, 720), (1100, 760), (500, 768), (200, 736)], rough=4
    )
    bar.carve((100, 620, 1500, 780), lambda x, y: 0.55, length=90, width=6, gap=14)
    s.ink(STRAW, bar, wear=0.8)
    ferry(s, 260, 636, 980, hull=NAVY, funnel=RED, tilt=0.022)
    foam = s.plate().carve((230, 634, 1260, 676), lambda x, y: 0.7, length=80, width=7, gap=10, fill=255)
    s.ink(PAPER, foam, wear=0.1)
    gulls(s, [(420, 240, 42), (520, 180, 30), (1390, 260, 34), (330, 320, 22)])


@picture("gale.jpg", 1600, 1067)
def gale(s: Sheet) -> None:
    sky(s, NAVY, 700, under=PALE, glow=0.5, top=0.22, slant=-0.35)
    wave = s.plate().poly(
        [
            (-20, 1080),
            (-20, 560),
            (180, 500),
            (330, 380),
            (420, 250),
            (540, 150),
            (690, 110),
            (830, 150),
            (900, 235),
            (860, 300),
            (780, 280),
            (720, 330),
            (740, 430),
            (830, 540),
            (980, 640),
            (1200, 720),
            (1620, 760),
            (1620, 1080),
        ],
        rough=6,
    )
    s.ink(PAPER, wave, wear=0.2)
    blue = s.plate().poly(
        [
            (-20, 1080),
            (-20, 640),
            (200, 590),
            (360, 470),
            (450, 330),
            (560, 230),
            (660, 200),
            (640, 330),
            (660, 470),
            (760, 610),
            (960, 720),
            (1240, 800),
            (1620, 830),
            (1620, 1080),
        ],
        rough=5,
    )
    blue.carve(
        (-20, 200, 1620, 1080),
        lambda x, y: 0.62 - 0.3 * (y - 200) / 880,
        length=120,
        width=10,
        gap=20,
        angle=lambda x, y: -0.9 + min(1.0, max(0.0, (x - 200) / 900)) * 1.3 if x < 900 else 0.25,
    )
    s.ink(TEAL, blue)
    spray = s.plate()
    for _ in range(520):
        a = s.rng.random()
        x, y = (
            420 + 640 * a + s.rng.gauss(0, 60),
            240 - 190 * math.sin(math.pi * min(1, a * 1.1)) + s.rng.gauss(0, 60) + 90 * a,
        )
        spray.disc(x, y, s.rng.uniform(1.5, 8))
    s.ink(PAPER, spray, wear=0)
    rock = s.plate().poly(
        [
            (900, 1080),
            (980, 900),
            (1060, 850),
            (1130, 800),
            (1300, 770),
            (1440, 800),
            (1520, 760),
            (1620, 770),
            (1620, 1080),
        ],
        rough=7,
    )
    rock.carve((900, 760, 1620, 1080), lambda x, y: 0.5, length=60, width=9, gap=20, angle=0.9)
    s.ink(NAVY, rock)
    lighthouse(s, 1290, 800, 470, beam=STRAW)
    low = s.plate().poly(
        [(-20, 1080), (-20, 960), (260, 930), (560, 985), (860, 960), (1180, 1010), (1620, 980), (1620, 1080)], rough=6
    )
    low.carve((-20, 920, 1620, 1080), lambda x, y: 0.5, length=110, width=8, gap=18)
    s.ink(NAVY, low)


@picture("battery-ferry.jpg")
def battery_ferry(s: Sheet) -> None:
    sky(s, TEAL, 620, glow=0.35, top=0.12)
    sun(s, 720, 210, 100, PINK, halo=STRAW)
    sea(s, 610, NAVY, light=0.4)
    ferry(s, 90, 650, 1060, hull=NAVY, upper=PAPER, funnel=MUSTARD)
    pier(s, 1240, 1620, 600, 320, colour=RED)
    tower = s.plate().poly([(1330, 600), (1350, 190), (1410, 190), (1430, 600)])
    tower.carve((1330, 190, 1430, 600), lambda x, y: 0.5 if x > 1385 else 0, length=24, width=5, gap=12)
    s.ink(NAVY, tower)
    cable = s.plate()
    turns = [
        (1350 - 250 * t + 46 * math.cos(t * 40), 300 + 236 * t + 46 * math.sin(t * 40) + 60 * math.sin(math.pi * t))
        for t in [i / 220 for i in range(221)]
    ]
    cable.line([(1380, 240), *turns, (1090, 560)], 11)
    s.ink(RED, cable, wear=0.1)
    s.ink(
        MUSTARD,
        s.plate().poly([(1392, 330), (1362, 420), (1386, 420), (1370, 510), (1420, 395), (1394, 395), (1412, 330)]),
        wear=0,
    )
    s.ink(PAPER, s.plate().disc(1380, 222, 17), wear=0)


@picture("cable-cut.jpg", 1600, 1067)
def cable_cut(s: Sheet) -> None:
    s.ink(PALE, s.plate().rect(-5, -5, 1610, 200, rough=0))
    sea(s, 150, SEA, bottom=520, light=0.3)
    deep = s.plate().rect(-5, 380, 1610, 700, rough=0)
    deep.carve((0, 370, 1600, 900), lambda x, y: max(0.02, 0.75 - (y - 370) / 400), length=110, width=9, gap=17)
    s.ink(NAVY, deep)
    coaster = s.plate().poly([(960, 96), (1000, 160), (1440, 160), (1500, 70), (1330, 96)])
    coaster.rect(1010, 20, 100, 80).rect(1040, -10, 26, 40)
    s.ink(RED, coaster)
    chain = s.plate()
    for i in range(60):
        t = i / 60
        chain.gouge(1450 - 640 * t**1.4, 140 + 690 * t, 26, 10, 1.2 + 0.9 * t if i % 2 else 2.6, 255)
    s.ink(PAPER, chain, wear=0)
    bed = s.plate().poly(
        [(-20, 1080), (-20, 930), (300, 900), (620, 940), (1000, 905), (1300, 945), (1620, 900), (1620, 1080)], rough=6
    )
    bed.carve((0, 890, 1600, 1080), lambda x, y: 0.4, length=70, width=7, gap=18)
    s.ink(GREEN, bed)
    a = (
        s.plate()
        .line([(800, 800), (740, 925)], 22)
        .line([(775, 845), (700, 815)], 15)
        .line([(775, 845), (850, 880)], 15)
    )
    a.line([(630, 830), (655, 900), (740, 930), (830, 925), (880, 870)], 24).poly(
        [(600, 860), (640, 790), (675, 850)]
    ).poly([(850, 900), (900, 830), (915, 905)])
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


@picture("tide-clock.jpg", 1600, 1067)
def tide_clock(s: Sheet) -> None:
    wall = s.plate(full=True).carve((0, 0, 1600, 1067), lambda x, y: 0.16, length=90, width=5, gap=26, angle=0.02)
    s.ink(NAVY, wall)
    glow = s.plate().disc(800, 470, 560)
    glow.carve(
        (200, -80, 1400, 1060),
        lambda x, y: min(0.95, math.hypot(x - 800, y - 470) / 540),
        length=80,
        width=9,
        gap=15,
        angle=lambda x, y: math.atan2(y - 470, x - 800) + math.pi / 2,
    )
    s.ink(TEAL, glow)
    s.ink(
        MUSTARD,
        s.plate().rect(150, 120, 1300, 30).rect(150, 700, 1300, 26).rect(180, 120, 26, 640).rect(1394, 120, 26, 640),
    )
    wheels = [
        (300, 270, 92),
        (520, 250, 66),
        (690, 290, 82),
        (880, 250, 60),
        (1050, 285, 88),
        (1270, 262, 70),
        (350, 560, 62),
        (530, 585, 86),
        (740, 560, 58),
        (900, 585, 78),
        (1110, 562, 64),
        (1290, 580, 88),
    ]
    for i, (x, y, r) in enumerate(wheels):
        _wheel(s, x, y, r, MUSTARD if i % 3 else STRAW, i * 0.5)
    wire = s.plate().line([(206, 200), (208, 270)], 3)
    path: list[tuple[float, float]] = [(206, 160)]
    order = [0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11]
    for k in order:
        x, y, r = wheels[k]
        top = k < 6
        path += [
            (x + r * math.cos(t), y + r * math.sin(t))
            for t in (
                [math.pi + j * math.pi / 8 for j in range(9)] if top else [math.pi - j * math.pi / 8 for j in range(9)]
            )
        ]
    path += [(1400, 640), (1400, 800)]
    s.ink(RED, wire.line(path, 5), wear=0)
    s.ink(PAPER, s.plate().poly([(60, 800), (1540, 800), (1540, 1010), (60, 1010)]), wear=0.2)
    curve = [(80.0 + x, 905 + 70 * math.cos(x / 105) * (0.75 + 0.25 * math.cos(x / 700))) for x in range(0, 1321, 8)]
    s.ink(NAVY, s.plate().line([(80, 905), (1520, 905)], 2).line(curve, 7), wear=0.1)
    s.ink(
        RED,
        s.plate().poly(
            [(1392, 800), (1408, 800), (1404, curve[-1][1] - 8), (1400, curve[-1][1]), (1396, curve[-1][1] - 8)]
        ),
        wear=0,
    )


def _wheel(s: Sheet, x: float, y: float, r: float, colour: str, turn: float) -> None:
    p = s.plate().ring(x, y, r * 0.9, r * 0.22)
    for i in range(5):
        a = turn + 2 * math.pi * i / 5
        p.line([(x, y), (x + r * 0.85 * math.cos(a), y + r * 0.85 * math.sin(a))], r * 0.1)
    s.ink(colour, p.disc(x, y, r * 0.2), wear=0.2)
    s.ink(
        NAVY,
        s.plate()
        .disc(x, y, r * 0.08)
        .disc(x + r * 0.5 * math.cos(turn + 0.6), y + r * 0.5 * math.sin(turn + 0.6), r * 0.07),
        wear=0,
    )


@picture("crank.jpg")
def crank(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.2, length=120, width=6, gap=24))
    _wheel(s, 470, 400, 300, NAVY, 0.4)
    s.ink(MUSTARD, s.plate().ring(470, 400, 300, 18), wear=0.1)
    s.ink(RED, s.plate().line([(470, 400), (690, 560)], 34).disc(470, 400, 46), wear=0.1)
    hand = s.plate().poly(
        [
            (1100, 900),
            (1010, 720),
            (830, 640),
            (720, 610),
            (640, 560),
            (640, 500),
            (720, 490),
            (800, 520),
            (930, 540),
            (1060, 560),
            (1180, 640),
            (1300, 780),
            (1370, 900),
        ],
        rough=4,
    )
    s.ink(PINK, hand)
    lines = s.plate()
    for k in range(4):
        lines.line([(648 + k * 12, 512 + k * 22), (740 + k * 10, 530 + k * 24), (800 + k * 8, 560 + k * 20)], 6)
    dark = (
        s.plate()
        .poly([(1100, 900), (1010, 720), (900, 670), (1040, 690), (1180, 800), (1240, 900)], rough=4)
        .carve((900, 660, 1300, 900), lambda x, y: 0.5, length=60, width=6, gap=14, angle=0.8)
    )
    s.ink(NAVY, lines.add(dark), wear=0.2)
    s.ink(
        SEA,
        s.plate()
        .poly([(1170, 900), (1270, 700), (1620, 800), (1620, 910)], rough=4)
        .carve((1170, 700, 1600, 900), lambda x, y: 0.4, length=60, width=6, gap=16, angle=0.4),
    )
    s.ink(PAPER, s.plate().poly([(930, 70), (1560, 50), (1570, 330), (940, 350)], rough=3), wear=0.1)
    wave = [(950.0 + x, 205 + 80 * math.sin(x / 62) - x * 0.03) for x in range(0, 600, 6)]
    marks = s.plate().line(wave, 7)
    for x, y in ((1030, 310), (1130, 92), (1225, 306), (1330, 86)):
        marks.line([(x, y), (x + 34, y - 3)], 4).line([(x + 8, y + 11), (x + 44, y + 8)], 4)
    s.ink(NAVY, marks, wear=0)


@picture("fulmar.jpg")
def fulmar(s: Sheet) -> None:
    sky(s, GREY, 560, under=PALE, glow=0.6, top=0.2)
    hills(s, 564, 130, SEA, phase=0.7, bottom=566)
    sea(s, 560, SEA, light=0.5)
    ferry(s, 330, 640, 1120, hull=RED, upper=PAPER, funnel=NAVY, lit=PALE)
    rust = s.plate()
    for x in range(380, 1340, 47):
        rust.gouge(x, 575 + s.rng.uniform(0, 30), s.rng.uniform(40, 90), 9, 1.55, 255)
    s.ink(NAVY, rust, wear=0.9)
    pier(s, -20, 300, 560, 360, colour=GREY)
    rope = (
        s.plate()
        .line([(250, 545), (320, 580), (380, 560)], 7)
        .line([(180, 545), (300, 610), (420, 545)], 6)
        .rect(228, 510, 40, 44)
        .rect(160, 510, 40, 44)
    )
    s.ink(NAVY, rope, wear=0)
    crane(s, 120, 560, 380, NAVY)
    gulls(s, [(980, 200, 40), (1120, 250, 26), (760, 170, 24)])


@picture("harbour-dawn.jpg", 1600, 1067)
def harbour_dawn(s: Sheet) -> None:
    sky(s, LILAC, 520, under=PINK, glow=0.9, top=0.1)
    sun(s, 520, 430, 80, MUSTARD)
    hills(s, 540, 150, DUSK, phase=4.0, bottom=545)
    street(s, 640, 560, _HOUSES, [PAPER, PINK, STRAW, RED, PALE])
    crane(s, 330, 560, 330, NAVY)
    sea(s, 556, SEA, under=PINK, glitter=520, light=0.5)
    pier(s, 620, 1620, 556, 70)
    boat(s, 220, 800, 330, RED)
    boat(s, 760, 740, 220, TEAL)
    boat(s, 1120, 900, 400, MUSTARD)
    gulls(s, [(300, 240, 44), (420, 190, 28), (900, 150, 34)])


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
            s, x, y, 150 + 150 * y / 900, bodies[i % 4], SEA if i % 3 else DUSK, tilt=-0.12 + s.rng.uniform(-0.07, 0.07)
        )
    fish(s, 800, 470, 420, MUSTARD, RED, tilt=-0.1)
