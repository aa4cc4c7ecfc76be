"""Skies, seas, hills, houses and quays: where a picture happens.

Each is printed on a sheet, at a place given in pixels of the finished picture.
"""

from __future__ import annotations

import math

from .sheet import BRICK, MUSTARD, NAVY, PAPER, RED, STRAW, Sheet


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


def rain(s: Sheet, colour: str = PAPER, density: float = 0.3, slant: float = 1.9) -> None:
    p = s.plate().carve(
        (0, 0, s.width, s.height), lambda x, y: density, length=60, width=2.6, gap=38, angle=slant, fill=255
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
        r.poly(
            [
                (x - 6, y - h + 4),
                (x + w * 0.1, y - h - pitch),
                (x + w * 0.9, y - h - pitch),
                (x + w + 6, y - h + 4),
            ]
        )
        r.carve((x, y - h - pitch, x + w, y - h), 0.45, length=26, width=3, gap=9)
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
        _beam(s, x, top, h, beam)
    s.ink(
        tower,
        s.plate().poly([(x - h * 0.13, y), (x - h * 0.075, top), (x + h * 0.075, top), (x + h * 0.13, y)]),
    )
    _bands(s, x, y, h, band)
    s.ink(lamp, s.plate().rect(x - h * 0.052, top - h * 0.12, h * 0.104, h * 0.11))
    work = (
        s.plate()
        .rect(x - h * 0.105, top - h * 0.016, h * 0.21, h * 0.026)
        .disc(x, top - h * 0.125, h * 0.062, squash=0.8)
    )
    for k in (-0.052, -0.018, 0.018, 0.052):
        work.line([(x + h * k, top - h * 0.12), (x + h * k, top)], h * 0.009)
    shade = s.plate().poly([(x + h * 0.045, top), (x + h * 0.075, top), (x + h * 0.13, y), (x + h * 0.07, y)])
    shade.carve((x, top, x + h * 0.14, y), 0.7, length=22, width=4, gap=11)
    s.ink(line, work.add(shade), wear=0.2)


def _beam(s: Sheet, x: float, top: float, h: float, beam: str) -> None:
    cone = s.plate()
    for side in (-1, 1):
        cone.poly(
            [(x, top - h * 0.06), (x + side * h * 3, top - h * 0.36), (x + side * h * 3, top + h * 0.2)],
            rough=0,
        )
    cone.carve(
        (0, 0, s.width, s.height),
        lambda a, b: min(0.8, abs(a - x) / (h * 2.6)),
        length=90,
        width=7,
        gap=14,
    )
    s.ink(beam, cone, wear=0.8)


def _bands(s: Sheet, x: float, y: float, h: float, band: str) -> None:
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
