"""How long recordings are and how large films, from headers of every format, whole and damaged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from broadsheet.pictures import recordings
from tests.pictures import sounds
from tests.pictures.made import put

HEADERS = {
    "a.wav": (sounds.wav(3), 3, (0, 0)),
    "b.wav": (sounds.wav(3.2), 4, (0, 0)),
    "a.mp3": (sounds.mp3(1000), 27, (0, 0)),
    "a.mp4": (sounds.mp4(12.5), 13, (1280, 720)),
    "turned.mp4": (sounds.mp4(60, (1920, 1080), turned=True), 60, (1080, 1920)),
    "a.mov": (sounds.mp4(12, brand=b"qt  "), 12, (1280, 720)),
    "a.m4a": (sounds.mp4(3700, (0, 0), brand=b"M4A "), 3700, (0, 0)),
    "a.opus": (sounds.ogg(7), 7, (0, 0)),
    "a.webm": (sounds.webm(9), 9, (0, 0)),
}


@pytest.mark.parametrize("name", HEADERS)
def test_the_length_and_size_are_those_of_the_file(tmp_path: Path, name: str) -> None:
    data, seconds, size = HEADERS[name]
    _, media = put(tmp_path, name, data)
    assert (media.problem, media.seconds, (media.width, media.height)) == ("", seconds, size)


@pytest.mark.parametrize("name", HEADERS)
def test_a_damaged_header_leaves_the_length_open(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    data = HEADERS[name][0]
    for number in range(60):
        damaged = bytearray(data[: chance.randrange(1, len(data))] if number % 2 else data)
        for _ in range(8):
            damaged[chance.randrange(min(len(damaged), 400))] = chance.randrange(256)
        _, media = put(tmp_path, name, bytes(damaged))
        assert 0 <= media.seconds <= recordings.LONGEST


def test_a_header_without_an_end_is_left_after_so_many_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "MOST_READS", 500)
    reads: list[int] = []
    original = recordings._Meter.read

    def read(meter: recordings._Meter, size: int = -1) -> bytes:
        reads.append(size)
        return original(meter, size)

    monkeypatch.setattr(recordings._Meter, "read", read)
    _, media = put(tmp_path, "noise.mp3", b"\xff\xfb\x90\x00" + b"\xff\x00" * 100_000)
    assert media.seconds == 0
    assert 400 < len(reads) <= 501
