"""Pictures of weather, birds, beasts and the ground they live on."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import BLACK, BRICK, DUSK, GREEN, GREY, LILAC, MOSS, MUSTARD, NAVY, PALE, PAPER, PINK, RED, SEA, STRAW, TEAL, Point, Sheet
from .things import boat, cloud, figures, gulls, hills, house, people, person, sea, sky, street, sun


@picture("moss.jpg", 1600, 1067)
def moss(s: Sheet) -> None:
    sky(s, MUSTARD, 400, under=STRAW, glow=0.9, top=0.15)
    sun(s, 1120, 330, 76, RED)
    hills(s, 420, 190, DUSK, phase=1.0, bottom=425)
    s.ink(MOSS, s.plate().rect(-5, 400, 1610, 680).carve((0, 410, 1600, 1067), lambda x, y: 0.3, length=50, width=5, gap=14, grow=1.5))
    tufts = s.plate().carve((0, 420, 1600, 1067), lambda x, y: 0.35, length=34, width=8, gap=22, grow=1.8, angle=-1.3, fill=255)
    s.ink(BRICK, tufts)
    for x, y, w in ((300, 500, 150), (760, 476, 120), (1240, 520, 190), (520, 620, 240), (1010, 640, 220), (250, 800, 330), (1300, 800, 300), (760, 930, 380)):
        h = w * 0.2
        ring = [(x + w * math.cos(a) * (1 + 0.16 * math.sin(3 * a + x)), y + h * math.sin(a) * (1 + 0.2 * math.cos(2 * a + y))) for a in [i * 2 * math.pi / 40 for i in range(40)]]
        p = s.plate().poly(ring, rough=2)
        s.ink(NAVY, p)
        s.ink(STRAW, s.plate().carve((x - w, y - h, x + w, y + h), lambda a, b: 0.97 if b > y - h * 0.55 else 0.3, length=w * 0.5, width=9, gap=9, fill=255).keep(s.plate().poly(ring, rough=0)), wear=0)
    planks = s.plate()
    for i in range(16):
        t = i / 16
        x, y, w = 1500 - 760 * t, 1040 - 470 * t ** 0.8, 74 - 60 * t
        planks.poly([(x - w, y), (x + w, y - w * 0.25), (x + w, y + w * 0.12), (x - w, y + w * 0.38)])
    s.ink(PAPER, planks, wear=0.2)
    p = s.plate()
    person(p, 836, 640, 92, stride=0.1)
    s.ink(BLACK, p.line([(852, 590), (862, 640)], 4), wear=0)
    gulls(s, [(500, 220, 26), (580, 190, 20), (640, 236, 16)])


@picture("peat-core.jpg")
def peat_core(s: Sheet) -> None:
    s.ink(SEA, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.2, length=120, width=6, gap=24))
    s.ink(NAVY, s.plate().rect(90, 300, 1450, 290), over=True)
    s.ink(GREY, s.plate().rect(70, 270, 1460, 290))
    x = 100.0
    for i, (w, colour) in enumerate(((150, MOSS), (110, GREEN), (70, PAPER), (190, MUSTARD), (220, BRICK), (160, "#6b3a2a"), (210, "#4d2b22"), (180, "#33211e"), (112, BLACK))):
        p = s.plate().poly([(x, 310), (x + w, 310), (x + w + 14 * math.sin(i), 415), (x + w, 520), (x, 520), (x - 10 * math.sin(i + 1), 415)], rough=3)
        s.ink(colour, p.carve((x, 310, x + w, 520), lambda a, b: 0.4, length=40, width=5, gap=14, angle=1.57 + 0.2 * math.sin(i)))
        x += w
    s.ink(STRAW, s.plate().rect(70, 640, 1460, 90), wear=0.2)
    ticks = s.plate()
    for i in range(73):
        ticks.line([(80 + i * 20, 640), (80 + i * 20, 690 if i % 5 == 0 else 664)], 3)
    s.ink(NAVY, ticks, wear=0)
    moss_ = s.plate()
    for i in range(60):
        moss_.gouge(100 + s.rng.random() * 150, 306 - s.rng.random() * 26, 44, 9, -1.2 + s.rng.uniform(-0.5, 0.5), 255)
    s.ink(GREEN, moss_, wear=0)


@picture("gannets.jpg", 1200, 1500)
def gannets(s: Sheet) -> None:
    sky(s, PALE, 900, glow=0.6, top=0.2)
    stack = s.plate().poly([(690, 960), (720, 700), (700, 500), (760, 330), (840, 210), (930, 240), (1010, 180), (1090, 300), (1130, 520), (1180, 760), (1220, 960)], rough=8)
    s.ink(NAVY, stack)
    white = s.plate()
    for _ in range(900):
        y = s.rng.uniform(230, 780)
        half = 110 + (y - 230) * 0.22
        white.gouge(950 + s.rng.uniform(-half, half), y, s.rng.uniform(10, 24), 9, s.rng.uniform(-0.3, 0.3), 255)
    s.ink(PAPER, white, wear=0)
    sea(s, 900, TEAL, light=0.45)
    for x, y, r, dive in ((250, 330, 150, False), (470, 620, 130, True), (200, 820, 150, True), (560, 250, 90, False), (640, 1060, 170, True), (330, 1130, 140, True)):
        _gannet(s, x, y, r, dive)
    splash = s.plate()
    for x, y in ((640, 1190), (330, 1240), (900, 1300), (140, 1360)):
        for _ in range(70):
            a = s.rng.uniform(-2.6, -0.5)
            d = abs(s.rng.gauss(0, 70))
            splash.disc(x + d * math.cos(a), y + d * math.sin(a) * 1.4, s.rng.uniform(2, 9))
    s.ink(PAPER, splash, wear=0)


def _gannet(s: Sheet, x: float, y: float, r: float, dive: bool) -> None:
    if dive:
        s.ink(PAPER, s.plate().poly([(x, y + r), (x - r * 0.13, y + r * 0.4), (x - r * 0.3, y - r * 0.5), (x - r * 0.1, y - r * 0.4), (x, y - r * 0.85), (x + r * 0.1, y - r * 0.4), (x + r * 0.3, y - r * 0.5), (x + r * 0.13, y + r * 0.4)], rough=0), wear=0)
        s.ink(BLACK, s.plate().poly([(x - r * 0.27, y - r * 0.32), (x - r * 0.36, y - r * 0.95), (x - r * 0.16, y - r * 0.45)], rough=0).poly([(x + r * 0.27, y - r * 0.32), (x + r * 0.36, y - r * 0.95), (x + r * 0.16, y - r * 0.45)], rough=0), wear=0)
        s.ink(MUSTARD, s.plate().disc(x, y + r * 0.52, r * 0.1), wear=0)
        s.ink(NAVY, s.plate().poly([(x - r * 0.05, y + r * 0.6), (x + r * 0.05, y + r * 0.6), (x, y + r)], rough=0), wear=0)
        return
    s.ink(PAPER, s.plate().poly([(x - r * 0.7, y + r * 0.1), (x - r * 0.2, y - r * 0.1), (x + r * 0.5, y - r * 0.06), (x + r * 0.6, y + r * 0.06), (x, y + r * 0.16)], rough=0)
          .poly([(x - r * 0.1, y), (x - r * 0.5, y - r * 0.55), (x - r * 1.0, y - r * 0.7), (x + r * 0.1, y - r * 0.5), (x + r * 0.2, y)], rough=0)
          .poly([(x, y), (x + r * 0.45, y - r * 0.4), (x + r * 0.8, y - r * 0.9), (x + r * 0.55, y - r * 0.3), (x + r * 0.25, y + r * 0.05)], rough=0), wear=0)
    s.ink(BLACK, s.plate().poly([(x - r * 0.5, y - r * 0.55), (x - r * 1.0, y - r * 0.7), (x - r * 0.5, y - r * 0.66)], rough=0).poly([(x + r * 0.62, y - r * 0.62), (x + r * 0.8, y - r * 0.9), (x + r * 0.64, y - r * 0.46)], rough=0), wear=0)
    s.ink(MUSTARD, s.plate().disc(x + r * 0.55, y - r * 0.01, r * 0.09), wear=0)
    s.ink(NAVY, s.plate().poly([(x + r * 0.62, y - r * 0.05), (x + r * 0.9, y + r * 0.03), (x + r * 0.62, y + r * 0.05)], rough=0), wear=0)


@picture("rain-gauge.jpg")
def rain_gauge(s: Sheet) -> None:
    s.ink(PALE, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.2, length=100, width=5, gap=24))
    hills(s, 700, 160, SEA, phase=5.0)
    hills(s, 800, 90, GREEN, phase=2.2, waves=0.8)
    s.ink(NAVY, s.plate().carve((120, 240, 1480, 760), lambda x, y: 0.5, length=120, width=5, gap=52, angle=1.75, fill=255), wear=0.2)
    cloud(s, 800, 170, 640, DUSK)
    cloud(s, 470, 210, 330, NAVY)
    cloud(s, 1160, 220, 300, NAVY)
    s.ink(NAVY, s.plate().poly([(720, 850), (880, 850), (900, 880), (700, 880)]), over=True)
    s.ink(BRICK, s.plate().poly([(700, 480), (900, 480), (884, 560), (884, 850), (716, 850), (716, 560)]).carve((790, 480, 900, 850), lambda x, y: 0.5 if x > 830 else 0.05, length=34, width=6, gap=13, angle=1.57))
    s.ink(MUSTARD, s.plate().rect(686, 462, 228, 34).rect(708, 640, 184, 14), wear=0.1)
    s.ink(NAVY, s.plate().disc(800, 468, 92, squash=0.13), wear=0)
    for k in range(7):
        s.ink(PAPER, s.plate().poly([(740 + k * 20, 380 + (k * 37) % 60), (746 + k * 20, 414 + (k * 37) % 60), (734 + k * 20, 414 + (k * 37) % 60)], rough=0), wear=0)


@picture("rain-columns.jpg", 1600, 800)
def rain_columns(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 800), lambda x, y: 0.12, length=130, width=5, gap=26))
    lines = s.plate()
    for k in range(6):
        lines.line([(110, 700 - k * 110), (1500, 700 - k * 110)], 2)
    s.ink(MUSTARD, lines, wear=0.3)
    values = (1012, 1024, 1019, 1035, 1041, 1078, 1117, 1149, 1186)
    for i, v in enumerate(values):
        h = v * 0.5
        x = 140 + i * 150
        p = s.plate().rect(x, 700 - h, 108, h)
        p.carve((x, 700 - h, x + 108, 700), lambda a, b: 0.2 + 0.35 * (700 - b) / 600, length=44, width=6, gap=14, angle=1.75)
        s.ink(SEA if i < 5 else NAVY, p)
    s.ink(NAVY, s.plate().rect(110, 700, 1390, 10), wear=0)
    top = 700 - 1186 * 0.5
    s.ink(RED, s.plate().poly([(1310, top - 10), (1330, top - 60), (1394, top - 84), (1460, top - 60), (1480, top - 10), (1436, top - 26), (1394, top - 10), (1352, top - 26)], rough=0), wear=0)
    s.ink(NAVY, s.plate().line([(1394, top - 84), (1394, top + 40), (1380, top + 50)], 6), wear=0)


@picture("aurora.jpg", 1600, 1067)
def aurora(s: Sheet) -> None:
    s.ink("#0e1c2e", s.plate(full=True))
    for k, (colour, base, size) in enumerate(((DUSK, 430, 330), (TEAL, 520, 380), (GREEN, 600, 330))):
        p = s.plate()
        for i in range(330):
            x = i * 5 - 20
            y = base + 90 * math.sin(x / 210 + k * 1.7) + 40 * math.sin(x / 73 + k)
            reach = size * (0.55 + 0.45 * math.sin(x / 130 + k * 2.2) ** 2) * s.rng.uniform(0.6, 1.1)
            if s.rng.random() < 0.82:
                p.gouge(x, y - reach / 2, reach, 9, -1.5 + 0.1 * math.sin(x / 300), 255)
        s.ink(colour, p, wear=0.8)
    stars = s.plate()
    for _ in range(120):
        stars.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 620), s.rng.uniform(1, 3.6))
    s.ink(PAPER, stars, wear=0)
    hills(s, 760, 150, NAVY, phase=0.4, light=0.1)
    x = 120.0
    for i, (w, h) in enumerate(((110, 80), (90, 100), (130, 84), (100, 92), (120, 80), (92, 104), (140, 82), (104, 90), (120, 96), (96, 84))):
        house(s, x, 800, w, h, "#22303f", roof="#0b1522", lit=MUSTARD, gable=i % 3 == 1)
        x += w + 24
    s.ink(NAVY, s.plate().rect(-5, 798, 1610, 290).carve((0, 810, 1600, 1067), lambda a, b: 0.06, length=80, width=6, gap=20))
    s.ink(GREEN, s.plate().carve((0, 880, 1600, 1067), lambda a, b: 0.45, length=100, width=7, gap=19, fill=255), wear=0.3)
    people(s, [(360 + i * 74 + s.rng.uniform(-18, 18), 1000 + s.rng.uniform(-14, 20), 150 + s.rng.uniform(-50, 20)) for i in range(13)], DUSK)


@picture("whale.jpg")
def whale(s: Sheet) -> None:
    sky(s, PALE, 360, under=PINK, glow=0.8, top=0.2)
    sea(s, 350, SEA, bottom=470, light=0.5)
    s.ink(STRAW, s.plate().poly([(-20, 440), (700, 470), (1620, 430), (1620, 920), (-20, 920)], rough=4).carve((0, 440, 1600, 900), lambda x, y: 0.3, length=90, width=6, gap=19, grow=0.8))
    s.ink(NAVY, s.plate().poly([(150, 690), (1500, 700), (1420, 740), (240, 740)]), over=True)
    body = s.plate().poly([(160, 500), (200, 410), (330, 372), (520, 366), (760, 390), (980, 440), (1160, 520), (1290, 590), (1400, 600), (1500, 540), (1530, 560), (1460, 640), (1520, 720), (1490, 736), (1380, 668),
                           (1240, 680), (1040, 700), (700, 716), (420, 716), (240, 700), (170, 640)], rough=4)
    body.carve((160, 370, 1500, 720), lambda x, y: 0.15 + 0.35 * (y - 370) / 350, length=80, width=6, gap=16, angle=lambda x, y: 0.12 + (x - 300) / 5200)
    s.ink(NAVY, body)
    s.ink(PALE, s.plate().line([(210, 650), (400, 668), (590, 660)], 7).disc(640, 600, 9), wear=0)
    s.ink(DUSK, s.plate().poly([(700, 660), (800, 640), (900, 770), (860, 790)]).carve((700, 640, 900, 790), lambda x, y: 0.4, length=40, width=5, gap=13, angle=0.9))
    figures(s, [(330, 830, 100), (420, 842, 96), (980, 820, 104), (1060, 830, 90), (1120, 822, 100)], RED)
    figures(s, [(560, 850, 92), (1240, 836, 96), (1290, 842, 70)], TEAL)
    s.ink(MUSTARD, s.plate().rect(1360, 780, 120, 56).rect(1390, 730, 60, 60).line([(1370, 790), (1310, 720), (1270, 790)], 16).poly([(1250, 780), (1290, 786), (1270, 820)]), wear=0.1)
    s.ink(NAVY, s.plate().rect(1350, 836, 140, 26).rect(1402, 742, 34, 30), wear=0)
    gulls(s, [(700, 230, 40), (820, 270, 28), (300, 220, 32), (1200, 200, 30)])


@picture("bones.jpg", 1600, 800)
def bones(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 800), lambda x, y: 0.14, length=100, width=5, gap=24))
    s.ink(BRICK, s.plate().rect(-5, 600, 1610, 210).carve((0, 600, 1600, 800), lambda x, y: 0.3, length=140, width=6, gap=22))
    skull = s.plate().poly([(120, 400), (150, 300), (270, 240), (420, 250), (500, 310), (470, 360), (340, 372), (250, 420), (150, 440)], rough=3)
    skull.poly([(150, 470), (330, 420), (470, 400), (480, 424), (340, 452), (170, 500)], rough=2)
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
    s.ink(NAVY, s.plate().disc(330, 330, 22).line([(200, 0), (230, 262)], 3).line([(700, 0), (700, 320)], 3).line([(1200, 0), (1200, 300)], 3), wear=0)
    for i in range(6):
        x = 150 + i * 250
        s.ink(MUSTARD, s.plate().rect(x, 640, 130, 16).rect(x + 8, 656, 10, 70).rect(x + 112, 656, 10, 70), wear=0.1)
        figures(s, [(x + 60, 730, 120)], (RED, SEA, DUSK)[i % 3], arms="one" if i == 3 else "down")


@picture("puffins.jpg")
def puffins(s: Sheet) -> None:
    sky(s, PALE, 520, glow=0.7, top=0.2)
    sea(s, 420, SEA, light=0.45)
    s.ink(GREEN, s.plate().poly([(-20, 640), (400, 600), (900, 640), (1180, 720), (1260, 920), (-20, 920)], rough=5).carve((0, 600, 1250, 900), lambda x, y: 0.45, length=34, width=7, gap=18, angle=-1.25))
    for x, y, h in ((170, 720, 330), (420, 700, 300), (660, 720, 340), (900, 740, 310)):
        s.ink(BLACK, s.plate().poly([(x - h * 0.2, y - h * 0.12), (x - h * 0.26, y - h * 0.5), (x - h * 0.17, y - h * 0.8), (x, y - h * 0.98), (x + h * 0.17, y - h * 0.8), (x + h * 0.24, y - h * 0.5), (x + h * 0.18, y - h * 0.12)], rough=1).disc(x, y - h * 0.83, h * 0.165), wear=0.2)
        s.ink(PAPER, s.plate().poly([(x - h * 0.06, y - h * 0.6), (x + h * 0.17, y - h * 0.6), (x + h * 0.19, y - h * 0.3), (x + h * 0.06, y - h * 0.12), (x - h * 0.12, y - h * 0.3)], rough=1).disc(x + h * 0.05, y - h * 0.83, h * 0.115), wear=0)
        s.ink(RED, s.plate().poly([(x + h * 0.13, y - h * 0.93), (x + h * 0.25, y - h * 0.88), (x + h * 0.31, y - h * 0.78), (x + h * 0.13, y - h * 0.73)], rough=0), wear=0)
        s.ink(MUSTARD, s.plate().poly([(x + h * 0.13, y - h * 0.93), (x + h * 0.18, y - h * 0.91), (x + h * 0.18, y - h * 0.74), (x + h * 0.13, y - h * 0.73)], rough=0)
              .poly([(x - h * 0.12, y - h * 0.12), (x - h * 0.06, y - h * 0.12), (x + h * 0.02, y), (x - h * 0.18, y)], rough=0).poly([(x + h * 0.05, y - h * 0.12), (x + h * 0.11, y - h * 0.12), (x + h * 0.19, y), (x, y)], rough=0), wear=0)
        s.ink(BLACK, s.plate().disc(x + h * 0.06, y - h * 0.85, h * 0.026).gouge(x + h * 0.06, y - h * 0.89, h * 0.1, h * 0.022, -0.3, 255), wear=0)
    s.ink(NAVY, s.plate().line([(1380, 560), (1300, 900)], 12).line([(1380, 560), (1390, 900)], 12).line([(1380, 560), (1480, 900)], 12).rect(1290, 400, 200, 140).rect(1340, 536, 80, 34).disc(1270, 470, 58), wear=0.1)
    s.ink(TEAL, s.plate().disc(1264, 470, 38), wear=0)
    s.ink(PAPER, s.plate().disc(1250, 456, 11), wear=0)
    s.ink(RED, s.plate().disc(1452, 430, 13), wear=0)


@picture("ball-at-sea.jpg")
def ball_at_sea(s: Sheet) -> None:
    sky(s, GREY, 300, under=PALE, glow=0.6, top=0.2)
    for i, (y, colour) in enumerate(((250, TEAL), (400, SEA), (560, TEAL), (720, NAVY))):
        crest = [(float(x), y + 46 * math.sin(x / (150 + 30 * i) + i * 2.1)) for x in range(-20, 1660, 20)]
        s.ink(colour, s.plate().poly([*crest, (1640, 920), (-20, 920)], rough=0).carve((0, y - 40, 1600, 900), lambda a, b: 0.38, length=70 + 20 * i, width=5 + i, gap=16, grow=0.5))
        if i == 1:
            s.ink(PAPER, s.plate().disc(800, 470, 110), wear=0)
            spots = s.plate().disc(800, 470, 30)
            for k in range(5):
                a = k * 2 * math.pi / 5 - 1.57
                spots.disc(800 + 80 * math.cos(a), 470 + 80 * math.sin(a), 20).line([(800, 470), (800 + 80 * math.cos(a), 470 + 80 * math.sin(a))], 5)
            s.ink(NAVY, spots, wear=0)
            s.ink(PAPER, s.plate().poly([(730, 320), (790, 268), (850, 262), (872, 222), (910, 224), (908, 262), (860, 330), (790, 346)], rough=1), wear=0)
            s.ink(GREY, s.plate().poly([(700, 318), (800, 278), (850, 300), (800, 334)], rough=0), wear=0)
            s.ink(MUSTARD, s.plate().poly([(908, 236), (946, 246), (908, 252)], rough=0).rect(812, 338, 7, 26).rect(838, 334, 7, 28), wear=0)
            s.ink(BLACK, s.plate().disc(892, 238, 5), wear=0)
