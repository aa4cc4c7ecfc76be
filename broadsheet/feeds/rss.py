"""RSS 2.0 with the elements of other vocabularies that give it parity with Atom."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.feeds import xml
from broadsheet.feeds.entry import Facts
from broadsheet.feeds.forme import Laid, set_entry
from broadsheet.feeds.frame import Envelope, Frame
from broadsheet.feeds.manner import Manner
from broadsheet.feeds.mend import DC, ENTRY, MendedFeed
from broadsheet.model import Feed, Imprint

TTL = 15
"""Minutes that a reader may wait. Some readers wait as long as they are told, so a long value delays the news."""


def frame(feed: Feed, imprint: Imprint, manner: Manner, uses: frozenset[str]) -> Frame:
    """All of a document but its items."""
    document = xml.generator(feed, imprint, manner, uses)
    document.history.namespaces["dc"] = DC
    document.description(feed.subtitle or feed.title)
    document.ttl(TTL)
    if picture := imprint.icon or imprint.logo:
        document.image(manner.absolute(picture))
    return xml.frame(document.rss_str(), "</channel>")


def envelope(laid: Laid) -> Envelope:
    """An item without its content."""
    return xml.envelope(set_entry(laid, item), "content:encoded")


def item(facts: Facts, has_content: bool) -> bytes:
    """An item as feedgen prints it in a channel."""
    document = MendedFeed("-", datetime.fromtimestamp(0, UTC))
    document.title("-")
    document.description("-")
    document.link(href="-")
    document.history.namespaces |= {**ENTRY, "dc": DC}
    document.add([xml.entry(facts, has_content)])
    printed = document.rss_str()
    return bytes(printed[printed.index(b"<item>") : printed.rindex(b"</channel>")])
