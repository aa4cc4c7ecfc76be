from __future__ import annotations

import hashlib
import struct
import tracemalloc
from pathlib import Path

import pytest

from broadsheet.pictures import films
from tests.newsroom import Newsroom, story
from tests.pictures import sounds


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def without_place(data: bytes, folder: Path) -> bytes:
    path = folder / "film.mp4"
    path.write_bytes(data)
    return b"".join(films.Copy(path, hides=True))


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
def test_the_place_is_blanked_and_nothing_moves(hidden: bytes, tmp_path: Path) -> None:
    data = HEAD + hidden + MEDIA
    assert PLACE in data
    cleaned = without_place(data, tmp_path)
    assert PLACE not in cleaned
    assert len(cleaned) == len(data)
    assert cleaned.endswith(MEDIA)
    assert TITLE in cleaned
    assert without_place(cleaned, tmp_path) == cleaned


@pytest.mark.parametrize("data", [b"", b"\0", HEAD, HEAD + b"\xff\xff\xff\xffmoov", HEAD + b"\0\0\0\2moov" + MEDIA])
def test_what_is_damaged_or_says_nothing_stays_as_it_is(data: bytes, tmp_path: Path) -> None:
    assert without_place(data, tmp_path) == data


def test_a_large_film_is_never_in_memory_whole(tmp_path: Path) -> None:
    """Also where a word, a box or its head lies across two pieces, and where the place stands behind the film."""
    told = box(b"\xa9xyz", b"\0\x12\x15\xc7" + PLACE)
    place = box(b"moov", box(b"udta", told + TITLE))
    speaking = box(b"uuid", b"x" * (films.PIECE - 30) + b"GPSLatitude='" + PLACE + b"'")
    for shift in (0, 5, 21):
        path = tmp_path / "film.mp4"
        with path.open("wb") as file:
            file.write(HEAD + box(b"free", bytes(shift)) + speaking)
            file.write(struct.pack(">I", 40 * films.PIECE + 8) + b"mdat")
            for _ in range(40):
                file.write(bytes(films.PIECE))
            file.write(place)
        tracemalloc.start()
        whole = hashlib.sha256()
        for piece in films.Copy(path, hides=True):
            assert PLACE not in piece
            whole.update(piece)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 8 * films.PIECE
        blank = path.read_bytes()
        for hidden in (speaking, told):
            blank = blank.replace(hidden, box(b"free", bytes(len(hidden) - 8)))
        assert whole.digest() == hashlib.sha256(blank).digest()


def test_a_large_recording_is_printed_in_pieces(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    sound = sounds.wav(600)
    assert len(sound) > films.PIECE
    newsroom.write("content/uk/talk.wav", sound)
    newsroom.write("content/uk/rail.md", story("Rail", "![Talk](talk.wav)"))
    newsroom.build()
    (printed,) = newsroom.output.glob("media/**/*.wav")
    assert printed.read_bytes() == sound
    assert newsroom.build().changes == ()


def test_a_film_beside_a_story_is_cleaned(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("content/uk/a.mp4", HEAD + box(b"moov", box(b"\xa9xyz", PLACE)) + MEDIA)
    newsroom.write("content/uk/rail.md", story("Rail", "![Film](a.mp4)"))
    newsroom.build()
    (printed,) = newsroom.output.glob("media/**/*.mp4")
    assert printed.read_bytes().endswith(MEDIA)
    assert PLACE not in printed.read_bytes()
