"""The stories of the desk as feeds see them: each with its entry, or with what is left of one that is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from broadsheet import bylines, digest, profiles
from broadsheet.desk import Desk, Filed, corrections_at, linked, was_public, withheld
from broadsheet.kept import NOTHING, Kept
from broadsheet.model import Article, Author, Card, Correction, Entry, Tombstone

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


def shown(desk: Desk, kept: Kept = NOTHING) -> list[Story]:
    """The public stories, newest first. Drafts that a preview shows are in no feed."""
    public = [filed for filed in desk.stories if filed.state == "public"]
    return kept.each("entries", _story, public, desk.people, desk.addresses, desk.now)


def _story(filed: Filed, people: Mapping[str, Author], addresses: Mapping[str, str], now: datetime) -> Story:
    topics = tuple([topic.slug for topic in filed.topics])
    own = filed.series.slug if filed.series else ""
    return Story(filed.card, topics, _authors(people, filed.card), own, _entry(filed, people, addresses, now))


def gone(desk: Desk) -> list[Story]:
    """The stories that were public and are no longer, in the order of publication."""
    topics, series = (profiles.by_name(desk.profiles.values(), kind) for kind in ("topic", "series"))
    found = [
        Story(
            article.card,
            tuple(dict.fromkeys(profiles.slug(name, topics) for name in article.card.topics)),
            _authors(desk.people, article.card),
            profiles.slug(article.card.series, series),
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
    found = [notice for story in stories if story.entry and story.entry.corrections for notice in _notices(story.entry)]
    return sorted(
        found, key=lambda entry: (entry.correction.at if entry.correction else desk.now, entry.id), reverse=True
    )


def gone_notices(desk: Desk) -> list[Story]:
    """The notices of withdrawn stories: they leave with their stories."""
    return [
        Story(article.card, (), (), "", None, replace(stone, ref=name))
        for article in desk.killed
        if was_public(article) and (stone := _tombstone(article, desk.now))
        for note, name in _named(article.card.id, corrections_at(article, desk.now))
        if note.at < stone.at
    ]


def _notices(entry: Entry) -> Iterator[Entry]:
    for note, name in _named(entry.card.id, entry.corrections):
        yield digest.seal(replace(entry, correction=note, id=name, body=b"", size=len(note.text), digest=b""))


def _named(story: str, notes: Iterable[Correction]) -> Iterator[tuple[Correction, str]]:
    """The notes that have an entry of their own, each with its id."""
    seen: dict[str, int] = {}
    for note in notes:
        key = f"{note.at:%Y%m%dT%H%M%SZ}"
        seen[key] = seen.get(key, 0) + 1
        if note.kind != "update":
            yield note, notice_id(story, key if seen[key] == 1 else f"{key}-{seen[key]}")


def notice_id(story: str, key: str) -> str:
    """The id of a correction's entry. It holds when the note is reworded; `key` is the time of the correction."""
    return f"{story}:correction:{key}" if story.startswith(("tag:", "urn:")) else f"{story}#correction-{key}"


def _entry(filed: Filed, known: Mapping[str, Author], addresses: Mapping[str, str], now: datetime) -> Entry:
    card, article, corrections = filed.card, filed.article, filed.corrections
    agency = bylines.agency(card, known)
    people = bylines.signers(card, known)
    people = (*people, agency) if agency and agency not in people else people
    entry = Entry(
        card=card,
        body=article.body_digest,
        section=filed.section,
        topics=filed.topics,
        corrections=corrections,
        people=people,
        links=linked(article, addresses),
        size=article.feed_size,
        withheld=withheld(article, now),
        canonical=filed.canonical,
    )
    sealed: Entry = digest.seal(entry)
    return sealed


def _authors(known: Mapping[str, Author], card: Card) -> tuple[str, ...]:
    people = [known[key] for key in (*card.authors, card.agency) if key in known]
    return tuple(dict.fromkeys([author.url for author in people if author.url]))


def _tombstone(article: Article, now: datetime) -> Tombstone | None:
    """For 90 days after the withdrawal, which is the story's `updated`."""
    card = article.card
    at = max(card.updated, card.published)
    return Tombstone(card.id, at, article.orders.killed) if timedelta() <= now - at < MOURNING else None
