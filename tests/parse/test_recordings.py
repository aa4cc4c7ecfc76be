"""What `pictures` says of recordings, and every mistake in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.model import Media
from tests.parse.files import FERRY, READING, codes, places, read, shelf, story

FAR = "https://sound.example/talk.mp3"
TALK = Media("uk/talk.mp3", b"\x03" * 16, 900, "audio/mpeg", seconds=9)
WORDS = Media("uk/talk.vtt", b"\x04" * 16, 90, "text/vtt")
PAPER = Media("uk/talk words.pdf", b"\x05" * 16, 90, "application/pdf")
ON = shelf(FERRY, TALK, WORDS, PAPER)
BODY = f"![Talk]({FAR})\n\n![Talk](talk.mp3)\n\n![Ferry](ferry.jpg)"


def entry(said: str, src: str = FAR) -> str:
    return f"pictures:\n- src: {src}\n  {said}"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        *[("125", 125), ("2:05", 125), ("'2:05'", 125), ("1:02:05", 3725), ("00:02:05", 125), ("0:07", 7)],
        *[("90:00", 5400), ("100:00:00", 360_000)],
    ],
)
def test_a_length_is_seconds_or_a_clock(said: str, seconds: int) -> None:
    recording = story(entry(f"duration: {said}"), BODY, on=ON)[1].figures[0].recording
    assert recording is not None
    assert recording.seconds == seconds


@pytest.mark.parametrize(
    "said", ["two minutes", "2:5", "2:60", "1:60:00", "0", "0:00", "-5", "1.5", "PT2M", "9999999", "700000", "٣"]
)
def test_what_is_no_length_is_a_mistake(said: str) -> None:
    parsed = read(entry(f"duration: {said}"), BODY, on=ON)
    assert places(parsed) == [("B373", 6, 13)]


@pytest.mark.parametrize("said", ["8 MB", "0", "-5", "1.5", "1e6", "9" * 16])
def test_what_is_no_number_of_bytes_is_a_mistake(said: str) -> None:
    assert places(read(entry(f"size: {said}"), BODY, on=ON)) == [("B372", 6, 9)]


@pytest.mark.parametrize(
    ("key", "src"),
    [
        ("size", "talk.mp3"),
        ("duration", "talk.mp3"),
        *((key, "ferry.jpg") for key in ("size", "captions", "transcript")),
    ],
)
def test_what_cannot_be_said_is_a_mistake(key: str, src: str) -> None:
    assert places(read(entry(f"{key}: '12'", src), BODY, on=ON)) == [("B374", 6, len(key) + 5)]


@pytest.mark.parametrize("src", [FAR, "talk.mp3"])
def test_rights_of_a_recording_are_a_mistake(src: str) -> None:
    assert codes(read(entry("rights: {syndicate: false}", src), BODY, on=ON)) == ["B375"]


@pytest.mark.parametrize("said", ["talk.srt", "https://sound.example/talk.vtt", "//sound.example/talk.vtt"])
def test_captions_that_no_browser_shows_are_a_mistake(said: str) -> None:
    assert places(read(entry(f"captions: {said}"), BODY, on=ON)) == [("B376", 6, 13)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("captions: none.vtt", "B304"),
        ("transcript: none.pdf", "B304"),
        ("transcript: ../../none.pdf", "B302"),
        ("transcript: '%2e%2e/%2e%2e/none.pdf'", "B302"),
        ("transcript: 'javascript:alert(1)'", "B237"),
        ("transcript: 'data:text/html,x'", "B237"),
        ("transcript: file:///etc/passwd", "B237"),
        ("transcirpt: talk.pdf", "B210"),
    ],
)
def test_files_and_addresses_that_are_none_are_mistakes(said: str, code: str) -> None:
    parsed = read(entry(said), BODY, on=ON)
    assert codes(parsed) == [code]
    assert parsed.problems[0].line == 6


def test_a_missing_file_is_waited_for_where_the_settings_forgive_it() -> None:
    forgiving = replace(READING, missing_files="warning")
    article, body = story(entry("captions: none.vtt"), BODY, on=ON, reading=forgiving)
    assert dict(article.media)["uk/none.vtt"] == b""
    assert body.figures[0].recording is not None
    assert body.figures[0].recording.captions == ""


@pytest.mark.parametrize("src", [FAR, "talk.mp3"])
def test_captions_and_transcript_are_files_of_the_site(src: str) -> None:
    said = "captions: /uk/talk.vtt\n  transcript: talk%20words.pdf"
    article, body = story(entry(said, src), BODY, on=ON)
    recording = body.figures[0 if src == FAR else 1].recording
    assert recording is not None
    assert (recording.captions[:12], recording.transcript[-4:]) == ("/media/talk.", ".pdf")
    assert {"uk/talk.vtt", "uk/talk words.pdf"} <= {item.source for item in article.attachments}


def test_what_is_said_of_a_recording_that_the_text_does_not_play_is_a_doubt() -> None:
    assert codes(read(entry("size: 12"), "Words.", on=ON)) == ["B371"]
    assert codes(read(entry("size: 12"), BODY, on=ON)) == []
