"""Pictures of machines, networks, charts and the people who keep them going."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import (
    BRICK,
    DUSK,
    GREEN,
    LILAC,
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
from .things import ferry, hills, house, people, person, rain, sea, sky


@picture("two-curves.jpg")
def two_curves(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.12, length=140, width=5, gap=26))
    grid = s.plate()
    for x in range(100, 1600, 100):
        grid.line([(x, 0), (x, 900)], 1.6)
    for y in range(90, 900, 90):
        grid.line([(0, y), (1600, y)], 1.6)
    s.ink(MUSTARD, grid, wear=0.8)

    def curve(shift: float) -> list[Point]:
        return [(float(x), 450 + 285 * math.cos((x - shift) / 170)) for x in range(-20, 1640, 10)]

    body = s.plate().poly([*curve(120), (1640, 920), (-20, 920)], rough=0)
    body.carve((0, 150, 1600, 900), lambda x, y: 0.16 + 0.2 * y / 900, length=80, width=6, gap=17)
    s.ink(SEA, body, wear=0.7)
    later = s.plate().poly([*curve(205), (1640, 920), (-20, 920)], rough=0)
    s.ink(RED, later, over=True, wear=0.7)
    s.ink(NAVY, s.plate().line(curve(120), 12), wear=0.1)
    s.ink(PAPER, s.plate().line(curve(205), 12), wear=0.1)
    mark = (
        s.plate()
        .line([(890, 452), (1000, 452)], 8)
        .poly([(868, 452), (906, 430), (906, 474)])
        .poly([(1020, 452), (984, 430), (984, 474)])
    )
    s.ink(MUSTARD, mark, wear=0)


@picture("selkay-mesh.jpg", 1600, 1067)
def selkay_mesh(s: Sheet) -> None:
    sky(s, DUSK, 600, under=PINK, glow=0.85, top=0.03)
    hills(s, 640, 90, LILAC, phase=3.0, bottom=642)
    island = s.plate().poly(
        [
            (60, 780),
            (180, 690),
            (330, 650),
            (470, 560),
            (640, 500),
            (800, 470),
            (960, 500),
            (1130, 590),
            (1300, 640),
            (1450, 720),
            (1560, 790),
            (1300, 830),
            (300, 830),
        ],
        rough=5,
    )
    island.carve(
        (60, 470, 1560, 830), lambda x, y: 0.38, length=60, width=6, gap=16, angle=lambda x, y: (x - 800) / 1500
    )
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
        .poly([(760, 404), (803, 316), (846, 404)])
        .poly([(832, 562), (850, 516), (890, 562)])
        .rect(794, 440, 18, 34)
        .rect(794, 520, 18, 60),
        wear=0.2,
    )
    links = s.plate()
    kirk = (803.0, 330.0)
    tops = [(x, y - 84) for x, y in spots]
    for a in tops:
        links.line([kirk, a], 2.6)
    for a, b in zip(tops, tops[1:], strict=False):
        links.line([a, b], 2)
    s.ink(STRAW, links, wear=0)
    dots = s.plate()
    for x, y in [kirk, *tops]:
        dots.disc(x, y, 11)
    s.ink(MUSTARD, dots, wear=0)
    s.ink(STRAW, s.plate().line([(803, 330), (1700, 210)], 3), wear=0)
    stars = s.plate()
    for _ in range(46):
        stars.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 300), s.rng.uniform(1.5, 4))
    s.ink(PAPER, stars, wear=0)


@picture("bus-waits.jpg")
def bus_waits(s: Sheet) -> None:
    sky(s, NAVY, 560, under=SEA, glow=0.35, top=0.05)
    sea(s, 470, SEA, bottom=640, light=0.3)
    ferry(s, 960, 545, 430, hull=NAVY, upper=PALE, funnel=RED, lit=MUSTARD)
    ground = s.plate().poly([(-20, 640), (600, 610), (1100, 640), (1620, 620), (1620, 920), (-20, 920)], rough=4)
    s.ink(DUSK, ground)
    wet = s.plate().carve((0, 690, 1600, 900), lambda x, y: 0.45, length=130, width=8, gap=20, fill=255)
    s.ink(LILAC, wet, wear=0.4)
    beam = s.plate().poly([(862, 700), (1480, 640), (1540, 830), (866, 742)], rough=0)
    beam.carve((860, 640, 1540, 830), lambda x, y: min(0.9, (x - 860) / 560), length=70, width=8, gap=13)
    s.ink(STRAW, beam, wear=0.5)
    s.ink(
        RED,
        s.plate().poly([(250, 470), (290, 430), (800, 430), (850, 480), (872, 640), (872, 770), (250, 770)], rough=3),
    )
    s.ink(
        STRAW,
        s.plate()
        .rect(290, 490, 100, 105)
        .rect(408, 490, 100, 105)
        .rect(526, 490, 100, 105)
        .poly([(744, 490), (815, 490), (842, 630), (744, 630)])
        .rect(650, 490, 74, 230),
        wear=0.1,
    )
    s.ink(
        NAVY,
        s.plate()
        .rect(245, 640, 400, 12)
        .line([(687, 490), (687, 720)], 5)
        .disc(380, 770, 56)
        .disc(760, 770, 56)
        .rect(244, 752, 634, 16),
        wear=0.2,
    )
    s.ink(PALE, s.plate().disc(380, 770, 24).disc(760, 770, 24), wear=0)
    s.ink(MUSTARD, s.plate().disc(862, 716, 16).rect(500, 440, 190, 34), wear=0)
    people(s, [(458, 600, 100), (572, 600, 96)], NAVY)
    p = s.plate()
    person(p, 1060, 810, 190)
    p.poly([(980, 640), (1010, 590), (1065, 572), (1120, 590), (1150, 640)]).line([(1065, 572), (1065, 700)], 6).rect(
        1098, 730, 34, 42
    )
    s.ink(NAVY, p, wear=0.2)
    rain(s, PALE, 0.3)


@picture("council-chamber.jpg", 1600, 1067)
def council_chamber(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True))
    ribs = s.plate(full=True)
    for r in (980, 830, 690, 560):
        cut = s.plate().disc(800, 640, r).take(s.plate().disc(800, 640, r - 95))
        ribs.take(cut)
    ribs.carve(
        (0, 0, 1600, 620),
        lambda x, y: 0.35,
        length=70,
        width=7,
        gap=17,
        angle=lambda x, y: math.atan2(y - 640, x - 800) + math.pi / 2,
    )
    s.ink(BRICK, ribs.keep(s.plate().rect(-5, -5, 1610, 620, rough=0)))
    s.ink(NAVY, s.plate().rect(-5, 470, 1610, 170))
    s.ink(PAPER, s.plate().disc(800, 330, 108), wear=0.1)
    clock = s.plate().ring(800, 330, 108, 13)
    for i in range(12):
        a = math.pi * i / 6
        clock.line(
            [(800 + 78 * math.cos(a), 330 + 78 * math.sin(a)), (800 + 92 * math.cos(a), 330 + 92 * math.sin(a))], 7
        )
    for a, far, w in ((-math.pi / 2 - math.pi / 3, 76, 7), (-math.pi / 2 - math.pi / 36, 52, 10)):
        clock.line([(800, 330), (800 + far * math.cos(a), 330 + far * math.sin(a))], w)
    s.ink(NAVY, clock, wear=0)
    s.ink(RED, s.plate().rect(640, 520, 320, 120))
    people(s, [(740, 560, 130), (800, 552, 140), (862, 560, 130)], NAVY)
    s.ink(MUSTARD, s.plate().rect(600, 556, 400, 70))
    for row, (y, size, colour) in enumerate(((730, 190, TEAL), (870, 250, DUSK), (1060, 320, NAVY))):
        fig, hands = s.plate(), s.plate()
        n = 9 - row
        for i in range(n):
            x = 800 + (i - (n - 1) / 2) * (150 + row * 44)
            up = (i * 5 + row * 3) % 7 < 4
            person(fig, x, y + size * 0.32, size, arms="one" if up else "down")
            if up:
                hands.disc(x + size * 0.165, y + size * (0.32 - 1.14), size * 0.045)
        s.ink(colour, fig, wear=0.3)
        s.ink(PINK, hands, wear=0)
        desk = s.plate().rect(-5, y + size * 0.02, 1610, size * 0.34)
        desk.carve((0, y, 1600, y + size * 0.4), lambda x, yy: 0.35, length=120, width=6, gap=15)
        s.ink(MUSTARD if row % 2 else BRICK, desk)


@picture("technology/open-tide-tables/tide-table.jpg")
def tide_table(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.25, length=130, width=7, gap=24))
    s.ink(NAVY, s.plate().poly([(330, 80), (1290, 60), (1310, 920), (340, 920)], rough=2), over=True)
    s.ink(STRAW, s.plate().poly([(300, 60), (1270, 40), (1290, 920), (320, 920)], rough=2), wear=0.4)
    marks = s.plate()
    for row in range(15):
        y = 210 + row * 34
        for col in range(6):
            x = 385 + col * 142 + (row * 0.6)
            w = (44, 66, 52, 66, 52, 40)[col]
            marks.line([(x, y), (x + w * (0.8 + 0.2 * ((row * 7 + col * 3) % 5) / 5), y)], 9 if col == 0 else 6)
    for x in (372, 1214):
        marks.line([(x, 170), (x + 6, 720)], 2.5)
    marks.line([(372, 172), (1214, 160)], 4).line([(372, 180), (1214, 168)], 2)
    s.ink(NAVY, marks, wear=0.3)
    s.ink(RED, s.plate().rect(600, 90, 380, 34).rect(690, 136, 200, 10), wear=0.3)
    s.ink(NAVY, s.plate().disc(420, 118, 36).disc(1160, 106, 36), wear=0.2)
    s.ink(STRAW, s.plate().disc(436, 112, 30), wear=0)
    s.ink(MUSTARD, s.plate().disc(1160, 106, 24), wear=0)
    for k, colour in enumerate((SEA, NAVY)):
        wave = [(310.0 + x, 800 + k * 42 + 28 * math.sin(x / 52 + k)) for x in range(0, 981, 10)]
        s.ink(
            colour,
            s.plate()
            .poly([*wave, (1290, 920), (318, 920)], rough=0)
            .carve((300, 780, 1290, 920), lambda x, y: 0.35, length=60, width=5, gap=15),
        )


@picture("technology/open-tide-tables/month-of-tides.jpg", 1600, 700)
def month_of_tides(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 700), lambda x, y: 0.12, length=120, width=5, gap=26))
    band, line = s.plate(), s.plate()
    heights = [
        (x, 1.3 * math.cos(2 * math.pi * t / 12.4206) + 0.5 * math.cos(2 * math.pi * t / 12.0))
        for x, t in ((40 + i * 0.5, i * 720 / 3040) for i in range(3041))
    ]
    s.ink(TEAL, band.line([(x, 430 - 105 * h) for x, h in heights], 9), wear=0.2)
    s.ink(PALE, line.line([(20, 430), (1580, 430)], 2), wear=0)
    for i in range(15):
        x, full = 90 + i * 101, (1 + math.cos(2 * math.pi * i / 14.0)) / 2
        s.ink(STRAW, s.plate().disc(x, 110, 30), wear=0.2)
        s.ink(NAVY, s.plate().disc(x + 62 * full, 110, 31), wear=0) if full < 0.97 else None


@picture("derby.jpg", 1600, 1067)
def derby(s: Sheet) -> None:
    sky(s, SEA, 430, under=PALE, glow=0.7, top=0.15, slant=-0.12)
    wall = s.plate().rect(-5, 380, 1610, 150).carve((0, 380, 1600, 530), lambda x, y: 0.3, length=60, width=5, gap=16)
    spray = s.plate()
    for _ in range(900):
        x = s.rng.gauss(1180, 190)
        top = 400 - 330 * math.exp(-(((x - 1180) / 230) ** 2))
        spray.disc(x, s.rng.uniform(top, 430), s.rng.uniform(2, 13))
    s.ink(PAPER, spray, wear=0)
    s.ink(DUSK, wall)
    s.ink(
        NAVY,
        s.plate()
        .poly([(-20, 260), (560, 300), (560, 330), (-20, 300)])
        .rect(60, 280, 14, 200)
        .rect(300, 290, 14, 190)
        .rect(530, 300, 14, 180),
    )
    crowd = s.plate()
    for i in range(44):
        crowd.disc(20 + i * 12.4 + s.rng.uniform(-3, 3), 420 + (i * 7 % 5) * 14, 10)
    s.ink(PINK, crowd, wear=0.1)
    pitch = (
        s.plate()
        .rect(-5, 520, 1610, 560)
        .carve(
            (0, 520, 1600, 1067),
            lambda x, y: 0.4 if int((x + (y - 520) * 0.5) / 220) % 2 else 0.08,
            length=70,
            width=5,
            gap=15,
            grow=0.8,
        )
    )
    s.ink(GREEN, pitch, wear=0.6)
    s.ink(PAPER, s.plate().line([(840, 700), (840, 330), (1500, 330), (1500, 700)], 14), wear=0)
    net = s.plate()
    for i in range(21):
        net.line([(840 + i * 33, 335), (880 + i * 29, 640)], 1.8)
    for i in range(10):
        net.line([(840 + i * 4, 335 + i * 34), (1500 - i * 4, 335 + i * 34)], 1.8)
    s.ink(PAPER, net, wear=0)
    red, green, skin = s.plate(), s.plate(), s.plate()
    for plate, x, y, h, arms in (
        (red, 560, 860, 400, "up"),
        (green, 700, 830, 470, "up"),
        (red, 860, 880, 390, "out"),
        (green, 1010, 960, 380, "one"),
        (red, 1290, 900, 330, "out"),
        (green, 300, 960, 400, "out"),
    ):
        person(plate, x, y, h, arms=arms, lean=0.06 if x < 800 else -0.06, stride=0.14)
        skin.disc(x + (0.06 if x < 800 else -0.06) * h * 0.9, y - h * 0.92, h * 0.076)
    s.ink(RED, red, wear=0.2)
    s.ink(NAVY, green, wear=0.2)
    s.ink(PINK, skin, wear=0)
    s.ink(PAPER, s.plate().disc(905, 330, 38), wear=0)
    s.ink(
        NAVY,
        s.plate().disc(905, 330, 12).disc(880, 316, 8).disc(928, 312, 8).disc(893, 357, 8).disc(925, 350, 8),
        wear=0,
    )
