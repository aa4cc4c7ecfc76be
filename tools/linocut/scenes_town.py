"""Pictures of streets, and of the people in them."""

# ruff: noqa: B023 - a density is called at once, in the turn of the loop that made it

from __future__ import annotations

from .catalogue import picture
from .places import cloud, house, pier, rain, sea, sky, street
from .sheet import (
    BLACK,
    BRICK,
    DUSK,
    GREEN,
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
    Plate,
    Sheet,
)
from .things import ferry, figures, gulls, people, person


@picture("dark-windows.jpg")
def dark_windows(s: Sheet) -> None:
    sky(s, NAVY, 640, under=DUSK, glow=0.4, top=0.03)
    _half_lit_street(s)
    road = s.plate().rect(-5, 718, 1610, 190)
    s.ink(NAVY, road.carve((0, 730, 1600, 900), 0.4, length=120, width=7, gap=19))
    figures(s, [(705, 830, 140), (780, 836, 150)], RED)
    s.ink(STRAW, s.plate().disc(836, 770, 10), wear=0)
    rain(s, PALE, 0.22)


def _half_lit_street(s: Sheet) -> None:
    x = -20.0
    sizes = [
        (150, 250),
        (128, 300),
        (170, 262),
        (140, 280),
        (160, 240),
        (128, 310),
        (176, 250),
        (144, 288),
        (156, 266),
        (130, 300),
        (170, 256),
        (140, 280),
    ]
    walls = [BRICK, SEA, TEAL, DUSK, GREEN]
    for i, (w, h) in enumerate(sizes):
        dark = i in (1, 4, 5, 8, 10)
        house(
            s,
            x,
            720,
            w,
            h,
            "#22303f" if dark else walls[i % 5],
            roof="#0e1a28",
            lit="#0e1a28" if dark else STRAW,
            gable=i % 3 == 1,
        )
        if not dark:
            s.ink(
                STRAW,
                s.plate()
                .rect(x + w * 0.18, 720 - h * 0.38, w * 0.2, h * 0.16)
                .rect(x + w * 0.64, 720 - h * 0.38, w * 0.2, h * 0.16),
                wear=0,
            )
        x += w - 3


@picture("bakery.jpg", 1600, 1067)
def bakery(s: Sheet) -> None:
    s.ink(NAVY, s.plate().rect(-5, 540, 1610, 530))
    sky(s, NAVY, 560, under=DUSK, glow=0.25, top=0.04)
    street(s, -30, 560, [(200, 240), (180, 290), (220, 250)], [DUSK, SEA, DUSK], lit=NAVY)
    street(s, 1080, 600, [(200, 290), (180, 240), (220, 270)], [SEA, DUSK, SEA], lit=NAVY)
    ground = s.plate().poly("-20,800 1620,900 1620,1080 -20,1080").poly("-20,560 1620,600 1620,1000 -20,1000")
    s.ink(NAVY, ground.carve((0, 600, 1600, 1067), 0.3, length=90, width=8, gap=20, angle=0.05))
    light = s.plate().poly("470,880 1130,880 1400,1080 200,1080")
    light.carve((200, 870, 1400, 1080), lambda x, y: min(0.9, 0.2 + abs(x - 800) / 700), length=90, width=9, gap=17)
    s.ink(MUSTARD, light)
    s.ink(BRICK, s.plate().rect(430, 330, 740, 560).poly("400,335 470,150 1130,150 1200,335"))
    s.ink(
        NAVY,
        s.plate()
        .poly("400,335 470,150 1130,150 1200,335")
        .carve((400, 150, 1200, 335), 0.5, length=40, width=5, gap=16)
        .rect(980, 90, 70, 110),
    )
    s.ink(STRAW, s.plate().rect(480, 440, 420, 330).rect(960, 440, 160, 440), wear=0.1)
    awning = s.plate()
    for i in range(10):
        awning.poly([(470 + i * 66, 370), (470 + i * 66 + 33, 370), (460 + i * 68 + 34, 452), (460 + i * 68, 452)])
    s.ink(PAPER, s.plate().poly("470,370 1130,370 1146,452 456,452"), wear=0.1)
    s.ink(RED, awning, wear=0.1)
    shelves, loaves = s.plate(), s.plate()
    for row in range(3):
        y = 560 + row * 90
        shelves.rect(480, y, 420, 9)
        for i in range(6):
            loaves.disc(520 + i * 68, y - 22, 27, squash=0.75)
    s.ink(NAVY, shelves.line("690,452 690,770", 8), wear=0)
    s.ink(BRICK, loaves, wear=0.1)
    s.ink(
        MUSTARD,
        s.plate().carve((490, 510, 890, 740), 0.25, length=24, width=4, gap=30, fill=255, angle=0.7),
        wear=0,
    )
    figures(s, [(1040, 886, 330)], TEAL, arms="down")
    s.ink(PAPER, s.plate().poly("1008,640 1072,640 1080,790 1000,790"), wear=0.1)


@picture("lanterns.jpg", 1600, 1067)
def lanterns(s: Sheet) -> None:
    sky(s, NAVY, 700, under=DUSK, glow=0.3, top=0.02)
    s.ink(NAVY, s.plate().rect(-5, 690, 1610, 390))
    sea(s, 540, SEA, bottom=690, light=0.6)
    _lane(s)
    s.ink(
        DUSK,
        s.plate()
        .poly("640,600 960,600 1640,1080 -40,1080")
        .carve((0, 600, 1600, 1067), 0.3, length=80, width=6, gap=22, grow=0.5),
    )
    spots = [
        (
            800 + (0.7 * ((i * 5) % 7 - 3) / 3 + s.rng.uniform(-0.1, 0.1)) * (110 + 640 * t),
            640 + 400 * t,
            60 + 150 * t,
        )
        for i, t in ((i, (i / 27) ** 0.8) for i in range(28))
    ]
    people(s, spots, BLACK)
    glow, shade = s.plate(), s.plate()
    for i, (x, y, h) in enumerate(spots):
        cx, cy, r = x + h * 0.2, y - h * 1.55, h * 0.27
        shade.line([(x + h * 0.16, y - h * 0.75), (cx, cy)], max(2.0, h * 0.02))
        _lantern(glow, i, cx, cy, r)
    s.ink(PAPER, shade, wear=0)
    s.ink(STRAW, glow, wear=0.1)
    s.ink(
        RED,
        s.plate().carve((0, 200, 1600, 960), 0.5, length=34, width=4, gap=17, fill=255).keep(glow),
        wear=0,
    )


def _lane(s: Sheet) -> None:
    for side in (0, 1):
        for i in range(6):
            size = 330 - i * 46
            x = (-60 + i * 116) if side == 0 else (1600 + 60 - size * 0.75 - i * 116)
            house(
                s,
                x,
                800 - i * 46,
                size * 0.75,
                size,
                [DUSK, SEA, BRICK][i % 3],
                roof="#0e1a28",
                lit=MUSTARD,
                gable=i % 2 == 0,
            )


def _lantern(glow: Plate, i: int, cx: float, cy: float, r: float) -> None:
    if i % 3 == 0:
        glow.poly(
            [
                (cx - r * 1.4, cy),
                (cx - r * 0.5, cy - r * 0.7),
                (cx + r * 0.6, cy - r * 0.5),
                (cx + r * 1.3, cy - r * 0.8),
                (cx + r * 1.1, cy),
                (cx + r * 1.3, cy + r * 0.8),
                (cx + r * 0.6, cy + r * 0.5),
                (cx - r * 0.5, cy + r * 0.7),
            ]
        )
    elif i % 3 == 1:
        glow.disc(cx, cy, r * 0.95)
    else:
        glow.poly([(cx - r, cy), (cx + r, cy), (cx + r * 0.6, cy + r * 0.6), (cx - r * 0.6, cy + r * 0.6)]).poly(
            [(cx, cy - r * 1.1), (cx, cy - r * 0.1), (cx + r * 0.8, cy - r * 0.1)]
        )


@picture("bins.jpg")
def bins(s: Sheet) -> None:
    sky(s, SEA, 560, under=STRAW, glow=0.9, top=0.1, slant=-0.1)
    cloud(s, 320, 170, 200)
    cloud(s, 1240, 130, 240)
    sea(s, 540, TEAL, bottom=680)
    pier(s, -20, 1640, 670, 260, colour=GREY)
    for i, (x, body, lid) in enumerate(((300, BRICK, NAVY), (670, SEA, NAVY), (1040, SEA, BRICK))):
        s.ink(NAVY, s.plate().poly([(x + 20, 800), (x + 330, 800), (x + 390, 830), (x + 40, 830)]), over=True)
        p = s.plate().poly([(x, 330), (x + 270, 330), (x + 240, 790), (x + 40, 790)], rough=2)
        s.ink(
            body,
            p.carve(
                (x, 330, x + 270, 790),
                lambda a, b: 0.35 if a > x + 180 else 0.05,
                length=40,
                width=6,
                gap=14,
                angle=1.5,
            ),
        )
        if i == 2:
            bands = s.plate()
            for k in range(4):
                bands.poly(
                    [
                        (x + 6 + k * 68, 330),
                        (x + 40 + k * 68, 330),
                        (x + 66 + k * 50, 790),
                        (x + 42 + k * 50, 790),
                    ]
                )
            s.ink(BRICK, bands.keep(s.plate().poly([(x, 330), (x + 270, 330), (x + 240, 790), (x + 40, 790)])))
        s.ink(
            lid,
            s.plate()
            .poly([(x - 16, 336), (x + 4, 280), (x + 262, 274), (x + 290, 336)], rough=2)
            .disc(x + 70, 800, 32)
            .disc(x + 220, 800, 32),
        )
    gulls(s, [(806, 262, 46), (470, 190, 30), (1000, 160, 34)])


@picture("bus-waits.jpg")
def bus_waits(s: Sheet) -> None:
    sky(s, NAVY, 560, under=SEA, glow=0.35, top=0.05)
    sea(s, 470, SEA, bottom=640, light=0.3)
    ferry(s, 960, 545, 430, hull=NAVY, upper=PALE, funnel=RED, lit=MUSTARD)
    ground = s.plate().poly("-20,640 600,610 1100,640 1620,620 1620,920 -20,920", rough=4)
    s.ink(DUSK, ground)
    wet = s.plate().carve((0, 690, 1600, 900), 0.45, length=130, width=8, gap=20, fill=255)
    s.ink(LILAC, wet, wear=0.4)
    beam = s.plate().poly("862,700 1480,640 1540,830 866,742", rough=0)
    beam.carve((860, 640, 1540, 830), lambda x, y: min(0.9, (x - 860) / 560), length=70, width=8, gap=13)
    s.ink(STRAW, beam, wear=0.5)
    s.ink(RED, s.plate().poly("250,470 290,430 800,430 850,480 872,640 872,770 250,770", rough=3))
    s.ink(
        STRAW,
        s.plate()
        .rect(290, 490, 100, 105)
        .rect(408, 490, 100, 105)
        .rect(526, 490, 100, 105)
        .poly("744,490 815,490 842,630 744,630")
        .rect(650, 490, 74, 230),
        wear=0.1,
    )
    s.ink(
        NAVY,
        s.plate()
        .rect(245, 640, 400, 12)
        .line("687,490 687,720", 5)
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
    p.poly("980,640 1010,590 1065,572 1120,590 1150,640").line("1065,572 1065,700", 6).rect(1098, 730, 34, 42)
    s.ink(NAVY, p, wear=0.2)
    rain(s, PALE, 0.3)


@picture("cannery.jpg")
def cannery(s: Sheet) -> None:
    s.ink(DUSK, s.plate(full=True).carve((0, 0, 1600, 900), 0.15, length=110, width=5, gap=26))
    for x in (180, 620, 1060, 1500):
        s.ink(
            STRAW,
            s.plate()
            .poly([(x - 30, 60), (x + 30, 60), (x + 190, 520), (x - 190, 520)])
            .carve((x - 200, 60, x + 200, 520), lambda a, b: 0.3 + b / 800, length=70, width=8, gap=15),
            wear=0.6,
        )
        s.ink(
            NAVY,
            s.plate().line([(x, -10), (x, 40)], 6).poly([(x - 60, 70), (x - 20, 30), (x + 20, 30), (x + 60, 70)]),
            wear=0.1,
        )
    s.ink(NAVY, s.plate().poly("-20,800 1240,420 1420,420 560,920 -20,920"))
    s.ink(
        GREY,
        s.plate()
        .poly("-20,720 1240,400 1400,400 480,860 -20,900")
        .carve((0, 400, 1400, 900), 0.3, length=60, width=6, gap=17, angle=-0.4),
        wear=0.4,
    )
    for t in (0.0, 0.06, 0.115, 0.165, 0.21, 0.25, 0.285, 0.32, 0.35, 0.74):
        near = 1 - t
        left, y, r = 1310 - 1140 * near, 424 + 356 * near, 26 + 84 * near
        s.ink(
            MUSTARD,
            s.plate().rect(left - r, y - r * 0.55, 2 * r, r * 0.62).disc(left, y + r * 0.06, r, squash=0.36),
            wear=0.1,
        )
        s.ink(RED, s.plate().rect(left - r, y - r * 0.38, 2 * r, r * 0.34), wear=0.1)
        s.ink(PAPER, s.plate().disc(left, y - r * 0.55, r, squash=0.36), wear=0.1)
        s.ink(GREY, s.plate().disc(left, y - r * 0.55, r * 0.72, squash=0.34), wear=0.1)


@picture("cannery-doors.jpg")
def cannery_doors(s: Sheet) -> None:
    sky(s, PINK, 760, under=STRAW, glow=0.9, top=0.1)
    s.ink(
        BRICK,
        s.plate().rect(1180, 40, 110, 700).carve((1180, 40, 1290, 700), 0.3, length=34, width=5, gap=15),
    )
    s.ink(GREY, s.plate().disc(1230, 10, 46).disc(1310, -20, 60).disc(1190, -20, 40), wear=0.6)
    s.ink(
        BRICK,
        s.plate()
        .poly("120,760 120,380 360,250 360,380 620,250 620,380 880,250 880,380 1140,250 1400,380 1400,760")
        .carve((120, 250, 1400, 760), 0.4, length=40, width=4, gap=18),
    )
    _open_doors(s)
    panes = s.plate()
    for x in (180, 300, 420, 1140, 1260):
        panes.rect(x, 460, 80, 110)
    s.ink(STRAW, panes, wear=0.2)
    s.ink(NAVY, s.plate().rect(-5, 756, 1610, 160).carve((0, 756, 1600, 900), 0.35, length=90, width=6, gap=19))
    s.ink(
        MUSTARD,
        s.plate()
        .poly("590,760 930,760 1080,910 440,910")
        .carve((440, 760, 1080, 910), 0.55, length=80, width=7, gap=16),
        wear=0.4,
    )
    people(
        s,
        [
            (640, 800, 150),
            (700, 790, 140),
            (770, 806, 156),
            (850, 794, 144),
            (1010, 860, 190),
            (470, 870, 196),
            (360, 850, 180),
            (1130, 880, 200),
        ],
        BLACK,
    )


def _open_doors(s: Sheet) -> None:
    s.ink(NAVY, s.plate().rect(560, 420, 400, 340))
    s.ink(
        MUSTARD,
        s.plate().rect(580, 440, 360, 320).carve((580, 440, 940, 760), 0.25, length=60, width=6, gap=18, angle=1.57),
        wear=0.3,
    )
    for side in (-1, 1):
        x = 760 + side * 190
        s.ink(
            GREEN,
            s.plate().poly([(x, 430), (x + side * 150, 400), (x + side * 150, 800), (x, 762)]),
            wear=0.2,
        )
        s.ink(
            NAVY,
            s.plate()
            .line([(x + side * 20, 470), (x + side * 130, 690)], 9)
            .line([(x + side * 20, 690), (x + side * 130, 470)], 9),
            wear=0.1,
        )
