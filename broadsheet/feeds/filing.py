"""The stories of the desk as feeds see them: each with its entry, or with what is left of one that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from broadsheet import bylines, digest, urls
from broadsheet.desk import Desk, Filed, was_public
from broadsheet.model import Article, Author, Card, Entry, Section, Tombstone, Topic

Part: TypeAlias = Section | Topic | Author
MOURNING = timedelta(days=90)
"""How long a removed entry has a tombstone."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story and the feeds that it belongs to. One that was withdrawn or expired has no entry."""

    card: Card
    topics: tuple[str, ...]
    """Slugs."""
    authors: tuple[str, ...]
    """Site-relative URLs of the authors' pages."""
    series: str
    """Its slug, empty for a story of none."""
    entry: Entry | None
    tombstone: Tombstone | None = None


def shown(desk: Desk) -> list[Story]:
    """The public stories, newest first. Drafts that a preview shows are in no feed."""
    of = _Digests().__getitem__
    return [
        Story(filed.card, tuple(topic.slug for topic in filed.topics), _authors(desk, filed.card), own, entry)
        for filed in desk.stories
        if filed.state == "public"
        for entry in [_entry(desk, filed, of)]
        for own in [filed.series.slug if filed.series else ""]
    ]


def gone(desk: Desk) -> list[Story]:
    """The stories that were public and are no longer, in the order of publication."""
    found = [
        Story(
            article.card,
            tuple(dict.fromkeys(urls.slug(name) for name in article.card.topics)),
            _authors(desk, article.card),
            urls.slug(article.card.series),
            None,
            _tombstone(article, desk.now) if article.orders.killed and was_public(article) else None,
        )
        for article in (*desk.killed, *desk.expired)
    ]
    return sorted(found, key=lambda story: (story.card.published, story.card.id))


def notices(desk: Desk, stories: Sequence[Story]) -> list[Entry]:
    """An entry for each public correction, newest first.

    A story's readers have read it: they learn of a correction only from an entry of its own. An update is news, not
    a mistake, and gets none.
    """
    found = [notice for story in stories if story.entry for notice in _notices(story.entry)]
    return sorted(
        found, key=lambda entry: (entry.correction.at if entry.correction else desk.now, entry.id), reverse=True
    )


def _notices(entry: Entry) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for note in entry.corrections:
        key = f"{note.at:%Y%m%dT%H%M%SZ}"
        seen[key] = seen.get(key, 0) + 1
        if note.kind != "update":
            name = notice_id(entry.card.id, key if seen[key] == 1 else f"{key}-{seen[key]}")
            yield digest.seal(replace(entry, correction=note, id=name, body=b"", size=len(note.text), digest=b""))


def notice_id(story: str, key: str) -> str:
    """The id of a correction's entry. It holds when the note is reworded; `key` is the time of the correction."""
    return f"{story}:correction:{key}" if story.startswith(("tag:", "urn:")) else f"{story}#correction-{key}"


class _Digests(dict[Part, bytes]):
    """Digests of the parts that many stories share, each worked out once."""

    def __missing__(self, part: Part) -> bytes:
        self[part] = digest.of(part)
        return self[part]


def _entry(desk: Desk, filed: Filed, of: Callable[[Part], bytes]) -> Entry:
    card, article = filed.card, filed.article
    agency = bylines.agency(card, desk.people)
    people = bylines.signers(card, desk.people)
    people = (*people, agency) if agency and agency not in people else people
    corrections = tuple(note for note in article.corrections if note.at <= desk.now)
    links = desk.links(article)
    # As `digest.seal` would do it, with the digests of parts that many stories share.
    shared = (of(filed.section), tuple(map(of, filed.topics)), tuple(map(of, people)))
    seal = digest.of((card.digest, article.body_digest, shared, corrections, links, article.feed_size))
    return Entry(
        card=card,
        body=article.body_digest,
        section=filed.section,
        topics=filed.topics,
        corrections=corrections,
        people=people,
        links=links,
        size=article.feed_size,
        digest=seal,
    )


def _authors(desk: Desk, card: Card) -> tuple[str, ...]:
    people = (desk.people[key] for key in (*card.authors, card.agency) if key in desk.people)
    return tuple(dict.fromkeys(author.url for author in people if author.url))


def _tombstone(article: Article, now: datetime) -> Tombstone | None:
    """For 90 days after the withdrawal, which is the story's `updated`."""
    card = article.card
    at = max(card.updated, card.published)
    return Tombstone(card.id, at, article.orders.killed) if timedelta() <= now - at < MOURNING else None
