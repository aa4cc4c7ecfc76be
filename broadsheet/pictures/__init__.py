"""Pictures: what a file is, what is known of it, what is printed of it, and the store of what was printed.

Importing this package loads no decoder: `facts` and `variants` are pure. `probe`, `convert` and `store` are imported by
name where they are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from broadsheet.model import Picture
from broadsheet.pictures.facts import Described, describe, elsewhere, fallback, picture, problems, show
from broadsheet.pictures.sizes import Notice, variants

__all__ = [
    "SIZES",
    "Described",
    "Notice",
    "allowed",
    "describe",
    "elsewhere",
    "fallback",
    "picture",
    "problems",
    "show",
    "srcset",
    "variants",
]

SIZES = {
    "lead": "(min-width: 75rem) 50rem, (min-width: 48rem) 66vw, 100vw",
    "figure": "(min-width: 48rem) 42rem, 100vw",
    "card": "(min-width: 75rem) 18rem, (min-width: 48rem) 33vw, 100vw",
    "thumbnail": "6rem",
}
"""Values of the attribute `sizes` by the place where a picture stands: a theme with other columns has its own."""


def srcset(picture: Picture, crop: str = "") -> list[tuple[str, str]]:
    """Pairs of media type and the value of `srcset`, the most modern type first; the last is for `<img>`.

    `crop` asks for one shape. Empty where the picture has no such variants.
    """
    by_type: dict[str, list[str]] = {}
    for variant in picture.variants:
        if variant.crop == crop:
            by_type.setdefault(variant.type, []).append(f"{variant.url} {variant.width}w")
    return [(kind, ", ".join(entries)) for kind, entries in by_type.items()]


def allowed(picture: Picture, now: datetime) -> bool:
    """Whether the rights to a picture still run at `now`. It ends at the instant `until` itself."""
    return picture.until is None or now < picture.until


def syndicated(pictures: Sequence[Picture], now: datetime) -> tuple[Picture, ...]:
    """The pictures that may go into a feed for others."""
    return tuple(picture for picture in pictures if picture.syndicate and allowed(picture, now))
