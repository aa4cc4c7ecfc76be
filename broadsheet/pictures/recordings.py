"""Sound and film: how long a recording is and how large a film's picture. Only headers are read, and within bounds.

tinytag knows the lengths of MP3, MP4, Ogg, FLAC and WAV. WebM and the size of a film are read here. What a file does
not say stays unknown; a recording is never a mistake for that.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tinytag import TinyTag

from broadsheet.model import Media
from broadsheet.pictures import films

MOST_READS = 400_000
"""Reads that finding a length may take: the pages of a day of Ogg, a second or two of work."""
LONGEST_READ = 8_000_000
"""Bytes of one read: the index of a long film."""
LONGEST = 7 * 24 * 3600
"""Seconds beyond which a length is not believed."""

_MATROSKA = {"video/webm", "audio/webm"}
_SEGMENT, _INFO, _SCALE, _DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489


class _Excess(Exception):
    """A header took more reads, or larger ones, than any honest one does."""


class _Meter:
    """A file that refuses to be read for ever."""

    def __init__(self, stream: BinaryIO) -> None:
        self.reads = 0
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell

    def read(self, size: int = -1) -> bytes:
        self.reads += 1
        if self.reads > MOST_READS or not 0 <= size <= LONGEST_READ:
            raise _Excess
        return self._stream.read(size)


def is_recording(kind: str) -> bool:
    """Whether a media type is sound or film."""
    return kind.startswith(("audio/", "video/"))


def measure(media: Media, stream: BinaryIO) -> Media:
    """The recording with its length in whole seconds and, of an MP4 film, its size in pixels. Never raises."""
    seconds, size = 0.0, (0, 0)
    try:
        metered: BinaryIO = _Meter(stream)  # type: ignore[assignment]
        if media.type in films.TYPES:
            size = films.size(metered, media.size)
        stream.seek(0)
        seconds = _webm(metered) if media.type in _MATROSKA else _length(metered)
    except Exception:  # A reader of headers may trip over anything; the file is played by others.
        pass
    known = seconds if 0 < seconds <= LONGEST else 0.0
    return replace(media, seconds=math.ceil(round(known, 3)), width=size[0], height=size[1])


def _length(stream: BinaryIO) -> float:
    return TinyTag.get(file_obj=stream, tags=False).duration or 0.0


def _webm(stream: BinaryIO) -> float:
    """The duration of the segment (RFC 9559, section 5.1.2): a number of ticks, and nanoseconds of each."""
    scale, ticks = 1_000_000, 0.0
    for name, data in _elements(stream):
        if name == _SCALE:
            scale = int.from_bytes(data, "big")
        elif name == _DURATION:
            ticks = struct.unpack(">d" if len(data) == 8 else ">f", data)[0]
    return ticks * scale / 1e9


def _elements(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The small elements of the segment's information (RFC 8794, section 6); what surrounds it is gone into."""
    inside, end = False, -1
    while not inside or stream.tell() < end:
        name, size = _number(stream, keep_mark=True), _number(stream, keep_mark=False)
        if name == _INFO:
            inside, end = True, stream.tell() + size
        elif inside and size <= 8:
            yield name, stream.read(size)
        elif name != _SEGMENT:
            stream.seek(size, 1)


def _number(stream: BinaryIO, keep_mark: bool) -> int:
    """A number of variable length: its leading zero bits say how many bytes follow."""
    first = stream.read(1)
    if not first or not first[0]:
        raise _Excess
    more = 8 - first[0].bit_length()
    head = first[0] if keep_mark else first[0] & ((1 << (7 - more)) - 1)
    return int.from_bytes(bytes([head]) + stream.read(more), "big")
