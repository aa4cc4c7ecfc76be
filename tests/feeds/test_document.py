"""Whole documents: pure, alike whatever was printed before, and only what is asked of the bodies."""

from __future__ import annotations

import json

import pytest

from broadsheet.feeds import document, render_feed
from broadsheet.feeds.kept import Kept
from broadsheet.model import Body
from tests.feeds.awkward import awkward
from tests.feeds.paper import Paper, parsed


def test_documents_do_not_depend_on_what_was_printed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = awkward()
    first = paper.print()
    assert {feed.path: paper.render(feed) for feed in reversed(paper.feeds())} == first
    monkeypatch.setattr(document, "_told", Kept(1))
    monkeypatch.setattr(document, "_contents", Kept(1))
    assert paper.print() == first


def test_a_body_is_asked_for_once_for_all_feeds() -> None:
    paper = Paper().story("uk/once.md", "Only once", "Words that stand in no other story.")
    asked: list[bytes] = []

    def body(digest: bytes) -> Body:
        asked.append(digest)
        return paper.bodies[digest]

    for feed in paper.feeds():
        render_feed(feed, body, paper.imprint())
    assert len(asked) == 1


def test_an_edited_body_changes_the_feed() -> None:
    one = Paper().story("uk/a.md", "A", "Before.").print()["feed.xml"]
    two = Paper().story("uk/a.md", "A", "After.").print()["feed.xml"]
    assert (b"Before." in one, b"After." in two, b"Before." in two) == (True, True, False)


def test_json_is_readable_text_with_an_item_a_line() -> None:
    data = Paper().story("uk/a.md", "Café “A”").print()["feed.json"]
    assert "Café “A”" in data.decode()
    assert len(data.splitlines()) == 3
    assert json.loads(Paper().print()["feed.json"])["items"] == []


def test_empty_feeds_are_valid() -> None:
    paper = Paper()
    assert paper.faults() == []
    assert parsed(paper.print()["feed.xml"]).entries == []


def test_a_site_below_a_path_has_whole_addresses() -> None:
    paper = Paper()
    paper.settings = paper.settings.replace("https://gazette.example", "https://host.example/paper")
    paper.story("uk/a.md", "A", "![A train](rail.jpg)")
    assert paper.faults() == []
    data = paper.print()["feed.xml"]
    assert b'href="/paper/theme/feed.css"' in data
    assert b'src="https://host.example/paper/media/rail' in data
    assert parsed(data).entries[0].link == "https://host.example/paper/uk/a/"


def test_a_feed_of_summaries_holds_the_standfirst_alone() -> None:
    paper = Paper('[[feed]]\nname = "short"\ncontent = "summary"\n')
    paper.story("uk/a.md", "A", "The whole text.", summary="The gist.")
    printed = paper.print()
    for name in ("feed.xml", "rss.xml", "feed.json"):
        assert b"The gist." in printed[f"feeds/short/{name}"]
        assert b"whole text" not in printed[f"feeds/short/{name}"]
    assert paper.faults() == []


def test_a_feed_of_summaries_with_pictures_is_well_formed() -> None:
    own = Paper('[[feed]]\nname = "short"\ncontent = "summary"\n')
    own.story("uk/rail.md", "Rail", image="{src: rail.jpg, alt: A train}")
    documents = own.print()
    for name in ("feed.xml", "rss.xml"):
        (entry,) = parsed(documents[f"feeds/short/{name}"]).entries
        assert entry.media_content[0]["url"].startswith("https://gazette.example/media/rail")
    assert own.faults() == []
