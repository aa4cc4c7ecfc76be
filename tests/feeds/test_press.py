"""Feeds of a site that the press printed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.feeds.paper import parsed
from tests.newsroom import SETTINGS, Newsroom, story
from tests.pictures import made

NOTE = "[{at: 2026-11-21T10:00, text: It was Tuesday.}]"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    made = Newsroom(tmp_path)
    made.write(
        "content/uk/rail.md",
        story("Rail", "See [the sea](../world/sea.md).", date="2026-11-21T09:00", corrections=NOTE),
    )
    made.write("content/world/sea.md", story("Sea"))
    return made


def test_a_site_has_its_feeds_their_list_and_their_style_sheet(newsroom: Newsroom) -> None:
    newsroom.build()
    site = newsroom.site()
    assert {"feed.xml", "rss.xml", "feed.json", "uk/feed.xml", "corrections/feed.xml", "feeds.opml"} <= site.keys()
    assert "theme/feed.css" in site
    assert 'href="https://gazette.example/world/sea/"' in parsed(site["feed.xml"]).entries[0].content[0].value
    outlines = ElementTree.fromstring(site["feeds.opml"]).iter("outline")
    assert "https://gazette.example/uk/feed.xml" in {outline.get("xmlUrl") for outline in outlines}


def test_a_second_build_leaves_feeds_alone_and_an_edit_reprints_those_that_hold_it(newsroom: Newsroom) -> None:
    newsroom.build()
    assert newsroom.build().changes == ()
    newsroom.write("content/world/sea.md", story("Sea", "Other words."))
    changed = {change.path for change in newsroom.build().changes}
    assert {path for path in changed if "feed" in path or "rss" in path} == {
        f"{folder}{name}" for folder in ("", "world/") for name in ("feed.xml", "rss.xml", "feed.json")
    }


@pytest.mark.parametrize("rights", ["until: 2026-12-01", "until: 2026-12-01, instead: new.jpg", "syndicate: false"])
def test_feeds_name_no_picture_whose_rights_they_have_not(newsroom: Newsroom, rights: str) -> None:
    for name, size in (("old", (90, 60)), ("new", (80, 50))):
        newsroom.write(f"content/uk/{name}.jpg", made.encoded(made.gradient(*size), "JPEG"))
    facts = f"{{src: old.jpg, alt: Old, rights: {{{rights}}}}}"
    text = "Words.\n\n![Old](old.jpg 'Told | Ann')\n\nAnd ![small](old.jpg) words."
    newsroom.write("content/uk/old.md", story("Old times", text, image=facts, pictures=f"[{facts}]"))
    newsroom.build()
    assert _pictures(newsroom) == (set() if "syndicate" in rights else {"old"})
    later = datetime(2026, 12, 1, tzinfo=UTC)
    newsroom.build(later)
    assert _pictures(newsroom) == ({"new"} if "instead" in rights else set())
    assert newsroom.site() == newsroom.clean(later)


def _pictures(newsroom: Newsroom) -> set[str]:
    """The names of the pictures that any feed shows, in whatever form. Each of them must have been printed."""
    site = newsroom.site()
    feeds = b"".join(data for path, data in site.items() if path.endswith(("feed.xml", "rss.xml", "feed.json")))
    found = set(re.findall(r"https://gazette\.example/(media/(\w+)[^\s\"&<\\]*)", feeds.decode()))
    assert {path for path, _ in found} <= site.keys()
    return {name for _, name in found}


def test_the_words_of_a_feed_are_those_of_the_catalogue(tmp_path: Path) -> None:
    made = Newsroom(tmp_path, SETTINGS.replace('"en-GB"', '"ar"'))
    made.write("content/uk/rail.md", story("Rail", corrections=NOTE))
    made.build()
    assert "<strong>تصويب (" in parsed(made.printed("feed.xml").encode()).entries[0].content[0].value


def test_a_withdrawn_story_leaves_the_feed_of_the_topic_that_has_its_name(newsroom: Newsroom) -> None:
    """By whatever name of the topic or the series the story asked for it."""
    newsroom.write("content/_topics/ai.md", "---\ntitle: AI\naliases: [artificial intelligence]\n---\n")
    newsroom.write("content/_series/lines.md", "---\ntitle: Lines\naliases: [great lines]\n---\n")
    named = {"tags": "[artificial intelligence]", "series": "great lines"}
    newsroom.write("content/uk/other.md", story("Other", **named))
    newsroom.write("content/uk/lost.md", story("Lost", date="2026-11-21T09:00", **named))
    newsroom.build()
    feeds = [path for path, data in newsroom.site().items() if path.endswith("/feed.xml") and b"Lost" in data]
    assert {"topics/ai/feed.xml", "series/lines/feed.xml"} <= {*feeds}
    gone = {"updated": "2026-11-22T10:00", "killed": "'Court order'"}
    newsroom.write("content/uk/lost.md", story("Lost", date="2026-11-21T09:00", **named, **gone))
    newsroom.build()
    assert [path for path in feeds if b"deleted-entry" not in newsroom.site()[path]] == []
