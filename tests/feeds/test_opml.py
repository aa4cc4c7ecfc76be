"""The file that feed readers import."""

from __future__ import annotations

from xml.etree import ElementTree

from broadsheet.feeds.opml import opml
from broadsheet.feeds.plan import groups
from tests.feeds.test_plan import paper


def test_opml_names_every_atom_feed_under_its_kind() -> None:
    text = opml(groups(paper().feeds()), paper().imprint(), "gazette.example,2020-03")
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
    assert [outline.get("text") for outline in top[1:]] == [
        "Sections",
        "Topics",
        "Authors",
        "Corrections",
        "Selections",
    ]
    assert [outline.get("xmlUrl") for outline in top[1]] == [
        "https://gazette.example/uk/feed.xml",
        "https://gazette.example/world/feed.xml",
    ]
