"""Pictures of the ground of the isles."""

from __future__ import annotations

import itertools
import math

from .catalogue import picture
from .places import hills, house, sea, sky, sun
from .sheet import (
    BLACK,
    BRICK,
    DUSK,
    GREEN,
    GREY,
    LILAC,
    MOSS,
    MUSTARD,
    NAVY,
    PALE,
    PAPER,
    PINK,
    RED,
    SEA,
    STRAW,
    TEAL,
    Point,
    Sheet,
)
from .things import fish, gulls, person

_ISLES: list[tuple[str, float, float, list[Point]]] = [
    (
        "Hestray",
        700,
        520,
        [
            (-60, -330),
            (60, -300),
            (120, -200),
            (90, -110),
            (190, -40),
            (130, 30),
            (170, 120),
            (90, 230),
            (60, 330),
            (-40, 370),
            (-110, 280),
            (-90, 160),
            (-220, 90),
            (-260, -20),
            (-170, -60),
            (-200, -170),
            (-120, -240),
        ],
    ),
    (
        "Lamray",
        1060,
        330,
        [(-90, -50), (-20, -130), (90, -110), (130, -20), (70, 90), (-30, 120), (-100, 50)],
    ),
    ("Oxnay", 850, 960, [(-90, -10), (-20, -56), (80, -40), (110, 20), (20, 60), (-70, 50)]),
    ("Selkay", 230, 380, [(-40, -10), (0, -42), (46, -14), (30, 34), (-26, 30)]),
]
"""Name, middle and coast of each."""


@picture("moss.jpg", 1600, 1067)
def moss(s: Sheet) -> None:
    sky(s, MUSTARD, 400, under=STRAW, glow=0.9, top=0.15)
    sun(s, 1120, 330, 76, RED)
    hills(s, 420, 190, DUSK, phase=1.0, bottom=425)
    s.ink(
        MOSS,
        s.plate().rect(-5, 400, 1610, 680).carve((0, 410, 1600, 1067), 0.3, length=50, width=5, gap=14, grow=1.5),
    )
    tufts = s.plate().carve((0, 420, 1600, 1067), 0.35, length=34, width=8, gap=22, grow=1.8, angle=-1.3, fill=255)
    s.ink(BRICK, tufts)
    for x, y, w in (
        (300, 500, 150),
        (760, 476, 120),
        (1240, 520, 190),
        (520, 620, 240),
        (1010, 640, 220),
        (250, 800, 330),
        (1300, 800, 300),
        (760, 930, 380),
    ):
        _pool(s, x, y, w)
    planks = s.plate()
    for i in range(16):
        t = i / 16
        u, v, w2 = 1500 - 760 * t, 1040 - 470 * t**0.8, 74 - 60 * t
        planks.poly([(u - w2, v), (u + w2, v - w2 * 0.25), (u + w2, v + w2 * 0.12), (u - w2, v + w2 * 0.38)])
    s.ink(PAPER, planks, wear=0.2)
    p = s.plate()
    person(p, 836, 640, 92, stride=0.1)
    s.ink(BLACK, p.line("852,590 862,640", 4), wear=0)
    gulls(s, [(500, 220, 26), (580, 190, 20), (640, 236, 16)])


def _pool(s: Sheet, x: float, y: float, w: float) -> None:
    h = w * 0.2
    ring = [
        (
            x + w * math.cos(a) * (1 + 0.16 * math.sin(3 * a + x)),
            y + h * math.sin(a) * (1 + 0.2 * math.cos(2 * a + y)),
        )
        for a in [i * 2 * math.pi / 40 for i in range(40)]
    ]
    p = s.plate().poly(ring, rough=2)
    s.ink(NAVY, p)
    s.ink(
        STRAW,
        s.plate()
        .carve(
            (x - w, y - h, x + w, y + h),
            lambda a, b: 0.97 if b > y - h * 0.55 else 0.3,
            length=w * 0.5,
            width=9,
            gap=9,
            fill=255,
        )
        .keep(s.plate().poly(ring, rough=0)),
        wear=0,
    )


@picture("boreholes.jpg")
def boreholes(s: Sheet) -> None:
    sky(s, PALE, 300, glow=0.8, top=0.2)
    s.ink(
        TEAL,
        s.plate().rect(260, 280, 1090, 240).carve((260, 280, 1350, 520), 0.4, length=80, width=6, gap=17),
    )
    _layers(s)
    house(s, 60, 240, 110, 76, PAPER, roof=RED)
    house(s, 1450, 246, 110, 76, PINK, roof=NAVY)
    s.ink(
        NAVY,
        s.plate()
        .rect(640, 226, 330, 44)
        .line("680,200 680,512", 12)
        .line("930,200 930,506", 12)
        .line("730,226 730,160 800,110 870,226", 9)
        .line("800,110 800,226", 7),
        wear=0.2,
    )
    s.ink(MUSTARD, s.plate().rect(690, 190, 56, 36).rect(868, 176, 50, 50), wear=0.1)
    holes = s.plate()
    for i, x in enumerate((440, 590, 720, 880, 1030, 1170)):
        holes.line([(x, 300 if i not in (2, 3) else 270), (x + 3, 800 + 16 * (i % 3))], 6)
    s.ink(RED, holes, wear=0)


def _layers(s: Sheet) -> None:
    layers = [(460, GREEN), (540, MOSS), (620, MUSTARD), (700, BRICK), (780, DUSK), (850, NAVY)]
    for i, (depth, colour) in enumerate(layers):
        if i == 0:
            edge = [
                (-20.0, 240.0),
                (210.0, 232.0),
                (330.0, 330.0),
                (470.0, 455.0),
                (640.0, 500.0),
                (800.0, 512.0),
                (980.0, 500.0),
                (1140.0, 450.0),
                (1270.0, 330.0),
                (1390.0, 236.0),
                (1640.0, 244.0),
            ]
        else:
            edge = [
                (float(x), depth + 24 * math.sin(x / 230 + i * 1.3) + 12 * math.sin(x / 90 + i))
                for x in range(-20, 1660, 40)
            ]
        p = s.plate().poly([*edge, (1640, 920), (-20, 920)], rough=2)
        p.carve((0, 230, 1600, 900), 0.28, length=50 + 14 * i, width=5, gap=18, angle=0.12 * math.sin(i * 2.1))
        s.ink(colour, p)


@picture("map.jpg", 1600, 1067)
def isles(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 1067), 0.3, length=70, width=5, gap=20))
    for _, x, y, points in _ISLES:
        shore = [(x + px * 1.09, y + py * 1.07) for px, py in points]
        s.ink(PALE, s.plate().poly(shore, rough=7), wear=0.4)
    for _, x, y, points in _ISLES:
        land = s.plate().poly([(x + px, y + py) for px, py in points], rough=6)
        s.ink(
            STRAW,
            land.carve((x - 270, y - 350, x + 270, y + 380), 0.12, length=44, width=5, gap=20, angle=-0.6),
        )
    s.ink(
        MOSS,
        s.plate()
        .disc(600, 470, 80, squash=0.7)
        .disc(690, 320, 56, squash=0.8)
        .disc(1080, 300, 44)
        .disc(840, 950, 30, squash=0.7)
        .carve((500, 260, 1140, 990), 0.4, length=26, width=5, gap=14, angle=-1.2),
    )
    marks = s.plate()
    for x, y in ((810, 560), (540, 600), (700, 800), (470, 480), (1000, 390), (860, 985), (710, 240)):
        marks.disc(x, y, 13)
    marks.poly("466,462 474,400 482,462").poly("590,470 620,410 650,470", rough=0)
    s.ink(NAVY, marks, wear=0)
    s.ink(RED, s.plate().disc(812, 560, 19), wear=0)
    dots = s.plate()
    for k in range(9):
        dots.disc(868 + k * 14, 440 - k * 8.5, 5.5)
    s.ink(RED, dots, wear=0)
    route = s.plate()
    for k in range(30):
        route.gouge(860 + k * 26, 585 + 0.4 * k * k, 15, 4, 0.5 + k * 0.02, 255)
    s.ink(PAPER, route, wear=0)
    _compass(s)
    fish(s, 250, 840, 150, PALE, NAVY)
    fish(s, 380, 900, 120, PALE, NAVY)
    gulls(s, [(1300, 180, 44), (1400, 240, 30), (300, 160, 36)], PAPER)


def _compass(s: Sheet) -> None:
    s.ink(PAPER, s.plate().ring(1380, 840, 104, 8), wear=0.1)
    rose = s.plate()
    for k in range(8):
        a, r = math.pi * k / 4 - math.pi / 2, 150 if k % 2 == 0 else 84
        rose.poly(
            [
                (1380 + r * math.cos(a), 840 + r * math.sin(a)),
                (1380 + 24 * math.cos(a + 0.8), 840 + 24 * math.sin(a + 0.8)),
                (1380, 840),
                (1380 + 24 * math.cos(a - 0.8), 840 + 24 * math.sin(a - 0.8)),
            ],
            rough=0,
        )
    s.ink(NAVY, rose, wear=0.1)
    s.ink(RED, s.plate().poly("1380,690 1397,822 1380,840 1363,822", rough=0), wear=0)


@picture("phone-box.jpg", 1600, 1067)
def phone_box(s: Sheet) -> None:
    sky(s, PALE, 620, under=PINK, glow=0.8, top=0.2)
    sea(s, 600, SEA, bottom=780, light=0.5)
    s.ink(
        GREEN,
        s.plate()
        .poly("-20,760 300,720 700,690 1100,720 1620,660 1620,1080 -20,1080", rough=5)
        .carve((0, 660, 1600, 1067), 0.35, length=50, width=7, gap=19, angle=-0.3),
    )
    s.ink(NAVY, s.plate().poly("700,960 1000,960 1180,1010 760,1010"), over=True)
    s.ink(
        RED,
        s.plate().rect(660, 330, 300, 640).poly("650,336 680,280 940,280 970,336").rect(640, 950, 340, 40),
        wear=0.2,
    )
    s.ink(STRAW, s.plate().rect(712, 420, 196, 420), wear=0.1)
    bars = s.plate().rect(706, 356, 208, 36)
    for k in range(4):
        bars.line([(712 + k * 65, 420), (712 + k * 65, 840)], 8)
    for k in range(7):
        bars.line([(712, 420 + k * 70), (908, 420 + k * 70)], 8)
    s.ink(BRICK, bars, wear=0.1)
    s.ink(NAVY, s.plate().rect(770, 530, 80, 130).line("780,560 840,560", 16), wear=0)
    s.ink(
        NAVY,
        s.plate()
        .rect(180, 220, 18, 560)
        .rect(130, 250, 118, 12)
        .rect(130, 290, 118, 12)
        .rect(1400, 180, 20, 540)
        .rect(1344, 210, 130, 13)
        .rect(1344, 254, 130, 13),
        wear=0.2,
    )
    _wires(s)
    for x, y in ((420, 380), (560, 452), (1160, 400), (1240, 340)):
        s.ink(PAPER, s.plate().disc(x, y - 20, 24, squash=0.75).disc(x + 20, y - 40, 13), wear=0)
        s.ink(MUSTARD, s.plate().poly([(x + 30, y - 44), (x + 46, y - 38), (x + 30, y - 34)], rough=0), wear=0)
        s.ink(GREY, s.plate().poly([(x - 40, y - 22), (x + 8, y - 32), (x + 4, y - 10)], rough=0), wear=0)


def _wires(s: Sheet) -> None:
    wires = s.plate()
    for k in range(4):
        y0, y1 = 250 + 40 * (k // 2), 210 + 44 * (k // 2)
        sag = 150 + k * 46
        wires.line(
            [
                (
                    140 + 90 * (k % 2) + (1250 - 30 * (k % 2)) * t,
                    y0 + (y1 - y0) * t + sag * 4 * t * (1 - t) * 0.6,
                )
                for t in [i / 40 for i in range(41)]
            ],
            3.5,
        )
    wires.line("190,300 260,470 230,620 330,700 390,690", 3.5)
    s.ink(NAVY, wires, wear=0)


@picture("selkay-mesh.jpg", 1600, 1067)
def selkay_mesh(s: Sheet) -> None:
    sky(s, DUSK, 600, under=PINK, glow=0.85, top=0.03)
    hills(s, 640, 90, LILAC, phase=3.0, bottom=642)
    sea(s, 638, SEA, bottom=812, under=LILAC, light=0.6)
    island = s.plate().poly(
        "60,780 180,690 330,650 470,560 640,500 800,470 960,500 1130,590 1300,640 1450,720 1560,790 1300,830 300,830",
        rough=5,
    )
    island.carve((60, 470, 1560, 830), 0.38, length=60, width=6, gap=16, angle=lambda x, y: (x - 800) / 1500)
    s.ink(GREEN, island)
    sea(s, 800, NAVY, under=LILAC, light=0.5)
    spots = [
        (300, 690),
        (440, 740),
        (520, 610),
        (660, 700),
        (990, 700),
        (1080, 620),
        (1180, 730),
        (1310, 690),
        (870, 760),
    ]
    for i, (x, y) in enumerate(spots):
        house(s, x - 38, y, 76, 50, [PAPER, PINK, STRAW][i % 3], lit=MUSTARD)
    s.ink(PAPER, s.plate().rect(750, 560, 130, 80).rect(770, 400, 66, 240))
    s.ink(
        NAVY,
        s.plate()
        .poly("760,404 803,316 846,404")
        .poly("832,562 850,516 890,562")
        .rect(794, 440, 18, 34)
        .rect(794, 520, 18, 60),
        wear=0.2,
    )
    _mesh(s, spots)
    s.ink(STRAW, s.plate().line("803,330 1700,210", 3), wear=0)
    stars = s.plate()
    for _ in range(46):
        stars.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 300), s.rng.uniform(1.5, 4))
    s.ink(PAPER, stars, wear=0)


def _mesh(s: Sheet, spots: list[tuple[int, int]]) -> None:
    links = s.plate()
    kirk = (803.0, 330.0)
    tops = [(x, y - 84) for x, y in spots]
    for a in tops:
        links.line([kirk, a], 2.6)
    for a, b in itertools.pairwise(tops):
        links.line([a, b], 2)
    s.ink(STRAW, links, wear=0)
    dots = s.plate()
    for top in [kirk, *tops]:
        dots.disc(*top, 11)
    s.ink(MUSTARD, dots, wear=0)
