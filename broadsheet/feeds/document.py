"""A feed document: the head that its format makes for it, and entries that are made once and used in many feeds."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.digest import of as digest_of
from broadsheet.feeds import atom, content, json, manner, rss, xml
from broadsheet.feeds.entry import NO_BODY, Facts, facts
from broadsheet.feeds.frame import Envelope
from broadsheet.feeds.kept import Kept
from broadsheet.feeds.manner import Manner
from broadsheet.model import Body, Entry, Feed, Imprint

Bodies = Callable[[bytes], Body]

_FORMATS = {"atom": atom, "rss": rss, "json": json}
_envelopes: Kept[tuple[int, str, bytes], Envelope] = Kept(48 << 20)
_contents: Kept[tuple[int, bytes], tuple[bytes, bytes]] = Kept(24 << 20)
_facts: dict[tuple[int, bytes], Facts] = {}
_FACTS_KEPT = 4096
_numbers: dict[Manner, int] = {}
"""A number for each manner, because a number is looked up faster than a manner."""


def render_feed(feed: Feed, body: Bodies, imprint: Imprint) -> bytes:
    """The bytes of a feed document. Pure: what is kept between calls is keyed by all that it was made from."""
    how = manner.of(feed, imprint)
    number = _numbers.setdefault(how, len(_numbers))
    form = _FORMATS[feed.format]
    keys = [(number, feed.format, entry.digest or digest_of(entry)) for entry in feed.entries]
    envelopes = [_envelope(entry, key, body, how) for entry, key in zip(feed.entries, keys, strict=True)]
    frame = form.frame(feed, imprint, how, any(b"<media:" in piece for pair in envelopes for piece in pair))
    pieces = [frame.head]
    for entry, key, (before, after) in zip(feed.entries, keys, envelopes, strict=True):
        pieces += (before, _content(entry, key, body, how) if after else b"", after, frame.separator)
    if feed.entries:
        pieces.pop()
    return b"".join((*pieces, frame.tail))


def _envelope(entry: Entry, key: tuple[int, str, bytes], body: Bodies, how: Manner) -> Envelope:
    found = _envelopes.get(key)
    return found or _envelopes.put(key, _FORMATS[key[1]].envelope(_said(entry, key, body, how), how))


def _body(entry: Entry, body: Bodies) -> Body:
    return body(entry.body) if entry.body else NO_BODY


def _said(entry: Entry, key: tuple[int, str, bytes], body: Bodies, how: Manner) -> Facts:
    number, _, digest = key
    said = _facts.get((number, digest))
    if said is None:
        if len(_facts) >= _FACTS_KEPT:
            _facts.clear()
        said = _facts[number, digest] = facts(entry, _body(entry, body), how)
    return said


def _content(entry: Entry, key: tuple[int, str, bytes], body: Bodies, how: Manner) -> bytes:
    """The content of an entry, escaped for its format."""
    number, form, digest = key
    found = _contents.get((number, digest))
    if found is None:
        plain = content.content(entry, _body(entry, body), _said(entry, key, body, how), how)
        found = _contents.put((number, digest), (plain, xml.escape(plain)))
    return json.escape(found[0]) if form == "json" else found[1]
