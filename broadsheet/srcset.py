"""Which printed sizes of a picture a place on a page may use.

A picture's variants are of its own shape or crops of it; a place that wants a shape gets the crops of that shape, and
the whole picture (which the style sheet then crops) where there are none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.model import Picture, Variant

_ORDER = ("image/avif", "image/webp")
_SHAPES = frozenset({"16x9", "4x3", "1x1"})
SEARCH = (("16x9", 16 / 9), ("4x3", 4 / 3), ("1x1", 1.0))
"""The shapes of a lead picture that search engines ask for."""
_PLAIN = ("image/jpeg", "image/png", "image/gif", "image/svg+xml", "")


@dataclass(frozen=True, slots=True)
class Rendition:
    """What `<picture>` and `<img>` need. Every URL is site-relative, or absolute for a picture elsewhere."""

    src: str
    width: int
    height: int
    plain: tuple[Variant, ...] = ()
    """Sizes that every browser shows, by width."""
    modern: tuple[tuple[str, tuple[Variant, ...]], ...] = ()
    """Media type and sizes, the better format first."""


def rendition(picture: Picture, ratio: float = 0.0, width: int = 1200) -> Rendition:
    """The sizes for a place of `ratio` (width by height, 0 for the picture's own); `src` is about `width` pixels wide.

    Sizes past twice the width, which no screen would choose, are left out.
    """
    variants = _useful(of_shape(picture, ratio), 2 * width)
    plain = tuple(item for item in variants if item.type in _PLAIN)
    modern = tuple((kind, sizes) for kind in _ORDER if (sizes := tuple(item for item in variants if item.type == kind)))
    if not plain:
        return Rendition(picture.url, picture.width, picture.height, (), modern)
    chosen = next((item for item in plain if item.width >= width), plain[-1])
    return Rendition(chosen.url, chosen.width, chosen.height, plain if len(plain) > 1 else (), modern)


def of_shape(picture: Picture, ratio: float = 0.0) -> tuple[Variant, ...]:
    """The crops of a shape by width, then type; the sizes of the whole picture where there are none."""
    return crops(picture, ratio) or _sorted(item for item in picture.variants if not item.crop)


def _useful(variants: tuple[Variant, ...], width: int) -> tuple[Variant, ...]:
    """The variants up to the first of at least `width` pixels, and all that are as wide as that one."""
    enough = min((item.width for item in variants if item.width >= width), default=width)
    return tuple(item for item in variants if item.width <= enough)


def crops(picture: Picture, ratio: float) -> tuple[Variant, ...]:
    """Only the crops of a shape, by width."""
    return _sorted(item for item in picture.variants if item.crop in _SHAPES and _is_shape(item, ratio))


def search(picture: Picture) -> tuple[Variant, ...]:
    """One file of each shape that search engines ask for: the crop made for them, else the largest of the shape."""
    made = {item.crop: item for item in picture.variants}
    found = (made.get(f"search-{name}") or next(iter(crops(picture, ratio)[::-1]), None) for name, ratio in SEARCH)
    return tuple(item for item in found if item)


def social(picture: Picture) -> Rendition:
    """The one file that social networks are given: the crop made for them, else the whole picture."""
    cut = next((item for item in picture.variants if item.crop == "social"), None)
    return Rendition(cut.url, cut.width, cut.height) if cut else rendition(picture)


def _sorted(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(sorted(variants, key=lambda item: (item.width, item.type, item.url)))


def _is_shape(variant: Variant, ratio: float) -> bool:
    return bool(ratio and variant.height) and abs(variant.width / variant.height / ratio - 1) < 0.02
