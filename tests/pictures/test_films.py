from __future__ import annotations

import struct
from pathlib import Path

import pytest

from broadsheet.pictures.clean import clean
from broadsheet.pictures.films import without_place
from tests.pictures import made


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


PLACE = b"+51.5074-000.1278/"
TITLE = box(b"\xa9nam", b"The old bridge")
HEAD = box(b"ftyp", b"isom\0\0\0\0isom")
MEDIA = box(b"mdat", bytes(range(256)))


@pytest.mark.parametrize(
    "hidden",
    [
        box(b"moov", box(b"mvhd", b"1") + box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7" + PLACE) + TITLE)),
        box(b"moov", box(b"trak", box(b"udta", box(b"loci", PLACE))) + TITLE),
        box(b"moov", box(b"meta", b"\0\0\0\0keyscom.apple.quicktime.location.ISO6709" + PLACE) + TITLE),
        box(b"uuid", b"x" * 16 + b"<x exif:GPSLatitude='" + PLACE + b"'/>") + TITLE,
        struct.pack(">I", 1) + b"\xa9xyz" + struct.pack(">Q", 16 + 18) + PLACE + TITLE,
        struct.pack(">I", 1) + b"moov" + struct.pack(">Q", 16 + 8 + 18 + 22) + box(b"\xa9xyz", PLACE) + TITLE,
    ],
)
def test_the_place_is_blanked_and_nothing_moves(hidden: bytes) -> None:
    data = HEAD + hidden + MEDIA
    assert PLACE in data
    cleaned = without_place(data)
    assert PLACE not in cleaned
    assert len(cleaned) == len(data)
    assert cleaned.endswith(MEDIA)
    assert TITLE in cleaned
    assert without_place(cleaned) == cleaned


@pytest.mark.parametrize("data", [b"", b"\0", HEAD, HEAD + b"\xff\xff\xff\xffmoov", HEAD + b"\0\0\0\2moov" + MEDIA])
def test_what_is_damaged_or_says_nothing_stays_as_it_is(data: bytes) -> None:
    assert without_place(data) == data


def test_a_film_beside_a_story_is_cleaned(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.mp4", HEAD + box(b"moov", box(b"\xa9xyz", PLACE)) + MEDIA)
    assert media.type == "video/mp4"
    assert PLACE not in clean(file, media)
