"""Pictures: what a file is, what is known of it, what is printed of it, and the store of what was printed.

Importing this package loads no decoder: a build that finds nothing new never needs one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from broadsheet.model import Media, Picture
from broadsheet.pictures.facts import Described, describe, elsewhere, fallback, picture, problems, show
from broadsheet.pictures.sizes import Notice, variants

__all__ = [
    "Described",
    "Notice",
    "allowed",
    "describe",
    "elsewhere",
    "fallback",
    "picture",
    "probe",
    "problems",
    "show",
    "syndicated",
    "variants",
]


def probe(file: Path, path: str, digest: bytes, size: int) -> Media:
    """The facts of one file, from its headers. `path` is its content path, `digest` and `size` those of its bytes.

    Never raises: what is wrong with a file stands in `Media.problem`.
    """
    from broadsheet.pictures import headers

    return headers.probe(file, path, digest, size)


def allowed(picture: Picture, now: datetime) -> bool:
    """Whether the rights to a picture still run at `now`. It ends at the instant `until` itself."""
    return picture.until is None or now < picture.until


def syndicated(pictures: Sequence[Picture], now: datetime) -> tuple[Picture, ...]:
    """The pictures that may go into a feed for others."""
    return tuple(picture for picture in pictures if picture.syndicate and allowed(picture, now))
