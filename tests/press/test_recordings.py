"""Recordings in whole builds: in the page, in feeds, for machines; read again when a file beside them comes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.feeds.paper import Paper
from tests.newsroom import Newsroom, story
from tests.pictures import made, sounds

TALK, FILM = sounds.wav(65), sounds.mp4(12.5, (640, 360))


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/talk.wav", TALK)
    room.write("content/uk/gale.mp4", FILM)
    room.write("content/uk/gale.jpg", made.encoded(made.gradient(640, 360), "JPEG", exif=made.exif()))
    body = '![The harbour master](talk.wav "On the gale | Ann Smith")\n\n![The gale](gale.mp4 "Waves | Zoë Grün")'
    room.write("content/uk/gale.md", story("Gale", body))
    room.build()
    return room


def test_the_page_plays_them(newsroom: Newsroom) -> None:
    page = LexborHTMLParser(newsroom.printed("uk/gale/index.html"))
    sound, film = page.css("figure.recording")
    audio, video = sound.css_first("audio"), film.css_first("video")
    assert audio is not None
    assert video is not None
    assert (audio.attributes["preload"], audio.attributes["aria-label"]) == ("none", "The harbour master")
    assert "1:05" in sound.text()
    assert "Ann Smith" in sound.text()
    assert (video.attributes["width"], video.attributes["height"]) == ("640", "360")
    for address in (audio.attributes["src"], video.attributes["src"], video.attributes["poster"]):
        assert (newsroom.output / str(address).lstrip("/")).is_file()


def test_only_a_feed_with_a_recording_speaks_of_podcasts(newsroom: Newsroom) -> None:
    assert "xmlns:itunes=" in newsroom.printed("rss.xml")
    assert "itunes" not in newsroom.printed("feed.xml")
    pictured = Paper().story("uk/a.md", "A", image="{src: rail.jpg, alt: A}").print()["rss.xml"]
    assert b"xmlns:media=" in pictured
    assert b"itunes" not in pictured


def test_every_feed_says_their_length_in_bytes_and_seconds(newsroom: Newsroom) -> None:
    rss = newsroom.printed("rss.xml")
    item = feedparser.parse(rss).entries[0]
    assert (item.enclosures[0].length, item.itunes_duration) == (str(len(TALK)), "65")
    for form in (item, feedparser.parse(newsroom.printed("feed.xml")).entries[0]):
        media = {found["type"]: found for found in form.media_content}
        assert (media["audio/wav"]["duration"], media["audio/wav"]["filesize"]) == ("65", str(len(TALK)))
        assert media["video/mp4"]["duration"] == "13"
    attachments = json.loads(newsroom.printed("feed.json"))["items"][0]["attachments"]
    assert {found["mime_type"]: found["duration_in_seconds"] for found in attachments} == {
        "audio/wav": 65,
        "video/mp4": 13,
    }
    assert attachments[0]["url"].startswith("https://gazette.example/media/")


def test_machines_are_told_of_them(newsroom: Newsroom) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', newsroom.printed("uk/gale/index.html"))
    assert found is not None
    article = json.loads(found[1])["@graph"][0]
    (audio,), (video,) = article["audio"], article["video"]
    assert (audio["@type"], audio["duration"], audio["creditText"]) == ("AudioObject", "PT65S", "Ann Smith")
    assert (video["@type"], video["name"], video["duration"]) == ("VideoObject", "The gale", "PT13S")
    assert video["thumbnailUrl"].startswith("https://gazette.example/media/gale-")


def test_a_transcript_that_comes_later_is_linked(newsroom: Newsroom) -> None:
    assert "Transcript" not in newsroom.printed("uk/gale/index.html")
    newsroom.write("content/uk/talk.txt", "What was said.")
    newsroom.write("content/uk/talk.vtt", "WEBVTT\n")
    newsroom.build()
    page = LexborHTMLParser(newsroom.printed("uk/gale/index.html"))
    link = next(node for node in page.css("figcaption a") if node.text() == "Transcript")
    track = page.css_first("track[kind=captions]")
    assert track is not None
    for address in (link.attributes["href"], track.attributes["src"]):
        assert (newsroom.output / str(address).lstrip("/")).is_file()


FAR = "https://sound.example/talk.mp3"


def test_a_recording_elsewhere_is_an_enclosure_of_every_feed(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/words.pdf", b"%PDF-1.4\n%%EOF\n")
    said = f"[{{src: '{FAR}', size: 8123456, duration: '1:02:05', transcript: words.pdf, credit: Ann Smith}}]"
    newsroom.write("content/uk/far.md", story("Far", f"![The talk]({FAR})", date="2026-11-23T11:00", pictures=said))
    report = newsroom.build()
    assert {found.code for found in report.problems} <= {"B360"}
    page = LexborHTMLParser(newsroom.printed("uk/far/index.html"))
    figure = page.css_first("figure.recording")
    assert figure is not None
    for words in ("1:02:05", "Ann Smith", "Transcript"):
        assert words in figure.text()
    rss = feedparser.parse(newsroom.printed("rss.xml")).entries[0]
    assert [(file.href, file.length, file.type) for file in rss.enclosures] == [(FAR, "8123456", "audio/mpeg")]
    assert rss.itunes_duration == "3725"
    atom = feedparser.parse(newsroom.printed("feed.xml")).entries[0]
    assert [(file.href.split("/")[2], file.length) for file in atom.enclosures] == [
        ("sound.example", "8123456"),
        ("gazette.example", "15"),
    ]
    attached = json.loads(newsroom.printed("feed.json"))["items"][0]["attachments"][0]
    assert attached == {
        "url": FAR,
        "mime_type": "audio/mpeg",
        "size_in_bytes": 8123456,
        "duration_in_seconds": 3725,
    }
    assert not [path for path in newsroom.site() if "talk.mp3" in path]


def test_nothing_is_fetched_of_a_film_elsewhere(newsroom: Newsroom) -> None:
    far = "https://films.example/gale.mp4"
    said = f"[{{src: '{far}', size: 99}}]"
    newsroom.write("content/uk/film.md", story("Film", f"![Gale]({far})", pictures=said))
    newsroom.build()
    video = LexborHTMLParser(newsroom.printed("uk/film/index.html")).css_first("figure.recording video")
    assert video is not None
    assert (video.attributes["src"], video.attributes["preload"]) == (far, "none")
