"""A printed feed document read back, whatever its format, as one value: what the self-check compares.

This reads bytes and knows nothing of what was meant. A fault of the printing code cannot hide in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from broadsheet.model.edition import FeedFormat

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as a reader of any format gets it. Times are as written, in UTC."""

    id: str
    title: str
    url: str
    published: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    content: str
    picture: str
    enclosures: tuple[tuple[str, str, str], ...]
    """URL, type and size of each. RSS has the first one only."""
    lang: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A document as it was printed. `urls` are all addresses in it outside the contents of entries."""

    title: str
    updated: str
    lang: str
    itself: str
    """The document's own address."""
    home: str
    previous: str
    current: str
    is_archive: bool
    items: tuple[Item, ...]
    urls: tuple[str, ...]


def read(data: bytes, form: FeedFormat) -> Proof:
    """Read a document back.

    Raises:
        ValueError: it is not well-formed, or lacks what every document of its format has.
    """
    readers: Mapping[FeedFormat, Callable[[bytes], Proof]] = {"atom": _atom, "rss": _rss, "json": _json}
    try:
        return readers[form](data)
    except (etree.XMLSyntaxError, KeyError, TypeError, AttributeError, IndexError, StopIteration) as error:
        raise ValueError(str(error) or type(error).__name__) from error


def tree(data: bytes) -> Any:
    """The root of an XML document; no entity is resolved and nothing is fetched."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _atom(data: bytes) -> Proof:
    feed = tree(data)
    links = {link.get("rel", "alternate"): link.get("href") for link in reversed(feed.findall(f"{ATOM}link"))}
    return Proof(
        title=_text(feed, f"{ATOM}title"),
        updated=_text(feed, f"{ATOM}updated"),
        lang=feed.get(_LANG, ""),
        itself=links["self"],
        home=links["alternate"],
        previous=links.get("prev-archive", ""),
        current=links.get("current", ""),
        is_archive=feed.find(f"{HISTORY}archive") is not None,
        items=tuple(_atom_item(entry, feed.get(_LANG, "")) for entry in feed.findall(f"{ATOM}entry")),
        urls=tuple(_addresses(feed)),
    )


def _atom_item(entry: Any, lang: str) -> Item:
    links = entry.findall(f"{ATOM}link")
    by_rel = {link.get("rel", "alternate"): link for link in reversed(links)}
    return Item(
        id=_text(entry, f"{ATOM}id"),
        title=_text(entry, f"{ATOM}title"),
        url=by_rel["alternate"].get("href"),
        published=_text(entry, f"{ATOM}published"),
        updated=_text(entry, f"{ATOM}updated"),
        authors=tuple(_text(author, f"{ATOM}name") for author in entry.findall(f"{ATOM}author")),
        tags=tuple(category.get("label") for category in entry.findall(f"{ATOM}category")),
        summary=_text(entry, f"{ATOM}summary"),
        content=_text(entry, f"{ATOM}content"),
        picture=_picture(entry),
        enclosures=tuple(_triple(link, "href", "length") for link in links if link.get("rel") == "enclosure"),
        lang=entry.get(_LANG, lang),
    )


def _rss(data: bytes) -> Proof:
    channel = tree(data)[0]
    links = {link.get("rel"): link.get("href") for link in reversed(channel.findall(f"{ATOM}link"))}
    return Proof(
        title=_text(channel, "title"),
        updated=_rfc822(_text(channel, "lastBuildDate")),
        lang=_text(channel, "language"),
        itself=links["self"],
        home=_text(channel, "link"),
        previous=links.get("prev-archive", ""),
        current=links.get("current", ""),
        is_archive=channel.find(f"{HISTORY}archive") is not None,
        items=tuple(_rss_item(item, _text(channel, "language")) for item in channel.findall("item")),
        urls=tuple(_addresses(channel)),
    )


def _rss_item(item: Any, lang: str) -> Item:
    return Item(
        id=_text(item, "guid"),
        title=_text(item, "title"),
        url=_text(item, "link"),
        published=_rfc822(_text(item, "pubDate")),
        updated=_text(item, f"{ATOM}updated"),
        authors=tuple(creator.text for creator in item.findall(f"{DC}creator")),
        tags=tuple(category.text for category in item.findall("category")),
        summary=_text(item, "description"),
        content=_text(item, f"{CONTENT}encoded"),
        picture=_picture(item),
        enclosures=tuple(_triple(enclosure, "url", "length") for enclosure in item.findall("enclosure")),
        lang=_text(item, f"{DC}language") or lang,
    )


def _json(data: bytes) -> Proof:
    feed = json.loads(data)
    items = tuple(_json_item(item) for item in feed["items"])
    return Proof(
        title=feed["title"],
        updated=max((item.updated for item in items), default=""),
        lang=feed.get("language", ""),
        itself=feed["feed_url"],
        home=feed["home_page_url"],
        previous=feed.get("next_url", ""),
        current="",
        is_archive=False,
        items=items,
        urls=tuple(_json_addresses(feed)),
    )


def _json_item(item: Mapping[str, Any]) -> Item:
    return Item(
        id=item["id"],
        title=item["title"],
        url=item["url"],
        published=item["date_published"],
        updated=item["date_modified"],
        authors=tuple(author["name"] for author in item["authors"]),
        tags=tuple(item["tags"]),
        summary=item.get("summary", ""),
        content=item.get("content_html", ""),
        picture=item.get("image", ""),
        enclosures=tuple(
            (attached["url"], attached["mime_type"], str(attached.get("size_in_bytes", "")))
            for attached in item.get("attachments", ())
        ),
        lang=item["language"],
    )


def _text(parent: Any, name: str) -> str:
    return parent.findtext(name) or ""


def _picture(entry: Any) -> str:
    """The address of the picture; recordings stand beside it."""
    pictures = (content for content in entry.findall(f"{MEDIA}content") if content.get("medium") == "image")
    return next((content.get("url", "") for content in pictures), "")


def _triple(element: Any, url: str, length: str) -> tuple[str, str, str]:
    return element.get(url), element.get("type"), element.get(length)


def _rfc822(text: str) -> str:
    """RSS's form of a time in the form of the others."""
    return parsedate_to_datetime(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if text else ""


def utc(text: str) -> datetime:
    """A time of RFC 3339 that ends in Z.

    Raises:
        ValueError: it is written otherwise.
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _addresses(root: Any) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for name in ("href", "src", "url"):
            if element.get(name) is not None:
                yield element.get(name)
        if etree.QName(element).localname in ("icon", "link", "logo", "uri", "url") and element.text:
            yield element.text


def _json_addresses(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _json_addresses(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _json_addresses(item, name)
    elif isinstance(value, str) and (name.endswith("url") or name in ("icon", "favicon", "image", "avatar")):
        yield value
