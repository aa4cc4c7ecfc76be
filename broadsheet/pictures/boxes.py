"""The boxes that an ISO base media file consists of (MP4, QuickTime, AVIF): ISO/IEC 14496-12, section 4.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MOST_BOXES = 10_000
"""Parts of a picture's file that are gone through; an honest one has a few dozen."""


class Box(NamedTuple):
    """One box: its four letters, and where it, its content and what follows it begin in the file."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes that follow one another between two places of a file, as far as they lie there whole.

    The stream may be moved meanwhile. There can be millions in a file that means harm.
    """
    while start + 8 <= end:
        stream.seek(start)
        head = stream.read(16)
        size, body = int.from_bytes(head[:4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16], "big"), start + 16
        after = start + size if size else end  # a box without a size goes on to the end
        if after < body or after > end:
            return
        yield Box(head[4:8], start, body, after)
        start = after
