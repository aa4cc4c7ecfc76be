"""Which feeds an edition has, and what each says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.config import parse
from broadsheet.desk import convene
from broadsheet.errors import Mistakes
from broadsheet.feeds import render_feed
from broadsheet.feeds.channels import check
from broadsheet.feeds.plan import announced, feed_id, groups, seen_by_feeds
from broadsheet.model import Feed, Section
from tests.feeds.paper import Paper, at
from tests.newsroom import NOW, SETTINGS

QUERY = """
[feeds]
hubs = ["https://hub.example/"]
[[feed]]
name = "briefing"
title = "Morning briefing"
sections = ["uk"]
topics = ["railways", "Roads"]
without = ["sport"]
content = "summary"
limit = 5
pictures = false
"""


def paper() -> Paper:
    return (
        Paper(QUERY)
        .story("uk/rail.md", "Rail fares rise", tags="[Railways]", authors="[Ann Wright]")
        .story("uk/race.md", "Road race closes road", tags="[Roads, Sport]", authors="[Ann Wright, Bob Low]")
        .story("world/sea.md", "Sea rises", tags="[Railways]", agency="Wire")
    )


def by_path(made: tuple[Feed, ...]) -> dict[str, Feed]:
    return {feed.path: feed for feed in made}


def titles(feed: Feed) -> list[str]:
    return [entry.card.title for entry in feed.entries]


def test_each_list_has_a_feed_in_three_formats() -> None:
    folders = {path.rsplit("/", 1)[0] if "/" in path else "" for path in by_path(paper().feeds())}
    assert folders == {
        *("", "uk", "world", "corrections", "feeds/briefing"),
        *("topics/railways", "topics/roads", "topics/sport"),
        *("authors/ann-wright", "authors/bob-low", "authors/wire"),
    }
    assert {path for path in by_path(paper().feeds()) if path.startswith("uk")} == {
        *("uk/feed.xml", "uk/rss.xml", "uk/feed.json"),
    }


def test_a_feed_says_what_it_is() -> None:
    feed = by_path(paper().feeds())["uk/feed.xml"]
    assert feed.id == "tag:gazette.example,2020:feed:/uk/"
    assert feed.title == "Uk – The Gazette"
    assert feed.hubs == ("https://hub.example/",)
    assert [link.url for link in feed.alternates] == ["/uk/rss.xml", "/uk/feed.json"]
    assert not feed.is_complete


def test_a_feed_that_holds_everything_of_its_list_is_complete() -> None:
    feeds = by_path(paper().feeds())
    assert feeds["topics/railways/feed.xml"].is_complete
    assert feeds["authors/wire/rss.xml"].is_complete


def test_a_declared_feed_holds_what_it_asks_for() -> None:
    feed = by_path(paper().feeds())["feeds/briefing/feed.xml"]
    assert titles(feed) == ["Rail fares rise"]
    assert (feed.title, feed.content, feed.has_pictures) == ("Morning briefing – The Gazette", "summary", False)


def test_a_declared_feed_may_ask_for_authors_in_any_spelling() -> None:
    own = paper()
    own.settings += '[[feed]]\nname = "ann"\nauthors = ["ann-wright"]\nwithout = ["Bob Low"]\n'
    assert titles(by_path(own.feeds())["feeds/ann/feed.json"]) == ["Rail fares rise"]


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ('series = ["The Long Road"]', ["Part two", "Part one"]),
        ('series = ["the-long-road"]\nformats = ["Photo essay"]', ["Part two"]),
        ('formats = ["photo-essay", "review"]', ["Play", "Part two"]),
        ('series = [""]', []),
        ('without = ["The long road", "review"]', ["Rail fares rise"]),
    ],
)
def test_a_declared_feed_may_ask_for_series_and_formats(asks: str, found: list[str]) -> None:
    own = (
        Paper(f'[[feed]]\nname = "own"\n{asks}\n')
        .story("uk/rail.md", "Rail fares rise", date="2026-11-20T08:00")
        .story("uk/one.md", "Part one", series="The long road", date="2026-11-20T09:00")
        .story("uk/two.md", "Part two", series="The long road", format="photo essay", date="2026-11-20T10:00")
        .story("uk/play.md", "Play", format="Review", date="2026-11-20T11:00")
    )
    assert titles(by_path(own.feeds())["feeds/own/feed.xml"]) == found


def test_a_declared_feed_of_an_unknown_section_is_a_mistake() -> None:
    own = paper()
    own.settings = own.settings.replace('"uk"', '"ukk"')
    (found,) = check(own.desk())
    assert found.code == "B601"
    assert found.text.endswith('Did you mean "uk"?')


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ('[[feed]]\nname = "Big News"', "B105"),
        ('[[feed]]\nname = "a"\n[[feed]]\nname = "a"', "B105"),
        ('[[feed]]\nname = "a"\nlimt = 3', "B103"),
        ('[feeds]\nicon = "icon.png"', "B105"),
        ('[feeds]\nhubs = ["https://a.example/", "hub.example"]', "B105"),
        ('[feeds]\nhubs = ["ftp://hub.example/"]', "B105"),
        ('[feeds]\nhubs = ["https:///x"]', "B105"),
        ('[feeds]\nhubs = ["https://a b/"]', "B105"),
        ('[feeds]\nhubs = ["http://[/"]', "B105"),
    ],
)
def test_wrong_settings_are_located(table: str, code: str) -> None:
    with pytest.raises(Mistakes) as caught:
        parse(SETTINGS + table)
    (found,) = caught.value.problems
    assert found.code == code
    assert found.line > SETTINGS.count("\n")


def test_nothing_is_in_a_feed_before_its_time_or_as_a_draft() -> None:
    own = Paper().story("uk/late.md", "Later", date="2026-11-24T09:00").story("uk/raw.md", "Raw", draft="true")
    assert all(not feed.entries for feed in own.feeds())
    site = parse(own.settings)
    own.desk()
    assert convene(site, (), (), NOW, drafts=True)[0].stories == ()


def test_a_feed_without_stories_has_a_time_that_is_not_the_builds() -> None:
    assert {feed.updated for feed in Paper().feeds()} == {at("1970-01-01T00:00")}


def test_the_time_of_a_feed_is_that_of_its_newest_change() -> None:
    own = paper().story("uk/old.md", "Old", date="2026-11-01T09:00", updated="2026-11-22T10:00")
    assert by_path(own.feeds())["feed.xml"].updated == at("2026-11-22T10:00")


def many(count: int) -> Paper:
    own = Paper()
    for number in range(count):
        published = at("2026-01-01T00:00") + timedelta(hours=number)
        own.story(f"uk/s{number}.md", f"Story {number}", date=published.isoformat())
    return own


def test_archives_form_a_chain_and_never_change() -> None:
    own = many(120)
    feeds = by_path(own.feeds())
    newest, oldest = feeds["uk/archive/feed/2.xml"], feeds["uk/archive/feed/1.xml"]
    assert feeds["uk/feed.xml"].previous == newest.url
    assert (newest.previous, oldest.previous) == (oldest.url, "")
    assert newest.current == "/uk/feed.xml"
    assert feeds["feed.json"].previous == "/archive/json/2.json"
    assert len(feeds["feed.xml"].entries) == 30
    before = own.print()
    own.story("uk/new.md", "New", date="2026-11-20T09:00")
    changed = {path for path, data in own.print().items() if before.get(path) != data}
    assert changed == {f"{folder}{name}" for folder in ("", "uk/") for name in ("feed.xml", "rss.xml", "feed.json")}


def test_what_no_archive_holds_is_in_the_feed_even_past_the_limit() -> None:
    assert len(by_path(many(99).feeds())["feed.xml"].entries) == 49


def test_a_removed_story_leaves_a_tombstone_for_ninety_days() -> None:
    own = many(60).story(
        "uk/s3.md", "Story 3", date="2026-01-01T03:00", updated="2026-11-20T09:00", killed="'Court order'"
    )
    feeds = by_path(own.feeds())
    (stone,) = feeds["uk/feed.xml"].tombstones
    assert (stone.at, stone.text) == (at("2026-11-20T09:00"), "Court order")
    assert feeds["uk/feed.xml"].updated == stone.at
    assert feeds["uk/rss.xml"].tombstones == ()
    assert len(feeds["uk/archive/feed/1.xml"].entries) == 49
    assert by_path(own.feeds(NOW + timedelta(days=90)))["uk/feed.xml"].tombstones == ()


def test_the_notices_of_a_removed_story_leave_tombstones_too() -> None:
    notes = "[{at: 2026-11-20T10:00, text: A.}, {at: 2026-11-20T11:00, text: B., kind: update}]"
    own = Paper().story("uk/a.md", "A", corrections=notes)
    (notice,) = by_path(own.feeds())["corrections/feed.xml"].entries
    own.story("uk/a.md", "A", corrections=notes, updated="2026-11-21T09:00", killed="'Court order'")
    feed = by_path(own.feeds())["corrections/feed.xml"]
    (stone,) = feed.tombstones
    assert (feed.entries, stone.ref, stone.at) == ((), notice.id, at("2026-11-21T09:00"))


def test_an_expired_story_shifts_no_archive() -> None:
    own = many(120)
    before = own.print()
    own.story("uk/s3.md", "Story 3", date="2026-01-01T03:00", expires="2026-02-01")
    after = own.print()
    changed = {path for path, data in after.items() if before[path] != data and "archive" in path}
    assert {path.rsplit("/", 1)[1].split(".")[0] for path in changed} == {"1"}


def test_corrections_have_entries_of_their_own() -> None:
    notes = "[{date: 2026-11-21T10:00, text: It was Tuesday.}, {date: 2026-11-22, text: More., kind: update}]"
    feed = by_path(Paper().story("uk/rail.md", "Rail", corrections=notes).feeds())["corrections/feed.xml"]
    (entry,) = feed.entries
    assert entry.id == "tag:gazette.example,2020:rail:correction:20261121T100000Z"
    assert feed.updated == at("2026-11-21T10:00")


def test_groups_and_announcements_name_atom_first() -> None:
    made = paper().feeds()
    kinds = [group.kind for group in groups(made)]
    assert kinds == ["site", "section", "topic", "author", "corrections", "query"]
    assert [link.url for link in announced(made)["/uk/"]] == ["/uk/feed.xml", "/uk/rss.xml", "/uk/feed.json"]
    assert "/feeds/" not in announced(made)


def test_the_id_of_a_feed_holds_no_character_that_a_uri_may_not() -> None:
    assert feed_id("gazette.example,2020", "/topics/élan vital/") == (
        "tag:gazette.example,2020:feed:/topics/%C3%A9lan%20vital/"
    )


def test_a_feed_reads_no_more_of_the_imprint_than_it_says() -> None:
    own = paper()
    imprint = replace(own.imprint(), sections=(Section("x", "X", "/x/"),), assets=(("site.css", "/theme/site.css"),))
    bare = seen_by_feeds(imprint)
    assert bare == seen_by_feeds(own.imprint())
    for feed in own.feeds():
        assert render_feed(feed, own.bodies.__getitem__, imprint) == render_feed(feed, own.bodies.__getitem__, bare)
