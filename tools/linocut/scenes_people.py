"""Portraits."""

from __future__ import annotations

import math

from .catalogue import picture
from .sheet import MUSTARD, NAVY, PAPER, PINK, RED, STRAW, TEAL, Sheet
from .things import face


@picture("wilma.jpg", 1200, 1500)
def wilma(s: Sheet) -> None:
    s.ink(
        TEAL,
        s.plate(full=True).carve(
            (0, 0, 1200, 1500),
            lambda x, y: 0.5 - 0.4 * min(1, math.hypot(x - 600, y - 640) / 900),
            length=80,
            width=8,
            gap=20,
            angle=lambda x, y: math.atan2(y - 640, x - 600) + math.pi / 2,
        ),
    )
    halo = s.plate().ring(600, 610, 470, 60)
    for i in range(60):
        a = 2 * math.pi * i / 60
        halo.line(
            [(600 + 490 * math.cos(a), 610 + 490 * math.sin(a)), (600 + 525 * math.cos(a), 610 + 525 * math.sin(a))], 20
        )
    for i in range(6):
        a = math.pi * i / 3 + 0.3
        halo.line([(600, 610), (600 + 450 * math.cos(a), 610 + 450 * math.sin(a))], 26)
    s.ink(MUSTARD, halo, wear=0.2)
    coat = s.plate().poly(
        [(180, 1520), (230, 1200), (420, 1050), (600, 1010), (780, 1050), (980, 1200), (1030, 1520)], rough=4
    )
    coat.carve(
        (180, 1010, 1030, 1500),
        lambda x, y: 0.4,
        length=60,
        width=8,
        gap=20,
        angle=lambda x, y: 1.2 if x < 600 else -1.2,
    )
    s.ink(NAVY, coat)
    s.ink(PINK, s.plate().rect(515, 900, 170, 170))
    s.ink(STRAW, s.plate().poly([(430, 1050), (600, 1150), (770, 1050), (720, 1000), (600, 1090), (480, 1000)]))
    hair = s.plate().disc(600, 640, 285, squash=1.05)
    hair.carve(
        (300, 340, 900, 960),
        lambda x, y: 0.5,
        length=50,
        width=6,
        gap=13,
        angle=lambda x, y: math.atan2(y - 640, x - 600) + math.pi / 2,
    )
    s.ink(PAPER, hair, wear=0.1)
    face(s, 600, 700, 250)
    hat = s.plate().poly([(318, 560), (330, 420), (430, 310), (600, 270), (770, 310), (870, 420), (882, 560)], rough=3)
    hat.carve(
        (320, 280, 880, 560),
        lambda x, y: 0.55,
        length=40,
        width=9,
        gap=24,
        angle=lambda x, y: 0.5 if int(x / 30) % 2 else -0.5,
    )
    s.ink(RED, hat.rect(305, 520, 590, 76).disc(600, 262, 62))
    rib = s.plate()
    for x in range(320, 890, 24):
        rib.line([(x, 526), (x, 590)], 5)
    s.ink(STRAW, rib, wear=0.2)
    glass = (
        s.plate()
        .ring(515, 680, 74, 12)
        .ring(685, 680, 74, 12)
        .line([(588, 672), (612, 672)], 10)
        .line([(441, 676), (372, 650)], 9)
        .line([(759, 676), (828, 650)], 9)
    )
    s.ink(NAVY, glass, wear=0)
