"""Which printed sizes of a picture a place on a page may use.

A picture's variants are of its own shape or crops of it; a place that wants a shape gets the crops of that shape, and
the whole picture (which the style sheet then crops) where there are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.model import Picture, Variant

_ORDER = ("image/avif", "image/webp")
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
    """The variants of a shape by width, then type; those of the picture's own shape where there are none."""
    own = picture.width / picture.height if picture.width and picture.height else 0.0
    for wanted in (ratio or own, own):
        found = tuple(item for item in picture.variants if _is_shape(item, wanted))
        if found:
            return tuple(sorted(found, key=lambda item: (item.width, item.type, item.url)))
    return ()


def _useful(variants: tuple[Variant, ...], width: int) -> tuple[Variant, ...]:
    """The variants up to the first of at least `width` pixels, and all that are as wide as that one."""
    enough = min((item.width for item in variants if item.width >= width), default=width)
    return tuple(item for item in variants if item.width <= enough)


def crops(picture: Picture, ratio: float) -> tuple[Variant, ...]:
    """Only the variants of a shape, by width."""
    found = (item for item in picture.variants if _is_shape(item, ratio))
    return tuple(sorted(found, key=lambda item: (item.width, item.type, item.url)))


def _is_shape(variant: Variant, ratio: float) -> bool:
    return bool(ratio and variant.height) and abs(variant.width / variant.height / ratio - 1) < 0.02
