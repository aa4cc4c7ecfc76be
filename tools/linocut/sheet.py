"""Paper, plates and ink: the process that gives every picture its hand-printed look.

Coordinates are those of the finished picture; plates are cut at twice that size and reduced when pulled.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCALE = 2
Point = tuple[float, float]
Density = Callable[[float, float], float]
Outline = str | Sequence[Point]

PAPER = "#f3ead9"
NAVY = "#15273b"
BLACK = "#1d1b1e"
RED = "#d4482f"
TEAL = "#2c7a82"
SEA = "#3f6f8f"
PALE = "#a8c7c9"
MUSTARD = "#e2a530"
STRAW = "#efd08b"
PINK = "#e6ac97"
GREEN = "#5f8358"
MOSS = "#8a9a4e"
DUSK = "#54486f"
LILAC = "#a598bb"
BRICK = "#9c4a35"
GREY = "#8c9296"


def corners(outline: Outline) -> list[Point]:
    """The points of an outline written out ("10,20 30,40") or worked out."""
    if not isinstance(outline, str):
        return list(outline)
    pairs = (pair.split(",") for pair in outline.split())
    return [(float(x), float(y)) for x, y in pairs]


class Plate:
    """One block to be cut: white prints, black does not."""

    def __init__(self, width: int, height: int, rng: Random, full: bool = False) -> None:
        self.width, self.height, self.rng = width, height, rng
        self.image = Image.new("L", (width * SCALE, height * SCALE), 255 if full else 0)
        self._draw = ImageDraw.Draw(self.image)

    def poly(self, points: Outline, fill: int = 255, rough: float = 1.2) -> Plate:
        """A polygon with edges as a knife leaves them: `rough` is the wander in pixels."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in self._roughen(corners(points), rough)], fill=fill)
        return self

    def rect(self, x: float, y: float, w: float, h: float, fill: int = 255, rough: float = 1.0) -> Plate:
        return self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill, rough)

    def disc(self, x: float, y: float, r: float, fill: int = 255, squash: float = 1.0) -> Plate:
        n = max(12, int(r / 2))
        ring = [
            (x + r * math.cos(2 * math.pi * i / n), y + r * squash * math.sin(2 * math.pi * i / n)) for i in range(n)
        ]
        return self.poly(ring, fill, min(0.9, r / 30))

    def ring(self, x: float, y: float, r: float, width: float) -> Plate:
        inner = Plate(self.width, self.height, self.rng).disc(x, y, r - width / 2)
        outer = Plate(self.width, self.height, self.rng).disc(x, y, r + width / 2)
        return self.add(outer.take(inner))

    def line(self, points: Outline, width: float, fill: int = 255) -> Plate:
        scaled = [(x * SCALE, y * SCALE) for x, y in corners(points)]
        self._draw.line(scaled, fill=fill, width=max(1, round(width * SCALE)), joint="curve")
        return self

    def gouge(self, x: float, y: float, length: float, width: float, angle: float, fill: int = 0) -> Plate:
        """One stroke of the gouge: a lens, pointed at both ends."""
        c, s = math.cos(angle) * length / 2, math.sin(angle) * length / 2
        nx, ny = -math.sin(angle) * width / 2, math.cos(angle) * width / 2
        shape = [
            (x - c, y - s),
            (x - c * 0.3 + nx, y - s * 0.3 + ny),
            (x + c * 0.4 + nx * 0.8, y + s * 0.4 + ny * 0.8),
            (x + c, y + s),
            (x + c * 0.3 - nx, y + s * 0.3 - ny),
            (x - c * 0.4 - nx, y - s * 0.4 - ny),
        ]
        self._draw.polygon([(px * SCALE, py * SCALE) for px, py in shape], fill=fill)
        return self

    def carve(
        self,
        box: tuple[float, float, float, float],
        density: Density | float,
        *,
        length: float = 70,
        width: float = 5,
        gap: float = 12,
        angle: Density | float = 0.0,
        fill: int = 0,
        grow: float = 0.0,
    ) -> Plate:
        """Rows of gouge strokes over `box` (x0, y0, x1, y1).

        `density`, 0 to 1, thins them out; `grow` widens them downwards.
        """
        x0, y0, x1, y1 = box
        y = y0
        while y < y1:
            big = 1 + grow * (y - y0) / max(1.0, y1 - y0)
            x = x0 - self.rng.random() * length
            while x < x1:
                px, py = x + self.rng.uniform(-6, 6), y + self.rng.uniform(-0.35, 0.35) * gap
                d = density(px, py) if callable(density) else density
                if self.rng.random() < d:
                    turn = angle(px, py) if callable(angle) else angle
                    reach = length * big * self.rng.uniform(0.5, 1.15)
                    self.gouge(
                        px,
                        py,
                        reach,
                        width * big * (0.45 + 0.75 * d),
                        turn + self.rng.uniform(-0.03, 0.03),
                        fill,
                    )
                x += length * big * self.rng.uniform(0.75, 1.1)
            y += gap * big
        return self

    def add(self, other: Plate) -> Plate:
        return self._become(ImageChops.lighter(self.image, other.image))

    def take(self, other: Plate) -> Plate:
        return self._become(ImageChops.subtract(self.image, other.image))

    def keep(self, other: Plate) -> Plate:
        return self._become(ImageChops.darker(self.image, other.image))

    def _become(self, image: Image.Image) -> Plate:
        self.image = image
        self._draw = ImageDraw.Draw(image)
        return self

    def _roughen(self, points: list[Point], rough: float) -> list[Point]:
        if rough <= 0:
            return points
        out: list[Point] = []
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
            steps = max(1, int(math.hypot(x1 - x0, y1 - y0) / 34))
            for i in range(steps):
                wander = rough if i else rough * 0.3
                out.append(
                    (
                        x0 + (x1 - x0) * i / steps + self.rng.uniform(-wander, wander),
                        y0 + (y1 - y0) * i / steps + self.rng.uniform(-wander, wander),
                    )
                )
        return out


class Sheet:
    """A sheet of paper that goes through the press once for each colour."""

    def __init__(self, width: int, height: int, seed: str, paper: str = PAPER) -> None:
        self.width, self.height = width, height
        self.rng, self._grain = Random(seed), Random(f"{seed} grain")
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), paper)

    def plate(self, full: bool = False) -> Plate:
        return Plate(self.width, self.height, self.rng, full)

    def ink(self, colour: str, plate: Plate, *, wear: float = 0.5, over: bool = False, shift: Point = (0, 0)) -> Sheet:
        """Print `plate`. `wear` is how patchy the ink is, `over` lets the colours beneath shine through."""
        mask = plate.image
        if shift != (0, 0):
            mask = ImageChops.offset(mask, round(shift[0] * SCALE), round(shift[1] * SCALE))
        box = mask.getbbox()
        if box is None:
            return self
        mask = mask.crop(box)
        mask = ImageChops.multiply(mask, self._patches(mask.size, wear))
        mask = ImageChops.multiply(mask, self._specks(mask.size, wear))
        beneath, solid = self.image.crop(box), Image.new("RGB", mask.size, colour)
        layer = ImageChops.multiply(beneath, solid) if over else solid
        self.image.paste(Image.composite(layer, beneath, mask), box)
        return self

    def pull(self) -> Image.Image:
        """The finished print, reduced to its size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def _noise(self, size: tuple[int, int], step: int, blur: float) -> Image.Image:
        w, h = size[0] // step + 2, size[1] // step + 2
        grain = Image.frombytes("L", (w, h), self._grain.randbytes(w * h))
        return grain.filter(ImageFilter.GaussianBlur(blur))

    def _patches(self, size: tuple[int, int], wear: float) -> Image.Image:
        cloud = self._noise(size, 40, 1.2).point(lambda v: int(255 - max(0, v - 120) * 1.1 * wear))
        return cloud.resize(size, Image.Resampling.BICUBIC, self._window(size, 40))

    def _specks(self, size: tuple[int, int], wear: float) -> Image.Image:
        limit = 127 - 71 + int(9 * wear)
        grain = self._noise(size, 4, 0.75).point(lambda v: 70 if v < limit else 255)
        return grain.resize(size, Image.Resampling.BILINEAR, self._window(size, 4))

    @staticmethod
    def _window(size: tuple[int, int], step: int) -> tuple[float, float, float, float]:
        """The part of a noise image that makes `size` pixels, so that its grain is never stretched."""
        return (0, 0, size[0] / step, size[1] / step)
