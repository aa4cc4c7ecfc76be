"""Ships, birds, fish and people: what a picture is about.

Each is printed on a sheet, at a place given in pixels of the finished picture.
"""

from __future__ import annotations

import math

from .sheet import BLACK, NAVY, PAPER, PINK, RED, STRAW, Plate, Point, Sheet

_FISH: list[Point] = [
    (0.5, 0.0),
    (0.36, -0.10),
    (0.1, -0.145),
    (-0.2, -0.10),
    (-0.38, -0.03),
    (-0.54, -0.15),
    (-0.49, 0.0),
    (-0.54, 0.15),
    (-0.38, 0.03),
    (-0.2, 0.10),
    (0.1, 0.14),
    (0.36, 0.095),
]
_FISH_BACK: list[Point] = [
    (0.5, 0.0),
    (0.36, -0.10),
    (0.1, -0.145),
    (-0.2, -0.10),
    (-0.38, -0.03),
    (-0.54, -0.15),
    (-0.47, -0.03),
    (-0.2, -0.035),
    (0.2, -0.05),
]


def ferry(
    s: Sheet,
    x: float,
    y: float,
    size: float,
    *,
    hull: str = NAVY,
    upper: str = PAPER,
    funnel: str = RED,
    lit: str = STRAW,
    tilt: float = 0.0,
) -> None:
    """A car ferry, bow to the right, `size` pixels long, floating on `y`; `tilt` in radians."""

    def at(points: list[Point]) -> list[Point]:
        c, n = math.cos(tilt), math.sin(tilt)
        return [(x + (px * c - py * n) * size, y + (px * n + py * c) * size) for px, py in points]

    decks = s.plate().poly(at([(0.03, -0.09), (0.05, -0.175), (0.72, -0.175), (0.80, -0.09)]))
    decks.poly(at([(0.12, -0.17), (0.13, -0.225), (0.62, -0.225), (0.68, -0.17)]))
    decks.poly(at([(0.50, -0.22), (0.51, -0.268), (0.60, -0.268), (0.635, -0.22)]))
    s.ink(upper, decks, wear=0.2)
    s.ink(funnel, s.plate().poly(at([(0.24, -0.22), (0.25, -0.325), (0.335, -0.325), (0.36, -0.22)])))
    marks = s.plate()
    for i in range(17):
        marks.poly(at(_pane(0.08 + i * 0.037, -0.145, 0.098 + i * 0.037, -0.123)), rough=0)
    for i in range(11):
        marks.poly(at(_pane(0.16 + i * 0.041, -0.205, 0.182 + i * 0.041, -0.187)), rough=0)
    marks.poly(at([(0.545, -0.258), (0.60, -0.258), (0.612, -0.24), (0.545, -0.24)]), rough=0)
    s.ink(hull, marks, wear=0)
    lights = s.plate()
    for i in range(0, 17, 2):
        lights.poly(at(_pane(0.083 + i * 0.037, -0.142, 0.095 + i * 0.037, -0.126)), rough=0)
    s.ink(lit, lights, wear=0)
    body = s.plate().poly(at([(0, -0.095), (0.8, -0.095), (1.0, -0.115), (0.935, 0.018), (0.03, 0.018)]))
    s.ink(hull, body)
    s.ink(funnel, s.plate().poly(at([(0.012, -0.012), (0.947, -0.012), (0.935, 0.018), (0.03, 0.018)])))
    rig = s.plate().line(at([(0.57, -0.268), (0.57, -0.37)]), 4).line(at([(0.83, -0.1), (0.83, -0.2)]), 4)
    rig.line(at([(0.57, -0.36), (0.98, -0.115)]), 1.6).line(at([(0.57, -0.36), (0.02, -0.1)]), 1.6)
    rig.line(at([(0.25, -0.295), (0.343, -0.295)]), 5)
    s.ink(hull, rig, wear=0)


def _pane(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def boat(s: Sheet, x: float, y: float, size: float, hull: str = RED, cabin: str = PAPER, line: str = NAVY) -> None:
    """A small fishing boat, bow to the right."""
    s.ink(cabin, s.plate().rect(x + size * 0.22, y - size * 0.4, size * 0.26, size * 0.26), wear=0.2)
    s.ink(
        line,
        s.plate()
        .rect(x + size * 0.19, y - size * 0.43, size * 0.33, size * 0.045)
        .rect(x + size * 0.26, y - size * 0.36, size * 0.07, size * 0.08)
        .rect(x + size * 0.37, y - size * 0.36, size * 0.07, size * 0.08)
        .line([(x + size * 0.35, y - size * 0.4), (x + size * 0.35, y - size * 0.95)], size * 0.022)
        .line([(x + size * 0.35, y - size * 0.9), (x + size * 0.97, y - size * 0.28)], size * 0.009)
        .line([(x + size * 0.35, y - size * 0.82), (x + size * 0.02, y - size * 0.2)], size * 0.009),
        wear=0,
    )
    s.ink(
        hull,
        s.plate().poly(
            [
                (x, y - size * 0.17),
                (x + size * 0.6, y - size * 0.15),
                (x + size, y - size * 0.28),
                (x + size * 0.86, y + size * 0.05),
                (x + size * 0.06, y + size * 0.05),
            ]
        ),
    )
    s.ink(
        line,
        s.plate().poly(
            [
                (x, y - size * 0.17),
                (x + size * 0.6, y - size * 0.15),
                (x + size, y - size * 0.28),
                (x + size * 0.985, y - size * 0.235),
                (x + size * 0.6, y - size * 0.11),
                (x + size * 0.005, y - size * 0.13),
            ]
        ),
        wear=0,
    )


def gulls(s: Sheet, places: list[tuple[float, float, float]], colour: str = NAVY) -> None:
    p = s.plate()
    for x, y, size in places:
        p.poly(
            [
                (x - size, y - size * 0.32),
                (x - size * 0.4, y - size * 0.42),
                (x, y - size * 0.02),
                (x + size * 0.45, y - size * 0.5),
                (x + size, y - size * 0.3),
                (x + size * 0.45, y - size * 0.28),
                (x, y + size * 0.16),
                (x - size * 0.42, y - size * 0.2),
            ],
            rough=0,
        )
    s.ink(colour, p, wear=0)


def fish(
    s: Sheet,
    x: float,
    y: float,
    size: float,
    body: str,
    line: str = NAVY,
    flip: bool = False,
    tilt: float = 0.0,
) -> None:
    k = -1 if flip else 1
    c, n = math.cos(tilt), math.sin(tilt)

    def at(points: list[Point]) -> list[Point]:
        return [(x + (k * px * c - py * n) * size, y + (k * px * n + py * c) * size) for px, py in points]

    outline = at(_FISH)
    s.ink(body, s.plate().poly(outline, rough=0.6), wear=0.3)
    back = s.plate().poly(at(_FISH_BACK), rough=0.6)
    back.line(at([(0.33, -0.085), (0.29, 0.0), (0.32, 0.085)]), size * 0.012)
    for i in range(4):
        for j in range(7 - i):
            back.poly(
                at(
                    [
                        (0.2 - j * 0.075, -0.02 + i * 0.03),
                        (0.165 - j * 0.075, -0.028 + i * 0.03),
                        (0.16 - j * 0.075, -0.01 + i * 0.03),
                    ]
                ),
                rough=0,
            )
    s.ink(line, back, wear=0.3)
    ex, ey = at([(0.40, -0.025)])[0]
    s.ink(PAPER, s.plate().disc(ex, ey, size * 0.026), wear=0)
    s.ink(BLACK, s.plate().disc(ex, ey, size * 0.013), wear=0)


def person(
    p: Plate, x: float, y: float, h: float, *, arms: str = "down", lean: float = 0.0, stride: float = 0.06
) -> None:
    """A standing figure cut into `p`; arms: down, up, out, fore."""
    hip, neck = (x + lean * h * 0.4, y - h * 0.46), (x + lean * h * 0.8, y - h * 0.82)
    p.disc(neck[0] + lean * h * 0.1, neck[1] - h * 0.1, h * 0.075)
    p.poly(
        [
            (neck[0] - h * 0.1, neck[1] + h * 0.03),
            (neck[0] + h * 0.1, neck[1] + h * 0.03),
            (hip[0] + h * 0.085, hip[1] + h * 0.04),
            (hip[0] - h * 0.085, hip[1] + h * 0.04),
        ],
        rough=0,
    )
    p.line([(hip[0] - h * 0.03, hip[1]), (x - stride * h, y)], h * 0.075).line(
        [(hip[0] + h * 0.03, hip[1]), (x + stride * h, y)], h * 0.075
    )
    reach = {
        "down": ((-0.15, 0.32), (0.15, 0.32)),
        "up": ((-0.17, -0.34), (0.19, -0.32)),
        "out": ((-0.36, 0.05), (0.36, 0.0)),
        "fore": ((0.30, 0.1), (0.32, 0.04)),
        "one": ((-0.15, 0.32), (0.16, -0.36)),
    }[arms]
    for side, (dx, dy) in zip((-1, 1), reach, strict=True):
        p.line(
            [
                (neck[0] + side * h * 0.085, neck[1] + h * 0.06),
                (neck[0] + side * h * 0.085 + dx * h * 0.6, neck[1] + h * (0.06 + dy * 0.5)),
                (neck[0] + dx * h, neck[1] + h * (0.06 + dy)),
            ],
            h * 0.055,
        )


def people(s: Sheet, figures: list[tuple[float, float, float]], colour: str = NAVY, arms: str = "down") -> None:
    p = s.plate()
    for x, y, h in figures:
        person(p, x, y, h, arms=arms)
    s.ink(colour, p, wear=0.2)


def figures(
    s: Sheet,
    places: list[tuple[float, float, float]],
    coat: str,
    skin: str = PINK,
    arms: str = "down",
    *,
    lean: float = 0.0,
    stride: float = 0.06,
) -> None:
    """People in one colour of coat, with heads and hands of another."""
    bodies, bare = s.plate(), s.plate()
    for x, y, h in places:
        person(bodies, x, y, h, arms=arms, lean=lean, stride=stride)
        bare.disc(x + lean * h * 0.9, y - h * 0.92, h * 0.077)
    s.ink(coat, bodies, wear=0.2)
    s.ink(skin, bare, wear=0)


def face(s: Sheet, x: float, y: float, r: float, skin: str = PINK, line: str = NAVY) -> None:
    """A head, three-quarters lit: the light side is paper-cut, the dark side carved."""
    s.ink(
        skin,
        s.plate().poly(
            [
                (x - r * 0.78, y - r * 0.5),
                (x - r * 0.5, y - r * 1.02),
                (x + r * 0.5, y - r * 1.02),
                (x + r * 0.78, y - r * 0.5),
                (x + r * 0.74, y + r * 0.35),
                (x + r * 0.35, y + r * 1.0),
                (x - r * 0.3, y + r * 1.02),
                (x - r * 0.72, y + r * 0.4),
            ]
        ),
    )
    shade = s.plate().poly(
        [
            (x + r * 0.3, y - r * 1.0),
            (x + r * 0.78, y - r * 0.5),
            (x + r * 0.74, y + r * 0.35),
            (x + r * 0.35, y + r * 1.0),
            (x + r * 0.05, y + r),
            (x + r * 0.42, y + r * 0.4),
            (x + r * 0.35, y - r * 0.3),
        ],
        rough=2,
    )
    shade.carve(
        (x, y - r, x + r, y + r),
        lambda a, b: 0.75 - 0.5 * (a - x) / r,
        length=r * 0.3,
        width=6,
        gap=13,
        angle=0.5,
    )
    s.ink(line, shade, wear=0.3)
    _features(s, x, y, r, line)


def _features(s: Sheet, x: float, y: float, r: float, line: str) -> None:
    f = s.plate()
    for side in (-1, 1):
        f.gouge(x + side * r * 0.34, y - r * 0.3, r * 0.42, r * 0.07, side * 0.12, 255)
        f.disc(x + side * r * 0.33, y - r * 0.1, r * 0.065)
        f.gouge(x + side * r * 0.33, y - r * 0.13, r * 0.34, r * 0.05, 0, 255)
    f.line([(x - r * 0.04, y - r * 0.2), (x - r * 0.13, y + r * 0.22), (x + r * 0.06, y + r * 0.27)], r * 0.045)
    f.gouge(x, y + r * 0.56, r * 0.55, r * 0.075, 0.02, 255)
    f.gouge(x - r * 0.26, y + r * 0.53, r * 0.14, r * 0.05, -0.7, 255)
    f.gouge(x + r * 0.27, y + r * 0.53, r * 0.14, r * 0.05, 0.7, 255)
    s.ink(line, f, wear=0)
