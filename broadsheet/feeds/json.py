"""JSON Feed 1.1. Written one item a line, so that a person can read it and a `diff` says what changed."""

from __future__ import annotations

import msgspec

from broadsheet.feeds.entry import Facts
from broadsheet.feeds.frame import Envelope, Frame
from broadsheet.feeds.manner import Manner
from broadsheet.feeds.mend import rfc3339
from broadsheet.model import Feed, Imprint

VERSION = "https://jsonfeed.org/version/1.1"
_HOLD = b'"content_html":"-"'
_encode = msgspec.json.Encoder().encode


def frame(feed: Feed, imprint: Imprint, manner: Manner, uses: frozenset[str]) -> Frame:
    """All of a document but its items."""
    head = _encode(_present(_feed(feed, imprint, manner)))[:-1] + b',"items":[\n'
    return Frame(head, b"\n]}\n")


def envelope(facts: Facts, manner: Manner) -> Envelope:
    """An item without its content."""
    before, found, after = _encode(_present(_item(facts, manner))).partition(_HOLD)
    return (before + _HOLD[:-2], b'"' + after) if found else (before, b"")


def escape(content: bytes) -> bytes:
    """A content as the inside of a JSON string (RFC 8259, section 7); it holds no other control characters."""
    quoted = content.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return quoted.replace(b"\t", b"\\t").replace(b"\r", b"\\r")


def _feed(feed: Feed, imprint: Imprint, manner: Manner) -> dict[str, object]:
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": manner.absolute(feed.home),
        "feed_url": manner.absolute(feed.url),
        "description": feed.subtitle,
        "next_url": manner.absolute(feed.previous),
        "icon": manner.absolute(imprint.icon),
        "favicon": manner.absolute(imprint.icon),
        "authors": [{"name": manner.newsroom, "url": manner.base_url + "/"}],
        "language": feed.lang,
        "hubs": [{"type": "WebSub", "url": hub} for hub in feed.hubs],
    }


def _item(facts: Facts, manner: Manner) -> dict[str, object]:
    content = {"content_html": "-"} if manner.content == "full" else {"content_text": facts.summary or facts.title}
    return {
        "id": facts.id,
        "url": facts.url,
        "title": facts.title,
        **content,
        "summary": facts.summary,
        "image": facts.lead.shot.url if facts.lead else "",
        "date_published": rfc3339(facts.published),
        "date_modified": rfc3339(facts.updated),
        "authors": [_present({"name": person.name, "url": person.url}) for person in facts.authors],
        "tags": [category.label for category in facts.categories],
        "language": facts.lang,
        "attachments": [
            _present(
                {
                    "url": enclosure.url,
                    "mime_type": enclosure.type,
                    "size_in_bytes": enclosure.size,
                    "duration_in_seconds": enclosure.seconds,
                }
            )
            for enclosure in facts.enclosures
        ],
    }


def _present(facts: dict[str, object]) -> dict[str, object]:
    """Leave out what is empty."""
    return {name: value for name, value in facts.items() if value}
