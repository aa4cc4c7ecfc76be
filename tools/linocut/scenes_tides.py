"""Pictures of tides and of the machines that foretell them."""

from __future__ import annotations

import math

from .catalogue import picture
from .places import hills, sea, sky, street
from .sheet import (
    BLACK,
    BRICK,
    DUSK,
    GREY,
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

_WHEELS = (
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
)
"""Middle and radius of each."""


@picture("tide-clock.jpg", 1600, 1067)
def tide_clock(s: Sheet) -> None:
    wall = s.plate(full=True).carve((0, 0, 1600, 1067), 0.16, length=90, width=5, gap=26, angle=0.02)
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
    for i, (x, y, r) in enumerate(_WHEELS):
        _wheel(s, x, y, r, MUSTARD if i % 3 else STRAW, i * 0.5)
    _wire(s)
    s.ink(PAPER, s.plate().poly("60,800 1540,800 1540,1010 60,1010"), wear=0.2)
    curve = [(80.0 + x, 905 + 70 * math.cos(x / 105) * (0.75 + 0.25 * math.cos(x / 700))) for x in range(0, 1321, 8)]
    s.ink(NAVY, s.plate().line("80,905 1520,905", 2).line(curve, 7), wear=0.1)
    s.ink(
        RED,
        s.plate().poly(
            [
                (1392, 800),
                (1408, 800),
                (1404, curve[-1][1] - 8),
                (1400, curve[-1][1]),
                (1396, curve[-1][1] - 8),
            ]
        ),
        wear=0,
    )


def _wire(s: Sheet) -> None:
    wire = s.plate().line("206,200 208,270", 3)
    path: list[tuple[float, float]] = [(206, 160)]
    order = [0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11]
    for k in order:
        x, y, r = _WHEELS[k]
        top = k < 6
        path += [
            (x + r * math.cos(t), y + r * math.sin(t))
            for t in (
                [math.pi + j * math.pi / 8 for j in range(9)] if top else [math.pi - j * math.pi / 8 for j in range(9)]
            )
        ]
    path += [(1400, 640), (1400, 800)]
    s.ink(RED, wire.line(path, 5), wear=0)


@picture("crank.jpg")
def crank(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 900), 0.2, length=120, width=6, gap=24))
    _wheel(s, 470, 400, 300, NAVY, 0.4)
    s.ink(MUSTARD, s.plate().ring(470, 400, 300, 18), wear=0.1)
    s.ink(RED, s.plate().line("470,400 690,560", 34).disc(470, 400, 46), wear=0.1)
    hand = s.plate().poly(
        "1100,900 1010,720 830,640 720,610 640,560 640,500 720,490 800,520 930,540 1060,560 1180,640 1300,780 1370,900",
        rough=4,
    )
    s.ink(PINK, hand)
    lines = s.plate()
    for k in range(4):
        lines.line([(648 + k * 12, 512 + k * 22), (740 + k * 10, 530 + k * 24), (800 + k * 8, 560 + k * 20)], 6)
    dark = (
        s.plate()
        .poly("1100,900 1010,720 900,670 1040,690 1180,800 1240,900", rough=4)
        .carve((900, 660, 1300, 900), 0.5, length=60, width=6, gap=14, angle=0.8)
    )
    s.ink(NAVY, lines.add(dark), wear=0.2)
    s.ink(
        SEA,
        s.plate()
        .poly("1170,900 1270,700 1620,800 1620,910", rough=4)
        .carve((1170, 700, 1600, 900), 0.4, length=60, width=6, gap=16, angle=0.4),
    )
    s.ink(PAPER, s.plate().poly("930,70 1560,50 1570,330 940,350", rough=3), wear=0.1)
    wave = [(950.0 + x, 205 + 80 * math.sin(x / 62) - x * 0.03) for x in range(0, 600, 6)]
    marks = s.plate().line(wave, 7)
    for x, y in ((1030, 310), (1130, 92), (1225, 306), (1330, 86)):
        marks.line([(x, y), (x + 34, y - 3)], 4).line([(x + 8, y + 11), (x + 44, y + 8)], 4)
    s.ink(NAVY, marks, wear=0)


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


@picture("two-curves.jpg")
def two_curves(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 900), 0.12, length=140, width=5, gap=26))
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
    mark = s.plate().line("890,452 1000,452", 8).poly("868,452 906,430 906,474").poly("1020,452 984,430 984,474")
    s.ink(MUSTARD, mark, wear=0)


@picture("technology/open-tide-tables/tide-table.jpg")
def tide_table(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), 0.25, length=130, width=7, gap=24))
    s.ink(NAVY, s.plate().poly("330,80 1290,60 1310,920 340,920", rough=2), over=True)
    s.ink(STRAW, s.plate().poly("300,60 1270,40 1290,920 320,920", rough=2), wear=0.4)
    marks = s.plate()
    for row in range(15):
        y = 210 + row * 34
        for col in range(6):
            x = 385 + col * 142 + (row * 0.6)
            w = (44, 66, 52, 66, 52, 40)[col]
            marks.line([(x, y), (x + w * (0.8 + 0.2 * ((row * 7 + col * 3) % 5) / 5), y)], 9 if col == 0 else 6)
    for x in (372, 1214):
        marks.line([(x, 170), (x + 6, 720)], 2.5)
    marks.line("372,172 1214,160", 4).line("372,180 1214,168", 2)
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
            .carve((300, 780, 1290, 920), 0.35, length=60, width=5, gap=15),
        )


@picture("technology/open-tide-tables/month-of-tides.jpg", 1600, 700)
def month_of_tides(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 700), 0.12, length=120, width=5, gap=26))
    band, line = s.plate(), s.plate()
    heights = [
        (x, 1.3 * math.cos(2 * math.pi * t / 12.4206) + 0.5 * math.cos(2 * math.pi * t / 12.0))
        for x, t in ((40 + i * 0.5, i * 720 / 3040) for i in range(3041))
    ]
    s.ink(TEAL, band.line([(x, 430 - 105 * h) for x, h in heights], 9), wear=0.2)
    s.ink(PALE, line.line("20,430 1580,430", 2), wear=0)
    for i in range(15):
        x, full = 90 + i * 101, (1 + math.cos(2 * math.pi * i / 14.0)) / 2
        s.ink(STRAW, s.plate().disc(x, 110, 30), wear=0.2)
        s.ink(NAVY, s.plate().disc(x + 62 * full, 110, 31), wear=0) if full < 0.97 else None


@picture("grey-box.jpg")
def grey_box(s: Sheet) -> None:
    s.ink(DUSK, s.plate(full=True))
    _courses(s)
    _box(s)
    s.ink(MUSTARD, s.plate().ring(1010, 425, 34, 12).rect(980, 425, 62, 54), wear=0.1)
    s.ink(BLACK, s.plate().line("800,650 800,760 700,800 520,800 420,900", 22), wear=0.2)
    glow = s.plate().carve(
        (560, 240, 1000, 560),
        lambda x, y: max(0.0, 0.8 - math.hypot(x - 740, y - 370) / 190),
        length=44,
        width=7,
        gap=15,
        fill=255,
        angle=lambda x, y: math.atan2(y - 370, x - 740),
    )
    s.ink(PINK, glow, wear=0)
    s.ink(RED, s.plate().disc(740, 370, 52), wear=0)
    s.ink(PAPER, s.plate().disc(722, 352, 12), wear=0)


def _courses(s: Sheet) -> None:
    joints = s.plate()
    for row in range(11):
        joints.line([(0, row * 86 + 20), (1600, row * 86 + 26)], 6)
        for col in range(10):
            x = col * 190 + (95 if row % 2 else 0)
            joints.line([(x, row * 86 + 20), (x + 3, row * 86 + 106)], 6)
    s.ink(NAVY, joints.carve((0, 0, 1600, 900), 0.2, length=60, width=5, gap=30, fill=255))


def _box(s: Sheet) -> None:
    s.ink(NAVY, s.plate().rect(590, 250, 480, 430), over=True)
    s.ink(
        GREY,
        s.plate()
        .rect(560, 220, 480, 430)
        .carve(
            (560, 220, 1040, 650),
            lambda x, y: 0.25 if x > 860 else 0.06,
            length=60,
            width=5,
            gap=14,
            angle=1.57,
        ),
    )
    s.ink(
        NAVY,
        s.plate()
        .line("560,220 1040,220 1040,650 560,650 560,220", 9)
        .line("980,230 980,640", 4)
        .disc(590, 250, 10)
        .disc(590, 620, 10)
        .rect(640, 500, 240, 9)
        .rect(640, 530, 190, 9)
        .rect(640, 560, 220, 9),
        wear=0,
    )


@picture("stream-chart.jpg", 1600, 800)
def stream_chart(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 800), 0.1, length=130, width=5, gap=26))
    grid = s.plate()
    for k in range(5):
        grid.line([(100, 690 - k * 140), (1520, 690 - k * 140)], 2)
    s.ink(MUSTARD, grid, wear=0.3)

    def made(x: float) -> float:
        hours = (x - 100) / 1420 * 18.6
        return min(2.0, 2 * (6.4 * abs(math.sin(math.pi * hours / 6.2)) / 5) ** 3)

    def used(x: float) -> float:
        hours = (x - 100) / 1420 * 18.6
        return 1.1 + 0.5 * math.cos((hours - 0.5) / 18.6 * 2 * math.pi) + 0.06 * math.sin(hours * 2)

    humps = [(float(x), 690 - 280 * made(x)) for x in range(100, 1521, 5)]
    s.ink(
        SEA,
        s.plate()
        .poly([(100, 690), *humps, (1520, 690)], rough=0)
        .carve((100, 100, 1520, 690), 0.3, length=60, width=6, gap=16),
    )
    s.ink(RED, s.plate().line([(float(x), 690 - 280 * used(x)) for x in range(100, 1521, 8)], 14), wear=0.1)
    s.ink(NAVY, s.plate().rect(90, 690, 1440, 10).rect(90, 80, 10, 620), wear=0)


@picture("lamray-battery.jpg", 1600, 1067)
def lamray_battery(s: Sheet) -> None:
    sky(s, NAVY, 380, under=DUSK, glow=0.5, top=0.05)
    s.ink(STRAW, s.plate().disc(1150, 150, 96), wear=0.2)
    hills(s, 400, 110, "#1b2f3f", phase=3.6, bottom=402, light=0.1)
    street(
        s,
        180,
        396,
        [(70, 50), (60, 64), (80, 54), (64, 60), (76, 52), (60, 70), (84, 54), (66, 58), (74, 52)],
        [DUSK, SEA, BRICK],
        lit=MUSTARD,
    )
    sea(s, 392, SEA, bottom=520, glitter=1150, under=STRAW, light=0.3)
    deep = (
        s.plate()
        .rect(-5, 500, 1610, 580)
        .carve(
            (0, 500, 1600, 1067),
            lambda x, y: 0.55 - 0.45 * (y - 500) / 567,
            length=170,
            width=9,
            gap=21,
            angle=-0.05,
        )
    )
    s.ink(TEAL, deep)
    s.ink(
        NAVY,
        s.plate()
        .poly("-20,1000 400,960 900,990 1620,950 1620,1080 -20,1080", rough=5)
        .carve((0, 950, 1600, 1067), 0.35, length=70, width=6, gap=18),
    )
    _turbine(s)
    s.ink(MUSTARD, s.plate().line("860,980 1100,930 1280,820 1340,640 1350,470 1300,396", 8), wear=0)
    for x, y in ((300, 720), (1180, 650), (480, 860)):
        _passing_fish(s, x, y)


def _turbine(s: Sheet) -> None:
    s.ink(
        NAVY,
        s.plate().poly("740,1000 780,720 820,720 870,1000").poly("690,690 720,660 960,660 990,690 960,730 720,730"),
        wear=0.2,
    )
    for a in (-1.15, 2.0):
        c, n = math.cos(a), math.sin(a)
        tip = (720 + 300 * c, 695 + 260 * n)
        s.ink(
            MUSTARD,
            s.plate().poly(
                [
                    (720 - 26 * n, 695 + 26 * c),
                    (720 + 130 * c - 40 * n, 695 + 120 * n + 40 * c),
                    tip,
                    (720 + 26 * n, 695 - 26 * c),
                ],
                rough=1,
            ),
            wear=0.1,
        )
    s.ink(RED, s.plate().disc(720, 695, 42), wear=0.1)


def _passing_fish(s: Sheet, x: float, y: float) -> None:
    s.ink(
        PALE,
        s.plate().poly(
            [
                (x, y),
                (x + 40, y - 16),
                (x + 90, y),
                (x + 120, y - 18),
                (x + 112, y + 18),
                (x + 90, y + 4),
                (x + 40, y + 16),
            ],
            rough=0,
        ),
        wear=0.2,
    )
