"""What the islands are made of: skies, seas, hills, houses, ships, people. Each is printed on a sheet, at a place."""

from __future__ import annotations

import math

from .sheet import BLACK, BRICK, MUSTARD, NAVY, PAPER, PINK, RED, STRAW, Plate, Point, Sheet


def sky(
    s: Sheet,
    colour: str,
    horizon: float,
    *,
    glow: float = 0.85,
    under: str | None = None,
    top: float = 0.06,
    slant: float = 0.0,
    gap: float = 13,
) -> None:
    """Flat ink carved with strokes that crowd together towards the horizon."""
    if under:
        s.ink(under, s.plate().rect(-5, -5, s.width + 10, horizon + 8, rough=0))
    p = s.plate().rect(-5, -5, s.width + 10, horizon + 6, rough=0)
    p.carve(
        (0, 0, s.width, horizon),
        lambda x, y: top + (glow - top) * max(0.0, y / horizon) ** 1.7,
        length=110,
        width=7,
        gap=gap,
        angle=slant,
    )
    s.ink(colour, p)


def sea(
    s: Sheet,
    top: float,
    colour: str,
    *,
    bottom: float | None = None,
    light: float = 0.45,
    under: str | None = None,
    glitter: float | None = None,
) -> None:
    """Water with strokes that grow towards the reader; `glitter` is the x of a path of light."""
    end = s.height if bottom is None else bottom
    if under:
        s.ink(under, s.plate().rect(-5, top, s.width + 10, end - top + 5, rough=0))
    p = s.plate().rect(-5, top, s.width + 10, end - top + 5, rough=0)

    def density(x: float, y: float) -> float:
        if glitter is None:
            return light
        spread = 40 + (y - top) * 0.5
        return min(0.95, light * 0.55 + math.exp(-(((x - glitter) / spread) ** 2)))

    p.carve((0, top + 8, s.width, end), density, length=60, width=4.5, gap=13, grow=1.6)
    s.ink(colour, p)


def sun(s: Sheet, x: float, y: float, r: float, colour: str = MUSTARD, halo: str | None = None) -> None:
    if halo:
        rays = s.plate()
        for i in range(46):
            a = 2 * math.pi * i / 46
            reach = r * (1.75 + 0.25 * (i % 2))
            rays.gouge(x + reach * math.cos(a), y + reach * math.sin(a), r * 0.75, 7, a, 255)
        s.ink(halo, rays)
    s.ink(colour, s.plate().disc(x, y, r))


def hills(
    s: Sheet,
    base: float,
    height: float,
    colour: str,
    *,
    phase: float = 0.0,
    light: float = 0.28,
    waves: float = 1.6,
    bottom: float | None = None,
) -> None:
    end = s.height if bottom is None else bottom

    def ridge(x: float) -> float:
        t = x / s.width * 2 * math.pi * waves + phase
        return base - height * (0.55 + 0.32 * math.sin(t) + 0.17 * math.sin(2.3 * t + 1.1))

    crest = [(float(x), ridge(x)) for x in range(-20, s.width + 40, 40)]
    p = s.plate().poly([*crest, (s.width + 40, end), (-20, end)])
    p.carve(
        (0, base - height, s.width, end),
        lambda x, y: light if y > ridge(x) + 14 else 0,
        length=60,
        width=5,
        gap=15,
        angle=lambda x, y: math.atan2(ridge(x + 30) - ridge(x - 30), 60),
    )
    s.ink(colour, p)


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


def house(
    s: Sheet,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: str,
    roof: str = NAVY,
    lit: str = STRAW,
    windows: int = 2,
    gable: bool = False,
) -> None:
    """A house standing on the line `y`, its left corner at `x`."""
    s.ink(wall, s.plate().rect(x, y - h, w, h))
    pitch = h * (0.62 if gable else 0.5)
    r = s.plate()
    if gable:
        s.ink(wall, s.plate().poly([(x, y - h + 1), (x + w / 2, y - h - pitch), (x + w, y - h + 1)]))
        r.line([(x - 7, y - h + 7), (x + w / 2, y - h - pitch), (x + w + 7, y - h + 7)], 11)
    else:
        r.poly([(x - 6, y - h + 4), (x + w * 0.1, y - h - pitch), (x + w * 0.9, y - h - pitch), (x + w + 6, y - h + 4)])
        r.carve((x, y - h - pitch, x + w, y - h), lambda a, b: 0.45, length=26, width=3, gap=9)
    r.rect(x + w * 0.72, y - h - pitch - h * 0.18, w * 0.11, h * 0.42)
    s.ink(roof, r)
    panes, bars = s.plate(), s.plate()
    size = min(w / (windows * 2.2), h * 0.3)
    for i in range(windows):
        wx = x + w * (i + 0.5) / windows - size / 2
        panes.rect(wx, y - h * 0.8, size, size * 1.1)
        bars.line([(wx + size / 2, y - h * 0.8), (wx + size / 2, y - h * 0.8 + size * 1.1)], 2.5)
    door = s.plate().rect(x + w * 0.44, y - h * 0.42, w * 0.15, h * 0.42)
    s.ink(roof, door)
    s.ink(lit, panes, wear=0.1)
    s.ink(roof, bars, wear=0)


def street(s: Sheet, x: float, y: float, sizes: list[tuple[float, float]], walls: list[str], lit: str = STRAW) -> float:
    """Houses side by side from `x`; returns where the last one ends."""
    for i, (w, h) in enumerate(sizes):
        house(s, x, y, w, h, walls[i % len(walls)], lit=lit, windows=2 if w < 150 else 3, gable=i % 3 == 1)
        x += w - 2
    return x


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
        marks.poly(
            at(
                [
                    (0.08 + i * 0.037, -0.145),
                    (0.098 + i * 0.037, -0.145),
                    (0.098 + i * 0.037, -0.123),
                    (0.08 + i * 0.037, -0.123),
                ]
            ),
            rough=0,
        )
    for i in range(11):
        marks.poly(
            at(
                [
                    (0.16 + i * 0.041, -0.205),
                    (0.182 + i * 0.041, -0.205),
                    (0.182 + i * 0.041, -0.187),
                    (0.16 + i * 0.041, -0.187),
                ]
            ),
            rough=0,
        )
    marks.poly(at([(0.545, -0.258), (0.60, -0.258), (0.612, -0.24), (0.545, -0.24)]), rough=0)
    s.ink(hull, marks, wear=0)
    lights = s.plate()
    for i in range(0, 17, 2):
        lights.poly(
            at(
                [
                    (0.083 + i * 0.037, -0.142),
                    (0.095 + i * 0.037, -0.142),
                    (0.095 + i * 0.037, -0.126),
                    (0.083 + i * 0.037, -0.126),
                ]
            ),
            rough=0,
        )
    s.ink(lit, lights, wear=0)
    body = s.plate().poly(at([(0, -0.095), (0.8, -0.095), (1.0, -0.115), (0.935, 0.018), (0.03, 0.018)]))
    s.ink(hull, body)
    s.ink(funnel, s.plate().poly(at([(0.012, -0.012), (0.947, -0.012), (0.935, 0.018), (0.03, 0.018)])))
    rig = s.plate().line(at([(0.57, -0.268), (0.57, -0.37)]), 4).line(at([(0.83, -0.1), (0.83, -0.2)]), 4)
    rig.line(at([(0.57, -0.36), (0.98, -0.115)]), 1.6).line(at([(0.57, -0.36), (0.02, -0.1)]), 1.6)
    rig.line(at([(0.25, -0.295), (0.343, -0.295)]), 5)
    s.ink(hull, rig, wear=0)


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


def lighthouse(
    s: Sheet,
    x: float,
    y: float,
    h: float,
    *,
    band: str = RED,
    tower: str = PAPER,
    line: str = NAVY,
    lamp: str = MUSTARD,
    beam: str | None = None,
) -> None:
    """A tower whose foot is centred on (x, y); `beam` prints two cones of light."""
    top = y - h
    if beam:
        cone = s.plate()
        for side in (-1, 1):
            cone.poly(
                [(x, top - h * 0.06), (x + side * h * 3, top - h * 0.36), (x + side * h * 3, top + h * 0.2)], rough=0
            )
        cone.carve((0, 0, s.width, s.height), lambda a, b: min(0.8, abs(a - x) / (h * 2.6)), length=90, width=7, gap=14)
        s.ink(beam, cone, wear=0.8)
    s.ink(tower, s.plate().poly([(x - h * 0.13, y), (x - h * 0.075, top), (x + h * 0.075, top), (x + h * 0.13, y)]))
    bands = s.plate()
    for k in (0.22, 0.56):
        a, b = 0.13 - 0.055 * k, 0.13 - 0.055 * (k + 0.17)
        bands.poly(
            [
                (x - h * a, y - h * k),
                (x - h * b, y - h * (k + 0.17)),
                (x + h * b, y - h * (k + 0.17)),
                (x + h * a, y - h * k),
            ]
        )
    s.ink(band, bands)
    s.ink(lamp, s.plate().rect(x - h * 0.052, top - h * 0.12, h * 0.104, h * 0.11))
    work = (
        s.plate()
        .rect(x - h * 0.105, top - h * 0.016, h * 0.21, h * 0.026)
        .disc(x, top - h * 0.125, h * 0.062, squash=0.8)
    )
    for k in (-0.052, -0.018, 0.018, 0.052):
        work.line([(x + h * k, top - h * 0.12), (x + h * k, top)], h * 0.009)
    shade = s.plate().poly([(x + h * 0.045, top), (x + h * 0.075, top), (x + h * 0.13, y), (x + h * 0.07, y)])
    shade.carve((x, top, x + h * 0.14, y), lambda a, b: 0.7, length=22, width=4, gap=11)
    s.ink(line, work.add(shade), wear=0.2)


def crane(s: Sheet, x: float, y: float, h: float, colour: str = NAVY, jib: float = 0.9, flip: bool = False) -> None:
    k = -1 if flip else 1
    p = s.plate()
    w = max(3.0, h * 0.016)
    p.line([(x - h * 0.11, y), (x - h * 0.05, y - h * 0.62)], w).line(
        [(x + h * 0.11, y), (x + h * 0.05, y - h * 0.62)], w
    )
    for i in range(6):
        a, b = i / 6, (i + 1) / 6
        xa, xb = h * (0.11 - 0.06 * a), h * (0.11 - 0.06 * b)
        p.line([(x - xa, y - h * 0.62 * a), (x + xb, y - h * 0.62 * b)], w * 0.6)
        p.line([(x + xa, y - h * 0.62 * a), (x - xb, y - h * 0.62 * b)], w * 0.6)
    p.rect(x - h * 0.12, y - h * 0.76, h * 0.24, h * 0.15)
    tip = (x + k * h * jib, y - h * 1.08)
    p.line([(x + k * h * 0.1, y - h * 0.7), tip], w).line([(x, y - h * 0.98), tip], w * 0.7)
    p.line([(x - k * h * 0.04, y - h * 0.74), (x, y - h * 0.98)], w)
    for i in range(9):
        a = (i + 0.5) / 9
        p.line(
            [
                (x + k * h * (0.1 + (jib - 0.1) * a), y - h * (0.7 + 0.38 * a)),
                (x + k * h * jib * (a + 0.05), y - h * (0.98 + 0.1 * (a + 0.05))),
            ],
            w * 0.5,
        )
    p.line([tip, (tip[0], y - h * 0.5)], w * 0.4).rect(tip[0] - h * 0.02, y - h * 0.52, h * 0.04, h * 0.05)
    s.ink(colour, p, wear=0.2)


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


def rain(s: Sheet, colour: str = PAPER, density: float = 0.3, slant: float = 1.9) -> None:
    p = s.plate().carve(
        (0, 0, s.width, s.height), lambda x, y: density, length=60, width=2.6, gap=38, angle=slant, fill=255
    )
    s.ink(colour, p, wear=0)


def pier(s: Sheet, x0: float, x1: float, y: float, deep: float, colour: str = BRICK, line: str = NAVY) -> None:
    """A stone quay with its courses cut."""
    s.ink(colour, s.plate().rect(x0, y, x1 - x0, deep))
    joints = s.plate().rect(x0 - 8, y - 8, x1 - x0 + 16, 16)
    row = y + 34
    while row < y + deep:
        joints.line([(x0, row), (x1, row)], 3)
        x = x0 + (17 if int((row - y) / 34) % 2 else 55)
        while x < x1:
            joints.line([(x, row), (x, min(row + 34, y + deep))], 3)
            x += 78
        row += 34
    s.ink(line, joints, wear=0.5)


def fish(
    s: Sheet, x: float, y: float, size: float, body: str, line: str = NAVY, flip: bool = False, tilt: float = 0.0
) -> None:
    k = -1 if flip else 1
    c, n = math.cos(tilt), math.sin(tilt)

    def at(points: list[Point]) -> list[Point]:
        return [(x + (k * px * c - py * n) * size, y + (k * px * n + py * c) * size) for px, py in points]

    outline = at(
        [
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
    )
    s.ink(body, s.plate().poly(outline, rough=0.6), wear=0.3)
    back = s.plate().poly(
        at(
            [
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
        ),
        rough=0.6,
    )
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


def cloud(s: Sheet, x: float, y: float, size: float, colour: str = PAPER) -> None:
    p = s.plate()
    for dx, dy, r in ((-0.6, 0.06, 0.26), (-0.25, -0.12, 0.38), (0.2, -0.06, 0.34), (0.6, 0.08, 0.24)):
        p.disc(x + dx * size, y + dy * size, r * size)
    p.rect(x - size * 0.85, y + size * 0.1, size * 1.68, size * 0.2)
    p.carve(
        (x - size, y - size * 0.1, x + size, y + size * 0.4),
        lambda a, b: 0.25 + 0.4 * (b > y),
        length=70,
        width=5,
        gap=14,
    )
    s.ink(colour, p, wear=0.3)


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
        (x, y - r, x + r, y + r), lambda a, b: 0.75 - 0.5 * (a - x) / r, length=r * 0.3, width=6, gap=13, angle=0.5
    )
    s.ink(line, shade, wear=0.3)
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


def figures(s: Sheet, places: list[tuple[float, float, float]], coat: str, skin: str = PINK, arms: str = "down", *,
            lean: float = 0.0, stride: float = 0.06) -> None:
    """People in one colour of coat, with heads and hands of another."""
    bodies, bare = s.plate(), s.plate()
    for x, y, h in places:
        person(bodies, x, y, h, arms=arms, lean=lean, stride=stride)
        bare.disc(x + lean * h * 0.9, y - h * 0.92, h * 0.077)
    s.ink(coat, bodies, wear=0.2)
    s.ink(skin, bare, wear=0)
