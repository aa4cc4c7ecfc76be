"""The desk -> every feed document of an edition, as values. Nothing is printed here and feedgen is not imported.

A story's entry is made once and stands in all its feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from broadsheet import digest, urls
from broadsheet.config import Site
from broadsheet.desk import Desk
from broadsheet.feeds.channels import Channel, Words, channels, check
from broadsheet.feeds.selection import Place, sealed, select
from broadsheet.feeds.words import english
from broadsheet.kept import NOTHING, Kept
from broadsheet.model import Entry, Feed, FeedGroup, FeedLink, Imprint, Tombstone
from broadsheet.model.edition import FeedFormat

TYPES: Mapping[FeedFormat, str] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}
KINDS = ("site", "section", "topic", "series", "author", "corrections", "query")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was updated: RFC 4287 wants a time, and the time of the build is no fact."""


def feeds(desk: Desk, words: Words = english, kept: Kept = NOTHING) -> tuple[Feed, ...]:
    """All feed documents of an edition, sorted by path. `words` gives the words of feeds in a language."""
    made = [
        feed
        for channel in channels(desk, words, kept)
        for feed in kept.of(("feed", channel.folder), _documents, channel, desk.now, desk.site)
    ]
    return tuple(sorted(made, key=lambda feed: feed.path))


def feed_id(authority: str, folder: str) -> str:
    """The permanent id of a feed in all formats and archives (RFC 4151). `authority` is such as "a.example,2026"."""
    return f"tag:{authority}:feed:{urls.encode(folder)}"


def groups(made: Iterable[Feed]) -> tuple[FeedGroup, ...]:
    """The feeds that people may subscribe to, by kind, for the page of feeds and for OPML."""
    subscribed = [feed for feed in made if not feed.archive]
    links = {kind: _links(feed for feed in subscribed if feed.kind == kind) for kind in KINDS}
    return tuple(FeedGroup(kind, found) for kind, found in links.items() if found)


def announced(made: Iterable[Feed]) -> dict[str, tuple[FeedLink, ...]]:
    """The feeds of each page that has some of its own, by the page's site-relative URL; Atom first."""
    found: dict[str, list[Feed]] = {}
    for feed in made:
        if not feed.archive and feed.kind != "query":
            found.setdefault(feed.home, []).append(feed)
    return {home: _links(own) for home, own in found.items()}


def press_order(feed: Feed) -> tuple[bool, datetime, str]:
    """Sorts documents so that those with the same stories are printed one after the other.

    A story is in the archives of the paper and of its section, in three formats: printed by time, its text is fetched
    once. Lists of one topic or author stand in one folder, so their paths do.
    """
    if not feed.archive:
        return False, NEVER, feed.path
    return True, max((entry.card.published for entry in feed.entries), default=NEVER), feed.path


def seen_by_feeds(imprint: Imprint) -> Imprint:
    """The imprint without what no feed shows, so that a new section or style sheet reprints no feed."""
    seen = _seen.get(imprint.digest)
    if seen is None:
        bare = replace(imprint, sections=(), pages=(), feeds=(), assets=(), params=(), tagline="", digest=b"")
        seen = digest.seal(bare)
        if imprint.digest:
            _seen.clear()
            _seen[imprint.digest] = seen
    return seen


_seen: dict[bytes, Imprint] = {}
"""The last answer: one edition asks for it once for each of its feeds."""


def _links(found: Iterable[Feed]) -> tuple[FeedLink, ...]:
    """By title, the formats of one feed together, Atom first."""
    rank = list(TYPES)
    ordered = sorted(found, key=lambda feed: (feed.title, feed.id, rank.index(feed.format)))
    return tuple([_link(feed.title, feed.url, TYPES[feed.format], feed.home) for feed in ordered])


@lru_cache(maxsize=1 << 16)
def _link(title: str, url: str, type_: str, home: str) -> FeedLink:
    """One link, made once: it stands on the feed's page, on the page of all feeds and in the outline."""
    sealed: FeedLink = digest.seal(FeedLink(title, url, type_, home))
    return sealed


def _documents(channel: Channel, now: datetime, site: Site) -> tuple[Feed, ...]:
    return tuple(_each_document(channel, now, site))


def _each_document(channel: Channel, now: datetime, site: Site) -> Iterator[Feed]:
    archives = sealed(_places(channel)) if channel.is_archived else []
    kept = {id(entry) for archive in archives for entry in archive}
    unsealed = sum(id(entry) not in kept for entry in channel.entries) if channel.is_archived else 0
    chosen = tuple(select(channel.entries, now, channel.limit, site.feeds.kilobytes, unsealed))
    stones = tuple(story.tombstone for story in channel.gone if story.tombstone)
    updated = max([*map(_updated, chosen), *(stone.at for stone in stones)], default=NEVER)
    for form in TYPES:
        yield _subscription(site, channel, form, chosen, updated, stones, len(archives))
    for number, entries in enumerate(archives, 1):
        updated = max(map(_updated, entries), default=NEVER)
        for form in TYPES:
            yield _archive(site, channel, form, entries, updated, number)


def _places(channel: Channel) -> list[Place]:
    shown = [Place(entry.card.published, entry.card.id, entry) for entry in channel.entries]
    return [*shown, *(Place(story.card.published, story.card.id, None) for story in channel.gone)]


def _subscription(
    site: Site,
    channel: Channel,
    form: FeedFormat,
    entries: tuple[Entry, ...],
    updated: datetime,
    stones: tuple[Tombstone, ...],
    archives: int,
) -> Feed:
    """The document that people subscribe to. Only Atom can say that an entry was removed."""
    others = (other for other in TYPES if other != form)
    return _document(
        site,
        channel,
        form,
        urls.feed(channel.folder, form),
        entries=entries,
        updated=updated,
        alternates=tuple(FeedLink(channel.title, urls.feed(channel.folder, other), TYPES[other]) for other in others),
        hubs=site.feeds.hubs,
        previous=urls.feed_archive(channel.folder, form, archives) if archives else "",
        is_complete=not channel.is_archived and len(entries) == len(channel.entries),
        tombstones=stones if form == "atom" else (),
    )


def _archive(
    site: Site, channel: Channel, form: FeedFormat, entries: tuple[Entry, ...], updated: datetime, number: int
) -> Feed:
    """A full archive. It names no hub and no sibling, so that it need never change."""
    return _document(
        site,
        channel,
        form,
        urls.feed_archive(channel.folder, form, number),
        entries=entries,
        updated=updated,
        archive=number,
        current=urls.feed(channel.folder, form),
        previous=urls.feed_archive(channel.folder, form, number - 1) if number > 1 else "",
    )


def _document(site: Site, channel: Channel, form: FeedFormat, url: str, **own: Any) -> Feed:
    return Feed(
        path=urls.output_path(url),
        url=url,
        format=form,
        id=feed_id(site.id_authority(), channel.folder),
        title=channel.title,
        subtitle=channel.subtitle,
        home=channel.home,
        lang=channel.lang,
        kind=channel.kind,
        content=channel.content,
        has_pictures=channel.has_pictures,
        words=channel.words,
        **own,
    )


def _updated(entry: Entry) -> datetime:
    return entry.correction.at if entry.correction else max(entry.card.updated, entry.card.published)


__all__ = ["announced", "check", "feed_id", "feeds", "groups", "seen_by_feeds"]
