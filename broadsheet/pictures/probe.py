"""One media file -> `Media`: what it is, how large, what it says of itself, and why it cannot be used.

Only headers are read. Every way in which a file can be wrong ends as a sentence in `Media.problem`: a decoder that
trips over a file has found a mistake of the file's, and its exception is never shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageFile

from broadsheet.model import Media
from broadsheet.pictures import credentials, kinds, metadata, recordings, svg
from broadsheet.pictures.boxes import MOST_BOXES, boxes

MOST_PIXELS = 89_478_485
"""Width times height of the largest picture that is decoded: Pillow's own limit, a quarter of a gigabyte in memory."""
MOST_BYTES = 100_000_000
HEAD = 65_536
"""Bytes that are read at once, and of a small file all."""
MOST_READS = 50_000
"""Reads that a header may take: a file of a million empty blocks is an attack."""
SWAPPED = frozenset({5, 6, 7, 8})
"""EXIF orientations that exchange width and height."""

_ORIENTATION = 0x0112


def probe(file: Path, path: str, digest: bytes, size: int) -> Media:
    """The facts of one file. `path` is its content path, `digest` and `size` those of its bytes. Never raises."""
    media = Media(path, digest, size, kinds.by_name(path))
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            return _judge(replace(media, type=kinds.kind(head, path)), head, stream)
    except OSError:
        return refuse(media, "B351", "it cannot be read")


def refuse(media: Media, code: str, detail: str) -> Media:
    """The same file with the reason why it cannot be used, as it would follow "because"."""
    return replace(media, code=code, problem=detail)


def _judge(media: Media, head: bytes, stream: BinaryIO) -> Media:
    if not head and (kinds.is_picture(media.type) or recordings.is_recording(media.type)):
        return refuse(media, "B350", "it has no bytes")
    if media.type in kinds.ACTIVE:
        return refuse(media, "B357", f"it is {kinds.NAMES[media.type]}")
    if not kinds.is_picture(media.type) and kinds.agrees(media.type, media.path):
        return recordings.measure(media, stream) if recordings.is_recording(media.type) else media
    return _judge_picture(media, head, stream)


def _judge_picture(media: Media, head: bytes, stream: BinaryIO) -> Media:
    named = kinds.by_name(media.path)
    convertible = media.type in kinds.PILLOW and (named in kinds.PILLOW or named == kinds.UNKNOWN)
    if not kinds.agrees(media.type, media.path) and not convertible:
        return refuse(media, "B352", f"it is {_name(media.type)}")
    if media.type != "image/svg+xml" and media.type not in kinds.PILLOW:
        return refuse(media, "B355", f"it is {_name(media.type)}")
    if media.size > MOST_BYTES:
        return refuse(media, "B354", f"it has {media.size // 1_000_000} MB")
    if not kinds.by_content(head) and media.type != "image/svg+xml":
        return refuse(media, "B351", f"it does not begin like {_name(media.type)}")
    return _drawing(media, head, stream) if media.type == "image/svg+xml" else _raster(media, head, stream)


def _name(kind: str) -> str:
    return kinds.NAMES.get(kind, f"a file of the type {kind}")


def _drawing(media: Media, head: bytes, stream: BinaryIO) -> Media:
    if media.size > svg.LARGEST:
        return refuse(media, "B356", f"it has more than {svg.LARGEST // 1_000_000} MB")
    try:
        drawing = svg.read(head + stream.read())
    except svg.UnsafeDrawingError as reason:
        return refuse(media, "B356", str(reason))
    return replace(media, width=drawing.width, height=drawing.height)


class _EndlessHeaderError(Exception):
    """A header took more reads than any honest one does."""


class _Meter:
    """A file that counts how often it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.reads = 0
        self._read = stream.read
        self.seek = stream.seek
        self.tell = stream.tell

    def read(self, size: int = -1) -> bytes:
        self.reads += 1
        if self.reads > MOST_READS:
            raise _EndlessHeaderError
        return self._read(size)


def _raster(media: Media, head: bytes, stream: BinaryIO) -> Media:
    source: BinaryIO = BytesIO(head) if len(head) < HEAD else stream
    source.seek(0)
    try:
        image = _open(media.type, source)
        media = _measure(media, image)
        if media.problem:
            return media
        facts = _facts(media, image, head, source)
    except Image.DecompressionBombError:
        return refuse(media, "B353", "it has more than the largest picture that is read")
    except _EndlessHeaderError:
        return refuse(media, "B351", "its header does not end")
    except Exception:  # A decoder raises whatever it likes on a damaged file, from struct.error to RecursionError.
        return refuse(media, "B351", "its header cannot be read")
    if not _ENDS.get(media.type, _any)(source, media.size):
        return refuse(replace(media, facts=facts), "B351", "its end is missing")
    return replace(media, facts=facts)


def _open(kind: str, source: BinaryIO) -> ImageFile.ImageFile:
    """The decoder for this type and no other. `Image.open` would warn of large pictures: we count ourselves."""
    Image.preinit()
    if kinds.PILLOW[kind] not in Image.OPEN:
        Image.init()
    factory, _ = Image.OPEN[kinds.PILLOW[kind]]
    return factory(_Meter(source), "")  # type: ignore[arg-type]


def _measure(media: Media, image: ImageFile.ImageFile) -> Media:
    width, height = image.size
    if metadata.exif_of(image).get(_ORIENTATION) in SWAPPED and media.type != "image/tiff":
        width, height = height, width
    if width < 1 or height < 1:
        return refuse(media, "B351", "it has no width or no height")
    if width * height > MOST_PIXELS:
        detail = f"it has {width:,} x {height:,}, where {MOST_PIXELS // 1_000_000} million in all are the most"
        return refuse(media, "B353", detail)
    return replace(media, width=width, height=height)


def _facts(media: Media, image: ImageFile.ImageFile, head: bytes, stream: BinaryIO) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    try:
        texts = metadata.read(image)
    except Exception:  # Broken metadata is no fault of the picture: it is shown, and says nothing of itself.
        texts = {}
    for field, (text, source) in texts.items():
        pairs.append((field, text))
        if field not in ("gps", "serial"):
            pairs.append((f"{field} from", source))
    flags = {
        "alpha": image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info,
        "animated": bool(getattr(image, "is_animated", False)) and media.type != "image/tiff" and image.format != "MPO",
        "c2pa": b"c2pa" in head or credentials.carries(media.type, image, stream, media.size),
        "mislabelled": not kinds.agrees(media.type, media.path),
    }
    pairs += [(name, "yes") for name, is_set in flags.items() if is_set]
    return tuple(sorted(pairs))


def _has_late(mark: bytes) -> Callable[[BinaryIO, int], bool]:
    """A test whether a mark stands at a file's end, or before what a camera or phone appended."""

    def find(source: BinaryIO, size: int) -> bool:
        source.seek(max(0, size - len(mark) - 64))
        if mark in source.read():
            return True
        source.seek(0)
        return source.read().rfind(mark) > size // 2

    return find


def _ends_gif(source: BinaryIO, size: int) -> bool:
    source.seek(max(0, size - 64))
    return source.read().rstrip(b"\0\r\n").endswith(b";")


def _ends_riff(source: BinaryIO, size: int) -> bool:
    source.seek(4)
    return int.from_bytes(source.read(4), "little") + 8 <= size + 1


def _any(source: BinaryIO, size: int) -> bool:
    return True


def _ends_boxes(source: BinaryIO, size: int) -> bool:
    """Whether the last box of an ISO base media file lies inside it."""
    ends = [box.end for box in islice(boxes(source, 0, size), MOST_BOXES)]
    return bool(ends) and size - ends[-1] < 8


_ENDS: dict[str, Callable[[BinaryIO, int], bool]] = {
    "image/jpeg": _has_late(b"\xff\xd9"),
    "image/png": _has_late(b"IEND\xaeB`\x82"),
    "image/gif": _ends_gif,
    "image/webp": _ends_riff,
    "image/avif": _ends_boxes,
}
"""How a whole file of each type ends."""
