"""Feeds: which there are (`plan`), what an entry says (`entry`, `content`), and their documents in three formats.

The one door to feedgen, which is imported only when a feed is printed.
"""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.model import Body, Feed, Imprint


def render_feed(feed: Feed, body: Callable[[bytes], Body], imprint: Imprint) -> list[bytes]:
    """A feed document in the feed's format, in pieces. `body` gives a body for its digest."""
    from broadsheet.feeds import document

    return document.render_feed(feed, body, imprint)
