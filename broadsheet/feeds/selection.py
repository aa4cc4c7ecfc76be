"""Which entries a feed document holds. Pure arithmetic on lists; nothing here knows of formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.model import Entry

ARCHIVE = 50
"""Stories in an archive document (RFC 5005)."""
FEWEST = 10
RECENT = timedelta(days=14)
"""How long a corrected story is back in the feed."""
_ENVELOPE = 1500
"""Bytes of an entry besides its content, about."""


@dataclass(frozen=True, slots=True)
class Place:
    """A story's place in the order of publication, kept when the story itself is gone."""

    published: datetime
    id: str
    entry: Entry | None


def sealed(places: Sequence[Place]) -> list[tuple[Entry, ...]]:
    """The full archives of a feed, oldest first, the entries of each newest first.

    A story that was withdrawn or expired keeps its place empty: so its removal changes one archive and not all that
    come after it.
    """
    ordered = sorted(places, key=lambda place: (place.published, place.id))
    full = len(ordered) // ARCHIVE * ARCHIVE
    chunks = (ordered[start : start + ARCHIVE] for start in range(0, full, ARCHIVE))
    return [tuple(place.entry for place in reversed(chunk) if place.entry is not None) for chunk in chunks]


def select(entries: Sequence[Entry], now: datetime, limit: int, kilobytes: int, unsealed: int = 0) -> list[Entry]:
    """The entries of the document that people subscribe to, newest first.

    Args:
        entries: all that the feed could hold, newest first.
        now: the instant of the edition.
        limit: how many at most.
        kilobytes: the size of the document at which it ends, unless it would have fewer than ten entries.
        unsealed: how many of the newest stand in no archive yet, and so must be here whatever their size.

    Stories that were changed in the last two weeks come on top of these, the latest changes first, up to `limit`.
    """
    count = max(unsealed, _fitting(entries[:limit], kilobytes * 1000))
    changed = [entry for entry in entries[count:] if _is_recent(entry, now)]
    changed.sort(key=lambda entry: (entry.card.updated, entry.card.id), reverse=True)
    chosen = {id(entry) for entry in changed[:limit]}
    return [*entries[:count], *(entry for entry in entries[count:] if id(entry) in chosen)]


def _fitting(entries: Sequence[Entry], room: int) -> int:
    """How many of the first entries fit into a document of `room` bytes; escaping makes a content an eighth longer."""
    for count, entry in enumerate(entries):
        room -= entry.size * 9 // 8 + _ENVELOPE
        if room < 0 and count >= FEWEST:
            return count
    return len(entries)


def _is_recent(entry: Entry, now: datetime) -> bool:
    card = entry.card
    return card.updated > card.published and timedelta() <= now - card.updated < RECENT
