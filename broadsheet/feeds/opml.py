"""OPML 2.0: all feeds in one file that feed readers import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from broadsheet import urls
from broadsheet.model import FeedGroup, FeedLink, Imprint

TITLES = {
    "site": "The whole paper",
    "section": "Sections",
    "topic": "Topics",
    "series": "Series",
    "author": "Authors",
    "corrections": "Corrections",
    "query": "Selections",
}
"""Headings by kind, in English: pass others for another language."""


def opml(groups: Iterable[FeedGroup], imprint: Imprint, authority: str, titles: dict[str, str] | None = None) -> str:
    """The Atom feeds of all groups. `authority` is that of permanent ids: its date is the file's date of creation.

    Every outline has the type "rss", because readers import no other (OPML 2.0, "Subscription lists").
    """
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = imprint.name
    SubElement(head, "dateCreated").text = _created(authority)
    SubElement(head, "ownerName").text = imprint.publisher or imprint.name
    body = SubElement(root, "body")
    for group in groups:
        feeds = [feed for feed in group.feeds if feed.type == "application/atom+xml"]
        parent = body
        if group.kind != "site" and feeds:
            parent = SubElement(body, "outline", text=(titles or TITLES).get(group.kind, group.kind))
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
