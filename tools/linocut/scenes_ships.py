"""Pictures of ferries and boats."""

from __future__ import annotations

import math
from collections.abc import Callable

from .catalogue import picture
from .places import crane, hills, pier, sea, sky, street, sun
from .sheet import (
    BLACK,
    BRICK,
    DUSK,
    GREY,
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
from .things import boat, ferry, gulls

_HOUSES: list[tuple[float, float]] = [
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
    bar = s.plate().poly("120,690 420,640 900,632 1260,668 1480,720 1100,760 500,768 200,736", rough=4)
    bar.carve((100, 620, 1500, 780), 0.55, length=90, width=6, gap=14)
    s.ink(STRAW, bar, wear=0.8)
    ferry(s, 260, 636, 980, hull=NAVY, funnel=RED, tilt=0.022)
    foam = s.plate().carve((230, 634, 1260, 676), 0.7, length=80, width=7, gap=10, fill=255)
    s.ink(PAPER, foam, wear=0.1)
    gulls(s, [(420, 240, 42), (520, 180, 30), (1390, 260, 34), (330, 320, 22)])


@picture("battery-ferry.jpg")
def battery_ferry(s: Sheet) -> None:
    sky(s, TEAL, 620, glow=0.35, top=0.12)
    sun(s, 720, 210, 100, PINK, halo=STRAW)
    sea(s, 610, NAVY, light=0.4)
    ferry(s, 90, 650, 1060, hull=NAVY, upper=PAPER, funnel=MUSTARD)
    pier(s, 1240, 1620, 600, 320, colour=RED)
    tower = s.plate().poly("1330,600 1350,190 1410,190 1430,600")
    tower.carve((1330, 190, 1430, 600), lambda x, y: 0.5 if x > 1385 else 0, length=24, width=5, gap=12)
    s.ink(NAVY, tower)
    cable = s.plate()
    turns = [
        (
            1350 - 250 * t + 46 * math.cos(t * 40),
            300 + 236 * t + 46 * math.sin(t * 40) + 60 * math.sin(math.pi * t),
        )
        for t in [i / 220 for i in range(221)]
    ]
    cable.line([(1380, 240), *turns, (1090, 560)], 11)
    s.ink(RED, cable, wear=0.1)
    s.ink(MUSTARD, s.plate().poly("1392,330 1362,420 1386,420 1370,510 1420,395 1394,395 1412,330"), wear=0)
    s.ink(PAPER, s.plate().disc(1380, 222, 17), wear=0)


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
        .line("250,545 320,580 380,560", 7)
        .line("180,545 300,610 420,545", 6)
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


@picture("linkspan.jpg")
def linkspan(s: Sheet) -> None:
    sky(s, LILAC, 520, under=STRAW, glow=0.85, top=0.1)
    hills(s, 530, 140, SEA, phase=2.6, bottom=535)
    sea(s, 520, TEAL, light=0.5)
    crane(s, 300, 560, 470, RED, jib=1.0)
    pier(s, -20, 520, 560, 360, colour=GREY)
    s.ink(
        NAVY,
        s.plate()
        .poly("500,560 1010,640 1010,676 500,606")
        .line("560,566 560,360 960,632", 7)
        .line("600,370 600,580", 5),
        wear=0.2,
    )
    s.ink(PAPER, s.plate().poly("1000,470 1460,470 1520,560 1000,560").rect(1250, 360, 190, 120), wear=0.1)
    s.ink(NAVY, s.plate().rect(1276, 390, 140, 40).poly("990,560 1620,540 1620,760 1020,760"), wear=0.2)
    s.ink(BLACK, s.plate().rect(1004, 566, 110, 90), wear=0)
    s.ink(RED, s.plate().rect(1004, 716, 620, 16), wear=0.1)
    s.ink(
        BLACK,
        s.plate()
        .poly("660,560 690,500 880,520 900,560 930,574 928,618 640,576", rough=1)
        .disc(700, 590, 27)
        .disc(880, 616, 27),
        wear=0.1,
    )
    s.ink(
        PALE,
        s.plate().poly("704,514 770,520 768,556 692,546", rough=0).poly("786,522 868,532 880,570 784,558", rough=0),
        wear=0,
    )
    gulls(s, [(980, 200, 42), (1100, 250, 28), (820, 260, 24)])


Place = Callable[[float, float], Point]
"""From a place in a skiff to one on the sheet."""
_COURSE = -0.32


@picture("skiffs.jpg")
def skiffs(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), 0.35, length=90, width=6, gap=19, angle=0.25))
    fog = s.plate()
    for k in range(26):
        fog.disc(1130 + s.rng.uniform(-40, 480), s.rng.uniform(-40, 420) - (k % 3) * 30, s.rng.uniform(90, 190))
    s.ink(PAPER, fog.carve((900, 0, 1600, 620), 0.3, length=120, width=7, gap=22), wear=0.5)
    for i, (x, y, size, colour) in enumerate(((420, 230, 1.0, RED), (760, 470, 1.15, MUSTARD), (330, 700, 1.0, NAVY))):
        at = _aboard(x, y, size)
        _wake(s, at)
        _oars(s, at, size)
        _planks(s, at, colour)
        crew = s.plate()
        for k in range(5):
            crew.line([at(-100 + k * 60, -16), at(-100 + k * 60, 16)], 28 * size)
        s.ink((PAPER, NAVY, PINK)[i], crew, wear=0.1)
        heads = s.plate()
        for k in range(5):
            heads.disc(*at(-94 + k * 60, 0), 15 * size)
        s.ink((NAVY, RED, MUSTARD)[i], heads, wear=0)


def _aboard(x: float, y: float, k: float) -> Place:
    c, n = math.cos(_COURSE), math.sin(_COURSE)
    return lambda px, py: (x + (px * c - py * n) * k, y + (px * n + py * c) * k)


def _wake(s: Sheet, at: Place) -> None:
    wake = s.plate()
    for k in range(18):
        for side in (-1, 1):
            wake.gouge(*at(-150 - k * 26, side * (24 + k * 9)), 44, 6, _COURSE + side * 0.35, 255)
    s.ink(PAPER, wake, wear=0.2)


def _oars(s: Sheet, at: Place, size: float) -> None:
    oars = s.plate()
    for k in range(4):
        side = 1 if k % 2 else -1
        px = -100 + k * 64
        oars.line([at(px, side * 20), at(px - 40, side * 150)], 8 * size).line(
            [at(px - 32, side * 122), at(px - 46, side * 168)], 18 * size
        )
    s.ink(STRAW, oars, wear=0)


def _planks(s: Sheet, at: Place, colour: str) -> None:
    s.ink(
        colour,
        s.plate().poly(
            [
                at(-190, -26),
                at(-100, -46),
                at(60, -44),
                at(180, -16),
                at(226, 0),
                at(180, 16),
                at(60, 44),
                at(-100, 46),
                at(-190, 26),
            ],
            rough=1,
        ),
        wear=0.2,
    )
    s.ink(
        BRICK,
        s.plate().poly(
            [at(-176, -16), at(-96, -34), at(56, -32), at(186, 0), at(56, 32), at(-96, 34), at(-176, 16)],
            rough=1,
        ),
        wear=0.2,
    )


@picture("fiddle.jpg")
def fiddle(s: Sheet) -> None:
    sky(s, LILAC, 560, under=STRAW, glow=0.9, top=0.1)
    sun(s, 1180, 300, 100, MUSTARD, halo=PAPER)
    sea(s, 540, SEA, glitter=1180, under=STRAW, light=0.35)
    _soundbox(s)
    _neck(s)
    s.ink(
        PAPER,
        s.plate()
        .poly("836,250 1130,560 836,560", rough=2)
        .carve((836, 250, 1130, 560), 0.2, length=60, width=4, gap=20, angle=0.8),
        wear=0.2,
    )
    s.ink(PINK, s.plate().poly("764,290 560,540 764,540", rough=2), wear=0.2)
    s.ink(NAVY, s.plate().line("830,226 1150,566", 8), wear=0)
    s.ink(
        SEA,
        s.plate().rect(-5, 730, 1610, 180).carve((0, 730, 1600, 900), 0.5, length=110, width=8, gap=18, grow=0.4),
    )
    gulls(s, [(620, 160, 44), (980, 120, 36), (520, 260, 28), (1060, 210, 26), (700, 90, 24)])


def _soundbox(s: Sheet) -> None:
    s.ink(
        BRICK,
        s.plate()
        .poly(
            [
                (560, 700),
                (530, 600),
                (560, 520),
                (640, 480),
                (700, 500),
                (720, 550),
                (705, 590),
                (730, 640),
                (870, 640),
                (895, 590),
                (880, 550),
                (900, 500),
                (960, 480),
                (1040, 520),
                (1070, 600),
                (1040, 700),
                (960, 760),
                (640, 760),
            ],
            rough=3,
        )
        .carve((530, 480, 1070, 760), 0.3, length=70, width=5, gap=15, angle=0.05),
        wear=0.3,
    )


def _neck(s: Sheet) -> None:
    s.ink(
        NAVY,
        s.plate()
        .poly("770,660 784,190 816,190 830,660")
        .ring(800, 150, 34, 15)
        .disc(800, 150, 12)
        .rect(750, 190, 36, 12)
        .rect(814, 210, 36, 12)
        .rect(750, 232, 36, 12)
        .rect(814, 252, 36, 12)
        .line("680,590 668,640 690,690", 9)
        .line("920,590 932,640 910,690", 9)
        .rect(740, 690, 120, 15),
        wear=0.2,
    )
    strings = s.plate()
    for k in range(4):
        strings.line([(790 + k * 7, 190), (776 + k * 16, 740)], 2)
    s.ink(PAPER, strings, wear=0)
