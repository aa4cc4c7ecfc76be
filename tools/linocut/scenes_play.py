"""Pictures of sport."""

from __future__ import annotations

import math

from .catalogue import picture
from .places import cloud, sea, sky
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
    Point,
    Sheet,
    corners,
)
from .things import figures, gulls

_POSES: dict[str, tuple[str, ...]] = {
    "leap": (
        "0,48 5,82",
        "8,97",
        "6,79 24,70 30,88",
        "3,79 -17,72 -29,60",
        "2,48 17,33 6,14",
        "-2,48 -15,36 -34,26",
    ),
    "run": (
        "0,48 10,80",
        "15,94",
        "11,77 25,63 37,72",
        "8,77 -7,64 -21,60",
        "2,48 20,36 18,6",
        "-2,48 -12,26 -34,22",
    ),
}


def _player(s: Sheet, x: float, y: float, h: float, shirt: str, skin: str, pose: str, way: int) -> None:
    """A footballer `h` pixels tall facing right (`way` 1) or left (-1): trunk, head, two arms, two legs."""
    parts = [[(x + way * a * h / 100, y - b * h / 100) for a, b in corners(p)] for p in _POSES[pose]]
    trunk, head, *limbs = parts
    bare, cloth, white, boots = s.plate(), s.plate(), s.plate(), s.plate()
    bare.disc(*head[0], h * 0.07)
    cloth.line(trunk, h * 0.17).disc(*trunk[1], h * 0.085)
    for arm in limbs[:2]:
        bare.line(arm[1:], h * 0.05).disc(*arm[2], h * 0.03)
        cloth.line(arm[:2], h * 0.075).disc(*arm[1], h * 0.037)
    for leg in limbs[2:]:
        cloth.line(leg[1:], h * 0.06)
        white.line(leg[:2], h * 0.11).disc(*leg[1], h * 0.05)
        boots.line([leg[2], (leg[2][0] + way * h * 0.08, leg[2][1])], h * 0.06)
    for colour, plate in (
        (skin, bare),
        (PAPER, white.disc(*trunk[0], h * 0.09)),
        (shirt, cloth),
        (BLACK, boots),
    ):
        s.ink(colour, plate, wear=0.15)


@picture("derby.jpg", 1600, 1067)
def derby(s: Sheet) -> None:
    sky(s, SEA, 430, under=PALE, glow=0.7, top=0.15, slant=-0.12)
    wall = s.plate().rect(-5, 380, 1610, 150).carve((0, 380, 1600, 530), 0.3, length=60, width=5, gap=16)
    spray = s.plate()
    for _ in range(900):
        x = s.rng.gauss(1180, 190)
        top = 400 - 330 * math.exp(-(((x - 1180) / 230) ** 2))
        spray.disc(x, s.rng.uniform(top, 430), s.rng.uniform(2, 13))
    s.ink(PAPER, spray, wear=0)
    s.ink(DUSK, wall)
    _stand(s)
    _pitch(s)
    s.ink(PAPER, s.plate().line("840,700 840,330 1500,330 1500,700", 14), wear=0)
    net = s.plate()
    for i in range(21):
        net.line([(840 + i * 33, 335), (880 + i * 29, 640)], 1.8)
    for i in range(10):
        net.line([(840 + i * 4, 335 + i * 34), (1500 - i * 4, 335 + i * 34)], 1.8)
    s.ink(PAPER, net, wear=0)
    for x, y, h, shirt, skin, pose, way in (
        (330, 940, 400, NAVY, PINK, "run", 1),
        (1330, 920, 350, RED, BRICK, "run", -1),
        (700, 800, 430, NAVY, PINK, "leap", 1),
        (1030, 850, 400, NAVY, BRICK, "leap", -1),
        (540, 920, 430, RED, PINK, "run", 1),
        (870, 790, 460, RED, PINK, "leap", 1),
    ):
        _player(s, x, y, h, shirt, skin, pose, way)
    s.ink(PAPER, s.plate().disc(925, 270, 38), wear=0)
    s.ink(
        NAVY,
        s.plate().disc(925, 270, 12).disc(900, 256, 8).disc(948, 252, 8).disc(913, 297, 8).disc(945, 290, 8),
        wear=0,
    )


def _stand(s: Sheet) -> None:
    s.ink(
        NAVY,
        s.plate()
        .poly("-20,260 560,300 560,330 -20,300")
        .rect(60, 280, 14, 200)
        .rect(300, 290, 14, 190)
        .rect(530, 300, 14, 180),
    )
    crowd = s.plate()
    for i in range(44):
        crowd.disc(20 + i * 12.4 + s.rng.uniform(-3, 3), 420 + (i * 7 % 5) * 14, 10)
    s.ink(PINK, crowd, wear=0.1)


def _pitch(s: Sheet) -> None:
    pitch = (
        s.plate()
        .rect(-5, 520, 1610, 560)
        .carve(
            (0, 520, 1600, 1067),
            lambda x, y: 0.4 if int((x + (y - 520) * 0.5) / 220) % 2 else 0.08,
            length=70,
            width=5,
            gap=15,
            grow=0.8,
        )
    )
    s.ink(GREEN, pitch, wear=0.6)


@picture("keeper.jpg")
def keeper(s: Sheet) -> None:
    sky(s, DUSK, 520, under=PINK, glow=0.8, top=0.1)
    crowd = s.plate()
    for row in range(4):
        for k in range(56):
            crowd.disc(k * 29 + (14 if row % 2 else 0) + s.rng.uniform(-4, 4), 430 + row * 34, 13)
    s.ink(NAVY, s.plate().rect(-5, 400, 1610, 180))
    s.ink(LILAC, crowd, wear=0.3)
    s.ink(
        GREEN,
        s.plate().rect(-5, 560, 1610, 350).carve((0, 560, 1600, 900), 0.4, length=70, width=6, gap=17, grow=0.5),
    )
    net = s.plate()
    for k in range(31):
        net.line([(150 + k * 43, 150), (190 + k * 41, 700)], 2)
    for k in range(13):
        net.line([(150, 160 + k * 45), (1450, 160 + k * 45)], 2)
    s.ink(PAPER, net.line("150,740 150,140 1450,140 1450,740", 17), wear=0)
    _diving_keeper(s)
    s.ink(PAPER, s.plate().disc(1300, 190, 56), wear=0)
    s.ink(
        NAVY,
        s.plate().disc(1300, 190, 18).disc(1262, 168, 11).disc(1338, 170, 11).disc(1280, 232, 11).disc(1326, 230, 11),
        wear=0,
    )


def _diving_keeper(s: Sheet) -> None:
    s.ink(
        MUSTARD,
        s.plate()
        .line("640,520 900,390", 92)
        .line("890,390 1060,300 1180,240", 44)
        .line("880,420 1010,420 1090,350", 40),
        wear=0.2,
    )
    s.ink(NAVY, s.plate().line("650,520 500,600 370,560", 58).line("640,530 520,680 400,760", 56), wear=0.2)
    s.ink(PINK, s.plate().disc(1010, 300, 58).line("400,568 330,548", 40).line("420,748 370,790", 40), wear=0.1)
    s.ink(
        BRICK,
        s.plate().disc(994, 286, 58).take(s.plate().disc(1024, 318, 60)).line("950,300 880,250 830,262", 16),
        wear=0.1,
    )
    s.ink(
        RED,
        s.plate()
        .disc(1196, 232, 38)
        .disc(1110, 340, 32)
        .line("1210,210 1240,180", 14)
        .line("1220,232 1256,216", 14)
        .line("300,546 340,530", 30)
        .line("350,812 380,770", 30),
        wear=0.1,
    )


@picture("groundsman.jpg")
def groundsman(s: Sheet) -> None:
    sky(s, PINK, 380, under=STRAW, glow=0.9, top=0.1)
    s.ink(BRICK, s.plate().rect(-5, 330, 1610, 120).carve((0, 330, 1600, 450), 0.35, length=50, width=4, gap=18))
    s.ink(
        GREEN,
        s.plate()
        .rect(-5, 440, 1610, 470)
        .carve(
            (0, 440, 1600, 900),
            lambda x, y: 0.45 if int((x - y * 0.4 + 400) / 240) % 2 else 0.08,
            length=70,
            width=6,
            gap=17,
            grow=0.5,
        ),
    )
    s.ink(PAPER, s.plate().line("190,600 190,270 660,270 660,600", 15).line("-10,600 1610,600", 7), wear=0)
    wave = s.plate().poly(
        "-20,920 -20,700 120,640 330,610 560,600 700,560 800,590 830,660 800,760 860,800 900,920", rough=6
    )
    s.ink(TEAL, wave.carve((-20, 560, 900, 920), 0.5, length=80, width=8, gap=19, angle=-0.1))
    foam = s.plate()
    for _ in range(260):
        t = s.rng.random()
        foam.disc(
            520 + 330 * t + s.rng.gauss(0, 16),
            610 - 46 * math.sin(math.pi * t * 0.8) + 200 * max(0.0, t - 0.7) * 2 + s.rng.gauss(0, 16),
            s.rng.uniform(3, 11),
        )
    s.ink(PAPER, foam, wear=0)
    _sweeper(s)
    gulls(s, [(900, 160, 40), (1040, 110, 26), (420, 150, 30)])


def _sweeper(s: Sheet) -> None:
    s.ink(NAVY, s.plate().line("1130,520 880,790", 14), wear=0.1)
    s.ink(
        MUSTARD,
        s.plate()
        .poly("690,740 1010,860 996,910 670,790")
        .carve((670, 740, 1010, 910), 0.5, length=30, width=5, gap=12, angle=1.9),
        wear=0.2,
    )
    s.ink(
        NAVY,
        s.plate()
        .line("1220,600 1150,720 1180,850", 58)
        .line("1250,600 1330,720 1380,850", 58)
        .rect(1140, 830, 90, 34)
        .rect(1350, 830, 96, 34),
        wear=0.2,
    )
    s.ink(
        RED,
        s.plate()
        .poly("1140,380 1260,360 1320,480 1300,640 1180,640 1130,500", rough=3)
        .line("1160,420 1060,520 1090,580", 44)
        .line("1240,420 1150,500 1020,640", 42),
        wear=0.2,
    )
    s.ink(PINK, s.plate().disc(1170, 300, 62).disc(1088, 580, 27).disc(1018, 646, 27), wear=0.1)
    s.ink(NAVY, s.plate().poly("1084,290 1110,240 1190,222 1240,262 1242,300", rough=2), wear=0.1)


_TRAIL: list[Point] = [
    (640, 1070),
    (1080, 960),
    (500, 850),
    (1020, 740),
    (610, 640),
    (930, 550),
    (690, 460),
    (860, 380),
    (770, 310),
    (800, 250),
]


@picture("hill-race.jpg", 1600, 1067)
def hill_race(s: Sheet) -> None:
    sky(s, SEA, 700, under=PALE, glow=0.8, top=0.2)
    cloud(s, 300, 180, 220)
    cloud(s, 1330, 260, 190)
    s.ink(
        DUSK,
        s.plate()
        .poly("-20,1080 -20,720 300,560 500,640 900,600 1300,520 1620,660 1620,1080", rough=5)
        .carve((0, 520, 1600, 1067), 0.3, length=60, width=6, gap=20),
    )
    s.ink(
        GREEN,
        s.plate()
        .poly("120,1080 360,820 560,560 720,320 800,230 880,300 1060,560 1260,800 1500,1080", rough=6)
        .carve(
            (120, 230, 1500, 1067),
            0.35,
            length=44,
            width=7,
            gap=19,
            angle=lambda x, y: -0.9 if x < 800 else 0.9,
        ),
    )
    s.ink(STRAW, s.plate().line(_TRAIL, 22), wear=0.3)
    s.ink(GREY, s.plate().poly("770,250 800,190 830,250"), wear=0.2)
    s.ink(NAVY, s.plate().line("800,200 800,110", 6), wear=0)
    s.ink(RED, s.plate().poly("800,110 880,132 800,158"), wear=0)
    runners: list[tuple[float, float, float, str]] = []
    for k in range(26):
        t = 0.2 + 0.78 * k / 26
        f = t * (len(_TRAIL) - 1)
        i = min(int(f), len(_TRAIL) - 2)
        x = _TRAIL[i][0] + (_TRAIL[i + 1][0] - _TRAIL[i][0]) * (f - i)
        y = _TRAIL[i][1] + (_TRAIL[i + 1][1] - _TRAIL[i][1]) * (f - i)
        runners.append((x, y, 92 - 66 * t, (RED, NAVY, PAPER, MUSTARD, TEAL)[k % 5]))
    for x, y, h, colour in sorted(runners, key=lambda q: q[1]):
        figures(s, [(x, y, h)], colour, arms="out", lean=0.1, stride=0.2)
    figures(s, [(820, 1046, 128)], RED, arms="down", lean=0.04)
    figures(s, [(876, 1040, 136)], NAVY, arms="fore", lean=-0.05)


@picture("dip.jpg")
def dip(s: Sheet) -> None:
    sky(s, GREY, 330, under=PALE, glow=0.6, top=0.2)
    sea(s, 320, SEA, bottom=620, light=0.5)
    s.ink(
        STRAW,
        s.plate()
        .poly("-20,590 500,560 1100,600 1620,560 1620,920 -20,920", rough=4)
        .carve((0, 560, 1600, 900), 0.35, length=90, width=6, gap=19, grow=0.5),
    )
    surf = s.plate()
    for k in range(5):
        surf.carve((0, 556 + k * 12, 1600, 570 + k * 12), 0.6, length=110, width=8, gap=14, fill=255)
    s.ink(PAPER, surf, wear=0)
    rows = sorted(500 + s.rng.random() * 330 for _ in range(34))
    for i, y in enumerate(rows):
        x, h = 60 + ((i * 0.618) % 1) * 1150 + s.rng.uniform(-30, 30), 90 + (y - 500) * 0.34
        skin = (PINK, PINK, BRICK, "#f0c4ae", "#7b4a3a")[i % 5]
        figures(s, [(x, y + 40, h)], skin, skin, arms=("up", "out", "up", "one")[i % 4], lean=0.06, stride=0.16)
        s.ink(
            (RED, NAVY, TEAL, DUSK, MUSTARD)[(i * 2) % 5],
            s.plate().rect(x - h * 0.08 + h * 0.02, y + 40 - h * 0.54, h * 0.2, h * 0.14),
            wear=0.1,
        )
    s.ink(
        BRICK,
        s.plate().line("1330,800 1520,700", 22).line("1340,700 1510,810", 22).line("1320,770 1540,770", 20),
        wear=0.2,
    )
    s.ink(
        RED,
        s.plate().poly("1310,760 1330,600 1380,680 1410,480 1460,640 1500,560 1530,760", rough=4),
        wear=0.2,
    )
    s.ink(
        MUSTARD,
        s.plate().poly("1350,760 1370,680 1400,720 1424,590 1452,710 1480,660 1496,760", rough=3),
        wear=0.1,
    )
