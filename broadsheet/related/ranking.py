"""How a story's list is found: it is compared with the nearest older stories that share its terms.

The score of an older story is the sum over the shared terms of rarity and the roots of both weights, divided by the
root of the older story's weights in all, and halved every `HALF_LIFE` of its age. All of it is exact arithmetic of
IEEE 754 in a fixed order, so that every machine finds the same. All lists together are found in one walk from the
oldest story to the newest; a few of them without a walk, from the places of their terms (`carrying`).
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain, compress, repeat
from math import ldexp, sqrt
from typing import TypeAlias

from broadsheet import urls
from broadsheet.desk import Filed
from broadsheet.terms import unpack

NEAREST = 64
"""How many of the nearest older stories are looked at for each term."""
HALF_LIFE = timedelta(days=730)
LEAST = 0.02
"""The part of a story's likeness to itself that another must reach."""

Passed: TypeAlias = Mapping[int, Sequence[str]]
"""Ids of the stories that an editor chose for a story and its ranking passes over, by the story's position."""
Carried: TypeAlias = Sequence[tuple[int, int]]
"""The terms of a story: number and weight."""

ROOTS = [sqrt(weight) for weight in range(256)]
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Carriers:
    """The nearest older stories that carry a term, oldest first, what the term adds for each; and how many in all."""

    count: int = 0
    places: list[int] = field(default_factory=list)
    parts: list[float] = field(default_factory=list)

    def add(self, place: int, part: float) -> None:
        self.count += 1
        self.places.append(place)
        self.parts.append(part)
        if len(self.places) >= 2 * NEAREST:
            del self.places[:-NEAREST], self.parts[:-NEAREST]


def _parts(filed: Filed) -> dict[int, float]:
    """What each term of a story adds to a ranking that finds the story by it, by the term's number."""
    numbers, weights = unpack(filed.article.terms)
    if not numbers:
        return {}
    share = fade(filed.card.published) / sqrt(sum(weights))
    return dict(zip(numbers, [ROOTS[weight] * share for weight in weights], strict=True))


class _Parts(dict[int, dict[int, float]]):
    """What the terms of each story add, by the story's position; found when it is first asked for."""

    def __init__(self, stories: Sequence[Filed]) -> None:
        self._stories = stories

    def __missing__(self, place: int) -> dict[int, float]:
        self[place] = found = _parts(self._stories[place])
        return found


class Ranking:
    """The lists of stories that are oldest first. `passed` are what editors chose, `count` is the length of a list."""

    def __init__(self, stories: Sequence[Filed], passed: Passed, count: int) -> None:
        self._stories = stories
        self._passed = passed
        self._count = count
        self._packed = [filed.article.terms for filed in stories]
        self._parts = _Parts(stories)

    def all(self) -> list[tuple[int, ...]]:
        """The list of every story, best first."""
        met: dict[int, Carriers] = {}
        lists = []
        for place in range(len(self._stories)):
            lists.append(self._list(place, met))
            for number, part in _parts(self._stories[place]).items():
                found = met.get(number)
                if found is None:
                    found = met[number] = Carriers()
                found.add(place, part)
        return lists

    def some(self, places: Collection[int]) -> dict[int, tuple[int, ...]]:
        """The lists of the stories at some positions."""
        wanted = {number for place in places for number in unpack(self._packed[place])[0]}
        found = carrying(self._packed, wanted)
        return {place: self._list(place, self._before(place, found)) for place in places}

    def overtaken(self, doubtful: Mapping[int, Collection[int]], last: Mapping[int, int]) -> set[int]:
        """The positions whose list would take in one of the stories named with it, before the last that is in it."""
        wanted: set[int] = set()
        for place, others in doubtful.items():
            own = self._parts[place].keys()
            wanted.update(*(own & self._parts[other].keys() for other in (*others, last[place])))
        found = carrying(self._packed, wanted)
        return {
            place
            for place, others in doubtful.items()
            if max((self._score(place, other, found), other) for other in (*others, last[place]))[1] != last[place]
        }

    def _score(self, place: int, other: int, found: Mapping[int, Sequence[int]]) -> float:
        """The score of an older story, summed in the order of `_list`. `found` are all positions of shared terms."""
        parts, stories, score = self._parts[other], place.bit_length(), 0.0
        for number, weight in zip(*unpack(self._packed[place]), strict=True):
            if number in parts:
                count, at = (bisect_left(found[number], story) for story in (place, other))
                if count - at <= NEAREST and (rarity := stories - count.bit_length()) > 0:
                    score += rarity * ROOTS[weight] * parts[number]
        return score

    def _before(self, place: int, found: Mapping[int, list[int]]) -> dict[int, Carriers]:
        """The carriers of a story's terms that are older than it; `found` are all positions of those terms."""
        parts, older = self._parts, {}
        for number in unpack(self._packed[place])[0]:
            if count := bisect_left(found[number], place):
                near = found[number][max(0, count - NEAREST) : count]
                older[number] = Carriers(count, near, [parts[other][number] for other in near])
        return older

    def _list(self, place: int, older: Mapping[int, Carriers]) -> tuple[int, ...]:
        terms = list(zip(*unpack(self._packed[place]), strict=True))
        scores: dict[int, float] = {}
        get = scores.get
        for weight, carriers in _shared(place, terms, older):
            for other, part in zip(carriers.places[-NEAREST:], carriers.parts[-NEAREST:], strict=True):
                scores[other] = get(other, 0.0) + weight * part
        if not scores:
            return ()
        least = LEAST * self._own(place, terms, older)
        few = 3 * (self._count + len(self._passed.get(place, ())))
        best = _best(scores, few, least)
        taken = self._take(place, best, least)
        if len(taken) < self._count and len(best) < len(scores):
            taken = self._take(place, _best(scores, len(scores), least), least)
        return taken

    def _own(self, place: int, terms: Carried, older: Mapping[int, Carriers]) -> float:
        """The story's likeness to itself."""
        stories = place.bit_length()
        like = 0.0
        for number, weight in terms:
            carriers = older.get(number)
            like += weight * max(0, stories - carriers.count.bit_length() if carriers else stories)
        return like * fade(self._stories[place].card.published) / sqrt(sum(weight for _, weight in terms))

    def _take(self, place: int, best: Iterable[tuple[float, int]], least: float) -> tuple[int, ...]:
        """The first ones, but for those that the editor chose already, and one of a series."""
        passed = self._passed.get(place, ())
        series: set[str] = set()
        taken: list[int] = []
        for score, other in best:
            card = self._stories[other].card
            if len(taken) == self._count or score < least:
                break
            own = urls.slug(card.series)
            if card.id in passed or own in series:
                continue
            if own:
                series.add(own)
            taken.append(other)
        return tuple(taken)


def _shared(place: int, terms: Carried, older: Mapping[int, Carriers]) -> Iterator[tuple[float, Carriers]]:
    """The terms that older stories carry and that are rare enough to say something, with what each counts."""
    stories = place.bit_length()
    for number, weight in terms:
        carriers = older.get(number)
        if carriers is not None and (rarity := stories - carriers.count.bit_length()) > 0:
            yield rarity * ROOTS[weight], carriers


def _best(scores: Mapping[int, float], few: int, least: float) -> list[tuple[float, int]]:
    """The best `few` scores and some more, with their stories, best first; of equal ones the newer story.

    None is less than `least`. Most scores are far below the best: what is near it is found before it is sorted.
    """
    bound = max(scores.values())
    while True:
        bound = max(bound / 2, least)
        found = [(score, place) for place, score in scores.items() if score >= bound]
        if len(found) >= few or bound == least:
            found.sort(reverse=True)
            return found


def fade(published: datetime) -> float:
    """Doubles with every half-life: straight lines between the powers of two."""
    whole, rest = divmod(published - _EPOCH, HALF_LIFE)
    return ldexp(1 + rest / HALF_LIFE, whole)


def carrying(packed: Sequence[bytes], wanted: Collection[int]) -> dict[int, list[int]]:
    """The positions of the stories that carry each of some terms, in order. `packed` are the terms of every story."""
    lengths = [len(terms) // 5 for terms in packed]
    numbers = array("I", b"".join([terms[: 4 * length] for terms, length in zip(packed, lengths, strict=True)]))
    if sys.byteorder == "big":
        numbers.byteswap()
    is_wanted = list(map(set(wanted).__contains__, numbers))
    owners = chain.from_iterable(map(repeat, range(len(packed)), lengths))
    found: dict[int, list[int]] = defaultdict(list)
    for number, place in zip(compress(numbers, is_wanted), compress(owners, is_wanted), strict=True):
        found[number].append(place)
    return found
