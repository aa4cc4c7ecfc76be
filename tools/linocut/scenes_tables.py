"""Pictures of what lies on a table, seen from above."""

from __future__ import annotations

import math

from .catalogue import picture
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
    PINK,
    RED,
    SEA,
    STRAW,
    TEAL,
    Point,
    Sheet,
)
from .things import fish


@picture("cards.jpg")
def cards(s: Sheet) -> None:
    s.ink(GREEN, s.plate(full=True).carve((0, 0, 1600, 900), 0.2, length=70, width=5, gap=20, angle=0.15))
    s.ink(
        NAVY,
        s.plate().poly("610,30 1000,30 1020,330 590,330").carve((590, 30, 1020, 330), 0.15, length=60, width=5, gap=15),
    )
    s.ink(PAPER, s.plate().rect(700, 64, 210, 14).rect(690, 150, 230, 90), wear=0.1)
    s.ink(RED, s.plate().line("740,196 775,226 850,162", 16), wear=0)
    for x, tilt, red in ((470, -0.16, True), (1130, 0.13, False)):
        _card(s, x, tilt, red)
    for side in (-1, 1):
        _player(s, side)


def _card(s: Sheet, x: float, tilt: float, red: bool) -> None:
    c, n = math.cos(tilt), math.sin(tilt)

    def at(px: float, py: float) -> Point:
        return x + px * c - py * n, 560 + px * n + py * c

    s.ink(NAVY, s.plate().poly([at(-150, -205), at(172, -205), at(172, 232), at(-150, 232)]), over=True)
    s.ink(PAPER, s.plate().poly([at(-160, -220), at(160, -220), at(160, 220), at(-160, 220)]), wear=0.1)
    pips, ink = s.plate(), RED if red else BLACK
    if red:
        for px, py, r in ((-118, -170, 20), (118, 170, 20), (0, 96, 62)):
            cx, cy = at(px, py)
            pips.disc(cx - r * 0.5, cy - r * 0.3, r * 0.55).disc(cx + r * 0.5, cy - r * 0.3, r * 0.55).poly(
                [(cx - r * 1.02, cy - r * 0.12), (cx + r * 1.02, cy - r * 0.12), (cx, cy + r * 1.1)],
                rough=0,
            )
        cx, cy = at(0, -70)
        pips.poly(
            [
                (cx - 74, cy + 40),
                (cx - 86, cy - 50),
                (cx - 40, cy - 8),
                (cx, cy - 70),
                (cx + 40, cy - 8),
                (cx + 86, cy - 50),
                (cx + 74, cy + 40),
            ]
        )
    else:
        for px, py in ((-70, -140), (70, -140), (-70, 0), (70, 0), (-70, 140), (70, 140), (0, -70)):
            cx, cy = at(px, py)
            pips.disc(cx, cy - 20, 20).disc(cx - 20, cy + 6, 20).disc(cx + 20, cy + 6, 20).poly(
                [(cx - 4, cy), (cx + 4, cy), (cx + 16, cy + 44), (cx - 16, cy + 44)], rough=0
            )
    s.ink(ink, pips, wear=0.1)


def _player(s: Sheet, side: int) -> None:
    hand = s.plate()
    ex = 800 + side * 800
    hand.poly(
        [
            (ex, 700),
            (ex, 920),
            (800 + side * 560, 900),
            (800 + side * 450, 790),
            (800 + side * 400, 720),
            (800 + side * 440, 690),
            (800 + side * 530, 700),
        ],
        rough=3,
    )
    for k in range(3):
        hand.line([(800 + side * (500 - k * 8), 716 + k * 34), (800 + side * (392 - k * 6), 690 + k * 40)], 36)
    s.ink(PINK if side < 0 else BRICK, hand)
    s.ink(
        NAVY if side < 0 else MUSTARD,
        s.plate().poly([(ex, 660), (800 + side * 590, 690), (800 + side * 570, 920), (ex, 940)]),
    )


@picture("repair-bench.jpg")
def repair_bench(s: Sheet) -> None:
    s.ink(BRICK, s.plate(full=True).carve((0, 0, 1600, 900), 0.3, length=220, width=6, gap=22))
    s.ink(
        STRAW,
        s.plate()
        .poly("160,120 1440,100 1460,800 140,790")
        .carve((140, 100, 1460, 800), 0.1, length=120, width=5, gap=26),
        wear=0.3,
    )
    _broken_things(s)
    for x, y, r in ((900, 590, 90), (1040, 640, 54), (1120, 560, 40)):
        _gear(s, x, y, r)
    bits = s.plate()
    for _ in range(40):
        left, row = s.rng.uniform(250, 1380), s.rng.choice((150, 470, 500, 730, 750))
        bits.disc(left, row + s.rng.uniform(-18, 18), s.rng.uniform(4, 9))
    s.ink(NAVY, bits, wear=0)
    for i, (x, y, tx, ty, skin, cuff) in enumerate(
        (
            (200, 920, 430, 470, PINK, SEA),
            (700, 920, 590, 640, BRICK, MUSTARD),
            (1250, 920, 1040, 690, PINK, GREEN),
            (1620, 420, 1230, 380, "#7b4a3a", DUSK),
            (760, -20, 860, 260, PINK, TEAL),
        )
    ):
        _reaching_hand(s, x, y, tx, ty, skin, cuff)
        if i == 3:
            s.ink(RED, s.plate().line([(tx - 10, ty - 6), (tx - 90, ty - 40)], 18), wear=0)


def _broken_things(s: Sheet) -> None:
    s.ink(TEAL, s.plate().disc(440, 340, 120).poly("330,300 250,250 270,220 350,260"), wear=0.2)
    s.ink(
        NAVY,
        s.plate().ring(440, 340, 158, 20).disc(440, 340, 30).line("600,330 660,340 640,400", 10),
        wear=0.1,
    )
    s.ink(RED, s.plate().rect(860, 190, 330, 200), wear=0.2)
    s.ink(
        PAPER,
        s.plate().disc(950, 290, 66).rect(1050, 220, 110, 40).disc(1075, 320, 20).disc(1135, 320, 20),
        wear=0.1,
    )
    s.ink(
        NAVY,
        s.plate().ring(950, 290, 66, 8).ring(950, 290, 40, 6).ring(950, 290, 16, 6).line("1180,190 1300,110", 7),
        wear=0,
    )
    s.ink(GREY, s.plate().rect(320, 540, 300, 150), wear=0.2)
    s.ink(
        NAVY,
        s.plate().rect(350, 560, 240, 22).rect(350, 604, 240, 22).line("620,620 700,640 720,720 640,760", 8),
        wear=0.1,
    )


def _gear(s: Sheet, x: float, y: float, r: float) -> None:
    teeth = s.plate().ring(x, y, r * 0.85, r * 0.26)
    for i in range(16):
        a = 2 * math.pi * i / 16
        teeth.line(
            [
                (x + r * 0.9 * math.cos(a), y + r * 0.9 * math.sin(a)),
                (x + r * 1.1 * math.cos(a), y + r * 1.1 * math.sin(a)),
            ],
            r * 0.15,
        )
    s.ink(MUSTARD, teeth, wear=0.1)


def _reaching_hand(s: Sheet, x: float, y: float, tx: float, ty: float, skin: str, cuff: str) -> None:
    dx, dy = tx - x, ty - y
    far = math.hypot(dx, dy)
    ux, uy = dx / far, dy / far
    s.ink(cuff, s.plate().line([(x, y), (x + dx * 0.6, y + dy * 0.6)], 92), wear=0.2)
    hand = (
        s.plate()
        .line([(x + dx * 0.55, y + dy * 0.55), (x + dx * 0.86, y + dy * 0.86)], 58)
        .disc(x + dx * 0.86, y + dy * 0.86, 40)
    )
    for k in (-1.5, -0.5, 0.5, 1.5):
        hand.line(
            [
                (x + dx * 0.86 - uy * k * 18, y + dy * 0.86 + ux * k * 18),
                (tx - uy * k * 24 + ux * 8, ty + ux * k * 24 + uy * 8),
            ],
            17,
        )
    s.ink(skin, hand, wear=0.2)


@picture("herring-pan.jpg")
def herring_pan(s: Sheet) -> None:
    s.ink(PAPER, s.plate(full=True))
    _tablecloth(s)
    s.ink(BLACK, s.plate().disc(700, 450, 385).poly("1020,400 1600,250 1620,340 1050,500"), wear=0.3)
    s.ink(
        "#333a44",
        s.plate()
        .disc(700, 450, 330)
        .carve(
            (370, 120, 1030, 780),
            0.2,
            length=60,
            width=5,
            gap=22,
            angle=lambda x, y: math.atan2(y - 450, x - 700) + math.pi / 2,
        ),
        wear=0.3,
    )
    fish(s, 690, 350, 500, MUSTARD, BRICK, tilt=-0.12)
    fish(s, 720, 560, 500, MUSTARD, BRICK, flip=True, tilt=0.1)
    oats = s.plate()
    for _ in range(420):
        x, y = s.rng.uniform(480, 930), s.rng.choice((350, 560)) + s.rng.gauss(0, 34)
        oats.disc(x, y, s.rng.uniform(3, 7))
    s.ink(STRAW, oats, wear=0)
    _lemon(s)
    herb = s.plate().line("1120,860 1220,780 1420,800", 7)
    for k in range(12):
        herb.gouge(1130 + k * 25, 846 - k * 6 + (20 if k % 2 else -16), 60, 20, -0.9 if k % 2 else 0.6, 255)
    s.ink(GREEN, herb, wear=0.2)
    s.ink(
        SEA,
        s.plate()
        .poly("-20,620 200,700 240,920 -20,920", rough=5)
        .carve((-20, 620, 240, 900), 0.45, length=50, width=8, gap=20, angle=0.8),
    )


def _tablecloth(s: Sheet) -> None:
    check = s.plate()
    for k in range(0, 1700, 120):
        check.rect(k, -5, 60, 910)
    s.ink(PALE, check, over=True, wear=0.3)
    check = s.plate()
    for k in range(0, 950, 120):
        check.rect(-5, k, 1610, 60)
    s.ink(PALE, check, over=True, wear=0.3)


def _lemon(s: Sheet) -> None:
    s.ink(MUSTARD, s.plate().disc(1300, 640, 120), wear=0.1)
    s.ink(PAPER, s.plate().disc(1300, 640, 102), wear=0)
    seg = s.plate()
    for k in range(9):
        a = 2 * math.pi * k / 9
        seg.poly(
            [
                (1300 + 16 * math.cos(a), 640 + 16 * math.sin(a)),
                (1300 + 94 * math.cos(a - 0.28), 640 + 94 * math.sin(a - 0.28)),
                (1300 + 94 * math.cos(a + 0.28), 640 + 94 * math.sin(a + 0.28)),
            ]
        )
    s.ink(STRAW, seg, wear=0.1)


_PEAT = (
    (150, MOSS),
    (110, GREEN),
    (70, PAPER),
    (190, MUSTARD),
    (220, BRICK),
    (160, "#6b3a2a"),
    (210, "#4d2b22"),
    (180, "#33211e"),
    (112, BLACK),
)
"""Lengths and colours of the layers."""


@picture("peat-core.jpg")
def peat_core(s: Sheet) -> None:
    s.ink(SEA, s.plate(full=True).carve((0, 0, 1600, 900), 0.2, length=120, width=6, gap=24))
    s.ink(NAVY, s.plate().rect(90, 300, 1450, 290), over=True)
    s.ink(GREY, s.plate().rect(70, 270, 1460, 290))
    x = 100.0
    for i, (w, colour) in enumerate(_PEAT):
        p = s.plate().poly(
            [
                (x, 310),
                (x + w, 310),
                (x + w + 14 * math.sin(i), 415),
                (x + w, 520),
                (x, 520),
                (x - 10 * math.sin(i + 1), 415),
            ],
            rough=3,
        )
        s.ink(
            colour,
            p.carve((x, 310, x + w, 520), 0.4, length=40, width=5, gap=14, angle=1.57 + 0.2 * math.sin(i)),
        )
        x += w
    s.ink(STRAW, s.plate().rect(70, 640, 1460, 90), wear=0.2)
    ticks = s.plate()
    for i in range(73):
        ticks.line([(80 + i * 20, 640), (80 + i * 20, 690 if i % 5 == 0 else 664)], 3)
    s.ink(NAVY, ticks, wear=0)
    moss_ = s.plate()
    for _ in range(60):
        moss_.gouge(100 + s.rng.random() * 150, 306 - s.rng.random() * 26, 44, 9, -1.2 + s.rng.uniform(-0.5, 0.5), 255)
    s.ink(GREEN, moss_, wear=0)


@picture("splice.jpg")
def splice(s: Sheet) -> None:
    s.ink("#0f1d2e", s.plate(full=True).carve((0, 0, 1600, 900), 0.08, length=110, width=5, gap=24))
    glow = s.plate().carve(
        (200, 80, 1400, 860),
        lambda x, y: max(0.0, 0.95 - math.hypot(x - 800, (y - 470) * 1.3) / 520),
        length=70,
        width=10,
        gap=16,
        fill=255,
        angle=lambda x, y: math.atan2(y - 470, x - 800),
    )
    s.ink(TEAL, glow)
    s.ink(NAVY, s.plate().poly("640,-10 960,-10 900,130 700,130"), wear=0.2)
    s.ink(STRAW, s.plate().rect(700, 126, 200, 22), wear=0)
    left, right = (
        [(-20, 700), (200, 600), (460, 500), (640, 474), (778, 470)],
        [(1620, 250), (1400, 380), (1150, 450), (960, 468), (822, 470)],
    )
    s.ink(MUSTARD, s.plate().line(left, 13).line(right, 13), wear=0)
    s.ink(PAPER, s.plate().line(left, 4).line(right, 4), wear=0)
    tips = s.plate()
    for side in (-1, 1):
        x = 800 + side * 150
        tips.poly([(x, 466), (x + side * 240, 250 + side * 330), (x + side * 300, 290 + side * 330)]).poly(
            [(x, 474), (x + side * 300, 420 + side * 330), (x + side * 240, 460 + side * 330)]
        )
    s.ink(GREY, tips.carve((100, 60, 1500, 900), 0.15, length=60, width=5, gap=14, angle=0.8), wear=0.2)
    star = s.plate()
    for k in range(16):
        star.gouge(800, 470, 150 if k % 2 else 90, 11, math.pi * k / 16, 255)
    s.ink(PAPER, star, wear=0)
    s.ink(RED, s.plate().ring(800, 470, 62, 6), wear=0)
