"""The self-check finds what it is there for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.feeds.check import Against, check, known
from broadsheet.model import Feed, Media, Shelf
from tests.feeds.paper import Paper
from tests.feeds.test_plan import many

Change = Callable[[bytes], bytes]
MORE = Media("uk/more.mp3", b"more", 777, "audio/mpeg")


@pytest.fixture(scope="module")
def printed() -> list[tuple[Feed, bytes]]:
    paper = Paper()
    paper.shelf = Shelf(media={**paper.shelf.media, MORE.path: MORE})
    for name in ("one", "two"):
        fields = {"image": "{src: rail.jpg, alt: A train}", "tags": "[Rail]", "authors": "[Ann]"}
        paper.story(
            f"uk/{name}.md", name.title(), "Some [words](/about/). [Talk](talk.mp3), [more](more.mp3)", **fields
        )
    return [(feed, paper.render(feed)) for feed in paper.feeds()]


def faults(printed: list[tuple[Feed, bytes]], path: str, old: bytes, new: bytes) -> list[str]:
    """The codes of what is found after the first `old` in one document became `new`."""
    changed = [(feed, data.replace(old, new, 1) if feed.path == path else data) for feed, data in printed]
    assert changed != printed
    return sorted({found.code for found in check(changed)})


def test_sound_feeds_have_no_faults(printed: list[tuple[Feed, bytes]]) -> None:
    assert check(printed) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("feed.xml", b"</feed>", b"", "B610"),
        ("feed.json", b"{", b"[", "B610"),
        ("feed.xml", b"<author><name>Ann</name>", b"<author><nom>Ann</nom>", "B611"),
        ("feed.xml", b"09:00:00Z</published>", b"09:00:00+00:00</published>", "B611"),
        ("feed.xml", b"&lt;p&gt;", b'&lt;p onclick="x()"&gt;', "B611"),
        ("feed.xml", b"&lt;p&gt;", b"&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;", "B611"),
        ("rss.xml", b'isPermaLink="false"', b'isPermaLink="true"', "B611"),
        ("rss.xml", b"+0000</pubDate>", b"GMT</pubDate>", "B611"),
        ("feed.json", b"version/1.1", b"version/1", "B611"),
        ("feed.json", b'"content_html"', b'"content"', "B611"),
        ("rss.xml", b"<title>Two</title>", b"<title>Too</title>", "B612"),
        ("feed.json", b'"tags":["Uk"', b'"tags":["UK"', "B612"),
        ("feed.json", b'"size_in_bytes":123456', b'"size_in_bytes":9', "B612"),
        ("feed.json", b'"size_in_bytes":777', b'"size_in_bytes":9', "B612"),
        ("rss.xml", b'length="123456"', b'length="9"', "B612"),
        ("rss.xml", b"<dc:creator>Ann</dc:creator>", b"", "B612"),
        ("feed.xml", b'src="https://gazette.example', b'src="', "B613"),
        ("feed.xml", b'href="https://gazette.example/about/', b'href="/about/', "B613"),
        ("feed.xml", b'href="https://gazette.example/about/', b'href="https://[about/', "B613"),
        ("feed.xml", b'rel="self"', b'rel="self" title=""', ""),
        ("feed.xml", b"2020:one", b"2020:two", "B614"),
    ],
)
def test_a_fault_is_found(printed: list[tuple[Feed, bytes]], path: str, old: bytes, new: bytes, code: str) -> None:
    found = faults(printed, path, old, new)
    assert code in found if code else found == []


def test_a_story_that_has_a_new_id_is_named_with_its_line(printed: list[tuple[Feed, bytes]]) -> None:
    before = known((feed.format, data) for feed, data in printed)
    assert before["https://gazette.example/uk/one/"] == "tag:gazette.example,2020:one"
    moved = [(feed, data.replace(b"2020:one", b"2020:uno")) for feed, data in printed]
    against = Against({"tag:gazette.example,2020:uno": ("uk/one.md", 3, 1)}, before)
    (found,) = check(moved, against)
    assert (found.path, found.line, found.code) == ("uk/one.md", 3, "B615")


def test_a_broken_chain_of_archives_is_found() -> None:
    paper = many(120)
    printed = [(feed, paper.render(feed)) for feed in paper.feeds()]
    assert check(printed) == []
    without = [(feed, data) for feed, data in printed if feed.path != "uk/archive/feed/1.xml"]
    assert [found.code for found in check(without)] == ["B616"]
    cut = [(feed, data.replace(b'rel="prev-archive"', b'rel="other"')) for feed, data in printed]
    assert {found.code for found in check(cut)} == {"B616"}
