"""The file that feed readers import."""

from __future__ import annotations

from xml.etree import ElementTree

from broadsheet.feeds.opml import nested, opml
from broadsheet.feeds.plan import groups
from tests.feeds.test_plan import paper


def test_opml_names_every_atom_feed_nested_by_section() -> None:
    own = paper()
    text = opml(nested(groups(own.feeds()), own.desk()), own.imprint(), "gazette.example,2020-03")
    root = ElementTree.fromstring(text.encode())
    assert root.findtext("head/dateCreated") == "Sun, 01 Mar 2020 00:00:00 +0000"
    top = root.find("body")
    assert top is not None
    assert dict(top[0].attrib) == {
        "type": "rss",
        "text": "The Gazette",
        "title": "The Gazette",
        "xmlUrl": "https://gazette.example/feed.xml",
        "htmlUrl": "https://gazette.example/",
    }
    below = "https://gazette.example/"
    assert {
        outline.get("text"): [(feed.get("xmlUrl") or "").removeprefix(below) for feed in outline] for outline in top[1:]
    } == {
        "Uk": [
            *("uk/feed.xml", "topics/roads/feed.xml", "topics/sport/feed.xml"),
            *("authors/ann-wright/feed.xml", "authors/bob-low/feed.xml"),
        ],
        "World": ["world/feed.xml", "authors/wire/feed.xml"],
        "Topics": ["topics/railways/feed.xml"],
        "Corrections": ["corrections/feed.xml"],
        "Selections": ["feeds/briefing/feed.xml"],
    }


def test_every_feed_is_there_once() -> None:
    own = paper()
    root = ElementTree.fromstring(opml(nested(groups(own.feeds()), own.desk()), own.imprint(), "gazette.example,2020"))
    named = sorted(outline.get("xmlUrl", "") for outline in root.iter("outline") if outline.get("type"))
    assert named == sorted(f"https://gazette.example{feed.url}" for feed in own.feeds() if feed.format == "atom")
