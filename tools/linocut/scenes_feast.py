"""Pictures of kites, robots and buried boxes."""

from __future__ import annotations

import math

from .catalogue import picture
from .places import cloud, hills, rain, sea, sky
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
    Sheet,
)
from .things import figures, fish


@picture("kite-japan.jpg", 1200, 1500)
def kite_japan(s: Sheet) -> None:
    sky(s, SEA, 1330, under=PALE, glow=0.75, top=0.15, slant=-0.18)
    for x, y, r in ((180, 260, 150), (1050, 640, 170), (160, 860, 130)):
        cloud(s, x, y, r)
    _warrior_kite(s)
    tails = s.plate()
    for x0, y0, ph in ((400, 750, 0.0), (930, 700, 1.5)):
        tails.line([(x0 + 44 * math.sin(t * 5 + ph) - 60 * t, y0 + 330 * t) for t in [i / 40 for i in range(41)]], 20)
    s.ink(MUSTARD, tails, wear=0.1)
    hills(s, 1320, 160, GREEN, phase=2.4, waves=0.9)
    s.ink(
        PAPER,
        s.plate().line("640,450 560,1290", 4).line("500,600 560,1290", 3).line("790,600 560,1290", 3),
        wear=0,
    )
    for i, colour in enumerate((RED, NAVY, MUSTARD, NAVY, RED)):
        figures(s, [(480 + i * 56, 1360 + 10 * (i % 2), 130)], colour, arms="up" if i < 3 else "fore", lean=-0.12)
    figures(s, [(900, 1400, 120), (970, 1410, 96), (200, 1420, 110)], DUSK, arms="one")


def _warrior_kite(s: Sheet) -> None:
    s.ink(PAPER, s.plate().poly("340,170 900,120 950,700 390,750"), wear=0.1)
    s.ink(
        RED,
        s.plate().poly("385,250 600,170 850,240 890,480 800,650 640,705 480,660 390,480", rough=3),
        wear=0.3,
    )
    s.ink(
        BLACK,
        s.plate()
        .poly("430,330 600,400 600,440 420,380")
        .poly("850,300 690,390 690,430 860,350")
        .poly("470,240 640,170 820,220 760,250 640,220 540,260")
        .poly("420,590 520,560 640,600 770,550 860,560 780,640 640,690 500,670"),
        wear=0.2,
    )
    s.ink(
        PAPER,
        s.plate()
        .disc(520, 440, 56, squash=0.8)
        .disc(770, 428, 56, squash=0.8)
        .poly("510,600 560,588 560,640")
        .poly("720,592 770,580 730,640")
        .rect(580, 602, 130, 26),
        wear=0,
    )
    s.ink(BLACK, s.plate().disc(530, 444, 22).disc(762, 432, 22).disc(612, 520, 12).disc(668, 516, 12), wear=0)
    s.ink(NAVY, s.plate().line("340,170 900,120 950,700 390,750 340,170", 9), wear=0.1)


_SPOTS = (
    (200, 330, 90),
    (420, 420, 70),
    (560, 190, 110),
    (760, 360, 80),
    (930, 160, 100),
    (1060, 400, 90),
    (1240, 180, 80),
    (1400, 420, 100),
    (300, 560, 60),
    (900, 560, 60),
    (1250, 600, 64),
    (660, 580, 56),
)
"""Middle and size of each kite."""


@picture("culture/kite-week/kites.jpg", 1600, 1067)
def kites(s: Sheet) -> None:
    sky(s, PALE, 760, under=STRAW, glow=0.85, top=0.15, slant=-0.06)
    cloud(s, 420, 180, 230)
    cloud(s, 1300, 300, 200)
    sea(s, 740, TEAL, bottom=860, light=0.45)
    s.ink(
        STRAW,
        s.plate().rect(-5, 850, 1610, 230).carve((0, 850, 1600, 1067), 0.35, length=90, width=6, gap=18),
    )
    colours = (RED, MUSTARD, NAVY, DUSK, GREEN, SEA, BRICK)
    strings = s.plate()
    feet = [(140 + i * 122, 960 + (i % 3) * 20) for i in range(12)]
    for (x, y, _), (fx, fy) in zip(_SPOTS, sorted(feet, key=lambda q: (q[0] * 7) % 13), strict=True):
        foot = min(1500, max(100, x + (fx - 800) * 0.3))
        strings.line([(x, y), ((x + foot) / 2 - 30, (y + fy) / 2 + 30), (foot, fy - 90)], 2)
    s.ink(NAVY, strings, wear=0)
    for i, (x, y, r) in enumerate(_SPOTS):
        c = colours[i % 7]
        _kite(s, i, x, y, r, c)
        tail = [(x + 16 * math.sin(t * 9 + i) - 40 * t, y + r + 120 * t) for t in [k / 24 for k in range(25)]]
        s.ink(colours[(i + 2) % 7], s.plate().line(tail, 8), wear=0)
    for i in range(14):
        figures(
            s,
            [(90 + i * 112 + (i * 37) % 40, 970 + (i % 3) * 24, 120 + (i % 4) * 12)],
            colours[(i * 3) % 7],
            arms="one" if i % 3 else "up",
        )


def _kite(s: Sheet, i: int, x: float, y: float, r: float, c: str) -> None:
    if i % 4 == 0:
        _diamond(s, x, y, r, c)
    elif i % 4 == 1:
        fish(s, x, y, r * 2.4, c, PAPER if c == NAVY else NAVY, tilt=-0.4)
    elif i % 4 == 2:
        star = [
            (
                x + r * (1.1 if k % 2 == 0 else 0.5) * math.sin(math.pi * k / 5),
                y - r * (1.1 if k % 2 == 0 else 0.5) * math.cos(math.pi * k / 5),
            )
            for k in range(10)
        ]
        s.ink(c, s.plate().poly(star), wear=0.2)
    else:
        _bird(s, x, y, r, c)


def _diamond(s: Sheet, x: float, y: float, r: float, c: str) -> None:
    s.ink(
        c,
        s.plate().poly([(x, y - r), (x + r * 0.75, y - r * 0.2), (x, y + r * 1.1), (x - r * 0.75, y - r * 0.2)]),
        wear=0.2,
    )
    s.ink(
        PAPER,
        s.plate()
        .line([(x, y - r), (x, y + r * 1.1)], 5)
        .line([(x - r * 0.75, y - r * 0.2), (x + r * 0.75, y - r * 0.2)], 5),
        wear=0,
    )


def _bird(s: Sheet, x: float, y: float, r: float, c: str) -> None:
    s.ink(
        c,
        s.plate().poly(
            [
                (x - r * 1.5, y - r * 0.5),
                (x - r * 0.4, y - r * 0.3),
                (x, y - r * 0.7),
                (x + r * 0.4, y - r * 0.3),
                (x + r * 1.5, y - r * 0.5),
                (x + r * 0.5, y + r * 0.3),
                (x, y + r),
                (x - r * 0.5, y + r * 0.3),
            ]
        ),
        wear=0.2,
    )


@picture("culture/kite-week/kite-plan.png", 1200, 1500)
def kite_plan(s: Sheet) -> None:
    grid = s.plate()
    for k in range(0, 1500, 50):
        grid.line([(0, k), (1200, k)], 1.5)
        grid.line([(k, 0), (k, 1500)], 1.5)
    s.ink(PALE, grid, wear=0)
    s.ink(STRAW, s.plate().poly("600,120 960,360 600,1080 240,360"), wear=0)
    lines = (
        s.plate()
        .line("600,120 960,360 600,1080 240,360 600,120", 7)
        .line("600,100 600,1100", 13)
        .line("220,360 980,360", 13)
    )
    lines.line("100,120 100,1080", 4).line("70,120 130,120", 4).line("70,1080 130,1080", 4).line(
        "240,1180 960,1180", 4
    ).line("240,1150 240,1210", 4).line("960,1150 960,1210", 4)
    lines.disc(490, 520, 22).disc(710, 520, 22).line("480,660 540,710 660,710 720,660", 10)
    s.ink(NAVY, lines, wear=0)
    s.ink(RED, s.plate().line("600,130 760,470 600,1070", 6).ring(757, 466, 22, 7).disc(600, 360, 26), wear=0)
    tail = [(600 + 150 * math.sin(t * 11), 1080 + 380 * t) for t in [i / 60 for i in range(61)]]
    bows = s.plate().line(tail, 6)
    for k in range(6, 60, 9):
        x, y = tail[k]
        bows.poly([(x, y), (x - 44, y - 28), (x - 44, y + 28)]).poly([(x, y), (x + 44, y - 28), (x + 44, y + 28)])
    s.ink(TEAL, bows, wear=0)


@picture("oxnay-robot.jpg")
def oxnay_robot(s: Sheet) -> None:
    s.ink(PALE, s.plate(full=True).carve((0, 0, 1600, 900), 0.25, length=110, width=6, gap=24))
    s.ink(
        MUSTARD,
        s.plate().rect(-5, 640, 1610, 270).carve((0, 640, 1600, 900), 0.3, length=160, width=6, gap=20),
    )
    flags = s.plate()
    for i in range(15):
        flags.poly(
            [
                (40 + i * 110, 70 + 26 * math.sin(i)),
                (110 + i * 110, 70 + 26 * math.sin(i + 0.6)),
                (76 + i * 110, 140 + 26 * math.sin(i)),
            ]
        )
    s.ink(RED, flags, wear=0.2)
    coats, skins = (RED, TEAL, DUSK, GREEN, SEA), (PINK, BRICK, PINK, "#7b4a3a", PINK)
    for i in range(9):
        h = 240 + i * 26
        figures(
            s,
            [(180 + i * 152, 730, h)],
            coats[i % 5],
            skins[(i * 2) % 5],
            arms="one" if i in (0, 4) else "down",
        )
    _little_robot(s)


def _little_robot(s: Sheet) -> None:
    s.ink(GREY, s.plate().rect(650, 590, 260, 170).rect(690, 500, 180, 96), wear=0.2)
    s.ink(RED, s.plate().poly("700,500 860,500 838,410 722,410"), wear=0.1)
    s.ink(
        NAVY,
        s.plate()
        .line("714,414 780,340 846,414", 7)
        .disc(690, 780, 50)
        .disc(870, 780, 50)
        .rect(680, 640, 200, 12)
        .rect(680, 670, 200, 12)
        .line("650,640 580,690 600,740", 15)
        .line("910,640 990,670 980,730", 15),
        wear=0.1,
    )
    s.ink(PAPER, s.plate().disc(738, 545, 25).disc(822, 545, 25).disc(690, 780, 20).disc(870, 780, 20), wear=0)
    s.ink(BLACK, s.plate().disc(742, 548, 11).disc(826, 548, 11), wear=0)


@picture("chatbot.jpg")
def chatbot(s: Sheet) -> None:
    s.ink(GREY, s.plate(full=True).carve((0, 0, 1600, 900), 0.2, length=80, width=5, gap=22, angle=1.8))
    s.ink(STRAW, s.plate().rect(760, 150, 900, 560).poly("700,160 1180,-60 1660,160"), wear=0.3)
    cols = s.plate()
    for k in range(5):
        cols.rect(830 + k * 180, 200, 74, 500)
    s.ink(PAPER, cols.carve((760, 200, 1660, 700), 0.2, length=60, width=5, gap=15, angle=1.57), wear=0.2)
    s.ink(NAVY, s.plate().rect(1010, 380, 90, 320).rect(740, 160, 920, 22), wear=0.2)
    for k in range(5):
        s.ink(
            (DUSK, BRICK, DUSK, BRICK, DUSK)[k],
            s.plate()
            .rect(640 - k * 90, 700 + k * 42, 1100, 46)
            .carve((0, 700 + k * 42, 1600, 746 + k * 42), 0.25, length=80, width=4, gap=14),
        )
    _dismissed_robot(s)
    rain(s, NAVY, 0.4, slant=1.8)


def _dismissed_robot(s: Sheet) -> None:
    s.ink(PALE, s.plate().rect(330, 380, 220, 240).rect(365, 240, 150, 120), wear=0.3)
    s.ink(
        NAVY,
        s.plate()
        .line("440,240 440,190", 7)
        .disc(440, 184, 15)
        .rect(415, 360, 50, 22)
        .line("380,620 360,730 320,800", 24)
        .line("500,620 510,720 530,790", 24)
        .rect(280, 796, 76, 22)
        .rect(500, 786, 80, 22)
        .line("335,420 270,520 330,560", 20)
        .line("545,420 600,500 560,560", 20),
        wear=0.1,
    )
    s.ink(
        RED,
        s.plate()
        .disc(405, 296, 15)
        .disc(475, 296, 15)
        .gouge(440, 336, 60, 8, 0, 255)
        .rect(360, 410, 70, 12)
        .rect(360, 434, 50, 12),
        wear=0,
    )
    s.ink(MUSTARD, s.plate().rect(250, 520, 260, 130), wear=0.2)
    s.ink(GREEN, s.plate().poly("300,524 280,450 320,480 336,420 350,486 390,450 362,524"), wear=0.1)
    s.ink(NAVY, s.plate().line("250,520 510,520 510,650 250,650 250,520", 6).rect(420, 478, 50, 42), wear=0)


@picture("capsule.jpg")
def capsule(s: Sheet) -> None:
    s.ink(MOSS, s.plate(full=True).carve((0, 0, 1600, 900), 0.4, length=40, width=6, gap=17, angle=-0.7))
    s.ink(BRICK, s.plate().disc(800, 450, 330, squash=0.9), wear=0.3)
    s.ink(BLACK, s.plate().disc(800, 460, 260, squash=0.85), wear=0.2)
    s.ink(RED, s.plate().poly("640,360 950,340 970,560 650,580"), wear=0.2)
    s.ink(
        STRAW,
        s.plate().line("640,360 950,340 970,560 650,580 640,360", 12).line("644,420 955,400", 7).disc(806, 480, 52),
        wear=0.1,
    )
    s.ink(NAVY, s.plate().line("780,480 800,502 838,456", 10), wear=0)
    for k in range(16):
        a = 2 * math.pi * k / 16 + 0.1
        x, y = 800 + 440 * math.cos(a), 450 + 370 * math.sin(a)
        c, n = math.cos(a), math.sin(a)
        for side in (-1, 1):
            bx, by = x - n * side * 26, y + c * side * 26
            s.ink(
                (TEAL, NAVY, MUSTARD, DUSK, RED)[k % 5],
                s.plate()
                .line([(bx - c * 34, by - n * 34), (bx + c * 34, by + n * 34)], 36)
                .disc(bx - c * 34, by - n * 34, 20),
                wear=0.2,
            )
    s.ink(
        NAVY,
        s.plate()
        .line("1180,40 1440,860", 40)
        .line("1120,250 1390,170", 34)
        .ring(1165, 10, 50, 18)
        .line("1180,830 1300,880 1440,870 1560,790 1600,680", 46)
        .poly("1150,760 1160,880 1250,850"),
        wear=0.3,
    )


@picture("keyboard.jpg")
def keyboard(s: Sheet) -> None:
    sky(s, GREY, 360, under=PALE, glow=0.7, top=0.25, slant=0.5)
    sea(s, 340, SEA, light=0.4)
    s.ink(
        GREEN,
        s.plate()
        .poly("-20,520 600,440 1620,500 1620,920 -20,920", rough=4)
        .carve((0, 440, 1600, 900), 0.3, length=60, width=6, gap=17),
    )
    tops = [PAPER, PINK, STRAW, PAPER, PALE]
    for row in range(3):
        for col in range(9 - row):
            x, y = 90 + col * 164 + row * 82, 420 + row * 150
            special = row == 1 and col == 5
            s.ink(
                NAVY,
                s.plate().poly([(x - 14, y + 112), (x + 150, y + 112), (x + 150, y + 148), (x - 14, y + 148)]),
            )
            s.ink(
                DUSK if not special else BRICK,
                s.plate().poly([(x, y), (x + 136, y), (x + 150, y + 130), (x - 14, y + 130)]),
                wear=0.2,
            )
            s.ink(
                RED if special else tops[(row * 3 + col) % 5],
                s.plate().poly([(x + 8, y + 2), (x + 128, y + 2), (x + 134, y + 96), (x + 2, y + 96)]),
                wear=0.15,
            )
            mark = s.plate()
            if special:
                mark.ring(x + 68, y + 50, 26, 10).line([(x + 40, y + 82), (x + 96, y + 18)], 8)
                s.ink(PAPER, mark, wear=0)
            else:
                mark.rect(x + 34, y + 60, 22, 36).rect(x + 80, y + 24, 22, 22).rect(x + 34, y + 24, 22, 22)
                s.ink(NAVY, mark, wear=0)
    rain(s, PAPER, 0.4, slant=1.85)
