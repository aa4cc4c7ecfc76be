"""Pictures of wind, rain and lights in the sky."""

from __future__ import annotations

import math

from .catalogue import picture
from .places import cloud, hills, house, lighthouse, sea, sky, street
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
from .things import people


@picture("gale.jpg", 1600, 1067)
def gale(s: Sheet) -> None:
    sky(s, NAVY, 700, under=PALE, glow=0.5, top=0.22, slant=-0.35)
    _crest(s)
    blue = s.plate().poly(
        "-20,1080 -20,640 200,590 360,470 450,330 560,230 660,200 640,330 660,470 760,610 "
        "960,720 1240,800 1620,830 1620,1080",
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
    rock = s.plate().poly("900,1080 980,900 1060,850 1130,800 1300,770 1440,800 1520,760 1620,770 1620,1080", rough=7)
    rock.carve((900, 760, 1620, 1080), 0.5, length=60, width=9, gap=20, angle=0.9)
    s.ink(NAVY, rock)
    lighthouse(s, 1290, 800, 470, beam=STRAW)
    low = s.plate().poly("-20,1080 -20,960 260,930 560,985 860,960 1180,1010 1620,980 1620,1080", rough=6)
    low.carve((-20, 920, 1620, 1080), 0.5, length=110, width=8, gap=18)
    s.ink(NAVY, low)


def _crest(s: Sheet) -> None:
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


@picture("rain-gauge.jpg")
def rain_gauge(s: Sheet) -> None:
    s.ink(PALE, s.plate(full=True).carve((0, 0, 1600, 900), 0.2, length=100, width=5, gap=24))
    hills(s, 700, 160, SEA, phase=5.0)
    hills(s, 800, 90, GREEN, phase=2.2, waves=0.8)
    s.ink(
        NAVY,
        s.plate().carve((120, 240, 1480, 760), 0.5, length=120, width=5, gap=52, angle=1.75, fill=255),
        wear=0.2,
    )
    cloud(s, 800, 170, 640, DUSK)
    cloud(s, 470, 210, 330, NAVY)
    cloud(s, 1160, 220, 300, NAVY)
    s.ink(NAVY, s.plate().poly("720,850 880,850 900,880 700,880"), over=True)
    s.ink(
        BRICK,
        s.plate()
        .poly("700,480 900,480 884,560 884,850 716,850 716,560")
        .carve(
            (790, 480, 900, 850),
            lambda x, y: 0.5 if x > 830 else 0.05,
            length=34,
            width=6,
            gap=13,
            angle=1.57,
        ),
    )
    s.ink(MUSTARD, s.plate().rect(686, 462, 228, 34).rect(708, 640, 184, 14), wear=0.1)
    s.ink(NAVY, s.plate().disc(800, 468, 92, squash=0.13), wear=0)
    for k in range(7):
        s.ink(
            PAPER,
            s.plate().poly(
                [
                    (740 + k * 20, 380 + (k * 37) % 60),
                    (746 + k * 20, 414 + (k * 37) % 60),
                    (734 + k * 20, 414 + (k * 37) % 60),
                ],
                rough=0,
            ),
            wear=0,
        )


@picture("rain-columns.jpg", 1600, 800)
def rain_columns(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 800), 0.12, length=130, width=5, gap=26))
    lines = s.plate()
    for k in range(6):
        lines.line([(110, 700 - k * 110), (1500, 700 - k * 110)], 2)
    s.ink(MUSTARD, lines, wear=0.3)
    values = (1012, 1024, 1019, 1035, 1041, 1078, 1117, 1149, 1186)
    for i, v in enumerate(values):
        h = v * 0.5
        x = 140 + i * 150
        p = s.plate().rect(x, 700 - h, 108, h)
        p.carve(
            (x, 700 - h, x + 108, 700),
            lambda a, b: 0.2 + 0.35 * (700 - b) / 600,
            length=44,
            width=6,
            gap=14,
            angle=1.75,
        )
        s.ink(SEA if i < 5 else NAVY, p)
    s.ink(NAVY, s.plate().rect(110, 700, 1390, 10), wear=0)
    top = 700 - 1186 * 0.5
    s.ink(
        RED,
        s.plate().poly(
            [
                (1310, top - 10),
                (1330, top - 60),
                (1394, top - 84),
                (1460, top - 60),
                (1480, top - 10),
                (1436, top - 26),
                (1394, top - 10),
                (1352, top - 26),
            ],
            rough=0,
        ),
        wear=0,
    )
    s.ink(NAVY, s.plate().line([(1394, top - 84), (1394, top + 40), (1380, top + 50)], 6), wear=0)


@picture("aurora.jpg", 1600, 1067)
def aurora(s: Sheet) -> None:
    s.ink("#0e1c2e", s.plate(full=True))
    _curtains(s)
    stars = s.plate()
    for _ in range(120):
        stars.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 620), s.rng.uniform(1, 3.6))
    s.ink(PAPER, stars, wear=0)
    hills(s, 760, 150, NAVY, phase=0.4, light=0.1)
    x = 120.0
    for i, (w, h) in enumerate(
        (
            (110, 80),
            (90, 100),
            (130, 84),
            (100, 92),
            (120, 80),
            (92, 104),
            (140, 82),
            (104, 90),
            (120, 96),
            (96, 84),
        )
    ):
        house(s, x, 800, w, h, "#22303f", roof="#0b1522", lit=MUSTARD, gable=i % 3 == 1)
        x += w + 24
    s.ink(NAVY, s.plate().rect(-5, 798, 1610, 290).carve((0, 810, 1600, 1067), 0.06, length=80, width=6, gap=20))
    s.ink(GREEN, s.plate().carve((0, 880, 1600, 1067), 0.45, length=100, width=7, gap=19, fill=255), wear=0.3)
    people(
        s,
        [
            (
                360 + i * 74 + s.rng.uniform(-18, 18),
                1000 + s.rng.uniform(-14, 20),
                150 + s.rng.uniform(-50, 20),
            )
            for i in range(13)
        ],
        DUSK,
    )


def _curtains(s: Sheet) -> None:
    for k, (colour, base, size) in enumerate(((DUSK, 430, 330), (TEAL, 520, 380), (GREEN, 600, 330))):
        p = s.plate()
        for i in range(330):
            x = i * 5.0 - 20
            y = base + 90 * math.sin(x / 210 + k * 1.7) + 40 * math.sin(x / 73 + k)
            reach = size * (0.55 + 0.45 * math.sin(x / 130 + k * 2.2) ** 2) * s.rng.uniform(0.6, 1.1)
            if s.rng.random() < 0.82:
                p.gouge(x, y - reach / 2, reach, 9, -1.5 + 0.1 * math.sin(x / 300), 255)
        s.ink(colour, p, wear=0.8)


@picture("trampoline.jpg")
def trampoline(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 900), 0.35, length=150, width=6, gap=22, angle=-0.3))
    street(
        s,
        -30,
        920,
        [(220, 230), (170, 290), (240, 220), (180, 270), (230, 240), (170, 300), (230, 230), (220, 260)],
        [DUSK, "#223a52", BRICK],
        lit=MUSTARD,
    )
    for k in range(12):
        s.ink(
            PALE,
            s.plate().poly(
                [(330 + k * 40, 560 - k * 14), (420 + k * 36, 548 - k * 16), (330 + k * 40, 566 - k * 14)],
                rough=0,
            ),
            wear=0.4,
        )
    s.ink(RED, s.plate().disc(960, 310, 220, squash=0.52), wear=0.2)
    s.ink(STRAW, s.plate().disc(960, 306, 192, squash=0.5), wear=0.2)
    s.ink(
        NAVY,
        s.plate().disc(960, 304, 160, squash=0.48).carve((800, 220, 1120, 390), 0.2, length=40, width=4, gap=14),
        wear=0.2,
    )
    legs = s.plate()
    for dx in (-160, -60, 60, 160):
        legs.line([(960 + dx, 390), (960 + dx * 0.9 - 14, 480)], 9)
    s.ink(PAPER, legs, wear=0)
    leaves = s.plate()
    for _ in range(50):
        leaves.gouge(s.rng.uniform(0, 1600), s.rng.uniform(0, 640), 30, 10, s.rng.uniform(-1, 0.4), 255)
    s.ink(MOSS, leaves, wear=0)


@picture("quillhead-lamp.jpg", 1600, 1067)
def quillhead_lamp(s: Sheet) -> None:
    s.ink("#0f1d2e", s.plate(full=True).carve((0, 0, 1600, 740), 0.1, length=110, width=5, gap=24))
    stars = s.plate()
    for _ in range(90):
        stars.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 640), s.rng.uniform(1, 4))
    s.ink(PALE, stars, wear=0)
    sea(s, 740, SEA, glitter=560, light=0.35)
    s.ink(
        BLACK,
        s.plate()
        .poly("300,1080 360,900 440,830 520,790 640,776 760,800 840,850 900,960 1010,1080", rough=7)
        .carve((300, 780, 1010, 1080), 0.4, length=50, width=8, gap=20, angle=1.1),
    )
    lighthouse(s, 600, 800, 520, beam=MUSTARD)
    house(s, 690, 806, 130, 70, PAPER, roof=RED, lit=MUSTARD)
    s.ink(PAPER, s.plate().rect(1240, 776, 120, 14).rect(1270, 760, 60, 18), wear=0)
    s.ink(RED, s.plate().poly("1225,788 1385,788 1370,804 1235,804", rough=0), wear=0)


@picture("radio-hill.jpg", 1600, 1067)
def radio_hill(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 700), 0.2, length=120, width=5, gap=22, angle=-0.25))
    rings = s.plate()
    for k in range(1, 13):
        rings.ring(800, 270, k * 90, max(2.0, 9 - k * 0.5))
    s.ink(SEA, rings, wear=0.7)
    hills(s, 900, 140, "#0f1f30", phase=2.0, light=0.05)
    s.ink(
        DUSK,
        s.plate()
        .poly("-20,1080 -20,930 260,840 520,690 760,600 1000,580 1200,640 1420,800 1620,900 1620,1080", rough=6)
        .carve((0, 580, 1600, 1067), 0.35, length=60, width=7, gap=19, angle=lambda x, y: (x - 950) / 1500),
    )
    stones = s.plate()
    for row in range(4):
        for k in range(11):
            stones.rect(560 + k * 30 + (12 if row % 2 else 0), 640 - row * 21 + abs(k - 5) * 2, 27, 18)
    s.ink(GREY, stones, wear=0.3)
    s.ink(MUSTARD, s.plate().poly("870,620 960,480 1060,620"), wear=0.2)
    s.ink(BRICK, s.plate().poly("960,480 1060,620 1120,610 1010,486").line("960,480 950,620", 5), wear=0.1)
    s.ink(
        PAPER,
        s.plate()
        .line("800,640 800,260", 7)
        .line("740,300 860,300", 5)
        .line("752,350 848,350", 5)
        .line("764,400 836,400", 5)
        .line("800,280 1010,486", 2)
        .line("800,280 600,620", 2),
        wear=0,
    )
    s.ink(BLACK, s.plate().poly("916,620 922,572 950,560 968,580 974,620", rough=0).disc(944, 548, 15), wear=0)
    sheep = s.plate()
    for x, y in ((1180, 690), (1260, 760), (380, 830), (470, 770)):
        sheep.disc(x, y, 30, squash=0.7).disc(x - 24, y - 6, 13)
    s.ink(PAPER, sheep, wear=0.1)
    lights = s.plate()
    for x, y in ((120, 960), (1500, 970), (1330, 1010), (240, 1020)):
        lights.rect(x, y, 16, 14)
    s.ink(MUSTARD, lights, wear=0)
