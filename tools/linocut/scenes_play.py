"""Pictures of sport, festivals, food and music."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import BLACK, BRICK, DUSK, GREEN, GREY, LILAC, MOSS, MUSTARD, NAVY, PALE, PAPER, PINK, RED, SEA, STRAW, TEAL, Point, Sheet
from .things import cloud, figures, fish, gulls, hills, house, people, person, pier, rain, sea, sky, street, sun


@picture("cannery.jpg")
def cannery(s: Sheet) -> None:
    s.ink(DUSK, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.15, length=110, width=5, gap=26))
    for x in (180, 620, 1060, 1500):
        s.ink(STRAW, s.plate().poly([(x - 30, 60), (x + 30, 60), (x + 190, 520), (x - 190, 520)]).carve((x - 200, 60, x + 200, 520), lambda a, b: 0.3 + b / 800, length=70, width=8, gap=15), wear=0.6)
        s.ink(NAVY, s.plate().line([(x, -10), (x, 40)], 6).poly([(x - 60, 70), (x - 20, 30), (x + 20, 30), (x + 60, 70)]), wear=0.1)
    s.ink(NAVY, s.plate().poly([(-20, 800), (1240, 420), (1420, 420), (560, 920), (-20, 920)]))
    s.ink(GREY, s.plate().poly([(-20, 720), (1240, 400), (1400, 400), (480, 860), (-20, 900)]).carve((0, 400, 1400, 900), lambda x, y: 0.3, length=60, width=6, gap=17, angle=-0.4), wear=0.4)
    for t in (0.0, 0.06, 0.115, 0.165, 0.21, 0.25, 0.285, 0.32, 0.35, 0.74):
        k = 1 - t
        x, y = 1330 - 1130 * k ** 1.5 + 20, 420 + 370 * k ** 1.5 - 20
        r = 22 + 92 * k ** 1.5
        x, y = (1310 - 1140 * (1 - t), 424 + 356 * (1 - t))
        r = 26 + 84 * (1 - t)
        s.ink(MUSTARD, s.plate().rect(x - r, y - r * 0.55, 2 * r, r * 0.62).disc(x, y + r * 0.06, r, squash=0.36), wear=0.1)
        s.ink(RED, s.plate().rect(x - r, y - r * 0.38, 2 * r, r * 0.34), wear=0.1)
        s.ink(PAPER, s.plate().disc(x, y - r * 0.55, r, squash=0.36), wear=0.1)
        s.ink(GREY, s.plate().disc(x, y - r * 0.55, r * 0.72, squash=0.34), wear=0.1)


@picture("cannery-doors.jpg")
def cannery_doors(s: Sheet) -> None:
    sky(s, PINK, 760, under=STRAW, glow=0.9, top=0.1)
    s.ink(BRICK, s.plate().rect(1180, 40, 110, 700).carve((1180, 40, 1290, 700), lambda x, y: 0.3, length=34, width=5, gap=15))
    s.ink(GREY, s.plate().disc(1230, 10, 46).disc(1310, -20, 60).disc(1190, -20, 40), wear=0.6)
    s.ink(BRICK, s.plate().poly([(120, 760), (120, 380), (360, 250), (360, 380), (620, 250), (620, 380), (880, 250), (880, 380), (1140, 250), (1400, 380), (1400, 760)]).carve((120, 250, 1400, 760), lambda x, y: 0.4, length=40, width=4, gap=18))
    s.ink(NAVY, s.plate().rect(560, 420, 400, 340))
    s.ink(MUSTARD, s.plate().rect(580, 440, 360, 320).carve((580, 440, 940, 760), lambda x, y: 0.25, length=60, width=6, gap=18, angle=1.57), wear=0.3)
    for side in (-1, 1):
        x = 760 + side * 190
        s.ink(GREEN, s.plate().poly([(x, 430), (x + side * 150, 400), (x + side * 150, 800), (x, 762)]), wear=0.2)
        s.ink(NAVY, s.plate().line([(x + side * 20, 470), (x + side * 130, 690)], 9).line([(x + side * 20, 690), (x + side * 130, 470)], 9), wear=0.1)
    panes = s.plate()
    for x in (180, 300, 420, 1140, 1260):
        panes.rect(x, 460, 80, 110)
    s.ink(STRAW, panes, wear=0.2)
    s.ink(NAVY, s.plate().rect(-5, 756, 1610, 160).carve((0, 756, 1600, 900), lambda x, y: 0.35, length=90, width=6, gap=19))
    s.ink(MUSTARD, s.plate().poly([(590, 760), (930, 760), (1080, 910), (440, 910)]).carve((440, 760, 1080, 910), lambda x, y: 0.55, length=80, width=7, gap=16), wear=0.4)
    people(s, [(640, 800, 150), (700, 790, 140), (770, 806, 156), (850, 794, 144), (1010, 860, 190), (470, 870, 196), (360, 850, 180), (1130, 880, 200)], BLACK)


@picture("splice.jpg")
def splice(s: Sheet) -> None:
    s.ink("#0f1d2e", s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.08, length=110, width=5, gap=24))
    glow = s.plate().carve((200, 80, 1400, 860), lambda x, y: max(0.0, 0.95 - math.hypot(x - 800, (y - 470) * 1.3) / 520), length=70, width=10, gap=16, fill=255, angle=lambda x, y: math.atan2(y - 470, x - 800))
    s.ink(TEAL, glow)
    s.ink(NAVY, s.plate().poly([(640, -10), (960, -10), (900, 130), (700, 130)]), wear=0.2)
    s.ink(STRAW, s.plate().rect(700, 126, 200, 22), wear=0)
    left, right = [(-20, 700), (200, 600), (460, 500), (640, 474), (778, 470)], [(1620, 250), (1400, 380), (1150, 450), (960, 468), (822, 470)]
    s.ink(MUSTARD, s.plate().line(left, 13).line(right, 13), wear=0)
    s.ink(PAPER, s.plate().line(left, 4).line(right, 4), wear=0)
    tips = s.plate()
    for side in (-1, 1):
        x = 800 + side * 150
        tips.poly([(x, 466), (x + side * 240, 250 + side * 330), (x + side * 300, 290 + side * 330)]).poly([(x, 474), (x + side * 300, 420 + side * 330), (x + side * 240, 460 + side * 330)])
    s.ink(GREY, tips.carve((100, 60, 1500, 900), lambda x, y: 0.15, length=60, width=5, gap=14, angle=0.8), wear=0.2)
    star = s.plate()
    for k in range(16):
        star.gouge(800, 470, 150 if k % 2 else 90, 11, math.pi * k / 16, 255)
    s.ink(PAPER, star, wear=0)
    s.ink(RED, s.plate().ring(800, 470, 62, 6), wear=0)


@picture("map.jpg", 1600, 1067)
def isles(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 1067), lambda x, y: 0.3, length=70, width=5, gap=20))
    shapes: list[tuple[str, float, float, list[Point]]] = [
        ("Hestray", 700, 520, [(-60, -330), (60, -300), (120, -200), (90, -110), (190, -40), (130, 30), (170, 120), (90, 230), (60, 330), (-40, 370), (-110, 280), (-90, 160), (-220, 90), (-260, -20), (-170, -60), (-200, -170), (-120, -240)]),
        ("Lamray", 1060, 330, [(-90, -50), (-20, -130), (90, -110), (130, -20), (70, 90), (-30, 120), (-100, 50)]),
        ("Oxnay", 850, 960, [(-90, -10), (-20, -56), (80, -40), (110, 20), (20, 60), (-70, 50)]),
        ("Selkay", 230, 380, [(-40, -10), (0, -42), (46, -14), (30, 34), (-26, 30)])]
    for _, x, y, points in shapes:
        shore = [(x + px * 1.09, y + py * 1.07) for px, py in points]
        s.ink(PALE, s.plate().poly(shore, rough=7), wear=0.4)
    for _, x, y, points in shapes:
        land = s.plate().poly([(x + px, y + py) for px, py in points], rough=6)
        s.ink(STRAW, land.carve((x - 270, y - 350, x + 270, y + 380), lambda a, b: 0.12, length=44, width=5, gap=20, angle=-0.6))
    s.ink(MOSS, s.plate().disc(600, 470, 80, squash=0.7).disc(690, 320, 56, squash=0.8).disc(1080, 300, 44).disc(840, 950, 30, squash=0.7).carve((500, 260, 1140, 990), lambda a, b: 0.4, length=26, width=5, gap=14, angle=-1.2))
    marks = s.plate()
    for x, y in ((810, 560), (540, 600), (700, 800), (470, 480), (1000, 390), (860, 985), (710, 240)):
        marks.disc(x, y, 13)
    marks.poly([(466, 462), (474, 400), (482, 462)]).poly([(590, 470), (620, 410), (650, 470)], rough=0)
    s.ink(NAVY, marks, wear=0)
    s.ink(RED, s.plate().disc(812, 560, 19), wear=0)
    dots = s.plate()
    for k in range(9):
        dots.disc(868 + k * 14, 440 - k * 8.5, 5.5)
    s.ink(RED, dots, wear=0)
    route = s.plate()
    for k in range(30):
        route.gouge(860 + k * 26, 585 + 0.4 * k * k, 15, 4, 0.5 + k * 0.02, 255)
    s.ink(PAPER, route, wear=0)
    s.ink(PAPER, s.plate().ring(1380, 840, 104, 8), wear=0.1)
    rose = s.plate()
    for k in range(8):
        a, r = math.pi * k / 4 - math.pi / 2, 150 if k % 2 == 0 else 84
        rose.poly([(1380 + r * math.cos(a), 840 + r * math.sin(a)), (1380 + 24 * math.cos(a + 0.8), 840 + 24 * math.sin(a + 0.8)), (1380, 840), (1380 + 24 * math.cos(a - 0.8), 840 + 24 * math.sin(a - 0.8))], rough=0)
    s.ink(NAVY, rose, wear=0.1)
    s.ink(RED, s.plate().poly([(1380, 690), (1397, 822), (1380, 840), (1363, 822)], rough=0), wear=0)
    fish(s, 250, 840, 150, PALE, NAVY)
    fish(s, 380, 900, 120, PALE, NAVY)
    gulls(s, [(1300, 180, 44), (1400, 240, 30), (300, 160, 36)], PAPER)


@picture("kite-japan.jpg", 1200, 1500)
def kite_japan(s: Sheet) -> None:
    sky(s, SEA, 1330, under=PALE, glow=0.75, top=0.15, slant=-0.18)
    for x, y, r in ((180, 260, 150), (1050, 640, 170), (160, 860, 130)):
        cloud(s, x, y, r)
    s.ink(PAPER, s.plate().poly([(340, 170), (900, 120), (950, 700), (390, 750)]), wear=0.1)
    s.ink(RED, s.plate().poly([(385, 250), (600, 170), (850, 240), (890, 480), (800, 650), (640, 705), (480, 660), (390, 480)], rough=3), wear=0.3)
    s.ink(BLACK, s.plate().poly([(430, 330), (600, 400), (600, 440), (420, 380)]).poly([(850, 300), (690, 390), (690, 430), (860, 350)]).poly([(470, 240), (640, 170), (820, 220), (760, 250), (640, 220), (540, 260)]).poly([(420, 590), (520, 560), (640, 600), (770, 550), (860, 560), (780, 640), (640, 690), (500, 670)]), wear=0.2)
    s.ink(PAPER, s.plate().disc(520, 440, 56, squash=0.8).disc(770, 428, 56, squash=0.8).poly([(510, 600), (560, 588), (560, 640)]).poly([(720, 592), (770, 580), (730, 640)]).rect(580, 602, 130, 26), wear=0)
    s.ink(BLACK, s.plate().disc(530, 444, 22).disc(762, 432, 22).disc(612, 520, 12).disc(668, 516, 12), wear=0)
    s.ink(NAVY, s.plate().line([(340, 170), (900, 120), (950, 700), (390, 750), (340, 170)], 9), wear=0.1)
    tails = s.plate()
    for x0, y0, ph in ((400, 750, 0.0), (930, 700, 1.5)):
        tails.line([(x0 + 44 * math.sin(t * 5 + ph) - 60 * t, y0 + 330 * t) for t in [i / 40 for i in range(41)]], 20)
    s.ink(MUSTARD, tails, wear=0.1)
    hills(s, 1320, 160, GREEN, phase=2.4, waves=0.9)
    s.ink(PAPER, s.plate().line([(640, 450), (560, 1290)], 4).line([(500, 600), (560, 1290)], 3).line([(790, 600), (560, 1290)], 3), wear=0)
    for i, colour in enumerate((RED, NAVY, MUSTARD, NAVY, RED)):
        figures(s, [(480 + i * 56, 1360 + 10 * (i % 2), 130)], colour, arms="up" if i < 3 else "fore", lean=-0.12)
    figures(s, [(900, 1400, 120), (970, 1410, 96), (200, 1420, 110)], DUSK, arms="one")


@picture("culture/kite-week/kites.jpg", 1600, 1067)
def kites(s: Sheet) -> None:
    sky(s, PALE, 760, under=STRAW, glow=0.85, top=0.15, slant=-0.06)
    cloud(s, 420, 180, 230)
    cloud(s, 1300, 300, 200)
    sea(s, 740, TEAL, bottom=860, light=0.45)
    s.ink(STRAW, s.plate().rect(-5, 850, 1610, 230).carve((0, 850, 1600, 1067), lambda x, y: 0.35, length=90, width=6, gap=18))
    spots = [(200, 330, 90), (420, 420, 70), (560, 190, 110), (760, 360, 80), (930, 160, 100), (1060, 400, 90), (1240, 180, 80), (1400, 420, 100), (300, 560, 60), (900, 560, 60), (1250, 600, 64), (660, 580, 56)]
    colours = (RED, MUSTARD, NAVY, DUSK, GREEN, SEA, BRICK)
    strings = s.plate()
    feet = [(140 + i * 122, 960 + (i % 3) * 20) for i in range(12)]
    for (x, y, r), (fx, fy) in zip(spots, sorted(feet, key=lambda q: (q[0] * 7) % 13), strict=True):
        fx = min(1500, max(100, x + (fx - 800) * 0.3))
        strings.line([(x, y), ((x + fx) / 2 - 30, (y + fy) / 2 + 30), (fx, fy - 90)], 2)
    s.ink(NAVY, strings, wear=0)
    for i, (x, y, r) in enumerate(spots):
        c = colours[i % 7]
        if i % 4 == 0:
            s.ink(c, s.plate().poly([(x, y - r), (x + r * 0.75, y - r * 0.2), (x, y + r * 1.1), (x - r * 0.75, y - r * 0.2)]), wear=0.2)
            s.ink(PAPER, s.plate().line([(x, y - r), (x, y + r * 1.1)], 5).line([(x - r * 0.75, y - r * 0.2), (x + r * 0.75, y - r * 0.2)], 5), wear=0)
        elif i % 4 == 1:
            fish(s, x, y, r * 2.4, c, PAPER if c == NAVY else NAVY, tilt=-0.4)
        elif i % 4 == 2:
            star = [(x + r * (1.1 if k % 2 == 0 else 0.5) * math.sin(math.pi * k / 5), y - r * (1.1 if k % 2 == 0 else 0.5) * math.cos(math.pi * k / 5)) for k in range(10)]
            s.ink(c, s.plate().poly(star), wear=0.2)
        else:
            s.ink(c, s.plate().poly([(x - r * 1.5, y - r * 0.5), (x - r * 0.4, y - r * 0.3), (x, y - r * 0.7), (x + r * 0.4, y - r * 0.3), (x + r * 1.5, y - r * 0.5), (x + r * 0.5, y + r * 0.3), (x, y + r), (x - r * 0.5, y + r * 0.3)]), wear=0.2)
        tail = [(x + 16 * math.sin(t * 9 + i) - 40 * t, y + r + 120 * t) for t in [k / 24 for k in range(25)]]
        s.ink(colours[(i + 2) % 7], s.plate().line(tail, 8), wear=0)
    for i in range(14):
        figures(s, [(90 + i * 112 + (i * 37) % 40, 970 + (i % 3) * 24, 120 + (i % 4) * 12)], colours[(i * 3) % 7], arms="one" if i % 3 else "up")


@picture("culture/kite-week/kite-plan.png", 1200, 1500)
def kite_plan(s: Sheet) -> None:
    grid = s.plate()
    for k in range(0, 1500, 50):
        grid.line([(0, k), (1200, k)], 1.5)
        grid.line([(k, 0), (k, 1500)], 1.5)
    s.ink(PALE, grid, wear=0)
    s.ink(STRAW, s.plate().poly([(600, 120), (960, 360), (600, 1080), (240, 360)]), wear=0)
    lines = s.plate().line([(600, 120), (960, 360), (600, 1080), (240, 360), (600, 120)], 7).line([(600, 100), (600, 1100)], 13).line([(220, 360), (980, 360)], 13)
    lines.line([(100, 120), (100, 1080)], 4).line([(70, 120), (130, 120)], 4).line([(70, 1080), (130, 1080)], 4).line([(240, 1180), (960, 1180)], 4).line([(240, 1150), (240, 1210)], 4).line([(960, 1150), (960, 1210)], 4)
    lines.disc(490, 520, 22).disc(710, 520, 22).line([(480, 660), (540, 710), (660, 710), (720, 660)], 10)
    s.ink(NAVY, lines, wear=0)
    s.ink(RED, s.plate().line([(600, 130), (760, 470), (600, 1070)], 6).ring(757, 466, 22, 7).disc(600, 360, 26), wear=0)
    tail = [(600 + 150 * math.sin(t * 11), 1080 + 380 * t) for t in [i / 60 for i in range(61)]]
    bows = s.plate().line(tail, 6)
    for k in range(6, 60, 9):
        x, y = tail[k]
        bows.poly([(x, y), (x - 44, y - 28), (x - 44, y + 28)]).poly([(x, y), (x + 44, y - 28), (x + 44, y + 28)])
    s.ink(TEAL, bows, wear=0)


@picture("herring-pan.jpg")
def herring_pan(s: Sheet) -> None:
    s.ink(PAPER, s.plate(full=True))
    check = s.plate()
    for k in range(0, 1700, 120):
        check.rect(k, -5, 60, 910)
    s.ink(PALE, check, over=True, wear=0.3)
    check = s.plate()
    for k in range(0, 950, 120):
        check.rect(-5, k, 1610, 60)
    s.ink(PALE, check, over=True, wear=0.3)
    s.ink(BLACK, s.plate().disc(700, 450, 385).poly([(1020, 400), (1600, 250), (1620, 340), (1050, 500)]), wear=0.3)
    s.ink("#333a44", s.plate().disc(700, 450, 330).carve((370, 120, 1030, 780), lambda x, y: 0.2, length=60, width=5, gap=22, angle=lambda x, y: math.atan2(y - 450, x - 700) + math.pi / 2), wear=0.3)
    fish(s, 690, 350, 500, MUSTARD, BRICK, tilt=-0.12)
    fish(s, 720, 560, 500, MUSTARD, BRICK, flip=True, tilt=0.1)
    oats = s.plate()
    for _ in range(420):
        x, y = s.rng.uniform(480, 930), s.rng.choice((350, 560)) + s.rng.gauss(0, 34)
        oats.disc(x, y, s.rng.uniform(3, 7))
    s.ink(STRAW, oats, wear=0)
    s.ink(MUSTARD, s.plate().disc(1300, 640, 120), wear=0.1)
    s.ink(PAPER, s.plate().disc(1300, 640, 102), wear=0)
    seg = s.plate()
    for k in range(9):
        a = 2 * math.pi * k / 9
        seg.poly([(1300 + 16 * math.cos(a), 640 + 16 * math.sin(a)), (1300 + 94 * math.cos(a - 0.28), 640 + 94 * math.sin(a - 0.28)), (1300 + 94 * math.cos(a + 0.28), 640 + 94 * math.sin(a + 0.28))])
    s.ink(STRAW, seg, wear=0.1)
    herb = s.plate().line([(1120, 860), (1220, 780), (1420, 800)], 7)
    for k in range(12):
        herb.gouge(1130 + k * 25, 846 - k * 6 + (20 if k % 2 else -16), 60, 20, -0.9 if k % 2 else 0.6, 255)
    s.ink(GREEN, herb, wear=0.2)
    s.ink(SEA, s.plate().poly([(-20, 620), (200, 700), (240, 920), (-20, 920)], rough=5).carve((-20, 620, 240, 900), lambda x, y: 0.45, length=50, width=8, gap=20, angle=0.8))


@picture("fiddle.jpg")
def fiddle(s: Sheet) -> None:
    sky(s, LILAC, 560, under=STRAW, glow=0.9, top=0.1)
    sun(s, 1180, 300, 100, MUSTARD, halo=PAPER)
    sea(s, 540, SEA, glitter=1180, under=STRAW, light=0.35)
    s.ink(BRICK, s.plate().poly([(590, 640), (570, 540), (620, 470), (700, 450), (745, 490), (745, 540), (720, 570), (745, 600), (760, 660), (960, 660), (975, 600), (1000, 570), (975, 540), (975, 490)][:0] + [(560, 700), (530, 600), (560, 520), (640, 480), (700, 500), (720, 550), (705, 590), (730, 640), (870, 640), (895, 590), (880, 550), (900, 500), (960, 480), (1040, 520), (1070, 600), (1040, 700), (960, 760), (640, 760)], rough=3).carve((530, 480, 1070, 760), lambda x, y: 0.3, length=70, width=5, gap=15, angle=0.05), wear=0.3)
    s.ink(NAVY, s.plate().poly([(770, 660), (784, 190), (816, 190), (830, 660)]).ring(800, 150, 34, 15).disc(800, 150, 12).rect(750, 190, 36, 12).rect(814, 210, 36, 12).rect(750, 232, 36, 12).rect(814, 252, 36, 12)
          .line([(680, 590), (668, 640), (690, 690)], 9).line([(920, 590), (932, 640), (910, 690)], 9).rect(740, 690, 120, 15), wear=0.2)
    strings = s.plate()
    for k in range(4):
        strings.line([(790 + k * 7, 190), (776 + k * 16, 740)], 2)
    s.ink(PAPER, strings, wear=0)
    s.ink(PAPER, s.plate().poly([(836, 250), (1130, 560), (836, 560)], rough=2).carve((836, 250, 1130, 560), lambda x, y: 0.2, length=60, width=4, gap=20, angle=0.8), wear=0.2)
    s.ink(PINK, s.plate().poly([(764, 290), (560, 540), (764, 540)], rough=2), wear=0.2)
    s.ink(NAVY, s.plate().line([(830, 226), (1150, 566)], 8), wear=0)
    s.ink(SEA, s.plate().rect(-5, 730, 1610, 180).carve((0, 730, 1600, 900), lambda x, y: 0.5, length=110, width=8, gap=18, grow=0.4))
    gulls(s, [(620, 160, 44), (980, 120, 36), (520, 260, 28), (1060, 210, 26), (700, 90, 24)])


@picture("capsule.jpg")
def capsule(s: Sheet) -> None:
    s.ink(MOSS, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.4, length=40, width=6, gap=17, angle=-0.7))
    s.ink(BRICK, s.plate().disc(800, 450, 330, squash=0.9), wear=0.3)
    s.ink(BLACK, s.plate().disc(800, 460, 260, squash=0.85), wear=0.2)
    s.ink(RED, s.plate().poly([(640, 360), (950, 340), (970, 560), (650, 580)]), wear=0.2)
    s.ink(STRAW, s.plate().line([(640, 360), (950, 340), (970, 560), (650, 580), (640, 360)], 12).line([(644, 420), (955, 400)], 7).disc(806, 480, 52), wear=0.1)
    s.ink(NAVY, s.plate().line([(780, 480), (800, 502), (838, 456)], 10), wear=0)
    for k in range(16):
        a = 2 * math.pi * k / 16 + 0.1
        x, y = 800 + 440 * math.cos(a), 450 + 370 * math.sin(a)
        c, n = math.cos(a), math.sin(a)
        for side in (-1, 1):
            bx, by = x - n * side * 26, y + c * side * 26
            s.ink((TEAL, NAVY, MUSTARD, DUSK, RED)[k % 5], s.plate().line([(bx - c * 34, by - n * 34), (bx + c * 34, by + n * 34)], 36).disc(bx - c * 34, by - n * 34, 20), wear=0.2)
    s.ink(NAVY, s.plate().line([(1180, 40), (1440, 860)], 40).line([(1120, 250), (1390, 170)], 34).ring(1165, 10, 50, 18).line([(1180, 830), (1300, 880), (1440, 870), (1560, 790), (1600, 680)], 46).poly([(1150, 760), (1160, 880), (1250, 850)]), wear=0.3)


@picture("keeper.jpg")
def keeper(s: Sheet) -> None:
    sky(s, DUSK, 520, under=PINK, glow=0.8, top=0.1)
    crowd = s.plate()
    for row in range(4):
        for k in range(56):
            crowd.disc(k * 29 + (14 if row % 2 else 0) + s.rng.uniform(-4, 4), 430 + row * 34, 13)
    s.ink(NAVY, s.plate().rect(-5, 400, 1610, 180))
    s.ink(LILAC, crowd, wear=0.3)
    s.ink(GREEN, s.plate().rect(-5, 560, 1610, 350).carve((0, 560, 1600, 900), lambda x, y: 0.4, length=70, width=6, gap=17, grow=0.5))
    net = s.plate()
    for k in range(31):
        net.line([(150 + k * 43, 150), (190 + k * 41, 700)], 2)
    for k in range(13):
        net.line([(150, 160 + k * 45), (1450, 160 + k * 45)], 2)
    s.ink(PAPER, net.line([(150, 740), (150, 140), (1450, 140), (1450, 740)], 17), wear=0)
    s.ink(MUSTARD, s.plate().line([(640, 520), (900, 390)], 92).line([(890, 390), (1060, 300), (1180, 240)], 44).line([(880, 420), (1010, 420), (1090, 350)], 40), wear=0.2)
    s.ink(NAVY, s.plate().line([(650, 520), (500, 600), (370, 560)], 58).line([(640, 530), (520, 680), (400, 760)], 56), wear=0.2)
    s.ink(PINK, s.plate().disc(1010, 300, 58).line([(400, 568), (330, 548)], 40).line([(420, 748), (370, 790)], 40), wear=0.1)
    s.ink(BRICK, s.plate().disc(994, 286, 58).take(s.plate().disc(1024, 318, 60)).line([(950, 300), (880, 250), (830, 262)], 16), wear=0.1)
    s.ink(RED, s.plate().disc(1196, 232, 38).disc(1110, 340, 32).line([(1210, 210), (1240, 180)], 14).line([(1220, 232), (1256, 216)], 14).line([(300, 546), (340, 530)], 30).line([(350, 812), (380, 770)], 30), wear=0.1)
    s.ink(PAPER, s.plate().disc(1300, 190, 56), wear=0)
    s.ink(NAVY, s.plate().disc(1300, 190, 18).disc(1262, 168, 11).disc(1338, 170, 11).disc(1280, 232, 11).disc(1326, 230, 11), wear=0)


@picture("skiffs.jpg")
def skiffs(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.35, length=90, width=6, gap=19, angle=0.25))
    fog = s.plate()
    for k in range(26):
        fog.disc(1130 + s.rng.uniform(-40, 480), s.rng.uniform(-40, 420) - (k % 3) * 30, s.rng.uniform(90, 190))
    s.ink(PAPER, fog.carve((900, 0, 1600, 620), lambda x, y: 0.3, length=120, width=7, gap=22), wear=0.5)
    for i, (x, y, size, colour) in enumerate(((420, 230, 1.0, RED), (760, 470, 1.15, MUSTARD), (330, 700, 1.0, NAVY))):
        a = -0.32
        c, n = math.cos(a), math.sin(a)

        def at(px: float, py: float, x: float = x, y: float = y, k: float = size, c: float = c, n: float = n) -> Point:
            return x + (px * c - py * n) * k, y + (px * n + py * c) * k

        wake = s.plate()
        for k in range(18):
            for side in (-1, 1):
                wake.gouge(*at(-150 - k * 26, side * (24 + k * 9)), 44, 6, a + side * 0.35, 255)
        s.ink(PAPER, wake, wear=0.2)
        oars = s.plate()
        for k in range(4):
            side = 1 if k % 2 else -1
            px = -100 + k * 64
            oars.line([at(px, side * 20), at(px - 40, side * 150)], 8 * size).line([at(px - 32, side * 122), at(px - 46, side * 168)], 18 * size)
        s.ink(STRAW, oars, wear=0)
        s.ink(colour, s.plate().poly([at(-190, -26), at(-100, -46), at(60, -44), at(180, -16), at(226, 0), at(180, 16), at(60, 44), at(-100, 46), at(-190, 26)], rough=1), wear=0.2)
        s.ink(BRICK, s.plate().poly([at(-176, -16), at(-96, -34), at(56, -32), at(186, 0), at(56, 32), at(-96, 34), at(-176, 16)], rough=1), wear=0.2)
        crew = s.plate()
        for k in range(5):
            crew.line([at(-100 + k * 60, -16), at(-100 + k * 60, 16)], 28 * size)
        s.ink((PAPER, NAVY, PINK)[i], crew, wear=0.1)
        heads = s.plate()
        for k in range(5):
            heads.disc(*at(-94 + k * 60, 0), 15 * size)
        s.ink((NAVY, RED, MUSTARD)[i], heads, wear=0)


@picture("hill-race.jpg", 1600, 1067)
def hill_race(s: Sheet) -> None:
    sky(s, SEA, 700, under=PALE, glow=0.8, top=0.2)
    cloud(s, 300, 180, 220)
    cloud(s, 1330, 260, 190)
    s.ink(DUSK, s.plate().poly([(-20, 1080), (-20, 720), (300, 560), (500, 640), (900, 600), (1300, 520), (1620, 660), (1620, 1080)], rough=5).carve((0, 520, 1600, 1067), lambda x, y: 0.3, length=60, width=6, gap=20))
    s.ink(GREEN, s.plate().poly([(120, 1080), (360, 820), (560, 560), (720, 320), (800, 230), (880, 300), (1060, 560), (1260, 800), (1500, 1080)], rough=6).carve((120, 230, 1500, 1067), lambda x, y: 0.35, length=44, width=7, gap=19, angle=lambda x, y: -0.9 if x < 800 else 0.9))
    trail: list[Point] = [(640, 1070), (1080, 960), (500, 850), (1020, 740), (610, 640), (930, 550), (690, 460), (860, 380), (770, 310), (800, 250)]
    for w, colour in ((22, STRAW),):
        s.ink(colour, s.plate().line(trail, w), wear=0.3)
    s.ink(GREY, s.plate().poly([(770, 250), (800, 190), (830, 250)]), wear=0.2)
    s.ink(NAVY, s.plate().line([(800, 200), (800, 110)], 6), wear=0)
    s.ink(RED, s.plate().poly([(800, 110), (880, 132), (800, 158)]), wear=0)
    runners: list[tuple[float, float, float, str]] = []
    for k in range(26):
        t = 0.2 + 0.78 * k / 26
        f = t * (len(trail) - 1)
        i = min(int(f), len(trail) - 2)
        x = trail[i][0] + (trail[i + 1][0] - trail[i][0]) * (f - i)
        y = trail[i][1] + (trail[i + 1][1] - trail[i][1]) * (f - i)
        runners.append((x, y, 92 - 66 * t, (RED, NAVY, PAPER, MUSTARD, TEAL)[k % 5]))
    for x, y, h, colour in sorted(runners, key=lambda q: q[1]):
        figures(s, [(x, y, h)], colour, arms="out", lean=0.1, stride=0.2)
    figures(s, [(820, 1046, 128)], RED, arms="down", lean=0.04)
    figures(s, [(876, 1040, 136)], NAVY, arms="fore", lean=-0.05)


@picture("groundsman.jpg")
def groundsman(s: Sheet) -> None:
    sky(s, PINK, 380, under=STRAW, glow=0.9, top=0.1)
    s.ink(BRICK, s.plate().rect(-5, 330, 1610, 120).carve((0, 330, 1600, 450), lambda x, y: 0.35, length=50, width=4, gap=18))
    s.ink(GREEN, s.plate().rect(-5, 440, 1610, 470).carve((0, 440, 1600, 900), lambda x, y: 0.45 if int((x - y * 0.4 + 400) / 240) % 2 else 0.08, length=70, width=6, gap=17, grow=0.5))
    s.ink(PAPER, s.plate().line([(190, 600), (190, 270), (660, 270), (660, 600)], 15).line([(-10, 600), (1610, 600)], 7), wear=0)
    wave = s.plate().poly([(-20, 920), (-20, 700), (120, 640), (330, 610), (560, 600), (700, 560), (800, 590), (830, 660), (800, 760), (860, 800), (900, 920)], rough=6)
    s.ink(TEAL, wave.carve((-20, 560, 900, 920), lambda x, y: 0.5, length=80, width=8, gap=19, angle=-0.1))
    foam = s.plate()
    for _ in range(260):
        t = s.rng.random()
        foam.disc(520 + 330 * t + s.rng.gauss(0, 16), 610 - 46 * math.sin(math.pi * t * 0.8) + 200 * max(0.0, t - 0.7) * 2 + s.rng.gauss(0, 16), s.rng.uniform(3, 11))
    s.ink(PAPER, foam, wear=0)
    s.ink(NAVY, s.plate().line([(1130, 520), (880, 790)], 14), wear=0.1)
    s.ink(MUSTARD, s.plate().poly([(690, 740), (1010, 860), (996, 910), (670, 790)]).carve((670, 740, 1010, 910), lambda x, y: 0.5, length=30, width=5, gap=12, angle=1.9), wear=0.2)
    s.ink(NAVY, s.plate().line([(1220, 600), (1150, 720), (1180, 850)], 58).line([(1250, 600), (1330, 720), (1380, 850)], 58).rect(1140, 830, 90, 34).rect(1350, 830, 96, 34), wear=0.2)
    s.ink(RED, s.plate().poly([(1140, 380), (1260, 360), (1320, 480), (1300, 640), (1180, 640), (1130, 500)], rough=3).line([(1160, 420), (1060, 520), (1090, 580)], 44).line([(1240, 420), (1150, 500), (1020, 640)], 42), wear=0.2)
    s.ink(PINK, s.plate().disc(1170, 300, 62).disc(1088, 580, 27).disc(1018, 646, 27), wear=0.1)
    s.ink(NAVY, s.plate().poly([(1084, 290), (1110, 240), (1190, 222), (1240, 262), (1242, 300)], rough=2), wear=0.1)
    gulls(s, [(900, 160, 40), (1040, 110, 26), (420, 150, 30)])


@picture("dip.jpg")
def dip(s: Sheet) -> None:
    sky(s, GREY, 330, under=PALE, glow=0.6, top=0.2)
    sea(s, 320, SEA, bottom=620, light=0.5)
    s.ink(STRAW, s.plate().poly([(-20, 590), (500, 560), (1100, 600), (1620, 560), (1620, 920), (-20, 920)], rough=4).carve((0, 560, 1600, 900), lambda x, y: 0.35, length=90, width=6, gap=19, grow=0.5))
    surf = s.plate()
    for k in range(5):
        surf.carve((0, 556 + k * 12, 1600, 570 + k * 12), lambda x, y: 0.6, length=110, width=8, gap=14, fill=255)
    s.ink(PAPER, surf, wear=0)
    rows = sorted((500 + s.rng.random() * 330 for _ in range(34)))
    for i, y in enumerate(rows):
        x, h = 60 + ((i * 0.618) % 1) * 1150 + s.rng.uniform(-30, 30), 90 + (y - 500) * 0.34
        skin = (PINK, PINK, BRICK, "#f0c4ae", "#7b4a3a")[i % 5]
        figures(s, [(x, y + 40, h)], skin, skin, arms=("up", "out", "up", "one")[i % 4], lean=0.06, stride=0.16)
        s.ink((RED, NAVY, TEAL, DUSK, MUSTARD)[(i * 2) % 5], s.plate().rect(x - h * 0.08 + h * 0.02, y + 40 - h * 0.54, h * 0.2, h * 0.14), wear=0.1)
    s.ink(BRICK, s.plate().line([(1330, 800), (1520, 700)], 22).line([(1340, 700), (1510, 810)], 22).line([(1320, 770), (1540, 770)], 20), wear=0.2)
    s.ink(RED, s.plate().poly([(1310, 760), (1330, 600), (1380, 680), (1410, 480), (1460, 640), (1500, 560), (1530, 760)], rough=4), wear=0.2)
    s.ink(MUSTARD, s.plate().poly([(1350, 760), (1370, 680), (1400, 720), (1424, 590), (1452, 710), (1480, 660), (1496, 760)], rough=3), wear=0.1)


@picture("drum.jpg")
def drum(s: Sheet) -> None:
    s.ink("#10202f", s.plate(full=True).carve((0, 0, 1600, 420), lambda x, y: 0.12, length=110, width=5, gap=24))
    s.ink(STRAW, s.plate().poly([(1180, 140), (1240, 140), (1560, 900), (860, 900)], rough=0).carve((800, 140, 1600, 900), lambda x, y: 0.2 + 0.6 * y / 900, length=80, width=8, gap=17), wear=0.5)
    s.ink(PALE, s.plate().rect(1202, 140, 17, 300).disc(1210, 124, 42), wear=0.1)
    sea(s, 420, SEA, glitter=1200, light=0.4)
    s.ink(RED, s.plate().poly([(560, 360), (900, 330), (930, 620), (590, 650)], rough=2).disc(910, 476, 146, squash=1.0), wear=0.2)
    s.ink(PAPER, s.plate().disc(572, 505, 148), wear=0.1)
    s.ink(NAVY, s.plate().ring(572, 505, 148, 16).disc(572, 505, 40).line([(600, 356), (760, 640), (790, 350), (930, 600)], 6), wear=0.1)
    s.ink(MUSTARD, s.plate().ring(572, 505, 170, 12), wear=0.1)
    s.ink(TEAL, s.plate().rect(-5, 590, 1610, 320).carve((0, 590, 1600, 900), lambda x, y: 0.55 if abs(x - 1200) > 160 else 0.8, length=90, width=8, gap=18, grow=0.5))
    s.ink(PAPER, s.plate().disc(760, 290, 48, squash=0.7).disc(806, 250, 26), wear=0)
    s.ink(MUSTARD, s.plate().poly([(826, 244), (862, 254), (826, 262)], rough=0).rect(750, 318, 6, 26).rect(772, 318, 6, 26), wear=0)
    s.ink(GREY, s.plate().poly([(676, 286), (770, 268), (764, 310)], rough=0), wear=0)


@picture("trampoline.jpg")
def trampoline(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.35, length=150, width=6, gap=22, angle=-0.3))
    street(s, -30, 920, [(220, 230), (170, 290), (240, 220), (180, 270), (230, 240), (170, 300), (230, 230), (220, 260)], [DUSK, "#223a52", BRICK], lit=MUSTARD)
    for k in range(12):
        s.ink(PALE, s.plate().poly([(330 + k * 40, 560 - k * 14), (420 + k * 36, 548 - k * 16), (330 + k * 40, 566 - k * 14)], rough=0), wear=0.4)
    s.ink(RED, s.plate().disc(960, 310, 220, squash=0.52), wear=0.2)
    s.ink(STRAW, s.plate().disc(960, 306, 192, squash=0.5), wear=0.2)
    s.ink(NAVY, s.plate().disc(960, 304, 160, squash=0.48).carve((800, 220, 1120, 390), lambda x, y: 0.2, length=40, width=4, gap=14), wear=0.2)
    legs = s.plate()
    for dx in (-160, -60, 60, 160):
        legs.line([(960 + dx, 390), (960 + dx * 0.9 - 14, 480)], 9)
    s.ink(PAPER, legs, wear=0)
    leaves = s.plate()
    for _ in range(50):
        leaves.gouge(s.rng.uniform(0, 1600), s.rng.uniform(0, 640), 30, 10, s.rng.uniform(-1, 0.4), 255)
    s.ink(MOSS, leaves, wear=0)
