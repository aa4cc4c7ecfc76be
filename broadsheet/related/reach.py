"""Which rankings an edit reaches: those of newer stories that carry a term of the changed story, as long as it is among
the nearest carriers, or as it moves a count over a power of two. All others are kept as they were.

Of those that are reached, most need not be made. A story that changed, or that came into sight or left it because
another did, alters a list only if it stands in it or is now better than the last that does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Reach:
    """What an edit reaches, as positions. `again` are the lists that must be made; each of `doubtful` may take in some
    of the stories named with it, and stays as it is if it does not.
    """

    again: set[int]
    doubtful: Mapping[int, set[int]] = field(default_factory=dict)


def reached(known: Rankings, made: Rankings, places: Sequence[int]) -> Reach:
    """What differs between two states of an archive reaches. `places` are the known positions (see `kept`)."""
    gone = sorted(set(range(len(known.cards))).difference(places))
    again = {place for place, old in enumerate(places) if old < 0}
    if not gone and not again:
        return Reach(again)
    changed = [*(known.terms[old] for old in gone), *(made.terms[place] for place in again)]
    wanted = {number for packed in changed for number in unpack(packed)[0]}
    events = _events(known, made, places, gone, wanted)
    doubtful: dict[int, set[int]] = defaultdict(set)
    for sight in (sight for found in events.values() for sight in _walk(found, places)):
        old = known.lists[places[sight.place]]
        better = {places[other] for other in sight.better}
        if sight.is_rarer or len(old) < max(1, made.count) or not sight.worse.union(better).isdisjoint(old):
            again.add(sight.place)
        else:
            doubtful[sight.place] |= sight.better
    again |= {place for place, old in enumerate(places) if old != place and old.bit_length() != place.bit_length()}
    return Reach(again, {place: new for place, new in doubtful.items() if new and place not in again})


_Event = tuple[int, str, int]
"""A story's position among the present ones, what became of it, and its own position (the known one if it is gone)."""


def _events(
    known: Rankings, made: Rankings, places: Sequence[int], gone: Sequence[int], wanted: set[int]
) -> dict[int, list[_Event]]:
    """For each term of a changed story all that carry or carried it, oldest first."""
    found: dict[int, list[tuple[int, int, str, int]]] = defaultdict(list)
    stayed = [(old, place) for place, old in enumerate(places) if old >= 0]
    for old in gone:  # it stood before the first of the stories after it that are still there
        at = bisect_right(stayed, (old, -1))
        before = stayed[at][1] if at < len(stayed) else len(places)
        for number in unpack(known.terms[old])[0]:
            found[number].append((before, 0, GONE, old))
    for number, carriers in carrying(made.terms, wanted).items():
        found[number] += [(place, 1, SAME if places[place] >= 0 else NEW, place) for place in carriers]
    return {number: [(place, kind, own) for place, _, kind, own in sorted(events)] for number, events in found.items()}


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a change means to an unchanged story through one term. `is_rarer` is whether the term's rarity is another;
    `worse` are the stories that count for less now, by their known positions, `better` those that may count for more.
    """

    place: int
    is_rarer: bool
    worse: set[int]
    better: set[int]


def _walk(events: Sequence[_Event], places: Sequence[int]) -> Iterator[_Sight]:
    """The unchanged carriers of a term whose nearest older carriers, or whose count of them, a change has altered."""
    same: list[int] = []
    gone: deque[tuple[int, int]] = deque()
    new: deque[tuple[int, int]] = deque()
    before = now = 0
    for place, kind, own in events:
        if kind == SAME:
            _pass(gone, before - NEAREST)
            _pass(new, now - NEAREST)
            is_rarer = before.bit_length() != now.bit_length()
            if gone or new or is_rarer:
                first = len(same) - min(before, NEAREST) + len(gone)
                first_now = len(same) - min(now, NEAREST) + len(new)
                worse = {own for _, own in gone}.union([places[other] for other in same[first:first_now]])
                yield _Sight(place, is_rarer, worse, {own for _, own in new}.union(same[first_now:first]))
            same.append(place)
        elif kind == GONE:
            gone.append((before, own))
        else:
            new.append((now, own))
        before += kind != NEW
        now += kind != GONE


def _pass(carriers: deque[tuple[int, int]], first: int) -> None:
    """Leave those behind that are no longer among the nearest."""
    while carriers and carriers[0][0] < first:
        carriers.popleft()
