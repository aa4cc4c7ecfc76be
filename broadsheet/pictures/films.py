"""Films and sound in ISO base media files (MP4, QuickTime, M4A): where they were taken is blanked, all else stays.

Phones write the place into small boxes of the header. Such a box becomes a `free` box of the same size filled with
zeros (ISO/IEC 14496-12, section 8.1.2), so that nothing after it moves and nothing is encoded anew.
"""

from __future__ import annotations

from collections.abc import Iterator

TYPES = frozenset({"video/mp4", "video/quicktime", "audio/mp4"})

_CONTAINERS = frozenset({b"moov", b"trak", b"udta", b"mdia", b"minf"})
_PLACES = frozenset({b"\xa9xyz", b"loci", b"GPS ", b"GPMF"})
"""Apple's and Android's place, 3GPP's (TS 26.244, section 8.10), dashboard cameras', GoPro's."""
_WORDS = (b"location.ISO6709", b"GPSLatitude", b"SerialNumber")
"""In a `meta`, `uuid` or `XMP_` box: QuickTime's and XMP's names for place and camera."""
_DEEPEST = 8


def without_place(data: bytes) -> bytes:
    """The same film without the place where it was taken. A damaged file is left as far as it can be read."""
    blanked = bytearray(data)
    for start, body, end in _boxes(data, 0, len(data), 0):
        blanked[start + 4 : start + 8] = b"free"
        blanked[body:end] = bytes(end - body)
    return bytes(blanked)


def _boxes(data: bytes, start: int, end: int, depth: int) -> Iterator[tuple[int, int, int]]:
    """Start, content and end of each box that gives a place away."""
    while start + 8 <= end:
        size, kind = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8]
        body = start + 8
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8], "big"), body + 8
        after = start + size if size else end
        if after < body or after > end:
            return
        if kind in _PLACES or (kind in (b"meta", b"uuid", b"XMP_") and _speaks(data[body:after])):
            yield start, body, after
        elif kind in _CONTAINERS and depth < _DEEPEST:
            yield from _boxes(data, body, after, depth + 1)
        start = after


def _speaks(content: bytes) -> bool:
    return any(word in content for word in _WORDS)
