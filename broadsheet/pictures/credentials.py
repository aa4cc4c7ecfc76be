"""Whether a picture carries Content Credentials: a manifest of C2PA. Nothing of it is read or checked.

Where it stands in each format says the C2PA specification (2.1, appendix A.3). Most programs append it, so the head of
a file is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from PIL import ImageFile

MOST_PARTS = 10_000
"""Chunks or boxes that are gone through; an honest file has a few dozen."""

_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The name (UUID) of the box that holds a manifest in AVIF."""
_TIFF_TAG = 0xCD41
_GIF_BLOCK = b"C2PA_GIF"


def carries(kind: str, image: ImageFile.ImageFile, source: BinaryIO, size: int) -> bool:
    """Whether a picture of a media type, opened and `size` bytes long, carries a manifest. `source` is moved."""
    if kind == "image/webp":
        return any(name == b"C2PA" for name, _ in _chunks(source, size))
    if kind == "image/avif":
        return any(name == b"uuid" and head == _BOX for name, head in _boxes(source, size))
    if kind == "image/tiff":
        return _TIFF_TAG in getattr(image, "tag_v2", {})
    if kind == "image/gif":
        source.seek(0)
        return _GIF_BLOCK in source.read()
    return any(b"c2pa" in block or block.startswith(b"caBX") for block in _blocks(image))


def _blocks(image: ImageFile.ImageFile) -> list[bytes]:
    """APP11 of a JPEG, and the private chunks of a PNG with their names."""
    blocks = [data for name, data in getattr(image, "applist", ()) if name == "APP11"]
    return blocks + [chunk[0] + chunk[1] for chunk in getattr(image, "private_chunks", ())]


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    """The names of the chunks of a RIFF file, each with its first sixteen bytes."""
    place = 12
    for _ in range(MOST_PARTS):
        if place + 8 > size:
            return
        source.seek(place)
        header = source.read(24)
        yield header[:4], header[8:]
        length = int.from_bytes(header[4:8], "little")
        place += 8 + length + length % 2


def _boxes(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    """The names of the outer boxes (ISO/IEC 14496-12, section 4.2), each with the sixteen bytes of its own name."""
    place = 0
    for _ in range(MOST_PARTS):
        if place + 8 > size:
            return
        source.seek(place)
        header = source.read(32)
        length, start = int.from_bytes(header[:4], "big"), 8
        if length == 1:
            length, start = int.from_bytes(header[8:16], "big"), 16
        yield header[4:8], header[start : start + 16]
        if length < 8:
            return
        place += length
