"""Pictures of rooms and of who is in them."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import (
    BLACK,
    BRICK,
    DUSK,
    GREEN,
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
from .things import boat, face, gulls, people, person


@picture("council-chamber.jpg", 1600, 1067)
def council_chamber(s: Sheet) -> None:
    s.ink(STRAW, s.plate(full=True))
    ribs = s.plate(full=True)
    for r in (980, 830, 690, 560):
        cut = s.plate().disc(800, 640, r).take(s.plate().disc(800, 640, r - 95))
        ribs.take(cut)
    ribs.carve(
        (0, 0, 1600, 620),
        0.35,
        length=70,
        width=7,
        gap=17,
        angle=lambda x, y: math.atan2(y - 640, x - 800) + math.pi / 2,
    )
    s.ink(BRICK, ribs.keep(s.plate().rect(-5, -5, 1610, 620, rough=0)))
    s.ink(NAVY, s.plate().rect(-5, 470, 1610, 170))
    _clock(s)
    s.ink(RED, s.plate().rect(640, 520, 320, 120))
    people(s, [(740, 560, 130), (800, 552, 140), (862, 560, 130)], NAVY)
    s.ink(MUSTARD, s.plate().rect(600, 556, 400, 70))
    for row, (y, size, colour) in enumerate(((730, 190, TEAL), (870, 250, DUSK), (1060, 320, NAVY))):
        fig, hands = s.plate(), s.plate()
        n = 9 - row
        for i in range(n):
            x = 800 + (i - (n - 1) / 2) * (150 + row * 44)
            up = (i * 5 + row * 3) % 7 < 4
            person(fig, x, y + size * 0.32, size, arms="one" if up else "down")
            if up:
                hands.disc(x + size * 0.165, y + size * (0.32 - 1.14), size * 0.045)
        s.ink(colour, fig, wear=0.3)
        s.ink(PINK, hands, wear=0)
        desk = s.plate().rect(-5, y + size * 0.02, 1610, size * 0.34)
        desk.carve((0, y, 1600, y + size * 0.4), lambda x, yy: 0.35, length=120, width=6, gap=15)
        s.ink(MUSTARD if row % 2 else BRICK, desk)


def _clock(s: Sheet) -> None:
    s.ink(PAPER, s.plate().disc(800, 330, 108), wear=0.1)
    clock = s.plate().ring(800, 330, 108, 13)
    for i in range(12):
        a = math.pi * i / 6
        clock.line(
            [
                (800 + 78 * math.cos(a), 330 + 78 * math.sin(a)),
                (800 + 92 * math.cos(a), 330 + 92 * math.sin(a)),
            ],
            7,
        )
    for a, far, w in ((-math.pi / 2 - math.pi / 3, 76, 7), (-math.pi / 2 - math.pi / 36, 52, 10)):
        clock.line([(800, 330), (800 + far * math.cos(a), 330 + far * math.sin(a))], w)
    s.ink(NAVY, clock, wear=0)


@picture("stage.png", paper=STRAW)
def stage(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True).take(s.plate().poly("750,60 850,60 1590,640 1590,900 10,900 10,640")), wear=0)
    s.ink(NAVY, s.plate().line("800,-10 800,60", 8).poly("740,100 770,40 830,40 860,100"), wear=0)
    for x in (420, 680, 930, 1180):
        s.ink(
            NAVY,
            s.plate()
            .disc(x, 380, 56)
            .poly([(x - 70, 440), (x + 70, 440), (x + 130, 720), (x - 130, 720)])
            .line([(x - 66, 470), (x - 130, 600), (x - 20, 640)], 34)
            .line([(x + 66, 470), (x + 130, 600), (x + 30, 650)], 34)
            .rect(x - 110, 700, 220, 110),
            wear=0,
        )
        s.ink(
            RED,
            s.plate().poly([(x - 60, 372), (x - 46, 322), (x + 46, 322), (x + 60, 372), (x + 40, 366), (x - 40, 366)]),
            wear=0,
        )
    net = s.plate().poly("240,640 1360,640 1480,830 120,830", rough=4)
    holes = s.plate()
    for row in range(9):
        for col in range(62):
            x, y = 110 + col * 23 + (11 if row % 2 else 0), 648 + row * 21
            holes.poly([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], rough=0)
    s.ink(RED, net.take(holes), wear=0)
    s.ink(NAVY, s.plate().rect(0, 840, 1600, 60), wear=0)


@picture("dictionary.jpg")
def dictionary(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), 0.25, length=110, width=6, gap=22))
    for col in range(5):
        for row in range(6):
            x, y = 60 + col * 196, 60 + row * 142
            s.ink(
                BRICK,
                s.plate().rect(x, y, 184, 130).carve((x, y, x + 184, y + 130), 0.25, length=60, width=4, gap=16),
            )
    s.ink(PAPER, _labels(s), wear=0.1)
    s.ink(MUSTARD, _knobs(s), wear=0)
    for i in range(5):
        x, y, w = 250 + i * 190, 760 - i * 140, 300
        s.ink(NAVY, s.plate().poly([(x, y), (x + w, y - 60), (x + w, y + 60), (x, y + 120)]), over=True)
        cards_ = s.plate()
        for k in range(9):
            cards_.poly(
                [
                    (x + 20 + k * 30, y - 8 - k * 6),
                    (x + 44 + k * 30, y - 14 - k * 6),
                    (x + 44 + k * 30, y + 70 - k * 6),
                    (x + 20 + k * 30, y + 76 - k * 6),
                ]
            )
        s.ink(PAPER, cards_, wear=0.1)
        s.ink(
            BRICK,
            s.plate()
            .poly([(x, y + 24), (x + w, y - 36), (x + w, y + 70), (x, y + 130)])
            .carve((x, y - 40, x + w, y + 130), 0.25, length=50, width=4, gap=14, angle=-0.2),
        )
    fly = s.plate()
    for i in range(9):
        u, v = 1120 + i * 44, 190 + 240 * math.exp(-i / 3) + (i % 3) * 60
        c, n = math.cos(0.3 * i) * 34, math.sin(0.3 * i) * 34
        fly.poly([(u - c, v - n), (u + n * 0.7, v - c * 0.7), (u + c, v + n), (u - n * 0.7, v + c * 0.7)])
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


@picture("noticeboard.jpg")
def noticeboard(s: Sheet) -> None:
    s.ink(NAVY, s.plate(full=True))
    s.ink(
        MUSTARD,
        s.plate().rect(70, 60, 1460, 780).carve((70, 60, 1530, 840), 0.35, length=24, width=5, gap=20, angle=0.7),
        wear=0.8,
    )
    s.ink(BRICK, s.plate().line("70,60 1530,60 1530,840 70,840 70,60", 32), wear=0.3)
    papers = (
        (150, 120, 300, 200, PAPER),
        (180, 380, 250, 330, PINK),
        (480, 110, 210, 260, PALE),
        (1100, 120, 330, 220, STRAW),
        (1150, 390, 270, 180, PAPER),
        (1080, 610, 220, 180, PALE),
        (470, 620, 250, 170, STRAW),
        (1330, 600, 150, 190, PINK),
    )
    for i, (x, y, w, h, colour) in enumerate(papers):
        _notice(s, i, x, y, w, h, colour)
    s.ink(NAVY, s.plate().rect(734, 196, 330, 460), over=True)
    s.ink(PAPER, s.plate().rect(720, 180, 330, 460), wear=0.1)
    s.ink(
        RED,
        s.plate().ring(885, 330, 66, 30).rect(869, 390, 32, 190).rect(895, 500, 60, 28).rect(895, 548, 44, 28),
        wear=0.1,
    )
    s.ink(TEAL, s.plate().disc(885, 196, 16), wear=0)
    glove = s.plate().rect(500, 430, 110, 120)
    for k, h in enumerate((70, 92, 86, 64)):
        glove.line([(514 + k * 27, 440), (508 + k * 29, 440 - h)], 24)
    glove.line("604,500 660,450", 26)
    s.ink(GREEN, glove, wear=0.2)
    s.ink(STRAW, s.plate().rect(500, 530, 110, 10).rect(500, 548, 110, 10), wear=0.2)


def _notice(s: Sheet, i: int, x: float, y: float, w: float, h: float, colour: str) -> None:
    t = 0.08 * math.sin(i * 2.3)
    corners = [(x, y + w * t), (x + w, y), (x + w - h * t, y + h), (x - h * t, y + h + w * t)]
    s.ink(NAVY, s.plate().poly([(a + 10, b + 12) for a, b in corners]), over=True, wear=0.3)
    s.ink(colour, s.plate().poly(corners), wear=0.2)
    lines = s.plate()
    for k in range(int(h / 34) - 1):
        lines.line(
            [(x + 26, y + 54 + k * 32), (x + w * (0.85 - 0.3 * ((k * 3 + i) % 3) / 3), y + 50 + k * 32)],
            6,
        )
    s.ink(NAVY, lines, wear=0.2)
    s.ink(RED, s.plate().disc(x + w / 2, y + 14, 13), wear=0)


@picture("mole-video.jpg")
def mole_video(s: Sheet) -> None:
    s.ink(TEAL, s.plate(full=True).carve((0, 0, 1600, 900), 0.15, length=120, width=5, gap=26))
    s.ink(PALE, s.plate().rect(80, 90, 430, 420), wear=0.2)
    s.ink(SEA, s.plate().rect(80, 320, 430, 190).carve((80, 320, 510, 510), 0.45, length=60, width=6, gap=15))
    boat(s, 200, 350, 130, RED)
    s.ink(PAPER, s.plate().line("80,90 510,90 510,510 80,510 80,90", 20).line("295,90 295,510", 12), wear=0.1)
    s.ink(NAVY, s.plate().rect(640, 80, 800, 590).rect(980, 670, 120, 90).rect(880, 750, 320, 30))
    s.ink(STRAW, s.plate().rect(672, 112, 736, 526), wear=0.2)
    inside = s.plate().rect(672, 112, 736, 526)
    s.ink(PAPER, s.plate().poly("760,640 800,540 930,480 1150,480 1280,540 1330,640").keep(inside), wear=0.1)
    s.ink(BLACK, s.plate().disc(1040, 300, 172, squash=1.1).rect(870, 300, 340, 160).keep(inside), wear=0.2)
    face(s, 1040, 350, 150, skin=BRICK)
    s.ink(
        NAVY,
        s.plate()
        .ring(990, 338, 44, 8)
        .ring(1090, 338, 44, 8)
        .line("1034,334 1046,334", 7)
        .line("980,500 1000,590 1060,600 1100,510", 10),
        wear=0,
    )
    s.ink(BRICK, s.plate().rect(-5, 780, 1610, 130).carve((0, 780, 1600, 900), 0.3, length=160, width=6, gap=20))
    s.ink(
        PINK,
        s.plate().poly("180,910 200,720 270,640 380,620 490,640 560,720 580,910").rect(345, 560, 70, 80),
        wear=0.2,
    )
    s.ink(DUSK, s.plate().disc(380, 520, 90, squash=1.1), wear=0.2)
    s.ink(BRICK, s.plate().disc(450, 740, 13), wear=0)
    s.ink(NAVY, s.plate().ring(450, 740, 46, 9).line("484,774 560,850", 14), wear=0)
