"""A feed document: the frame that its format makes for it, and entries that are made once for all feeds.

What is kept of an entry is small; its content, which is not, is kept only for as long as neighbouring documents need
it. `press_order` puts those side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from broadsheet.digest import of as digest_of
from broadsheet.feeds import atom, content, json, manner, rss, xml
from broadsheet.feeds.entry import NO_BODY, facts
from broadsheet.feeds.forme import lay_out
from broadsheet.feeds.frame import Envelope
from broadsheet.feeds.kept import Kept
from broadsheet.feeds.manner import Manner
from broadsheet.feeds.mend import ENTRY
from broadsheet.model import Body, Entry, Feed, Imprint
from broadsheet.model.edition import FeedFormat

Bodies = Callable[[bytes], Body]
Key = tuple[int, bytes]
"""The number of a manner, and the digest of an entry."""

_FORMATS = {"atom": atom, "rss": rss, "json": json}
_MARKS = tuple((prefix, f"<{prefix}:".encode()) for prefix in ENTRY)
"""How an entry shows that it uses a vocabulary: a document declares those alone."""
_SEPARATORS = {"atom": b"", "rss": b"", "json": b",\n"}


class Told(NamedTuple):
    """An entry without its story's text: an envelope for each format, and what stands around the text inside it."""

    atom: Envelope
    rss: Envelope
    json: Envelope
    around: tuple[bytes, bytes]

    def size(self) -> int:
        return sum(len(piece) for pair in self for piece in pair)


class Content(NamedTuple):
    """The content of an entry: as HTML, and escaped for XML."""

    html: bytes
    xml: bytes

    def size(self) -> int:
        return len(self.html) + len(self.xml)


_told: Kept[Key, Told] = Kept(12 << 20)
_contents: Kept[Key, Content] = Kept(8 << 20)
_numbers: dict[Manner, int] = {}
"""A number for each manner, because a number is looked up faster than a manner."""


def render_feed(feed: Feed, body: Bodies, imprint: Imprint) -> list[bytes]:
    """A feed document in pieces. Pure: what is kept between calls is keyed by all that it was made from.

    An entry's pieces are the same in all its feeds of a format. No word spans two pieces.
    """
    how = manner.of(feed, imprint)
    number = _numbers.setdefault(how, len(_numbers))
    pieces: list[bytes] = []
    uses: set[str] = set()
    for entry in feed.entries:
        head, content, tail = _entry(entry, (number, entry.digest or digest_of(entry)), feed.format, body, how)
        uses.update(prefix for prefix, mark in _MARKS if mark in (tail or head))
        pieces += (head, content, tail, _SEPARATORS[feed.format])
    frame = _FORMATS[feed.format].frame(feed, imprint, how, frozenset(uses))
    return [frame.head, *pieces[:-1], frame.tail]


def _entry(entry: Entry, key: Key, form: FeedFormat, body: Bodies, how: Manner) -> tuple[bytes, bytes, bytes]:
    """What stands before an entry's content, the content escaped for its format, and what stands after it."""
    told = _told.get(key) or _tell(key, entry, body(entry.body) if entry.body else NO_BODY, how)
    head, tail = getattr(told, form)
    if not tail:
        return head, b"", b""
    content = _contents.get(key) or _write(key, entry, told, body(entry.body) if entry.body else NO_BODY, how)
    return head, json.escape(content.html) if form == "json" else content.xml, tail


def _tell(key: Key, entry: Entry, body: Body, how: Manner) -> Told:
    said = facts(entry, body, how)
    around = content.around(entry, body, said, how)
    laid = lay_out(said, how.content == "full")
    told = Told(atom.envelope(laid), rss.envelope(laid), json.envelope(said, how), around)
    if how.content == "full":
        _write(key, entry, told, body, how)
    return _told.put(key, told)


def _write(key: Key, entry: Entry, told: Told, body: Body, how: Manner) -> Content:
    text = content.text(entry, body, how) if content.has_text(entry, how) else b""
    html = b"".join((told.around[0], text, told.around[1]))
    return _contents.put(key, Content(html, xml.escape(html)))
