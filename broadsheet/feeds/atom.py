"""Atom 1.0 (RFC 4287), the first format of every feed, with RFC 5005 and RFC 6721."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.feeds import xml
from broadsheet.feeds.entry import Facts
from broadsheet.feeds.forme import Laid, set_entry
from broadsheet.feeds.frame import Envelope, Frame
from broadsheet.feeds.manner import Manner
from broadsheet.feeds.mend import MEDIA, MendedFeed
from broadsheet.model import Feed, Imprint


def frame(feed: Feed, imprint: Imprint, manner: Manner, uses: frozenset[str]) -> Frame:
    """All of a document but its entries."""
    document = xml.generator(feed, imprint, manner, uses)
    if feed.subtitle:
        document.subtitle(feed.subtitle)
    if imprint.icon:
        document.icon(manner.absolute(imprint.icon))
    if imprint.logo:
        document.logo(manner.absolute(imprint.logo))
    document.history.tombstones = feed.tombstones
    return xml.frame(document.atom_str(), "</feed>")


def envelope(laid: Laid) -> Envelope:
    """An entry without its content."""
    return xml.envelope(set_entry(laid, entry), "content")


def entry(facts: Facts, has_content: bool) -> bytes:
    """An entry as feedgen prints it in a feed."""
    document = MendedFeed("-", datetime.fromtimestamp(0, UTC))
    document.id("-")
    document.title("-")
    document.history.namespaces["media"] = MEDIA
    document.add([xml.entry(facts, has_content)])
    printed = document.atom_str()
    return bytes(printed[printed.index(b"<entry") : printed.rindex(b"</feed>")])
