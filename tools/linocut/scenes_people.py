"""Portraits."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import BLACK, BRICK, MUSTARD, NAVY, PAPER, PINK, RED, SEA, STRAW, TEAL, Sheet
from .things import face


@picture("wilma.jpg", 1200, 1500)
def wilma(s: Sheet) -> None:
    s.ink(
        TEAL,
        s.plate(full=True).carve(
            (0, 0, 1200, 1500),
            lambda x, y: 0.5 - 0.4 * min(1, math.hypot(x - 600, y - 640) / 900),
            length=80,
            width=8,
            gap=20,
            angle=lambda x, y: math.atan2(y - 640, x - 600) + math.pi / 2,
        ),
    )
    _wheel(s)
    coat = s.plate().poly("180,1520 230,1200 420,1050 600,1010 780,1050 980,1200 1030,1520", rough=4)
    coat.carve((180, 1010, 1030, 1500), 0.4, length=60, width=8, gap=20, angle=lambda x, y: 1.2 if x < 600 else -1.2)
    s.ink(NAVY, coat)
    s.ink(PINK, s.plate().rect(515, 900, 170, 170))
    s.ink(STRAW, s.plate().poly("430,1050 600,1150 770,1050 720,1000 600,1090 480,1000"))
    hair = s.plate().disc(600, 640, 285, squash=1.05)
    hair.carve(
        (300, 340, 900, 960),
        0.5,
        length=50,
        width=6,
        gap=13,
        angle=lambda x, y: math.atan2(y - 640, x - 600) + math.pi / 2,
    )
    s.ink(PAPER, hair, wear=0.1)
    face(s, 600, 700, 250)
    _hat(s)
    glass = (
        s.plate()
        .ring(515, 680, 74, 12)
        .ring(685, 680, 74, 12)
        .line("588,672 612,672", 10)
        .line("441,676 372,650", 9)
        .line("759,676 828,650", 9)
    )
    s.ink(NAVY, glass, wear=0)


def _wheel(s: Sheet) -> None:
    halo = s.plate().ring(600, 610, 470, 60)
    for i in range(60):
        a = 2 * math.pi * i / 60
        halo.line(
            [
                (600 + 490 * math.cos(a), 610 + 490 * math.sin(a)),
                (600 + 525 * math.cos(a), 610 + 525 * math.sin(a)),
            ],
            20,
        )
    for i in range(6):
        a = math.pi * i / 3 + 0.3
        halo.line([(600, 610), (600 + 450 * math.cos(a), 610 + 450 * math.sin(a))], 26)
    s.ink(MUSTARD, halo, wear=0.2)


def _hat(s: Sheet) -> None:
    hat = s.plate().poly("318,560 330,420 430,310 600,270 770,310 870,420 882,560", rough=3)
    hat.carve(
        (320, 280, 880, 560),
        0.55,
        length=40,
        width=9,
        gap=24,
        angle=lambda x, y: 0.5 if int(x / 30) % 2 else -0.5,
    )
    s.ink(RED, hat.rect(305, 520, 590, 76).disc(600, 262, 62))
    rib = s.plate()
    for x in range(320, 890, 24):
        rib.line([(x, 526), (x, 590)], 5)
    s.ink(STRAW, rib, wear=0.2)


@picture("runa-mouat.jpg", 1200, 1500)
def runa_mouat(s: Sheet) -> None:
    s.ink(MUSTARD, s.plate(full=True).carve((0, 0, 1200, 1500), 0.25, length=90, width=6, gap=24, angle=1.57))
    _ribs(s)
    s.ink(BRICK, s.plate().poly("560,-10 640,-10 660,300 540,300"), wear=0.3)
    _overalls(s)
    s.ink(BRICK, s.plate().rect(500, 880, 200, 170), wear=0.2)
    s.ink(
        BLACK,
        s.plate()
        .poly("310,760 310,480 400,350 600,300 800,350 890,480 890,760 840,700 820,500 380,500 360,700", rough=4)
        .carve(
            (310, 300, 890, 760),
            0.35,
            length=50,
            width=6,
            gap=15,
            angle=lambda x, y: math.atan2(y - 640, x - 600) + math.pi / 2,
        ),
        wear=0.2,
    )
    face(s, 600, 700, 255, skin=PINK)
    s.ink(RED, s.plate().poly("330,520 360,440 840,440 870,520 840,500 360,500"), wear=0.2)
    s.ink(STRAW, s.plate().line("830,560 980,480", 24), wear=0.1)
    s.ink(NAVY, s.plate().line("975,483 1002,468", 15), wear=0)


def _ribs(s: Sheet) -> None:
    ribs = s.plate()
    for k in range(7):
        x = 60 + k * 60
        rib = [
            (x, 1520),
            (x - 40 + k * 8, 1100),
            (x - 70 + k * 26, 700),
            (x - 20 + k * 40, 330),
            (x + 60 + k * 40, 120),
        ]
        ribs.line(rib, 24)
        ribs.line([(1200 - a, b) for a, b in rib], 24)
    s.ink(BRICK, ribs, wear=0.3)


def _overalls(s: Sheet) -> None:
    s.ink(
        SEA,
        s.plate()
        .poly("120,1520 170,1180 340,1040 600,990 860,1040 1030,1180 1080,1520", rough=4)
        .carve(
            (120, 990, 1080, 1500),
            0.3,
            length=60,
            width=7,
            gap=20,
            angle=lambda x, y: 1.1 if x < 600 else -1.1,
        ),
    )
    s.ink(
        NAVY,
        s.plate()
        .poly("400,1520 410,1180 790,1180 800,1520")
        .line("420,1190 500,1020", 26)
        .line("780,1190 700,1020", 26),
        wear=0.2,
    )


@picture("saltoun.jpg", 1200, 1500)
def saltoun(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True))
    _pigeonholes(s)
    _folded_arms(s)
    s.ink(
        PAPER,
        s.plate()
        .poly(
            "330,720 330,500 420,360 560,310 700,320 830,390 880,520 872,700 830,560 700,470 520,480 390,560",
            rough=5,
        )
        .carve(
            (330, 310, 880, 720),
            0.3,
            length=44,
            width=5,
            gap=14,
            angle=lambda x, y: math.atan2(y - 640, x - 600) + math.pi / 2,
        ),
        wear=0.1,
    )
    face(s, 600, 700, 250, skin=PINK)
    s.ink(
        PAPER,
        s.plate().poly(
            "346,640 360,500 450,400 600,370 760,400 840,500 856,640 800,540 640,470 500,500 400,560", rough=5
        ),
        wear=0.1,
    )
    s.ink(RED, s.plate().disc(392, 850, 34).disc(810, 850, 34), wear=0)


def _pigeonholes(s: Sheet) -> None:
    holes, letters = s.plate(), s.plate()
    for row in range(8):
        for col in range(6):
            x, y = 20 + col * 196, 20 + row * 186
            holes.rect(x, y, 180, 168)
            for k in range((row * 5 + col * 3) % 5):
                letters.poly(
                    [
                        (x + 14 + k * 30, y + 168),
                        (x + 20 + k * 30, y + 34 + (k * 17 + row * 9) % 50),
                        (x + 40 + k * 30, y + 30 + (k * 17 + row * 9) % 50),
                        (x + 40 + k * 30, y + 168),
                    ]
                )
    s.ink(BRICK, holes.carve((0, 0, 1200, 1500), 0.15, length=60, width=5, gap=22), wear=0.4)
    s.ink(PAPER, letters, wear=0.2)


def _folded_arms(s: Sheet) -> None:
    s.ink(
        TEAL,
        s.plate()
        .poly("120,1520 190,1190 380,1050 600,1000 820,1050 1010,1190 1080,1520", rough=4)
        .carve(
            (120, 1000, 1080, 1500),
            0.3,
            length=60,
            width=7,
            gap=20,
            angle=lambda x, y: 1.1 if x < 600 else -1.1,
        ),
    )
    s.ink(PINK, s.plate().rect(505, 880, 190, 160).poly("505,1000 695,1000 600,1130"), wear=0.2)
    s.ink(
        TEAL,
        s.plate().line("230,1260 520,1380 860,1310", 120).line("970,1260 680,1400 340,1340", 110),
        wear=0.2,
    )
    s.ink(
        NAVY,
        s.plate().line("270,1330 520,1446 880,1372", 8).line("300,1250 500,1320", 6).line("900,1250 700,1320", 6),
        wear=0.1,
    )
    s.ink(PINK, s.plate().disc(880, 1306, 54).disc(330, 1336, 54), wear=0.2)
