"""feedgen 1.0.0, mended where it writes what no feed should say. The only module that knows its faults.

feedgen puts Atom elements into no namespace and writes `xmlns` as a plain attribute: so they are found here by their
bare names, and only elements of other vocabularies have a namespace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from broadsheet.feeds.entry import Enclosure, Lead, Origin, Shot
from broadsheet.model import Tombstone

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ENTRY = {"media": MEDIA, "itunes": ITUNES}
"""The vocabularies that an entry may use and a document declares only where one does."""
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache(maxsize=1024)
def rfc3339(at: datetime) -> str:
    """A time as Atom and JSON Feed have it: UTC, whole seconds, `Z` (RFC 3339, section 5.6)."""
    return at.astimezone(UTC).isoformat()[:19] + "Z"


@lru_cache(maxsize=1024)
def rfc822(at: datetime) -> str:
    """A time as RSS has it, in English on every machine."""
    return format_datetime(at.astimezone(UTC))


class MediaExtension(BaseEntryExtension):  # type: ignore[misc]
    """Media RSS 1.5.1 of one picture and of recordings, standing in the entry itself; in RSS also Apple's duration.

    feedgen's own extension puts a lone picture into a group, takes no numbers, and knows neither description nor
    credit.
    """

    def __init__(self) -> None:
        self.lead: Lead | None = None
        self.recordings: tuple[Enclosure, ...] = ()
        self.seconds = 0
        """How long the one lasts that RSS encloses."""

    def extend_atom(self, entry: Any) -> Any:
        return self._extend(entry)

    def extend_rss(self, entry: Any) -> Any:
        if self.seconds:
            _text(entry, f"{{{ITUNES}}}duration", str(self.seconds))
        return self._extend(entry)

    def _extend(self, entry: Any) -> Any:
        if self.lead is not None:
            self._picture(entry, self.lead)
        for recording in self.recordings:
            facts = {"url": recording.url, "type": recording.type, "fileSize": str(recording.size)}
            content = etree.SubElement(entry, f"{{{MEDIA}}}content", facts, medium=recording.medium)
            content.set("duration", str(recording.seconds))
        return entry

    @staticmethod
    def _picture(entry: Any, lead: Lead) -> None:
        """Before the recordings, for some readers take the first of them all for the picture."""
        content = etree.SubElement(entry, f"{{{MEDIA}}}content", _shot(lead.shot), medium="image")
        _text(content, f"{{{MEDIA}}}description", lead.caption or lead.alt, type="plain")
        _text(content, f"{{{MEDIA}}}credit", lead.credit, role="photographer", scheme="urn:ebu")
        if lead.licence_url:
            etree.SubElement(content, f"{{{MEDIA}}}license", type="text/html", href=lead.licence_url)
        if lead.thumbnail is not None:
            thumbnail = _shot(lead.thumbnail)
            thumbnail.pop("type", None)
            etree.SubElement(entry, f"{{{MEDIA}}}thumbnail", thumbnail)


class HistoryExtension(BaseExtension):  # type: ignore[misc]
    """The flags of RFC 5005, the tombstones of RFC 6721, and the namespaces that the document uses."""

    def __init__(self) -> None:
        self.is_archive = False
        self.is_complete = False
        self.tombstones: tuple[Tombstone, ...] = ()
        self.namespaces: dict[str, str] = {}
        self.updated: datetime | None = None
        self.links: Sequence[dict[str, str]] = ()

    def extend_ns(self) -> dict[str, str]:
        used = dict(self.namespaces)
        if self.is_archive or self.is_complete:
            used["fh"] = HISTORY
        if self.tombstones:
            used["at"] = TOMBSTONES
        return used

    def extend_atom(self, feed: Any) -> Any:
        self._flags(feed)
        for tombstone in self.tombstones:
            stone = etree.SubElement(feed, f"{{{TOMBSTONES}}}deleted-entry", ref=tombstone.ref)
            stone.set("when", rfc3339(tombstone.at))
            _text(stone, f"{{{TOMBSTONES}}}comment", tombstone.text)
        return feed

    def extend_rss(self, feed: Any) -> Any:
        channel = feed[0]
        # Not by feedgen, which sets the locale of the whole process for each date.
        _text(channel, "lastBuildDate", rfc822(self.updated) if self.updated else "")
        # feedgen copies the link to the feed itself and no other.
        for link in list(channel.iterchildren(f"{{{ATOM}}}link")):
            channel.remove(link)
        for link in self.links:
            if link.get("rel") != "alternate":
                etree.SubElement(channel, f"{{{ATOM}}}link", link)
        self._flags(channel)
        return feed

    def _flags(self, parent: Any) -> None:
        if self.is_archive:
            etree.SubElement(parent, f"{{{HISTORY}}}archive")
        elif self.is_complete:
            etree.SubElement(parent, f"{{{HISTORY}}}complete")


class MendedEntry(FeedEntry):  # type: ignore[misc]
    """An entry that keeps its links whole, its dates plain, its origin complete and all its authors."""

    def __init__(self, published: datetime, updated: datetime, lang: str) -> None:
        super().__init__()
        self._published, self._updated, self._lang = published, updated, lang
        self._links: list[dict[str, str]] = []
        self._origin: Origin | None = None
        self.register_extension("media", MediaExtension)

    def link(self, link: Any = None, replace: bool = False, **attributes: str) -> Any:
        """Add a link of any relation. feedgen is told only of those that it can write into RSS."""
        rel = attributes.get("rel", "alternate")
        if link is None and attributes:
            is_first = all(known.get("rel") != rel for known in self._links)
            self._links.append({"rel": "alternate", **attributes})
            if not (rel == "alternate" or (rel == "enclosure" and is_first)):
                return self._links
        return super().link(link, replace, **attributes)

    def origin(self, origin: Origin) -> None:
        """Say where a republished entry comes from (RFC 4287, section 4.2.11)."""
        self._origin = origin
        self.source(origin.url, origin.title)

    def atom_entry(self, extensions: bool = True) -> Any:
        entry = super().atom_entry(extensions)
        if self._lang:
            entry.set(_LANG, self._lang)
        # feedgen overwrites its loop variable, so every link comes out as a bare href.
        for link in list(entry.iterchildren("link")):
            entry.remove(link)
        for link in self._links:
            etree.SubElement(entry, "link", link)
        _child(entry, "updated").text = rfc3339(self._updated)
        _text(entry, "published", rfc3339(self._published))
        if self._origin is not None:
            source = _child(entry, "source")
            _text(source, "id", self._origin.url)
            _text(source, "updated", rfc3339(self._published))
        return entry

    def rss_entry(self, extensions: bool = True) -> Any:
        item = super().rss_entry(extensions)
        self._keep_content_apart(item)
        for author in self.author() or ():
            _text(item, f"{{{DC}}}creator", author["name"])
        # Not by feedgen, which sets the locale of the whole process for each date.
        _text(item, "pubDate", rfc822(self._published))
        _text(item, f"{{{ATOM}}}updated", rfc3339(self._updated))
        if self._lang:
            _text(item, f"{{{DC}}}language", self._lang)
        return item

    def _keep_content_apart(self, item: Any) -> None:
        """feedgen writes the whole content as the description where there is no summary."""
        if self.content() and not self.summary():
            _child(item, "description").tag = f"{{{CONTENT}}}encoded"


class MendedFeed(FeedGenerator):  # type: ignore[misc]
    """A feed whose channel link is its page, whose dates are plain, and that carries a style sheet."""

    def __init__(self, home: str, updated: datetime, stylesheet: str = "") -> None:
        super().__init__()
        self._home, self._stylesheet, self._updated = home, stylesheet, updated
        self.register_extension("history", HistoryExtension)
        self.history.updated = updated
        self._FeedGenerator__rss_lastBuildDate = None

    def add(self, entries: Iterable[MendedEntry]) -> None:
        """Add entries in their order."""
        for entry in entries:
            self.add_entry(entry, order="append")

    def atom_str(self, *_: Any, **__: Any) -> bytes:
        return self._print(self._create_atom()[1])

    def rss_str(self, *_: Any, **__: Any) -> bytes:
        return self._print(self._create_rss()[1])

    def _create_atom(self, extensions: bool = True) -> Any:
        feed, document = super()._create_atom(extensions)
        _child(feed, "updated").text = rfc3339(self._updated)
        return feed, document

    def _create_rss(self, extensions: bool = True) -> Any:
        self.history.links = self.link() or ()
        rss, document = super()._create_rss(extensions)
        channel = rss[0]
        _child(channel, "link").text = self._home
        for picture in channel.iterchildren("image"):
            _child(picture, "link").text = self._home
        return rss, document

    def _print(self, document: Any) -> bytes:
        style = f'<?xml-stylesheet type="text/css" href="{escape(self._stylesheet)}"?>\n' if self._stylesheet else ""
        return DECLARATION + style.encode() + bytes(etree.tostring(document, encoding="utf-8", xml_declaration=False))


def _child(parent: Any, name: str) -> Any:
    return next(parent.iterchildren(name))


def _text(parent: Any, name: str, text: str, **attributes: str) -> None:
    """Add an element that holds a text; none for an empty text."""
    if text:
        etree.SubElement(parent, name, attributes).text = text


def _shot(shot: Shot) -> dict[str, str]:
    facts = {"url": shot.url, "type": shot.type, "width": str(shot.width or ""), "height": str(shot.height or "")}
    return {name: value for name, value in facts.items() if value}
