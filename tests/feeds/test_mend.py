"""Each fault of feedgen that is mended: a test here fails if its mend were gone."""

from __future__ import annotations

import locale
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from lxml import etree

from broadsheet.feeds import atom, rss, xml
from broadsheet.feeds.entry import Category, Enclosure, Facts, Lead, Origin, Person, Shot
from broadsheet.feeds.mend import MendedEntry, MendedFeed, rfc822, rfc3339
from broadsheet.model import Tombstone

MORNING = datetime(2026, 11, 20, 9, 0, 30, 999, tzinfo=timezone(timedelta(hours=1)))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
FACTS = Facts(
    id="tag:gazette.example,2020:rail",
    title="Q&A: what the <title> tag means",
    url="https://gazette.example/uk/rail/",
    published=MORNING,
    updated=NOON,
    authors=(Person("Ann Wright", "https://gazette.example/authors/ann/"), Person("Bob & Co")),
    contributors=(Person("Cy Young"),),
    categories=(Category("uk", "UK", "https://gazette.example/sections"),),
    summary="What & why.",
    enclosures=(
        Enclosure("https://gazette.example/a.mp3", "audio/mpeg", 12),
        Enclosure("https://gazette.example/b.mp3", "audio/mpeg", 34),
    ),
    links=(("via", "https://wire.example/1"), ("canonical", "https://other.example/1")),
    lead=Lead(Shot("https://gazette.example/a.jpg", "image/jpeg", 1200, 800), None, "A train", "Late again", "Di Low"),
    origin=Origin("Wire", "https://wire.example/1"),
    lang="en-GB",
)
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "m": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
    "i": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "at": "http://purl.org/atompub/tombstones/1.0",
}


def atom_entry(facts: Facts = FACTS, has_content: bool = True) -> Any:
    printed = atom.entry(facts, has_content)
    frame = b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">'
    return etree.fromstring(frame + printed + b"</feed>")[0]


def rss_item(facts: Facts = FACTS, has_content: bool = True) -> Any:
    spaces = "".join(
        f' xmlns:{prefix}="{NS[key]}"'
        for prefix, key in (("media", "m"), ("dc", "dc"), ("atom", "a"), ("content", "c"), ("itunes", "i"))
    )
    return etree.fromstring(f"<channel{spaces}>".encode() + rss.item(facts, has_content) + b"</channel>")[0]


def feed(**flags: Any) -> MendedFeed:
    made = MendedFeed("https://gazette.example/uk/", MORNING, "/theme/feed.css")
    made.id("tag:gazette.example,2020:feed:/")
    made.title("The Gazette")
    made.description("News")
    made.link(
        [
            {"href": "https://gazette.example/rss.xml", "rel": "self", "type": "application/rss+xml"},
            {"href": "https://gazette.example/uk/", "rel": "alternate"},
            {"href": "https://hub.example/", "rel": "hub"},
            {"href": "https://gazette.example/archive/rss/1.xml", "rel": "prev-archive"},
        ]
    )
    for name, value in flags.items():
        setattr(made.history, name, value)
    return made


def test_an_entry_keeps_every_link_whole() -> None:
    links = [dict(link.attrib) for link in atom_entry().findall("a:link", NS)]
    assert links == [
        {"href": FACTS.url, "rel": "alternate", "type": "text/html", "hreflang": "en-GB"},
        {"href": "https://gazette.example/a.mp3", "rel": "enclosure", "type": "audio/mpeg", "length": "12"},
        {"href": "https://gazette.example/b.mp3", "rel": "enclosure", "type": "audio/mpeg", "length": "34"},
        {"href": "https://wire.example/1", "rel": "via"},
        {"href": "https://other.example/1", "rel": "canonical"},
    ]


def test_times_are_in_utc_in_whole_seconds() -> None:
    entry = atom_entry()
    assert entry.findtext("a:published", namespaces=NS) == "2026-11-20T08:00:30Z"
    assert entry.findtext("a:updated", namespaces=NS) == "2026-11-20T12:00:00Z"
    assert b"<updated>2026-11-20T08:00:30Z</updated>" in feed().atom_str()
    assert b"<lastBuildDate>Fri, 20 Nov 2026 08:00:30 +0000</lastBuildDate>" in feed().rss_str()
    assert rss_item().findtext("pubDate") == "Fri, 20 Nov 2026 08:00:30 +0000"


@pytest.mark.parametrize("year", [1, 999, 1906, 9999])
def test_any_year_is_written_with_four_digits(year: int) -> None:
    at = datetime(year, 6, 1, tzinfo=UTC)
    assert rfc3339(at) == f"{year:04}-06-01T00:00:00Z"
    assert f" {year:04} " in rfc822(at)


def test_printing_never_touches_the_locale_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("feedgen changed the locale")

    monkeypatch.setattr(locale, "setlocale", refuse)
    made = feed()
    made.add([xml.entry(FACTS, has_content=True)])
    assert made.rss_str()


def test_the_channel_links_to_its_page_whatever_link_came_last() -> None:
    channel = etree.fromstring(feed().rss_str())[0]
    assert channel.findtext("link") == "https://gazette.example/uk/"


def test_the_picture_of_a_channel_links_to_its_page() -> None:
    made = feed()
    made.image("https://gazette.example/icon.png")
    image = etree.fromstring(made.rss_str()).find("channel/image")
    assert image is not None
    assert (image.findtext("title"), image.findtext("link")) == ("The Gazette", "https://gazette.example/uk/")


def test_a_channel_names_hub_and_archives() -> None:
    links = etree.fromstring(feed().rss_str()).findall("channel/a:link", NS)
    assert [link.get("rel") for link in links] == ["self", "hub", "prev-archive"]


def test_without_a_summary_the_content_is_no_description() -> None:
    item = rss_item(replace(FACTS, summary=""))
    assert item.find("description") is None
    assert item.findtext("c:encoded", namespaces=NS) == xml.HOLD


def test_every_author_is_named_without_an_address() -> None:
    item = rss_item()
    assert [creator.text for creator in item.findall("dc:creator", NS)] == ["Ann Wright", "Bob & Co"]
    assert item.find("author") is None


def test_the_first_of_two_enclosures_goes_into_rss() -> None:
    enclosures = [dict(enclosure.attrib) for enclosure in rss_item().findall("enclosure")]
    assert enclosures == [{"url": "https://gazette.example/a.mp3", "type": "audio/mpeg", "length": "12"}]


def test_rss_says_when_an_item_was_updated_and_that_its_guid_is_no_address() -> None:
    item = rss_item()
    assert item.findtext("a:updated", namespaces=NS) == "2026-11-20T12:00:00Z"
    guid = item.find("guid")
    assert (guid.text, guid.get("isPermaLink")) == (FACTS.id, "false")


def test_the_origin_of_a_republished_entry_is_complete() -> None:
    source = atom_entry().find("a:source", NS)
    assert {child.tag.partition("}")[2]: child.text or child.get("href") for child in source} == {
        "title": "Wire",
        "link": "https://wire.example/1",
        "id": "https://wire.example/1",
        "updated": "2026-11-20T08:00:30Z",
    }
    assert rss_item().find("source").get("url") == "https://wire.example/1"


def test_a_picture_stands_in_the_entry_with_its_size_words_and_credit() -> None:
    for entry in (atom_entry(), rss_item()):
        assert entry.find(".//m:group", NS) is None
        content = entry.find("m:content", NS)
        assert dict(content.attrib) == {
            "url": "https://gazette.example/a.jpg",
            "type": "image/jpeg",
            "medium": "image",
            "width": "1200",
            "height": "800",
        }
        assert content.findtext("m:description", namespaces=NS) == "Late again"
        assert content.findtext("m:credit", namespaces=NS) == "Di Low"


def test_a_picture_in_full_has_its_licence_and_a_thumbnail_without_a_type() -> None:
    small = Shot("https://gazette.example/s.jpg", "image/jpeg", 320, 200)
    lead = Lead(Shot("https://gazette.example/a.jpg"), small, "A train", "", "Di Low", "https://licence.example/by")
    for entry in (atom_entry(replace(FACTS, lead=lead)), rss_item(replace(FACTS, lead=lead))):
        content = entry.find("m:content", NS)
        assert dict(content.attrib) == {"url": "https://gazette.example/a.jpg", "medium": "image"}
        assert content.findtext("m:description", namespaces=NS) == "A train"
        assert dict(content.find("m:credit", NS).attrib) == {"role": "photographer", "scheme": "urn:ebu"}
        assert dict(content.find("m:license", NS).attrib) == {"type": "text/html", "href": "https://licence.example/by"}
        thumbnail = {"url": "https://gazette.example/s.jpg", "width": "320", "height": "200"}
        assert dict(entry.find("m:thumbnail", NS).attrib) == thumbnail


def test_a_picture_without_words_has_no_empty_elements() -> None:
    lead = Lead(Shot("https://gazette.example/a.jpg"), None, "")
    assert len(atom_entry(replace(FACTS, lead=lead)).find("m:content", NS)) == 0


def test_recordings_say_how_long_they_are() -> None:
    sound = Enclosure("https://gazette.example/a.mp3", "audio/mpeg", 12, 65)
    talk = replace(FACTS, lead=None, enclosures=(sound, replace(sound, url="https://gazette.example/b.mp3", seconds=9)))
    for entry in (atom_entry(talk), rss_item(talk)):
        first, second = entry.findall("m:content", NS)
        facts = {"url": sound.url, "type": "audio/mpeg", "fileSize": "12", "medium": "audio", "duration": "65"}
        assert (dict(first.attrib), second.get("duration")) == (facts, "9")
    assert [one.get("medium") for one in atom_entry(replace(talk, lead=FACTS.lead)).findall("m:content", NS)] == [
        *("image", "audio", "audio"),
    ]
    durations = rss_item(talk).findall("{http://www.itunes.com/dtds/podcast-1.0.dtd}duration")
    assert [duration.text for duration in durations] == ["65"]
    assert rss_item().find("{http://www.itunes.com/dtds/podcast-1.0.dtd}duration") is None
    other = replace(talk, enclosures=(replace(sound, seconds=0), sound))
    assert rss_item(other).find("{http://www.itunes.com/dtds/podcast-1.0.dtd}duration") is None


def test_an_entry_in_another_language_says_so() -> None:
    foreign = replace(FACTS, lang="ar", is_foreign=True)
    assert atom_entry(foreign).get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert rss_item(foreign).findtext("dc:language", namespaces=NS) == "ar"
    assert atom_entry().get("{http://www.w3.org/XML/1998/namespace}lang") is None


def test_an_entry_without_content_is_held_by_its_link() -> None:
    assert atom_entry(has_content=False).find("a:content", NS) is None
    assert rss_item(has_content=False).findtext("description") == "What & why."


def test_archive_and_complete_flags_and_tombstones() -> None:
    stone = Tombstone("tag:gazette.example,2020:gone", MORNING, "At the request of a court")
    made = etree.fromstring(feed(is_archive=True, tombstones=(stone,)).atom_str())
    assert made.find("fh:archive", NS) is not None
    deleted = made.find("at:deleted-entry", NS)
    assert deleted is not None
    assert (deleted.get("ref"), deleted.get("when")) == (stone.ref, "2026-11-20T08:00:30Z")
    assert deleted.findtext("at:comment", namespaces=NS) == stone.text
    assert etree.fromstring(feed(is_complete=True).rss_str()).find("channel/fh:complete", NS) is not None


def test_only_prefixes_in_use_are_declared() -> None:
    assert set(etree.fromstring(feed().atom_str()).nsmap) == {None}
    assert set(etree.fromstring(feed(is_archive=True).atom_str()).nsmap) == {None, "fh"}
    stones = (Tombstone("tag:gazette.example,2020:gone", MORNING),)
    assert set(etree.fromstring(feed(tombstones=stones).atom_str()).nsmap) == {None, "at"}


def test_the_style_sheet_stands_before_a_feed_that_begins_early() -> None:
    for data, root in ((feed().atom_str(), b"<feed"), (feed().rss_str(), b"<rss")):
        lines = data.split(b"\n")
        assert lines[0] == b'<?xml version="1.0" encoding="utf-8"?>'
        assert lines[1] == b'<?xml-stylesheet type="text/css" href="/theme/feed.css"?>'
        assert data.index(root) < 512


def test_printing_twice_gives_the_same_bytes() -> None:
    assert feed().atom_str() == feed().atom_str()
    assert atom.entry(FACTS, True) == atom.entry(FACTS, True)


def test_entries_stand_in_their_order() -> None:
    made = feed()
    made.add(entry_called(name) for name in ("one", "two", "three"))
    assert [
        entry.findtext("a:id", namespaces=NS) for entry in etree.fromstring(made.atom_str()).findall("a:entry", NS)
    ] == [
        "one",
        "two",
        "three",
    ]


def entry_called(name: str) -> MendedEntry:
    return xml.entry(replace(FACTS, id=name), has_content=True)
