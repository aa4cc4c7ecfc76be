"""Which rankings an edit reaches: those of newer stories that carry a term of the changed story, as long as it is among
the nearest carriers, or as it moves a count over a power of two. All others are kept as they were.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.model import Rankings
from broadsheet.related.ranking import NEAREST, carrying
from broadsheet.terms import unpack

GONE, NEW, SAME = "gone", "new", "same"


def kept(known: Rankings, made: Rankings) -> list[int] | None:
    """For each story its position in the known rankings, -1 for a new or changed one.

    None where so much changed, or the order of what stayed, that ranking all is simpler.
    """
    if known.count != made.count or not known.cards:
        return None
    old = {key: place for place, key in enumerate(_keys(known))}
    places = [old.get(key, -1) for key in _keys(made)]
    same = [place for place in places if place >= 0]
    is_ordered = all(first < second for first, second in pairwise(same))
    return places if is_ordered and 10 * len(same) > 9 * max(len(known.cards), len(places)) else None


def _keys(rankings: Rankings) -> Iterator[tuple[bytes, bytes, Sequence[str]]]:
    """All that a ranking knows of each story."""
    passed = dict(rankings.passed)
    for place, (card, terms) in enumerate(zip(rankings.cards, rankings.terms, strict=True)):
        yield card, terms, passed.get(place, ())


def reached(known: Rankings, made: Rankings, places: Sequence[int]) -> set[int]:
    """The positions of the stories that must be ranked: the new ones, and those that a change can reach."""
    gone = sorted(set(range(len(known.cards))).difference(places))
    again = {place for place, old in enumerate(places) if old < 0}
    if not gone and not again:
        return again
    changed = [*(known.terms[old] for old in gone), *(made.terms[place] for place in again)]
    wanted = {number for packed in changed for number in unpack(packed)[0]}
    events = _events(known, made, places, gone, wanted)
    again |= {place for found in events.values() for place in _walk(found)}
    again |= {place for place, old in enumerate(places) if old != place and old.bit_length() != place.bit_length()}
    return again


_Event = tuple[int, str]
"""A story's position among the present ones, and what became of it."""


def _events(
    known: Rankings, made: Rankings, places: Sequence[int], gone: Sequence[int], wanted: set[int]
) -> dict[int, list[_Event]]:
    """For each term of a changed story all that carry or carried it, oldest first."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    stayed = [(old, place) for place, old in enumerate(places) if old >= 0]
    for old in gone:  # it stood before the first of the stories after it that are still there
        at = bisect_right(stayed, (old, -1))
        before = stayed[at][1] if at < len(stayed) else len(places)
        for number in unpack(known.terms[old])[0]:
            found[number].append((before, 0, GONE))
    for number, carriers in carrying(made.terms, wanted).items():
        found[number] += [(place, 1, SAME if places[place] >= 0 else NEW) for place in carriers]
    return {number: [(place, kind) for place, _, kind in sorted(events)] for number, events in found.items()}


def _walk(events: Sequence[_Event]) -> Iterator[int]:
    """The unchanged carriers of a term whose nearest older carriers, or whose count of them, a change has altered."""
    before = now = 0
    since = NEAREST
    for place, kind in events:
        if kind == SAME and (since < NEAREST or before.bit_length() != now.bit_length()):
            yield place
        since = since + 1 if kind == SAME else 0
        before += kind != NEW
        now += kind != GONE
