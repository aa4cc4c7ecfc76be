"""Pictures of streets, rooms and what happens in them."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import BLACK, BRICK, DUSK, GREEN, GREY, LILAC, MOSS, MUSTARD, NAVY, PALE, PAPER, PINK, RED, SEA, STRAW, TEAL, Plate, Sheet
from .things import cloud, figures, gulls, hills, house, people, pier, rain, sea, sky, street, sun


@picture("grey-box.jpg")
def grey_box(s: Sheet) -> None:
    s.ink(DUSK, s.plate(full=True))
    joints = s.plate()
    for row in range(11):
        joints.line([(0, row * 86 + 20), (1600, row * 86 + 26)], 6)
        for col in range(10):
            x = col * 190 + (95 if row % 2 else 0)
            joints.line([(x, row * 86 + 20), (x + 3, row * 86 + 106)], 6)
    s.ink(NAVY, joints.carve((0, 0, 1600, 900), lambda x, y: 0.2, length=60, width=5, gap=30, fill=255))
    s.ink(NAVY, s.plate().rect(590, 250, 480, 430), over=True)
    s.ink(GREY, s.plate().rect(560, 220, 480, 430).carve((560, 220, 1040, 650), lambda x, y: 0.25 if x > 860 else 0.06, length=60, width=5, gap=14, angle=1.57))
    s.ink(NAVY, s.plate().line([(560, 220), (1040, 220), (1040, 650), (560, 650), (560, 220)], 9).line([(980, 230), (980, 640)], 4).disc(590, 250, 10).disc(590, 620, 10)
          .rect(640, 500, 240, 9).rect(640, 530, 190, 9).rect(640, 560, 220, 9), wear=0)
    s.ink(MUSTARD, s.plate().ring(1010, 425, 34, 12).rect(980, 425, 62, 54), wear=0.1)
    s.ink(BLACK, s.plate().line([(800, 650), (800, 760), (700, 800), (520, 800), (420, 900)], 22), wear=0.2)
    glow = s.plate().carve((560, 240, 1000, 560), lambda x, y: max(0.0, 0.8 - math.hypot(x - 740, y - 370) / 190), length=44, width=7, gap=15, fill=255,
                           angle=lambda x, y: math.atan2(y - 370, x - 740))
    s.ink(PINK, glow, wear=0)
    s.ink(RED, s.plate().disc(740, 370, 52), wear=0)
    s.ink(PAPER, s.plate().disc(722, 352, 12), wear=0)


@picture("dark-windows.jpg")
def dark_windows(s: Sheet) -> None:
    sky(s, NAVY, 640, under=DUSK, glow=0.4, top=0.03)
    x = -20.0
    sizes = [(150, 250), (128, 300), (170, 262), (140, 280), (160, 240), (128, 310), (176, 250), (144, 288), (156, 266), (130, 300), (170, 256), (140, 280)]
    walls = [BRICK, SEA, TEAL, DUSK, GREEN]
    for i, (w, h) in enumerate(sizes):
        dark = i in (1, 4, 5, 8, 10)
        house(s, x, 720, w, h, "#22303f" if dark else walls[i % 5], roof="#0e1a28", lit="#0e1a28" if dark else STRAW, gable=i % 3 == 1)
        if not dark:
            s.ink(STRAW, s.plate().rect(x + w * 0.18, 720 - h * 0.38, w * 0.2, h * 0.16).rect(x + w * 0.64, 720 - h * 0.38, w * 0.2, h * 0.16), wear=0)
        x += w - 3
    road = s.plate().rect(-5, 718, 1610, 190)
    s.ink(NAVY, road.carve((0, 730, 1600, 900), lambda a, b: 0.4, length=120, width=7, gap=19))
    figures(s, [(705, 830, 140), (780, 836, 150)], RED)
    s.ink(STRAW, s.plate().disc(836, 770, 10), wear=0)
    rain(s, PALE, 0.22)


@picture("cards.jpg")
def cards(s: Sheet) -> None:
    s.ink(GREEN, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.2, length=70, width=5, gap=20, angle=0.15))
    s.ink(NAVY, s.plate().poly([(610, 30), (1000, 30), (1020, 330), (590, 330)]).carve((590, 30, 1020, 330), lambda x, y: 0.15, length=60, width=5, gap=15))
    s.ink(PAPER, s.plate().rect(700, 64, 210, 14).rect(690, 150, 230, 90), wear=0.1)
    s.ink(RED, s.plate().line([(740, 196), (775, 226), (850, 162)], 16), wear=0)
    for x, tilt, red in ((470, -0.16, True), (1130, 0.13, False)):
        c, n = math.cos(tilt), math.sin(tilt)

        def at(px: float, py: float, x: float = x, c: float = c, n: float = n) -> tuple[float, float]:
            return x + px * c - py * n, 560 + px * n + py * c

        s.ink(NAVY, s.plate().poly([at(-150, -205), at(172, -205), at(172, 232), at(-150, 232)]), over=True)
        s.ink(PAPER, s.plate().poly([at(-160, -220), at(160, -220), at(160, 220), at(-160, 220)]), wear=0.1)
        pips, ink = s.plate(), RED if red else BLACK
        if red:
            for px, py, r in ((-118, -170, 20), (118, 170, 20), (0, 96, 62)):
                cx, cy = at(px, py)
                pips.disc(cx - r * 0.5, cy - r * 0.3, r * 0.55).disc(cx + r * 0.5, cy - r * 0.3, r * 0.55).poly([(cx - r * 1.02, cy - r * 0.12), (cx + r * 1.02, cy - r * 0.12), (cx, cy + r * 1.1)], rough=0)
            cx, cy = at(0, -70)
            pips.poly([(cx - 74, cy + 40), (cx - 86, cy - 50), (cx - 40, cy - 8), (cx, cy - 70), (cx + 40, cy - 8), (cx + 86, cy - 50), (cx + 74, cy + 40)])
        else:
            for px, py in ((-70, -140), (70, -140), (-70, 0), (70, 0), (-70, 140), (70, 140), (0, -70)):
                cx, cy = at(px, py)
                pips.disc(cx, cy - 20, 20).disc(cx - 20, cy + 6, 20).disc(cx + 20, cy + 6, 20).poly([(cx - 4, cy), (cx + 4, cy), (cx + 16, cy + 44), (cx - 16, cy + 44)], rough=0)
        s.ink(ink, pips, wear=0.1)
    for side in (-1, 1):
        hand = s.plate()
        ex = 800 + side * 800
        hand.poly([(ex, 700), (ex, 920), (800 + side * 560, 900), (800 + side * 450, 790), (800 + side * 400, 720), (800 + side * 440, 690), (800 + side * 530, 700)], rough=3)
        for k in range(3):
            hand.line([(800 + side * (500 - k * 8), 716 + k * 34), (800 + side * (392 - k * 6), 690 + k * 40)], 36)
        s.ink(PINK if side < 0 else BRICK, hand)
        s.ink(NAVY if side < 0 else MUSTARD, s.plate().poly([(ex, 660), (800 + side * 590, 690), (800 + side * 570, 920), (ex, 940)]))


@picture("boreholes.jpg")
def boreholes(s: Sheet) -> None:
    sky(s, PALE, 300, glow=0.8, top=0.2)
    s.ink(TEAL, s.plate().rect(260, 280, 1090, 240).carve((260, 280, 1350, 520), lambda x, y: 0.4, length=80, width=6, gap=17))
    layers = [(460, GREEN), (540, MOSS), (620, MUSTARD), (700, BRICK), (780, DUSK), (850, NAVY)]
    for i, (depth, colour) in enumerate(layers):
        if i == 0:
            edge = [(-20.0, 240.0), (210.0, 232.0), (330.0, 330.0), (470.0, 455.0), (640.0, 500.0), (800.0, 512.0), (980.0, 500.0), (1140.0, 450.0), (1270.0, 330.0), (1390.0, 236.0), (1640.0, 244.0)]
        else:
            edge = [(float(x), depth + 24 * math.sin(x / 230 + i * 1.3) + 12 * math.sin(x / 90 + i)) for x in range(-20, 1660, 40)]
        p = s.plate().poly([*edge, (1640, 920), (-20, 920)], rough=2)
        p.carve((0, 230, 1600, 900), lambda x, y: 0.28, length=50 + 14 * i, width=5, gap=18, angle=0.12 * math.sin(i * 2.1))
        s.ink(colour, p)
    house(s, 60, 240, 110, 76, PAPER, roof=RED)
    house(s, 1450, 246, 110, 76, PINK, roof=NAVY)
    s.ink(NAVY, s.plate().rect(640, 226, 330, 44).line([(680, 200), (680, 512)], 12).line([(930, 200), (930, 506)], 12).line([(730, 226), (730, 160), (800, 110), (870, 226)], 9).line([(800, 110), (800, 226)], 7), wear=0.2)
    s.ink(MUSTARD, s.plate().rect(690, 190, 56, 36).rect(868, 176, 50, 50), wear=0.1)
    holes = s.plate()
    for i, x in enumerate((440, 590, 720, 880, 1030, 1170)):
        holes.line([(x, 300 if i not in (2, 3) else 270), (x + 3, 800 + 16 * (i % 3))], 6)
    s.ink(RED, holes, wear=0)


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
        s.ink(body, p.carve((x, 330, x + 270, 790), lambda a, b: 0.35 if a > x + 180 else 0.05, length=40, width=6, gap=14, angle=1.5))
        if i == 2:
            bands = s.plate()
            for k in range(4):
                bands.poly([(x + 6 + k * 68, 330), (x + 40 + k * 68, 330), (x + 66 + k * 50, 790), (x + 42 + k * 50, 790)])
            s.ink(BRICK, bands.keep(s.plate().poly([(x, 330), (x + 270, 330), (x + 240, 790), (x + 40, 790)])))
        s.ink(lid, s.plate().poly([(x - 16, 336), (x + 4, 280), (x + 262, 274), (x + 290, 336)], rough=2).disc(x + 70, 800, 32).disc(x + 220, 800, 32))
    gulls(s, [(806, 262, 46), (470, 190, 30), (1000, 160, 34)])


@picture("bakery.jpg", 1600, 1067)
def bakery(s: Sheet) -> None:
    s.ink(NAVY, s.plate().rect(-5, 540, 1610, 530))
    sky(s, NAVY, 560, under=DUSK, glow=0.25, top=0.04)
    street(s, -30, 560, [(200, 240), (180, 290), (220, 250)], [DUSK, SEA, DUSK], lit=NAVY)
    street(s, 1080, 600, [(200, 290), (180, 240), (220, 270)], [SEA, DUSK, SEA], lit=NAVY)
    ground = s.plate().poly([(-20, 800), (1620, 900), (1620, 1080), (-20, 1080)]).poly([(-20, 560), (1620, 600), (1620, 1000), (-20, 1000)])
    s.ink(NAVY, ground.carve((0, 600, 1600, 1067), lambda x, y: 0.3, length=90, width=8, gap=20, angle=0.05))
    light = s.plate().poly([(470, 880), (1130, 880), (1400, 1080), (200, 1080)])
    light.carve((200, 870, 1400, 1080), lambda x, y: min(0.9, 0.2 + abs(x - 800) / 700), length=90, width=9, gap=17)
    s.ink(MUSTARD, light)
    s.ink(BRICK, s.plate().rect(430, 330, 740, 560).poly([(400, 335), (470, 150), (1130, 150), (1200, 335)]))
    s.ink(NAVY, s.plate().poly([(400, 335), (470, 150), (1130, 150), (1200, 335)]).carve((400, 150, 1200, 335), lambda x, y: 0.5, length=40, width=5, gap=16).rect(980, 90, 70, 110))
    s.ink(STRAW, s.plate().rect(480, 440, 420, 330).rect(960, 440, 160, 440), wear=0.1)
    awning = s.plate()
    for i in range(10):
        awning.poly([(470 + i * 66, 370), (470 + i * 66 + 33, 370), (460 + i * 68 + 34, 452), (460 + i * 68, 452)])
    s.ink(PAPER, s.plate().poly([(470, 370), (1130, 370), (1146, 452), (456, 452)]), wear=0.1)
    s.ink(RED, awning, wear=0.1)
    shelves, loaves = s.plate(), s.plate()
    for row in range(3):
        y = 560 + row * 90
        shelves.rect(480, y, 420, 9)
        for i in range(6):
            loaves.disc(520 + i * 68, y - 22, 27, squash=0.75)
    s.ink(NAVY, shelves.line([(690, 452), (690, 770)], 8), wear=0)
    s.ink(BRICK, loaves, wear=0.1)
    s.ink(MUSTARD, s.plate().carve((490, 510, 890, 740), lambda x, y: 0.25, length=24, width=4, gap=30, fill=255, angle=0.7), wear=0)
    figures(s, [(1040, 886, 330)], TEAL, arms="down")
    s.ink(PAPER, s.plate().poly([(1008, 640), (1072, 640), (1080, 790), (1000, 790)]), wear=0.1)


@picture("lanterns.jpg", 1600, 1067)
def lanterns(s: Sheet) -> None:
    sky(s, NAVY, 700, under=DUSK, glow=0.3, top=0.02)
    s.ink(NAVY, s.plate().rect(-5, 690, 1610, 390))
    sea(s, 540, SEA, bottom=690, light=0.6)
    for side in (0, 1):
        for i in range(6):
            size = 330 - i * 46
            x = (-60 + i * 116) if side == 0 else (1600 + 60 - size * 0.75 - i * 116)
            house(s, x, 800 - i * 46, size * 0.75, size, [DUSK, SEA, BRICK][i % 3], roof="#0e1a28", lit=MUSTARD, gable=i % 2 == 0)
    s.ink(DUSK, s.plate().poly([(640, 600), (960, 600), (1640, 1080), (-40, 1080)]).carve((0, 600, 1600, 1067), lambda x, y: 0.3, length=80, width=6, gap=22, grow=0.5))
    spots = [(800 + (0.7 * ((i * 5) % 7 - 3) / 3 + s.rng.uniform(-0.1, 0.1)) * (110 + 640 * t), 640 + 400 * t, 60 + 150 * t) for i, t in ((i, (i / 27) ** 0.8) for i in range(28))]
    people(s, spots, BLACK)
    glow, shade = s.plate(), s.plate()
    for i, (x, y, h) in enumerate(spots):
        cx, cy, r = x + h * 0.2, y - h * 1.55, h * 0.27
        shade.line([(x + h * 0.16, y - h * 0.75), (cx, cy)], max(2.0, h * 0.02))
        if i % 3 == 0:
            glow.poly([(cx - r * 1.4, cy), (cx - r * 0.5, cy - r * 0.7), (cx + r * 0.6, cy - r * 0.5), (cx + r * 1.3, cy - r * 0.8), (cx + r * 1.1, cy), (cx + r * 1.3, cy + r * 0.8), (cx + r * 0.6, cy + r * 0.5), (cx - r * 0.5, cy + r * 0.7)])
        elif i % 3 == 1:
            glow.disc(cx, cy, r * 0.95)
        else:
            glow.poly([(cx - r, cy), (cx + r, cy), (cx + r * 0.6, cy + r * 0.6), (cx - r * 0.6, cy + r * 0.6)]).poly([(cx, cy - r * 1.1), (cx, cy - r * 0.1), (cx + r * 0.8, cy - r * 0.1)])
    s.ink(PAPER, shade, wear=0)
    s.ink(STRAW, glow, wear=0.1)
    s.ink(RED, s.plate().carve((0, 200, 1600, 960), lambda x, y: 0.5, length=34, width=4, gap=17, fill=255).keep(glow), wear=0)


@picture("stage.png", paper=STRAW)
def stage(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).take(s.plate().poly([(750, 60), (850, 60), (1590, 640), (1590, 900), (10, 900), (10, 640)])), wear=0)
    s.ink(NAVY, s.plate().line([(800, -10), (800, 60)], 8).poly([(740, 100), (770, 40), (830, 40), (860, 100)]), wear=0)
    for x in (420, 680, 930, 1180):
        s.ink(NAVY, s.plate().disc(x, 380, 56).poly([(x - 70, 440), (x + 70, 440), (x + 130, 720), (x - 130, 720)]).line([(x - 66, 470), (x - 130, 600), (x - 20, 640)], 34)
              .line([(x + 66, 470), (x + 130, 600), (x + 30, 650)], 34).rect(x - 110, 700, 220, 110), wear=0)
        s.ink(RED, s.plate().poly([(x - 60, 372), (x - 46, 322), (x + 46, 322), (x + 60, 372), (x + 40, 366), (x - 40, 366)]), wear=0)
    net = s.plate().poly([(240, 640), (1360, 640), (1480, 830), (120, 830)], rough=4)
    holes = s.plate()
    for row in range(9):
        for col in range(62):
            x, y = 110 + col * 23 + (11 if row % 2 else 0), 648 + row * 21
            holes.poly([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], rough=0)
    s.ink(RED, net.take(holes), wear=0)
    s.ink(NAVY, s.plate().rect(0, 840, 1600, 60), wear=0)


@picture("dictionary.jpg")
def dictionary(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.25, length=110, width=6, gap=22))
    for col in range(5):
        for row in range(6):
            x, y = 60 + col * 196, 60 + row * 142 + (0 if row else 0)
            s.ink(BRICK, s.plate().rect(x, y, 184, 130).carve((x, y, x + 184, y + 130), lambda a, b: 0.25, length=60, width=4, gap=16))
    s.ink(PAPER, _labels(s), wear=0.1)
    s.ink(MUSTARD, _knobs(s), wear=0)
    for i in range(5):
        x, y, w = 250 + i * 190, 760 - i * 140, 300
        s.ink(NAVY, s.plate().poly([(x, y), (x + w, y - 60), (x + w, y + 60), (x, y + 120)]), over=True)
        cards_ = s.plate()
        for k in range(9):
            cards_.poly([(x + 20 + k * 30, y - 8 - k * 6), (x + 44 + k * 30, y - 14 - k * 6), (x + 44 + k * 30, y + 70 - k * 6), (x + 20 + k * 30, y + 76 - k * 6)])
        s.ink(PAPER, cards_, wear=0.1)
        s.ink(BRICK, s.plate().poly([(x, y + 24), (x + w, y - 36), (x + w, y + 70), (x, y + 130)]).carve((x, y - 40, x + w, y + 130), lambda a, b: 0.25, length=50, width=4, gap=14, angle=-0.2))
    fly = s.plate()
    for i in range(9):
        x, y, a = 1120 + i * 44, 190 + 240 * math.exp(-i / 3) + (i % 3) * 60, 0.3 * i
        c, n = math.cos(a) * 34, math.sin(a) * 34
        fly.poly([(x - c, y - n), (x + n * 0.7, y - c * 0.7), (x + c, y + n), (x - n * 0.7, y + c * 0.7)])
    s.ink(PAPER, fly, wear=0.1)
    gulls(s, [(1330, 130, 60), (1460, 220, 46), (1240, 60, 40), (1520, 90, 54), (1400, 330, 36)], PAPER)


def _labels(s: Sheet) -> Plate:
    p = s.plate()
    for col in range(5):
        for row in range(6):
            p.rect(118 + col * 196, 90 + row * 142, 70, 30)
    return p


def _knobs(s: Sheet) -> Plate:
    p = s.plate()
    for col in range(5):
        for row in range(6):
            p.disc(152 + col * 196, 150 + row * 142, 11)
    return p
