"""Whether a picture carries Content Credentials: a manifest of C2PA. Nothing of it is read or checked.

Where it stands in each format says the C2PA specification (2.1, appendix A.3). Most programs append it, so the head of
a file is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from PIL import ImageFile

from broadsheet.pictures.boxes import MOST_BOXES, Box, boxes

_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The name (UUID) of the box that holds a manifest in AVIF."""
_TIFF_TAG = 0xCD41
_GIF_BLOCK = b"C2PA_GIF"


def carries(kind: str, image: ImageFile.ImageFile, source: BinaryIO, size: int) -> bool:
    """Whether a picture of a media type, opened and `size` bytes long, carries a manifest. `source` is moved."""
    if kind == "image/webp":
        return b"C2PA" in _chunks(source, size)
    if kind == "image/avif":
        return any(box.kind == b"uuid" and _named(source, box) for box in islice(boxes(source, 0, size), MOST_BOXES))
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


def _named(source: BinaryIO, box: Box) -> bool:
    """Whether a `uuid` box has the name of those that hold a manifest."""
    source.seek(box.body)
    return source.read(16) == _BOX


def _chunks(source: BinaryIO, size: int) -> Iterator[bytes]:
    """The names of the chunks of a RIFF file."""
    place = 12
    for _ in range(MOST_BOXES):
        if place + 8 > size:
            return
        source.seek(place)
        name, length = source.read(4), int.from_bytes(source.read(4), "little")
        yield name
        place += 8 + length + length % 2
