"""One walk from the oldest story to the newest: each is compared with the nearest older stories that share its terms.

The score of an older story is the sum over the shared terms of rarity and the roots of both weights, divided by the
root of the older story's weights in all, and halved every `HALF_LIFE` of its age. All of it is exact arithmetic of
IEEE 754 in a fixed order, so that every machine finds the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
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


class Ranking:
    """Stories that are oldest first, and what the walk has met so far."""

    def __init__(self, stories: Sequence[Filed], passed: Passed, count: int) -> None:
        self._stories = stories
        self._passed = passed
        self._count = count
        self._carriers: dict[int, Carriers] = {}

    def run(self, carried: Iterable[tuple[int, Carried]], ranked: Collection[int]) -> dict[int, tuple[int, ...]]:
        """The lists of the positions in `ranked`, best first.

        `carried` gives positions in order with their terms; those in `ranked` with all, others with such as matter.
        """
        lists: dict[int, tuple[int, ...]] = dict.fromkeys(ranked, ())
        for place, terms in carried:
            if place in lists:
                lists[place] = self._list(place, terms)
            if terms:
                self._enter(place, terms)
        return lists

    def _enter(self, place: int, terms: Carried) -> None:
        filed = self._stories[place]
        share = fade(filed.card.published) / sqrt(sum(unpack(filed.article.terms)[1]))
        carriers = self._carriers
        for number, weight in terms:
            found = carriers.get(number)
            if found is None:
                found = carriers[number] = Carriers()
            found.add(place, ROOTS[weight] * share)

    def _list(self, place: int, terms: Carried) -> tuple[int, ...]:
        scores: dict[int, float] = {}
        get = scores.get
        for weight, carriers in self._shared(place, terms):
            for other, part in zip(carriers.places[-NEAREST:], carriers.parts[-NEAREST:], strict=True):
                scores[other] = get(other, 0.0) + weight * part
        if not scores:
            return ()
        least = LEAST * self._own(place, terms)
        few = 3 * (self._count + len(self._passed.get(place, ())))
        best = _best(scores, few, least)
        taken = self._take(place, best, least)
        if len(taken) < self._count and len(best) < len(scores):
            taken = self._take(place, _best(scores, len(scores), least), least)
        return taken

    def _shared(self, place: int, terms: Carried) -> Iterator[tuple[float, Carriers]]:
        """The terms that older stories carry and that are rare enough to say something, with what each counts."""
        stories = place.bit_length()
        for number, weight in terms:
            carriers = self._carriers.get(number)
            if carriers is not None and (rarity := stories - carriers.count.bit_length()) > 0:
                yield rarity * ROOTS[weight], carriers

    def _own(self, place: int, terms: Carried) -> float:
        """The story's likeness to itself."""
        stories = place.bit_length()
        like = 0.0
        for number, weight in terms:
            carriers = self._carriers.get(number)
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
