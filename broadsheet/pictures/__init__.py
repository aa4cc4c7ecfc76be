"""Pictures: what a file is, what is known of it, what is printed of it, and the store of what was printed.

Importing this package loads no decoder: a build that finds nothing new never needs one. Its effects are in `probe`,
`convert`, `clean` and `store`.
"""

from __future__ import annotations

from datetime import datetime

from broadsheet.model import Picture
from broadsheet.pictures.facts import (
    Described,
    describe,
    elsewhere,
    fallback,
    fill,
    is_elsewhere,
    picture,
    problems,
    show,
)
from broadsheet.pictures.sizes import Notice, variants

__all__ = [
    "Described",
    "Notice",
    "allowed",
    "current",
    "describe",
    "elsewhere",
    "fallback",
    "fill",
    "is_elsewhere",
    "picture",
    "problems",
    "show",
    "variants",
]


def allowed(picture: Picture, now: datetime) -> bool:
    """Whether the rights to a picture still run at `now`. It ends at the instant `until` itself."""
    return picture.until is None or now < picture.until


def current(picture: Picture, now: datetime) -> Picture | None:
    """What is shown of a picture at an instant: itself, then what takes its place, then nothing."""
    if allowed(picture, now):
        return picture
    return picture.instead if picture.instead is not None and allowed(picture.instead, now) else None
