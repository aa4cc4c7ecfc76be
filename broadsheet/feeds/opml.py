"""OPML 2.0: all feeds in one file that feed readers import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from broadsheet import urls
from broadsheet.desk import Desk, Filed
from broadsheet.model import FeedGroup, FeedLink, Imprint

ATOM = "application/atom+xml"
SHARED = ("series", "topic", "author")
"""Kinds of feeds that may stand below a section."""
TITLES = {
    "topic": "Topics",
    "series": "Series",
    "author": "Authors",
    "corrections": "Corrections",
    "query": "Selections",
}
"""Headings by kind."""
Outline: TypeAlias = tuple[tuple[str, tuple[FeedLink, ...]], ...]
"""Headings, each with its feeds."""


def nested(groups: Iterable[FeedGroup], desk: Desk) -> Outline:
    """Atom feeds under their headings, that of the paper without one: below each section its own feed, and those of
    topics, series and authors that it has for itself; then those of several sections, by kind.
    """
    return tuple((heading, tuple(feeds)) for heading, feeds in _nested(groups, desk))


def _nested(groups: Iterable[FeedGroup], desk: Desk) -> Iterator[tuple[str, list[FeedLink]]]:
    by_kind = {group.kind: [feed for feed in group.feeds if feed.type == ATOM] for group in groups}
    yield "", by_kind.pop("site", [])
    own = {feed.home: feed for feed in by_kind.pop("section", [])}
    homes = _homes(desk)
    for section in desk.sections:
        inside = [feed for kind in SHARED for feed in by_kind.get(kind, ()) if homes.get(feed.home) == section.slug]
        yield section.title, [*filter(None, [own.get(section.url)]), *inside]
    for kind, feeds in by_kind.items():
        yield TITLES.get(kind, kind), [feed for feed in feeds if not homes.get(feed.home)]


def _homes(desk: Desk) -> dict[str, str]:
    """The one section that all stories of a topic, series or author stand in, by the site-relative URL of its page;
    empty where they stand in several.
    """
    lists = [(topic.url, filed) for topic, filed in desk.by_topic.items()]
    lists += [(series.url, filed) for series, filed in desk.by_series.items()]
    lists += list(desk.by_author.items())
    return {url: _home(filed) for url, filed in lists}


def _home(stories: Sequence[Filed]) -> str:
    first = stories[0].card.section
    return first if all(filed.card.section == first for filed in stories) else ""


def opml(outline: Outline, imprint: Imprint, authority: str) -> str:
    """The feeds under their headings. `authority` is that of permanent ids: its date is the file's date of creation.

    Every outline has the type "rss", because readers import no other (OPML 2.0, "Subscription lists").
    """
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = imprint.name
    SubElement(head, "dateCreated").text = _created(authority)
    SubElement(head, "ownerName").text = imprint.publisher or imprint.name
    body = SubElement(root, "body")
    for heading, feeds in outline:
        parent = SubElement(body, "outline", text=heading, title=heading) if heading and feeds else body
        for feed in feeds:
            SubElement(parent, "outline", _outline(feed, imprint))
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _outline(feed: FeedLink, imprint: Imprint) -> dict[str, str]:
    return {
        "type": "rss",
        "text": feed.title,
        "title": feed.title,
        "xmlUrl": imprint.base_url + urls.encode(feed.url),
        "htmlUrl": imprint.base_url + urls.encode(feed.home or urls.HOME),
    }


def _created(authority: str) -> str:
    """The date of a tag URI's authority (RFC 4151: a year, a month or a day) in RFC 822."""
    parts = [int(part) for part in authority.partition(",")[2].split("-") if part.isdigit()]
    year, month, day = (*parts, 1, 1)[:3] if parts else (1970, 1, 1)
    return format_datetime(datetime(year, month, day, tzinfo=UTC))
