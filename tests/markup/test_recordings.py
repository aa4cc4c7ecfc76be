"""Recordings, and films that stand elsewhere, in a story's text."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.markup import feed_html, with_figures
from broadsheet.model import Given, Media, Shelf
from tests.markup.story import codes, converted

FILES = (
    Media("harbour/talk.mp3", b"\x01" * 16, 9_000, "audio/mpeg", seconds=65),
    Media("harbour/talk.vtt", b"\x02" * 16, 90, "text/vtt"),
    Media("harbour/talk.txt", b"\x03" * 16, 90, "text/plain"),
    Media("harbour/gale.mp4", b"\x04" * 16, 5_000, "video/mp4", 1280, 720, seconds=12),
    Media("harbour/gale.jpg", b"\x05" * 16, 900, "image/jpeg", 1600, 900),
    Media("harbour/empty.mp3", b"\x06" * 16, 0, "audio/mpeg", problem="it has no bytes", code="B350"),
    Media("harbour/map.html", b"\x07" * 16, 90, "text/html", problem="it is a web page", code="B357"),
)
SHELF = Shelf(media={media.path: media for media in FILES})


def test_sound_is_played_with_its_captions_and_its_transcript() -> None:
    result = converted('![The harbour master](talk.mp3 "On the *gale* | Ann Smith")', shelf=SHELF)
    (figure,) = result.figures
    recording = figure.recording
    assert recording is not None
    assert (recording.title, recording.type, recording.seconds, recording.size) == (
        *("The harbour master", "audio/mpeg"),
        *(65, 9_000),
    )
    assert recording.url.startswith("/media/talk.")
    assert recording.captions.startswith("/media/talk.")
    assert recording.transcript.endswith(".txt")
    assert (figure.caption_html, figure.picture.credit, figure.picture.url) == ("On the <em>gale</em>", "Ann Smith", "")
    assert [item.source for item in result.attachments] == ["harbour/talk.mp3", "harbour/talk.txt", "harbour/talk.vtt"]
    assert result.attachments[0].seconds == 65


def test_a_film_has_the_still_beside_it() -> None:
    (figure,) = converted("![The gale](gale.mp4)", shelf=SHELF).figures
    assert figure.recording is not None
    assert figure.picture.source == "harbour/gale.jpg"
    assert (figure.recording.width, figure.recording.height) == (1280, 720)


def test_the_files_that_may_come_are_waited_for() -> None:
    seen = dict(converted("![The gale](gale.mp4)", shelf=SHELF).media)
    assert seen["harbour/gale.vtt"] == b""
    assert seen["harbour/gale.jpg"] == b"\x05" * 16


def test_a_recording_elsewhere_has_no_length() -> None:
    (figure,) = converted("![Talk](https://sound.example/talk.mp3)", shelf=SHELF).figures
    assert figure.recording is not None
    assert (figure.recording.url, figure.recording.size) == ("https://sound.example/talk.mp3", 0)


def test_what_is_said_of_a_recording_elsewhere_makes_it_an_enclosure() -> None:
    far = "https://sound.example/talk.mp3?v=2"
    told = {
        far: Given(
            *("Its title", "Told", "Ann Smith"),
            size=8_000_000,
            seconds=125,
            captions="/harbour/talk.vtt",
            transcript="https://sound.example/talk.txt",
        )
    }
    result = converted(f"![]({far})", shelf=SHELF, facts=told)
    (figure,) = result.figures
    recording = figure.recording
    assert recording is not None
    assert (recording.url, recording.type, recording.title, recording.size, recording.seconds) == (
        *(far, "audio/mpeg", "Its title"),
        *(8_000_000, 125),
    )
    assert recording.captions.startswith("/media/talk.")
    assert recording.transcript == "https://sound.example/talk.txt"
    assert (figure.caption_html, figure.picture.credit) == ("Told", "Ann Smith")
    assert [(item.source, item.url, item.size, item.seconds) for item in result.attachments] == [
        ("harbour/talk.vtt", recording.captions, 90, 0),
        ("", far, 8_000_000, 125),
    ]
    assert result.problems == ()


def test_a_recording_elsewhere_of_unknown_size_is_no_enclosure() -> None:
    far = "https://sound.example/talk.mp3"
    result = converted(f"![Talk]({far})", shelf=SHELF, facts={far: Given(seconds=125)})
    assert result.figures[0].recording is not None
    assert (result.figures[0].recording.seconds, result.attachments) == (125, ())


def test_front_matter_may_name_the_captions_and_the_transcript_of_a_file() -> None:
    told = {
        "harbour/gale.mp4": Given(credit="Ann", caption="Told", captions="/harbour/talk.vtt", transcript="/none.txt")
    }
    result = converted("![The gale](gale.mp4)", shelf=SHELF, facts=told)
    (figure,) = result.figures
    assert figure.recording is not None
    assert (figure.picture.source, figure.picture.credit, figure.caption_html) == ("harbour/gale.jpg", "Ann", "Told")
    assert figure.recording.captions.startswith("/media/talk.")
    assert figure.recording.transcript == ""
    assert dict(result.media)["none.txt"] == b""


def test_a_recording_without_a_title_is_a_doubt() -> None:
    assert codes(converted("![](talk.mp3)", shelf=SHELF)) == ["B369"]


def test_a_file_that_must_not_be_published_is_a_mistake_at_its_link() -> None:
    assert codes(converted("![Talk](empty.mp3)", shelf=SHELF)) == ["B350"]
    result = converted("Words.\n\nSee [the map](map.html).", shelf=SHELF)
    assert [(problem.code, problem.line) for problem in result.problems] == [("B357", 10)]
    assert result.attachments == ()


def test_the_still_of_a_film_elsewhere_is_a_link() -> None:
    result = converted('[![The gale, filmed](gale.jpg "Caption | Ann")](https://films.example/1?a=b&c=d)', shelf=SHELF)
    (figure,) = result.figures
    assert (figure.link, figure.inline, figure.caption_html) == ("https://films.example/1?a=b&c=d", False, "Caption")
    assert "films.example" not in result.html
    feed = with_figures(feed_html(result.html, "/harbour/gale/"), result.figures, "/harbour/gale/")
    assert '<figure><a href="https://films.example/1?a=b&amp;c=d"><img src="\x02/media/gale' in feed


def test_feeds_get_a_player_with_a_link_in_it() -> None:
    result = converted('![The gale](gale.mp4 "Waves")', shelf=SHELF)
    feed = with_figures(feed_html(result.html, "/harbour/gale/"), result.figures, "/harbour/gale/")
    assert feed.startswith('<figure><video controls="" src="\x02/media/gale.')
    assert "poster=" in feed
    assert '.mp4">The gale</a></video>' in feed
    (figure,) = result.figures
    assert figure.recording is not None
    untitled = replace(figure, recording=replace(figure.recording, title=""))
    assert '.mp4">gale.' in with_figures("<!--figure 0-->", [untitled], "/harbour/gale/")
    assert feed.endswith("<figcaption>Waves</figcaption></figure>")


def test_front_matter_may_speak_of_pictures_in_the_text() -> None:
    told = {"harbour/gale.jpg": Given(credit="Front matter", licence="CC BY 4.0", focus=(0.1, 0.2), caption="Told")}
    (figure,) = converted('![Waves](gale.jpg "Own words")', shelf=SHELF, facts=told).figures
    picture = figure.picture
    assert (picture.caption, picture.credit, picture.licence, picture.focus) == (
        *("Own words", "Front matter", "CC BY 4.0"),
        (0.1, 0.2),
    )


def test_what_takes_a_pictures_place_is_waited_for() -> None:
    told = {"harbour/gale.jpg": Given(instead="calm.jpg")}
    result = converted("![Waves](gale.jpg)", shelf=SHELF, facts=told)
    assert codes(result) == ["B370"]
    assert dict(result.media)["harbour/calm.jpg"] == b""
    calm = Media("harbour/calm.jpg", b"\x09" * 16, 900, "image/jpeg", 800, 600)
    shelf = Shelf(media={**SHELF.media, calm.path: calm})
    (figure,) = converted("![Waves](gale.jpg)", shelf=shelf, facts=told).figures
    assert figure.picture.instead is not None
    assert (figure.picture.instead.source, figure.picture.instead.alt) == ("harbour/calm.jpg", "Waves")
