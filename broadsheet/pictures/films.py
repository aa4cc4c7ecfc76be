"""Films and sound in ISO base media files (MP4, QuickTime, M4A): their size, and the place where they were taken
blanked.

Phones write the place into small boxes of the header. Such a box becomes a `free` box of the same size filled with
zeros (ISO/IEC 14496-12, section 8.1.2), so that nothing after it moves and nothing is encoded anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from broadsheet.pictures.boxes import Box, boxes

TYPES = frozenset({"video/mp4", "video/quicktime", "audio/mp4"})

_CONTAINERS = frozenset({b"moov", b"trak", b"udta", b"mdia", b"minf"})
_PLACES = frozenset({b"\xa9xyz", b"loci", b"GPS ", b"GPMF"})
"""Apple's and Android's place, 3GPP's (TS 26.244, section 8.10), dashboard cameras', GoPro's."""
_WORDS = (b"location.ISO6709", b"GPSLatitude", b"SerialNumber")
"""QuickTime's and XMP's names for place and camera."""
_MIXED = frozenset({b"meta", b"uuid", b"XMP_"})
"""Boxes that may hold them, and much else."""
_DEEPEST = 8


PIECE = 1 << 20
"""Bytes of a file that are in memory at a time."""
_LONGEST_WORD = max(map(len, _WORDS))


@dataclass(frozen=True, slots=True)
class Copy:
    """A file as it is published, in pieces, as often as it is iterated over; of a film with `hides` without the place.

    Iterating raises OSError where the file cannot be read.
    """

    source: Path
    hides: bool

    def __iter__(self) -> Iterator[bytes]:
        with self.source.open("rb") as stream:
            yield from _pieces(stream, os.fstat(stream.fileno()).st_size, self.hides)


def _pieces(stream: BinaryIO, length: int, hides: bool) -> Iterator[bytes]:
    hidden = list(_telling(stream, 0, length, 0)) if hides else []
    for start in range(0, length, PIECE):
        stream.seek(start)
        piece = bytearray(stream.read(PIECE))
        for box in hidden:
            _overlay(piece, start, box.start + 4, b"free")
            first, last = max(box.body - start, 0), min(box.end - start, len(piece))
            if first < last:
                piece[first:last] = bytes(last - first)
        yield bytes(piece)


def _overlay(piece: bytearray, start: int, at: int, over: bytes) -> None:
    """Put bytes over those of a piece, as far as they lie in it. `start` is the piece's place in the file."""
    for place, value in enumerate(over, at - start):
        if 0 <= place < len(piece):
            piece[place] = value


def _telling(stream: BinaryIO, start: int, end: int, depth: int) -> Iterator[Box]:
    """The boxes that give a place away."""
    for box in boxes(stream, start, end):
        if box.kind in _PLACES or (box.kind in _MIXED and _speaks(stream, box.body, box.end)):
            yield box
        elif box.kind in _CONTAINERS and depth < _DEEPEST:
            yield from _telling(stream, box.body, box.end, depth + 1)


def _speaks(stream: BinaryIO, start: int, end: int) -> bool:
    """Whether one of the words stands between two places of a file, also where two pieces of it meet."""
    stream.seek(start)
    before = b""
    while start < end:
        piece = stream.read(min(PIECE, end - start))
        if not piece:
            return False
        if any(word in before + piece for word in _WORDS):
            return True
        before, start = piece[-_LONGEST_WORD:], start + len(piece)
    return False


MOST_INDEX = 8_000_000
"""Bytes of the `moov` box of a film that is looked into."""


def size(stream: BinaryIO, length: int) -> tuple[int, int]:
    """Width and height in pixels as the film is shown, (0, 0) for sound and where they are not found.

    A track's header (ISO/IEC 14496-12, section 8.3.2) ends with a matrix and the two lengths, in 16.16 fixed point.
    Phones turn a film by the matrix alone.
    """
    for track in _tracks(_moov(stream, length)):
        width, height = int.from_bytes(track[-8:-4], "big") >> 16, int.from_bytes(track[-4:], "big") >> 16
        if width and height:
            is_turned = not any(track[-44:-40])
            return (height, width) if is_turned else (width, height)
    return 0, 0


def _moov(stream: BinaryIO, length: int) -> bytes:
    """The content of the film's index, which may stand at either end; empty where there is none."""
    found = next((box for box in boxes(stream, 0, length) if box.kind == b"moov"), None)
    if found is None or found.end - found.body > MOST_INDEX:
        return b""
    stream.seek(found.body)
    return stream.read(found.end - found.body)


def _tracks(moov: bytes) -> Iterator[bytes]:
    """The header of each track."""
    for track in _inside(moov, b"trak"):
        yield from (header for header in _inside(track, b"tkhd") if len(header) >= 84)


def _inside(data: bytes, kind: bytes) -> Iterator[bytes]:
    """The contents of the boxes of a kind."""
    for box in boxes(BytesIO(data), 0, len(data)):
        if box.kind == kind:
            yield data[box.body : box.end]
