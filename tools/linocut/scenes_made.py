"""Pictures of things that people of the isles have made, mended or broken."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import BLACK, BRICK, DUSK, GREEN, GREY, LILAC, MOSS, MUSTARD, NAVY, PALE, PAPER, PINK, RED, SEA, STRAW, TEAL, Sheet
from .things import boat, crane, face, figures, gulls, hills, house, lighthouse, people, person, pier, rain, sea, sky, street, sun


@picture("linkspan.jpg")
def linkspan(s: Sheet) -> None:
    sky(s, LILAC, 520, under=STRAW, glow=0.85, top=0.1)
    hills(s, 530, 140, SEA, phase=2.6, bottom=535)
    sea(s, 520, TEAL, light=0.5)
    crane(s, 300, 560, 470, RED, jib=1.0)
    pier(s, -20, 520, 560, 360, colour=GREY)
    s.ink(NAVY, s.plate().poly([(500, 560), (1010, 640), (1010, 676), (500, 606)]).line([(560, 566), (560, 360), (960, 632)], 7).line([(600, 370), (600, 580)], 5), wear=0.2)
    s.ink(PAPER, s.plate().poly([(1000, 470), (1460, 470), (1520, 560), (1000, 560)]).rect(1250, 360, 190, 120), wear=0.1)
    s.ink(NAVY, s.plate().rect(1276, 390, 140, 40).poly([(990, 560), (1620, 540), (1620, 760), (1020, 760)]), wear=0.2)
    s.ink(BLACK, s.plate().rect(1004, 566, 110, 90), wear=0)
    s.ink(RED, s.plate().rect(1004, 716, 620, 16), wear=0.1)
    s.ink(BLACK, s.plate().poly([(660, 560), (690, 500), (880, 520), (900, 560), (930, 574), (928, 618), (640, 576)], rough=1).disc(700, 590, 27).disc(880, 616, 27), wear=0.1)
    s.ink(PALE, s.plate().poly([(704, 514), (770, 520), (768, 556), (692, 546)], rough=0).poly([(786, 522), (868, 532), (880, 570), (784, 558)], rough=0), wear=0)
    gulls(s, [(980, 200, 42), (1100, 250, 28), (820, 260, 24)])


@picture("lamray-battery.jpg", 1600, 1067)
def lamray_battery(s: Sheet) -> None:
    sky(s, NAVY, 380, under=DUSK, glow=0.5, top=0.05)
    s.ink(STRAW, s.plate().disc(1150, 150, 96), wear=0.2)
    hills(s, 400, 110, "#1b2f3f", phase=3.6, bottom=402, light=0.1)
    street(s, 180, 396, [(70, 50), (60, 64), (80, 54), (64, 60), (76, 52), (60, 70), (84, 54), (66, 58), (74, 52)], [DUSK, SEA, BRICK], lit=MUSTARD)
    sea(s, 392, SEA, bottom=520, glitter=1150, under=STRAW, light=0.3)
    deep = s.plate().rect(-5, 500, 1610, 580).carve((0, 500, 1600, 1067), lambda x, y: 0.55 - 0.45 * (y - 500) / 567, length=170, width=9, gap=21, angle=-0.05)
    s.ink(TEAL, deep)
    s.ink(NAVY, s.plate().poly([(-20, 1000), (400, 960), (900, 990), (1620, 950), (1620, 1080), (-20, 1080)], rough=5).carve((0, 950, 1600, 1067), lambda x, y: 0.35, length=70, width=6, gap=18))
    s.ink(NAVY, s.plate().poly([(740, 1000), (780, 720), (820, 720), (870, 1000)]).poly([(690, 690), (720, 660), (960, 660), (990, 690), (960, 730), (720, 730)]), wear=0.2)
    for a in (-1.15, 2.0):
        c, n = math.cos(a), math.sin(a)
        tip = (720 + 300 * c, 695 + 260 * n)
        s.ink(MUSTARD, s.plate().poly([(720 - 26 * n, 695 + 26 * c), (720 + 130 * c - 40 * n, 695 + 120 * n + 40 * c), tip, (720 + 26 * n, 695 - 26 * c)], rough=1), wear=0.1)
    s.ink(RED, s.plate().disc(720, 695, 42), wear=0.1)
    s.ink(MUSTARD, s.plate().line([(860, 980), (1100, 930), (1280, 820), (1340, 640), (1350, 470), (1300, 396)], 8), wear=0)
    for x, y in ((300, 720), (1180, 650), (480, 860)):
        s.ink(PALE, s.plate().poly([(x, y), (x + 40, y - 16), (x + 90, y), (x + 120, y - 18), (x + 112, y + 18), (x + 90, y + 4), (x + 40, y + 16)], rough=0), wear=0.2)


@picture("stream-chart.jpg", 1600, 800)
def stream_chart(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True).carve((0, 0, 1600, 800), lambda x, y: 0.1, length=130, width=5, gap=26))
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
    s.ink(SEA, s.plate().poly([(100, 690), *humps, (1520, 690)], rough=0).carve((100, 100, 1520, 690), lambda x, y: 0.3, length=60, width=6, gap=16))
    s.ink(RED, s.plate().line([(float(x), 690 - 280 * used(x)) for x in range(100, 1521, 8)], 14), wear=0.1)
    s.ink(NAVY, s.plate().rect(90, 690, 1440, 10).rect(90, 80, 10, 620), wear=0)


@picture("repair-bench.jpg")
def repair_bench(s: Sheet) -> None:
    s.ink(BRICK, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.3, length=220, width=6, gap=22))
    s.ink(STRAW, s.plate().poly([(160, 120), (1440, 100), (1460, 800), (140, 790)]).carve((140, 100, 1460, 800), lambda x, y: 0.1, length=120, width=5, gap=26), wear=0.3)
    s.ink(TEAL, s.plate().disc(440, 340, 120).poly([(330, 300), (250, 250), (270, 220), (350, 260)]), wear=0.2)
    s.ink(NAVY, s.plate().ring(440, 340, 158, 20).disc(440, 340, 30).line([(600, 330), (660, 340), (640, 400)], 10), wear=0.1)
    s.ink(RED, s.plate().rect(860, 190, 330, 200), wear=0.2)
    s.ink(PAPER, s.plate().disc(950, 290, 66).rect(1050, 220, 110, 40).disc(1075, 320, 20).disc(1135, 320, 20), wear=0.1)
    s.ink(NAVY, s.plate().ring(950, 290, 66, 8).ring(950, 290, 40, 6).ring(950, 290, 16, 6).line([(1180, 190), (1300, 110)], 7), wear=0)
    s.ink(GREY, s.plate().rect(320, 540, 300, 150), wear=0.2)
    s.ink(NAVY, s.plate().rect(350, 560, 240, 22).rect(350, 604, 240, 22).line([(620, 620), (700, 640), (720, 720), (640, 760)], 8), wear=0.1)
    for x, y, r in ((900, 590, 90), (1040, 640, 54), (1120, 560, 40)):
        teeth = s.plate().ring(x, y, r * 0.85, r * 0.26)
        for i in range(16):
            a = 2 * math.pi * i / 16
            teeth.line([(x + r * 0.9 * math.cos(a), y + r * 0.9 * math.sin(a)), (x + r * 1.1 * math.cos(a), y + r * 1.1 * math.sin(a))], r * 0.15)
        s.ink(MUSTARD, teeth, wear=0.1)
    bits = s.plate()
    for _ in range(40):
        x, y = s.rng.uniform(250, 1380), s.rng.choice((150, 470, 500, 730, 750)) + s.rng.uniform(-18, 18)
        bits.disc(x, y, s.rng.uniform(4, 9))
    s.ink(NAVY, bits, wear=0)
    for i, (x, y, tx, ty, skin, cuff) in enumerate(((200, 920, 430, 470, PINK, SEA), (700, 920, 590, 640, BRICK, MUSTARD), (1250, 920, 1040, 690, PINK, GREEN), (1620, 420, 1230, 380, "#7b4a3a", DUSK), (760, -20, 860, 260, PINK, TEAL))):
        dx, dy = tx - x, ty - y
        far = math.hypot(dx, dy)
        ux, uy = dx / far, dy / far
        s.ink(cuff, s.plate().line([(x, y), (x + dx * 0.6, y + dy * 0.6)], 92), wear=0.2)
        hand = s.plate().line([(x + dx * 0.55, y + dy * 0.55), (x + dx * 0.86, y + dy * 0.86)], 58).disc(x + dx * 0.86, y + dy * 0.86, 40)
        for k in (-1.5, -0.5, 0.5, 1.5):
            hand.line([(x + dx * 0.86 - uy * k * 18, y + dy * 0.86 + ux * k * 18), (tx - uy * k * 24 + ux * 8, ty + ux * k * 24 + uy * 8)], 17)
        s.ink(skin, hand, wear=0.2)
        if i == 3:
            s.ink(RED, s.plate().line([(tx - 10, ty - 6), (tx - 90, ty - 40)], 18), wear=0)


@picture("keyboard.jpg")
def keyboard(s: Sheet) -> None:
    sky(s, GREY, 360, under=PALE, glow=0.7, top=0.25, slant=0.5)
    sea(s, 340, SEA, light=0.4)
    s.ink(GREEN, s.plate().poly([(-20, 520), (600, 440), (1620, 500), (1620, 920), (-20, 920)], rough=4).carve((0, 440, 1600, 900), lambda x, y: 0.3, length=60, width=6, gap=17))
    tops = [PAPER, PINK, STRAW, PAPER, PALE]
    for row in range(3):
        for col in range(9 - row):
            x, y = 90 + col * 164 + row * 82, 420 + row * 150
            special = row == 1 and col == 5
            s.ink(NAVY, s.plate().poly([(x - 14, y + 112), (x + 150, y + 112), (x + 150, y + 148), (x - 14, y + 148)]))
            s.ink(DUSK if not special else BRICK, s.plate().poly([(x, y), (x + 136, y), (x + 150, y + 130), (x - 14, y + 130)]), wear=0.2)
            s.ink(RED if special else tops[(row * 3 + col) % 5], s.plate().poly([(x + 8, y + 2), (x + 128, y + 2), (x + 134, y + 96), (x + 2, y + 96)]), wear=0.15)
            mark = s.plate()
            if special:
                mark.ring(x + 68, y + 50, 26, 10).line([(x + 40, y + 82), (x + 96, y + 18)], 8)
                s.ink(PAPER, mark, wear=0)
            else:
                mark.rect(x + 34, y + 60, 22, 36).rect(x + 80, y + 24, 22, 22).rect(x + 34, y + 24, 22, 22)
                s.ink(NAVY, mark, wear=0)
    rain(s, PAPER, 0.4, slant=1.85)


@picture("kelp-robot.jpg", 1200, 1500)
def kelp_robot(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1200, 1500), lambda x, y: 0.6 - 0.58 * y / 1500, length=120, width=8, gap=20))
    beam = s.plate().poly([(560, 770), (1230, 520), (1230, 1120), (570, 830)], rough=0)
    beam.carve((560, 500, 1200, 1120), lambda x, y: min(0.85, (x - 560) / 620), length=70, width=9, gap=16)
    s.ink(STRAW, beam, wear=0.5)
    for i, (x, colour) in enumerate(((80, MOSS), (230, BRICK), (390, MOSS), (760, BRICK), (930, MOSS), (1090, BRICK))):
        stem = [(x + 36 * math.sin(y / 170 + i), float(y)) for y in range(-20, 1541, 30)]
        p = s.plate().line(stem, 22)
        for k in range(1, 13):
            sx, sy = stem[k * 4 % len(stem)]
            side = 1 if k % 2 else -1
            p.poly([(sx, sy), (sx + side * 60, sy - 60), (sx + side * 150, sy - 40 + 30 * math.sin(k)), (sx + side * 80, sy + 6)], rough=3)
        s.ink(colour, p.carve((x - 170, 0, x + 190, 1500), lambda a, b: 0.12, length=50, width=5, gap=24, angle=1.4))
    s.ink(MUSTARD, s.plate().disc(430, 790, 190).poly([(250, 720), (180, 640), (210, 620), (300, 680)]), wear=0.2)
    s.ink(NAVY, s.plate().disc(560, 800, 76).rect(250, 770, 150, 14).rect(255, 806, 150, 14).ring(430, 790, 190, 12).line([(400, 600), (390, 300), (440, -10)], 5), wear=0.1)
    s.ink(PAPER, s.plate().disc(580, 800, 50), wear=0)
    s.ink(RED, s.plate().rect(380, 560, 60, 46).disc(410, 560, 30), wear=0.1)
    s.ink(NAVY, s.plate().poly([(-20, 1400), (400, 1370), (800, 1410), (1220, 1380), (1220, 1520), (-20, 1520)], rough=5).carve((0, 1370, 1200, 1500), lambda x, y: 0.3, length=60, width=7, gap=20))
    crab = s.plate().disc(660, 1360, 80, squash=0.6)
    for side in (-1, 1):
        for k in range(3):
            crab.line([(660 + side * 60, 1370 + k * 12), (660 + side * (130 + k * 14), 1340 + k * 26), (660 + side * (150 + k * 18), 1410 + k * 10)], 11)
        crab.line([(660 + side * 50, 1330), (660 + side * 120, 1270), (660 + side * 90, 1220)], 16).disc(660 + side * 96, 1226, 32)
    s.ink(RED, crab, wear=0.2)
    s.ink(PAPER, s.plate().disc(636, 1322, 13).disc(684, 1322, 13), wear=0)
    s.ink(BLACK, s.plate().disc(634, 1316, 6).disc(682, 1316, 6), wear=0)


@picture("oxnay-robot.jpg")
def oxnay_robot(s: Sheet) -> None:
    s.ink(PALE, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.25, length=110, width=6, gap=24))
    s.ink(MUSTARD, s.plate().rect(-5, 640, 1610, 270).carve((0, 640, 1600, 900), lambda x, y: 0.3, length=160, width=6, gap=20))
    flags = s.plate()
    for i in range(15):
        flags.poly([(40 + i * 110, 70 + 26 * math.sin(i)), (110 + i * 110, 70 + 26 * math.sin(i + 0.6)), (76 + i * 110, 140 + 26 * math.sin(i))])
    s.ink(RED, flags, wear=0.2)
    coats, skins = (RED, TEAL, DUSK, GREEN, SEA), (PINK, BRICK, PINK, "#7b4a3a", PINK)
    for i in range(9):
        h = 240 + (i if i < 5 else 8 - i) * 0 + i * 26
        figures(s, [(180 + i * 152, 730, h)], coats[i % 5], skins[(i * 2) % 5], arms="one" if i in (0, 4) else "down")
    s.ink(GREY, s.plate().rect(650, 590, 260, 170).rect(690, 500, 180, 96), wear=0.2)
    s.ink(RED, s.plate().poly([(700, 500), (860, 500), (838, 410), (722, 410)]), wear=0.1)
    s.ink(NAVY, s.plate().line([(714, 414), (780, 340), (846, 414)], 7).disc(690, 780, 50).disc(870, 780, 50).rect(680, 640, 200, 12).rect(680, 670, 200, 12).line([(650, 640), (580, 690), (600, 740)], 15).line([(910, 640), (990, 670), (980, 730)], 15), wear=0.1)
    s.ink(PAPER, s.plate().disc(738, 545, 25).disc(822, 545, 25).disc(690, 780, 20).disc(870, 780, 20), wear=0)
    s.ink(BLACK, s.plate().disc(742, 548, 11).disc(826, 548, 11), wear=0)


@picture("mole-video.jpg")
def mole_video(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.15, length=120, width=5, gap=26))
    s.ink(PALE, s.plate().rect(80, 90, 430, 420), wear=0.2)
    s.ink(SEA, s.plate().rect(80, 320, 430, 190).carve((80, 320, 510, 510), lambda x, y: 0.45, length=60, width=6, gap=15))
    boat(s, 200, 350, 130, RED)
    s.ink(PAPER, s.plate().line([(80, 90), (510, 90), (510, 510), (80, 510), (80, 90)], 20).line([(295, 90), (295, 510)], 12), wear=0.1)
    s.ink(NAVY, s.plate().rect(640, 80, 800, 590).rect(980, 670, 120, 90).rect(880, 750, 320, 30))
    s.ink(STRAW, s.plate().rect(672, 112, 736, 526), wear=0.2)
    inside = s.plate().rect(672, 112, 736, 526)
    s.ink(PAPER, s.plate().poly([(760, 640), (800, 540), (930, 480), (1150, 480), (1280, 540), (1330, 640)]).keep(inside), wear=0.1)
    s.ink(BLACK, s.plate().disc(1040, 300, 172, squash=1.1).rect(870, 300, 340, 160).keep(inside), wear=0.2)
    face(s, 1040, 350, 150, skin=BRICK)
    s.ink(NAVY, s.plate().ring(990, 338, 44, 8).ring(1090, 338, 44, 8).line([(1034, 334), (1046, 334)], 7).line([(980, 500), (1000, 590), (1060, 600), (1100, 510)], 10), wear=0)
    s.ink(BRICK, s.plate().rect(-5, 780, 1610, 130).carve((0, 780, 1600, 900), lambda x, y: 0.3, length=160, width=6, gap=20))
    s.ink(PINK, s.plate().poly([(180, 910), (200, 720), (270, 640), (380, 620), (490, 640), (560, 720), (580, 910)]).rect(345, 560, 70, 80), wear=0.2)
    s.ink(DUSK, s.plate().disc(380, 520, 90, squash=1.1), wear=0.2)
    s.ink(BRICK, s.plate().disc(450, 740, 13), wear=0)
    s.ink(NAVY, s.plate().ring(450, 740, 46, 9).line([(484, 774), (560, 850)], 14), wear=0)


@picture("noticeboard.jpg")
def noticeboard(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True))
    s.ink(MUSTARD, s.plate().rect(70, 60, 1460, 780).carve((70, 60, 1530, 840), lambda x, y: 0.35, length=24, width=5, gap=20, angle=0.7), wear=0.8)
    s.ink(BRICK, s.plate().line([(70, 60), (1530, 60), (1530, 840), (70, 840), (70, 60)], 32), wear=0.3)
    papers = ((150, 120, 300, 200, PAPER), (180, 380, 250, 330, PINK), (480, 110, 210, 260, PALE), (1100, 120, 330, 220, STRAW), (1150, 390, 270, 180, PAPER), (1080, 610, 220, 180, PALE), (470, 620, 250, 170, STRAW), (1330, 600, 150, 190, PINK))
    for i, (x, y, w, h, colour) in enumerate(papers):
        t = 0.08 * math.sin(i * 2.3)
        corners = [(x, y + w * t), (x + w, y), (x + w - h * t, y + h), (x - h * t, y + h + w * t)]
        s.ink(NAVY, s.plate().poly([(a + 10, b + 12) for a, b in corners]), over=True, wear=0.3)
        s.ink(colour, s.plate().poly(corners), wear=0.2)
        lines = s.plate()
        for k in range(int(h / 34) - 1):
            lines.line([(x + 26, y + 54 + k * 32), (x + w * (0.85 - 0.3 * ((k * 3 + i) % 3) / 3), y + 50 + k * 32)], 6)
        s.ink(NAVY, lines, wear=0.2)
        s.ink(RED, s.plate().disc(x + w / 2, y + 14, 13), wear=0)
    s.ink(NAVY, s.plate().rect(734, 196, 330, 460), over=True)
    s.ink(PAPER, s.plate().rect(720, 180, 330, 460), wear=0.1)
    s.ink(RED, s.plate().ring(885, 330, 66, 30).rect(869, 390, 32, 190).rect(895, 500, 60, 28).rect(895, 548, 44, 28), wear=0.1)
    s.ink(TEAL, s.plate().disc(885, 196, 16), wear=0)
    glove = s.plate().rect(500, 430, 110, 120)
    for k, h in enumerate((70, 92, 86, 64)):
        glove.line([(514 + k * 27, 440), (508 + k * 29, 440 - h)], 24)
    glove.line([(604, 500), (660, 450)], 26)
    s.ink(GREEN, glove, wear=0.2)
    s.ink(STRAW, s.plate().rect(500, 530, 110, 10).rect(500, 548, 110, 10), wear=0.2)


@picture("creels.jpg")
def creels(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: max(0.02, 0.7 - y / 500), length=110, width=8, gap=18))
    s.ink(PALE, s.plate().rect(-5, -5, 1610, 110).carve((0, 0, 1600, 110), lambda x, y: 0.4, length=90, width=6, gap=16))
    s.ink(RED, s.plate().poly([(620, 90), (690, 190), (960, 190), (1040, 90)]), wear=0.2)
    s.ink(NAVY, s.plate().rect(810, 190, 16, 40).disc(818, 236, 14).rect(612, 84, 440, 12), wear=0.1)
    rings = s.plate()
    for x, y in ((330, 720), (800, 760), (1270, 715)):
        for k in range(1, 9):
            arc = [(x + k * 52 * math.cos(a), y - 40 + k * 52 * math.sin(a)) for a in [-math.pi * (0.28 + 0.44 * i / 24) for i in range(25)]]
            rings.line(arc, max(2.0, 8 - k * 0.7))
    s.ink(TEAL, rings, wear=0.4)
    s.ink(GREEN, s.plate().poly([(-20, 800), (400, 770), (900, 810), (1620, 765), (1620, 920), (-20, 920)], rough=5).carve((0, 770, 1600, 900), lambda x, y: 0.4, length=60, width=6, gap=17))
    for x, y in ((330, 780), (800, 820), (1270, 775)):
        outline = [(x - 130, y), (x - 130, y - 60), (x - 90, y - 120), (x, y - 140), (x + 90, y - 120), (x + 130, y - 60), (x + 130, y)]
        net = s.plate()
        for k in range(-9, 10):
            net.line([(x + k * 28 - 60, y), (x + k * 28 + 60, y - 145)], 3).line([(x + k * 28 + 60, y), (x + k * 28 - 60, y - 145)], 3)
        s.ink(STRAW, net.keep(s.plate().poly(outline)), wear=0)
        s.ink(BRICK, s.plate().line([*outline, outline[0]], 13).line([(x - 40, y), (x - 40, y - 134)], 8).line([(x + 40, y), (x + 40, y - 134)], 8), wear=0.1)
        s.ink(MUSTARD, s.plate().disc(x, y - 150, 18), wear=0)


@picture("radio-hill.jpg", 1600, 1067)
def radio_hill(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).carve((0, 0, 1600, 700), lambda x, y: 0.2, length=120, width=5, gap=22, angle=-0.25))
    rings = s.plate()
    for k in range(1, 13):
        rings.ring(930, 330, k * 84, max(2.0, 9 - k * 0.5))
    s.ink(SEA, rings, wear=0.7)
    hills(s, 900, 140, "#0f1f30", phase=2.0, light=0.05)
    s.ink(DUSK, s.plate().poly([(-20, 1080), (-20, 930), (260, 840), (520, 690), (760, 600), (1000, 580), (1200, 640), (1420, 800), (1620, 900), (1620, 1080)], rough=6).carve((0, 580, 1600, 1067), lambda x, y: 0.35, length=60, width=7, gap=19, angle=lambda x, y: (x - 950) / 1500))
    stones = s.plate()
    for row in range(4):
        for k in range(11):
            stones.rect(560 + k * 30 + (12 if row % 2 else 0), 640 - row * 21 + abs(k - 5) * 2, 27, 18)
    s.ink(GREY, stones, wear=0.3)
    s.ink(MUSTARD, s.plate().poly([(870, 620), (960, 480), (1060, 620)]), wear=0.2)
    s.ink(BRICK, s.plate().poly([(960, 480), (1060, 620), (1120, 610), (1010, 486)]).line([(960, 480), (950, 620)], 5), wear=0.1)
    s.ink(PAPER, s.plate().line([(800, 640), (800, 260)], 7).line([(740, 300), (860, 300)], 5).line([(752, 350), (848, 350)], 5).line([(764, 400), (836, 400)], 5).line([(800, 280), (1010, 486)], 2).line([(800, 280), (600, 620)], 2), wear=0)
    s.ink(BLACK, s.plate().poly([(916, 620), (922, 572), (950, 560), (968, 580), (974, 620)], rough=0).disc(944, 548, 15), wear=0)
    sheep = s.plate()
    for x, y in ((1180, 690), (1260, 760), (380, 830), (470, 770)):
        sheep.disc(x, y, 30, squash=0.7).disc(x - 24, y - 6, 13)
    s.ink(PAPER, sheep, wear=0.1)
    lights = s.plate()
    for x, y in ((120, 960), (1500, 970), (1330, 1010), (240, 1020)):
        lights.rect(x, y, 16, 14)
    s.ink(MUSTARD, lights, wear=0)


@picture("phone-box.jpg", 1600, 1067)
def phone_box(s: Sheet) -> None:
    sky(s, PALE, 620, under=PINK, glow=0.8, top=0.2)
    sea(s, 600, SEA, bottom=780, light=0.5)
    s.ink(GREEN, s.plate().poly([(-20, 760), (300, 720), (700, 690), (1100, 720), (1620, 660), (1620, 1080), (-20, 1080)], rough=5).carve((0, 660, 1600, 1067), lambda x, y: 0.35, length=50, width=7, gap=19, angle=-0.3))
    s.ink(NAVY, s.plate().poly([(700, 960), (1000, 960), (1180, 1010), (760, 1010)]), over=True)
    s.ink(RED, s.plate().rect(660, 330, 300, 640).poly([(650, 336), (680, 280), (940, 280), (970, 336)]).rect(640, 950, 340, 40), wear=0.2)
    s.ink(STRAW, s.plate().rect(712, 420, 196, 420), wear=0.1)
    bars = s.plate().rect(706, 356, 208, 36)
    for k in range(4):
        bars.line([(712 + k * 65, 420), (712 + k * 65, 840)], 8)
    for k in range(7):
        bars.line([(712, 420 + k * 70), (908, 420 + k * 70)], 8)
    s.ink(BRICK, bars, wear=0.1)
    s.ink(NAVY, s.plate().rect(770, 530, 80, 130).line([(780, 560), (840, 560)], 16), wear=0)
    s.ink(NAVY, s.plate().rect(180, 220, 18, 560).rect(130, 250, 118, 12).rect(130, 290, 118, 12).rect(1400, 180, 20, 540).rect(1344, 210, 130, 13).rect(1344, 254, 130, 13), wear=0.2)
    wires = s.plate()
    for k in range(4):
        y0, y1 = 250 + 40 * (k // 2), 210 + 44 * (k // 2)
        sag = 150 + k * 46
        wires.line([(140 + 90 * (k % 2) + (1250 - 30 * (k % 2)) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t) * 0.6) for t in [i / 40 for i in range(41)]], 3.5)
    wires.line([(190, 300), (260, 470), (230, 620), (330, 700), (390, 690)], 3.5)
    s.ink(NAVY, wires, wear=0)
    for x, y in ((420, 380), (560, 452), (1160, 400), (1240, 340)):
        s.ink(PAPER, s.plate().disc(x, y - 20, 24, squash=0.75).disc(x + 20, y - 40, 13), wear=0)
        s.ink(MUSTARD, s.plate().poly([(x + 30, y - 44), (x + 46, y - 38), (x + 30, y - 34)], rough=0), wear=0)
        s.ink(GREY, s.plate().poly([(x - 40, y - 22), (x + 8, y - 32), (x + 4, y - 10)], rough=0), wear=0)


@picture("chatbot.jpg")
def chatbot(s: Sheet) -> None:
    s.ink(GREY, s.plate(full=True).carve((0, 0, 1600, 900), lambda x, y: 0.2, length=80, width=5, gap=22, angle=1.8))
    s.ink(STRAW, s.plate().rect(760, 150, 900, 560).poly([(700, 160), (1180, -60), (1660, 160)]), wear=0.3)
    cols = s.plate()
    for k in range(5):
        cols.rect(830 + k * 180, 200, 74, 500)
    s.ink(PAPER, cols.carve((760, 200, 1660, 700), lambda x, y: 0.2, length=60, width=5, gap=15, angle=1.57), wear=0.2)
    s.ink(NAVY, s.plate().rect(1010, 380, 90, 320).rect(740, 160, 920, 22), wear=0.2)
    for k in range(5):
        s.ink((DUSK, BRICK, DUSK, BRICK, DUSK)[k], s.plate().rect(640 - k * 90, 700 + k * 42, 1100, 46).carve((0, 700 + k * 42, 1600, 746 + k * 42), lambda x, y: 0.25, length=80, width=4, gap=14))
    s.ink(PALE, s.plate().rect(330, 380, 220, 240).rect(365, 240, 150, 120), wear=0.3)
    s.ink(NAVY, s.plate().line([(440, 240), (440, 190)], 7).disc(440, 184, 15).rect(415, 360, 50, 22).line([(380, 620), (360, 730), (320, 800)], 24).line([(500, 620), (510, 720), (530, 790)], 24).rect(280, 796, 76, 22).rect(500, 786, 80, 22).line([(335, 420), (270, 520), (330, 560)], 20).line([(545, 420), (600, 500), (560, 560)], 20), wear=0.1)
    s.ink(RED, s.plate().disc(405, 296, 15).disc(475, 296, 15).gouge(440, 336, 60, 8, 0, 255).rect(360, 410, 70, 12).rect(360, 434, 50, 12), wear=0)
    s.ink(MUSTARD, s.plate().rect(250, 520, 260, 130), wear=0.2)
    s.ink(GREEN, s.plate().poly([(300, 524), (280, 450), (320, 480), (336, 420), (350, 486), (390, 450), (362, 524)]), wear=0.1)
    s.ink(NAVY, s.plate().line([(250, 520), (510, 520), (510, 650), (250, 650), (250, 520)], 6).rect(420, 478, 50, 42), wear=0)
    rain(s, NAVY, 0.4, slant=1.8)


@picture("quillhead-lamp.jpg", 1600, 1067)
def quillhead_lamp(s: Sheet) -> None:
    s.ink("#0f1d2e", s.plate(full=True).carve((0, 0, 1600, 740), lambda x, y: 0.1, length=110, width=5, gap=24))
    stars = s.plate()
    for _ in range(90):
        stars.disc(s.rng.uniform(0, 1600), s.rng.uniform(0, 640), s.rng.uniform(1, 4))
    s.ink(PALE, stars, wear=0)
    sea(s, 740, SEA, glitter=560, light=0.35)
    s.ink(BLACK, s.plate().poly([(300, 1080), (360, 900), (440, 830), (520, 790), (640, 776), (760, 800), (840, 850), (900, 960), (1010, 1080)], rough=7).carve((300, 780, 1010, 1080), lambda x, y: 0.4, length=50, width=8, gap=20, angle=1.1))
    lighthouse(s, 600, 800, 520, beam=MUSTARD)
    house(s, 690, 806, 130, 70, PAPER, roof=RED, lit=MUSTARD)
    s.ink(PAPER, s.plate().rect(1240, 776, 120, 14).rect(1270, 760, 60, 18), wear=0)
    s.ink(RED, s.plate().poly([(1225, 788), (1385, 788), (1370, 804), (1235, 804)], rough=0), wear=0)
