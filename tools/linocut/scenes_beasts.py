"""Pictures of whales and birds."""

from __future__ import annotations

import math

from .catalogue import picture
from .places import sea, sky
from .sheet import BLACK, BRICK, DUSK, GREEN, MUSTARD, NAVY, PALE, PAPER, PINK, RED, SEA, STRAW, TEAL, Sheet
from .things import figures, gulls


@picture("whale.jpg")
def whale(s: Sheet) -> None:
    sky(s, PALE, 360, under=PINK, glow=0.8, top=0.2)
    sea(s, 350, SEA, bottom=470, light=0.5)
    s.ink(
        STRAW,
        s.plate()
        .poly("-20,440 700,470 1620,430 1620,920 -20,920", rough=4)
        .carve((0, 440, 1600, 900), 0.3, length=90, width=6, gap=19, grow=0.8),
    )
    s.ink(NAVY, s.plate().poly("150,690 1500,700 1420,740 240,740"), over=True)
    _stranded_body(s)
    s.ink(
        DUSK,
        s.plate()
        .poly("700,660 800,640 900,770 860,790")
        .carve((700, 640, 900, 790), 0.4, length=40, width=5, gap=13, angle=0.9),
    )
    figures(s, [(330, 830, 100), (420, 842, 96), (980, 820, 104), (1060, 830, 90), (1120, 822, 100)], RED)
    figures(s, [(560, 850, 92), (1240, 836, 96), (1290, 842, 70)], TEAL)
    s.ink(
        MUSTARD,
        s.plate()
        .rect(1360, 780, 120, 56)
        .rect(1390, 730, 60, 60)
        .line("1370,790 1310,720 1270,790", 16)
        .poly("1250,780 1290,786 1270,820"),
        wear=0.1,
    )
    s.ink(NAVY, s.plate().rect(1350, 836, 140, 26).rect(1402, 742, 34, 30), wear=0)
    gulls(s, [(700, 230, 40), (820, 270, 28), (300, 220, 32), (1200, 200, 30)])


def _stranded_body(s: Sheet) -> None:
    body = s.plate().poly(
        [
            (160, 500),
            (200, 410),
            (330, 372),
            (520, 366),
            (760, 390),
            (980, 440),
            (1160, 520),
            (1290, 590),
            (1400, 600),
            (1500, 540),
            (1530, 560),
            (1460, 640),
            (1520, 720),
            (1490, 736),
            (1380, 668),
            (1240, 680),
            (1040, 700),
            (700, 716),
            (420, 716),
            (240, 700),
            (170, 640),
        ],
        rough=4,
    )
    body.carve(
        (160, 370, 1500, 720),
        lambda x, y: 0.15 + 0.35 * (y - 370) / 350,
        length=80,
        width=6,
        gap=16,
        angle=lambda x, y: 0.12 + (x - 300) / 5200,
    )
    s.ink(NAVY, body)
    s.ink(PALE, s.plate().line("210,650 400,668 590,660", 7).disc(640, 600, 9), wear=0)


@picture("bones.jpg", 1600, 800)
def bones(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 800), 0.14, length=100, width=5, gap=24))
    s.ink(BRICK, s.plate().rect(-5, 600, 1610, 210).carve((0, 600, 1600, 800), 0.3, length=140, width=6, gap=22))
    skull = s.plate().poly("120,400 150,300 270,240 420,250 500,310 470,360 340,372 250,420 150,440", rough=3)
    skull.poly("150,470 330,420 470,400 480,424 340,452 170,500", rough=2)
    for i in range(34):
        x, y = 500 + i * 28, 320 + 36 * math.sin(i / 9)
        skull.rect(x, y - 18 + i * 0.3, 20, 36 - i * 0.7)
    for i in range(15):
        x = 530 + i * 31
        y = 335 + 36 * math.sin((x - 500) / 252)
        reach = 120 * math.sin(math.pi * (i + 3) / 19)
        skull.line([(x, y), (x + 26, y + reach * 0.5), (x + 10, y + reach)], 9)
    for k in range(4):
        skull.line([(640 + k * 10, 440), (620 + k * 34, 520), (630 + k * 40, 560)], 9)
    s.ink(PAPER, skull, wear=0.2)
    s.ink(
        NAVY,
        s.plate().disc(330, 330, 22).line("200,0 230,262", 3).line("700,0 700,320", 3).line("1200,0 1200,300", 3),
        wear=0,
    )
    for i in range(6):
        x = 150 + i * 250
        s.ink(
            MUSTARD,
            s.plate().rect(x, 640, 130, 16).rect(x + 8, 656, 10, 70).rect(x + 112, 656, 10, 70),
            wear=0.1,
        )
        figures(s, [(x + 60, 730, 120)], (RED, SEA, DUSK)[i % 3], arms="one" if i == 3 else "down")


@picture("gannets.jpg", 1200, 1500)
def gannets(s: Sheet) -> None:
    sky(s, PALE, 900, glow=0.6, top=0.2)
    stack = s.plate().poly(
        "690,960 720,700 700,500 760,330 840,210 930,240 1010,180 1090,300 1130,520 1180,760 1220,960",
        rough=8,
    )
    s.ink(NAVY, stack)
    white = s.plate()
    for _ in range(900):
        y = s.rng.uniform(230, 780)
        half = 110 + (y - 230) * 0.22
        white.gouge(950 + s.rng.uniform(-half, half), y, s.rng.uniform(10, 24), 9, s.rng.uniform(-0.3, 0.3), 255)
    s.ink(PAPER, white, wear=0)
    sea(s, 900, TEAL, light=0.45)
    for x, y, r, dive in (
        (250, 330, 150, False),
        (470, 620, 130, True),
        (200, 820, 150, True),
        (560, 250, 90, False),
        (640, 1060, 170, True),
        (330, 1130, 140, True),
    ):
        (_diving if dive else _gliding)(s, x, y, r)
    splash = s.plate()
    for x, y in ((640, 1190), (330, 1240), (900, 1300), (140, 1360)):
        for _ in range(70):
            a = s.rng.uniform(-2.6, -0.5)
            d = abs(s.rng.gauss(0, 70))
            splash.disc(x + d * math.cos(a), y + d * math.sin(a) * 1.4, s.rng.uniform(2, 9))
    s.ink(PAPER, splash, wear=0)


def _diving(s: Sheet, x: float, y: float, r: float) -> None:
    s.ink(
        PAPER,
        s.plate().poly(
            [
                (x, y + r),
                (x - r * 0.13, y + r * 0.4),
                (x - r * 0.3, y - r * 0.5),
                (x - r * 0.1, y - r * 0.4),
                (x, y - r * 0.85),
                (x + r * 0.1, y - r * 0.4),
                (x + r * 0.3, y - r * 0.5),
                (x + r * 0.13, y + r * 0.4),
            ],
            rough=0,
        ),
        wear=0,
    )
    s.ink(
        BLACK,
        s.plate()
        .poly(
            [(x - r * 0.27, y - r * 0.32), (x - r * 0.36, y - r * 0.95), (x - r * 0.16, y - r * 0.45)],
            rough=0,
        )
        .poly(
            [(x + r * 0.27, y - r * 0.32), (x + r * 0.36, y - r * 0.95), (x + r * 0.16, y - r * 0.45)],
            rough=0,
        ),
        wear=0,
    )
    s.ink(MUSTARD, s.plate().disc(x, y + r * 0.52, r * 0.1), wear=0)
    s.ink(
        NAVY,
        s.plate().poly([(x - r * 0.05, y + r * 0.6), (x + r * 0.05, y + r * 0.6), (x, y + r)], rough=0),
        wear=0,
    )


def _gliding(s: Sheet, x: float, y: float, r: float) -> None:
    _spread(s, x, y, r)
    s.ink(
        BLACK,
        s.plate()
        .poly([(x - r * 0.5, y - r * 0.55), (x - r * 1.0, y - r * 0.7), (x - r * 0.5, y - r * 0.66)], rough=0)
        .poly([(x + r * 0.62, y - r * 0.62), (x + r * 0.8, y - r * 0.9), (x + r * 0.64, y - r * 0.46)], rough=0),
        wear=0,
    )
    s.ink(MUSTARD, s.plate().disc(x + r * 0.55, y - r * 0.01, r * 0.09), wear=0)
    s.ink(
        NAVY,
        s.plate().poly(
            [(x + r * 0.62, y - r * 0.05), (x + r * 0.9, y + r * 0.03), (x + r * 0.62, y + r * 0.05)], rough=0
        ),
        wear=0,
    )


def _spread(s: Sheet, x: float, y: float, r: float) -> None:
    s.ink(
        PAPER,
        s.plate()
        .poly(
            [
                (x - r * 0.7, y + r * 0.1),
                (x - r * 0.2, y - r * 0.1),
                (x + r * 0.5, y - r * 0.06),
                (x + r * 0.6, y + r * 0.06),
                (x, y + r * 0.16),
            ],
            rough=0,
        )
        .poly(
            [
                (x - r * 0.1, y),
                (x - r * 0.5, y - r * 0.55),
                (x - r * 1.0, y - r * 0.7),
                (x + r * 0.1, y - r * 0.5),
                (x + r * 0.2, y),
            ],
            rough=0,
        )
        .poly(
            [
                (x, y),
                (x + r * 0.45, y - r * 0.4),
                (x + r * 0.8, y - r * 0.9),
                (x + r * 0.55, y - r * 0.3),
                (x + r * 0.25, y + r * 0.05),
            ],
            rough=0,
        ),
        wear=0,
    )


@picture("puffins.jpg")
def puffins(s: Sheet) -> None:
    sky(s, PALE, 520, glow=0.7, top=0.2)
    sea(s, 420, SEA, light=0.45)
    s.ink(
        GREEN,
        s.plate()
        .poly("-20,640 400,600 900,640 1180,720 1260,920 -20,920", rough=5)
        .carve((0, 600, 1250, 900), 0.45, length=34, width=7, gap=18, angle=-1.25),
    )
    for x, y, h in ((170, 720, 330), (420, 700, 300), (660, 720, 340), (900, 740, 310)):
        _puffin(s, x, y, h)
    s.ink(
        NAVY,
        s.plate()
        .line("1380,560 1300,900", 12)
        .line("1380,560 1390,900", 12)
        .line("1380,560 1480,900", 12)
        .rect(1290, 400, 200, 140)
        .rect(1340, 536, 80, 34)
        .disc(1270, 470, 58),
        wear=0.1,
    )
    s.ink(TEAL, s.plate().disc(1264, 470, 38), wear=0)
    s.ink(PAPER, s.plate().disc(1250, 456, 11), wear=0)
    s.ink(RED, s.plate().disc(1452, 430, 13), wear=0)


def _puffin(s: Sheet, x: float, y: float, h: float) -> None:
    _plumage(s, x, y, h)
    _beak_and_feet(s, x, y, h)
    s.ink(
        BLACK,
        s.plate()
        .disc(x + h * 0.06, y - h * 0.85, h * 0.026)
        .gouge(x + h * 0.06, y - h * 0.89, h * 0.1, h * 0.022, -0.3, 255),
        wear=0,
    )


def _plumage(s: Sheet, x: float, y: float, h: float) -> None:
    s.ink(
        BLACK,
        s.plate()
        .poly(
            [
                (x - h * 0.2, y - h * 0.12),
                (x - h * 0.26, y - h * 0.5),
                (x - h * 0.17, y - h * 0.8),
                (x, y - h * 0.98),
                (x + h * 0.17, y - h * 0.8),
                (x + h * 0.24, y - h * 0.5),
                (x + h * 0.18, y - h * 0.12),
            ],
            rough=1,
        )
        .disc(x, y - h * 0.83, h * 0.165),
        wear=0.2,
    )
    s.ink(
        PAPER,
        s.plate()
        .poly(
            [
                (x - h * 0.06, y - h * 0.6),
                (x + h * 0.17, y - h * 0.6),
                (x + h * 0.19, y - h * 0.3),
                (x + h * 0.06, y - h * 0.12),
                (x - h * 0.12, y - h * 0.3),
            ],
            rough=1,
        )
        .disc(x + h * 0.05, y - h * 0.83, h * 0.115),
        wear=0,
    )


def _beak_and_feet(s: Sheet, x: float, y: float, h: float) -> None:
    s.ink(
        RED,
        s.plate().poly(
            [
                (x + h * 0.13, y - h * 0.93),
                (x + h * 0.25, y - h * 0.88),
                (x + h * 0.31, y - h * 0.78),
                (x + h * 0.13, y - h * 0.73),
            ],
            rough=0,
        ),
        wear=0,
    )
    s.ink(
        MUSTARD,
        s.plate()
        .poly(
            [
                (x + h * 0.13, y - h * 0.93),
                (x + h * 0.18, y - h * 0.91),
                (x + h * 0.18, y - h * 0.74),
                (x + h * 0.13, y - h * 0.73),
            ],
            rough=0,
        )
        .poly(
            [
                (x - h * 0.12, y - h * 0.12),
                (x - h * 0.06, y - h * 0.12),
                (x + h * 0.02, y),
                (x - h * 0.18, y),
            ],
            rough=0,
        )
        .poly(
            [(x + h * 0.05, y - h * 0.12), (x + h * 0.11, y - h * 0.12), (x + h * 0.19, y), (x, y)],
            rough=0,
        ),
        wear=0,
    )
