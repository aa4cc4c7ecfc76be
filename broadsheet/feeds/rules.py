"""The rules of each format, for one document. Every function yields what is wrong, in plain words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.html import fragment_fromstring

from broadsheet import urls
from broadsheet.feeds.json import VERSION
from broadsheet.feeds.proof import ATOM, Item, Proof, tree, utc
from broadsheet.model.edition import FeedFormat

STANDARDS = {"atom": "RFC 4287", "rss": "RSS 2.0", "json": "JSON Feed 1.1"}
_ADDRESSES = ("href", "src", "poster", "cite")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BANNED = ("script", "style", "iframe", "form", "object", "embed", "link", "meta")


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def broken(data: bytes, form: FeedFormat) -> Iterator[str]:
    """Where a document breaks the rules of its format."""
    if form == "json":
        yield from _json(json.loads(data))
    elif form == "rss":
        yield from _rss(tree(data))
    else:
        yield from _atom(tree(data))


def relative(proof: Proof) -> Iterator[tuple[str, str]]:
    """Each address that is not whole, with the id of the entry it stands in ("" outside of entries)."""
    for url in proof.urls:
        if not is_whole(url):
            yield "", url
    for item in proof.items:
        for url in _content_addresses(item.content):
            if not is_whole(url):
                yield item.id, url


def unsafe(item: Item) -> Iterator[str]:
    """What the content of an entry holds that readers drop or that may run."""
    if not item.content:
        return
    for element in fragment_fromstring(item.content, create_parent="div").iter(etree.Element):
        if element.tag in _BANNED:
            yield f"its content has the element {element.tag}"
        for name in element.keys():  # noqa: SIM118 - lxml's elements are no mappings
            if name.startswith(("on", "data-")) or name in ("class", "style", "srcset", "loading"):
                yield f"its content has the attribute {name}"


def is_whole(url: str) -> bool:
    """Whether an address has a scheme, and a host where its scheme has hosts."""
    scheme = _SCHEME.match(url)
    return scheme is not None and (scheme[1].lower() not in ("http", "https") or urls.has_host(url))


def _content_addresses(content: str) -> Iterator[str]:
    if content:
        for element in fragment_fromstring(content, create_parent="div").iter(etree.Element):
            yield from (element.get(name) for name in _ADDRESSES if element.get(name) is not None)


def _atom(feed: Any) -> Iterator[str]:
    schema = _schema()
    if not schema.validate(feed):
        last = schema.error_log.last_error
        yield last.message if last else "it does not fit the schema"
    newest = feed.findtext(f"{ATOM}updated") or ""
    for entry in feed.findall(f"{ATOM}entry"):
        name = entry.findtext(f"{ATOM}id") or "an entry"
        if entry.find(f"{ATOM}author") is None:
            yield f"{name} has no author"
        if (entry.findtext(f"{ATOM}updated") or "") > newest:
            yield f"{name} is newer than the feed"
        links = [
            (link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in entry.iter(f"{ATOM}link")
        ]
        alternates = [link for link in links if link[0] == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternates:
            yield f"{name} has neither content nor an alternate link"
    for element in feed.iter(f"{ATOM}updated", f"{ATOM}published"):
        try:
            utc(element.text or "")
        except ValueError:
            yield f'"{element.text}" is no time in UTC'


def _rss(rss: Any) -> Iterator[str]:
    channel = rss.find("channel")
    for name in ("title", "link", "description"):
        if not channel.findtext(name):
            yield f"the channel has no {name}"
    for item in channel.findall("item"):
        name = item.findtext("guid") or "an item"
        if not item.findtext("title") and not item.findtext("description"):
            yield f"{name} has neither title nor description"
        if item.find("guid") is None or item.find("guid").get("isPermaLink") != "false":
            yield f"{name} does not say that its guid is no address"
        enclosures = item.findall("enclosure")
        if len(enclosures) > 1:
            yield f"{name} has {len(enclosures)} enclosures"
        if any(not enclosure.get(key) for enclosure in enclosures for key in ("url", "type", "length")):
            yield f"{name} has an enclosure without address, type or length"
        if not re.fullmatch(
            r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000", item.findtext("pubDate") or ""
        ):
            yield f"{name} has no date of RFC 822"


def _json(feed: dict[str, Any]) -> Iterator[str]:
    if feed.get("version") != VERSION:
        yield "its version is not 1.1"
    if not isinstance(feed.get("title"), str) or not isinstance(feed.get("items"), list):
        yield "it has no title or no items"
        return
    if "author" in feed or any("author" in item for item in feed["items"]):
        yield "it has an author of version 1.0"
    for item in feed["items"]:
        name = item.get("id")
        if not isinstance(name, str) or not name:
            yield "an item has no id"
        if not item.get("content_html") and not item.get("content_text"):
            yield f"{name} has no content"
        for attachment in item.get("attachments", ()):
            if not attachment.get("url") or not attachment.get("mime_type"):
                yield f"{name} has an attachment without address or type"
        for key in ("date_published", "date_modified"):
            try:
                utc(item.get(key, ""))
            except ValueError:
                yield f"{name} has no {key} in UTC"
