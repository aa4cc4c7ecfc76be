"""Related stories: chosen for what they are about, from the stories that were public when this one appeared.

Only older stories are candidates, so a page never changes because of a newer one. A ranking looks, for each of the
story's terms, only at the `NEAREST` older stories that carry it, and a term's rarity is its count so far in powers of
two. So an edit reaches few other rankings, and `rank` given the last build's rankings makes only those again. The
result is the same as without them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest
from itertools import accumulate
from math import ldexp, sqrt

from broadsheet import terms
from broadsheet.desk import Filed

NEAREST = 64
"""How many of the nearest older stories are looked at for each term."""
HALF_LIFE = timedelta(days=730)
"""In this time a story loses half of its score."""
LEAST = 0.02
"""The part of a story's likeness to itself that another must reach."""
_HALF_LIFE = HALF_LIFE.total_seconds()


@dataclass(frozen=True, slots=True)
class Rankings:
    """The rankings of a list of stories and all that they were made from, oldest story first."""

    count: int = 0
    cards: tuple[bytes, ...] = ()
    terms: tuple[bytes, ...] = ()
    passed: tuple[tuple[str, ...], ...] = ()
    """Ids of the stories that an editor chose for a story, which the ranking passes over."""
    lists: tuple[tuple[int, ...], ...] = ()
    """Positions of the related stories, the best first."""


NOTHING = Rankings()


def related(stories: Sequence[Filed], count: int, known: Rankings = NOTHING) -> tuple[list[tuple[Filed, ...]], Rankings]:
    """The related stories of each story: the editor's, then the ranked ones. `stories` are newest first.

    `known` are the rankings of an earlier build, of whatever stories.
    """
    oldest_first = stories[::-1]
    chosen = _chosen(oldest_first, count)
    rankings = rank(oldest_first, {place: tuple(f.card.id for f in found) for place, found in chosen.items()}, count, known)
    found = [tuple([oldest_first[other] for other in others]) for others in rankings.lists]
    for place, picked in chosen.items():
        found[place] = (*picked, *found[place])[:count]
    found.reverse()
    return found, rankings


def rank(stories: Sequence[Filed], passed: Mapping[int, tuple[str, ...]], count: int, known: Rankings) -> Rankings:
    """Rank stories that are oldest first. `passed` are the ids that the ranking of a story passes over, by position."""
    made = Rankings(
        count,
        tuple([filed.card.digest for filed in stories]),
        tuple([filed.article.terms for filed in stories]),
        tuple([passed.get(place, ()) for place in range(len(stories))]) if passed else ((),) * len(stories),
    )
    kept = _kept(known, made)
    if kept is None:
        whole = (zip(*terms.unpack(packed), strict=True) for packed in made.terms)
        lists = _rank(stories, made, range(len(stories)), enumerate(map(list, whole)))
        return _with(made, [lists[place] for place in range(len(stories))])
    again = _reached(known, made, kept)
    lists = _rank(stories, made, again, _carrying(made.terms, _terms_of(made.terms[place] for place in again)))
    place_of = {old: new for new, old in enumerate(kept) if old >= 0}
    found = []
    for place, old in enumerate(kept):
        others = lists.get(place)
        found.append(tuple([place_of[other] for other in known.lists[old]]) if others is None else others)
    return _with(made, found)


def _with(made: Rankings, lists: Sequence[tuple[int, ...]]) -> Rankings:
    return Rankings(made.count, made.cards, made.terms, made.passed, tuple(lists))


def _chosen(stories: Sequence[Filed], count: int) -> dict[int, tuple[Filed, ...]]:
    """What editors chose, by the story's position: ids, content paths, addresses or slugs in `related`."""
    choosing = [(place, filed.article.orders.related) for place, filed in enumerate(stories) if filed.article.orders.related]
    if not choosing:
        return {}
    named: dict[str, Filed] = {}
    for filed in stories:
        named.setdefault(filed.card.url.rstrip("/").rpartition("/")[2], filed)
    for filed in stories:
        named |= dict.fromkeys((filed.card.id, filed.card.url, filed.article.path), filed)
    found = {}
    for place, names in choosing:
        others = (named.get(name) or named.get(name.lstrip("/")) for name in names)
        picked = dict.fromkeys(id(other) for other in others if other is not None and other is not stories[place])
        found[place] = tuple(other for other in _by_identity(named.values(), picked))[:count]
    return found


def _by_identity(stories: Iterable[Filed], wanted: Mapping[int, None]) -> Iterator[Filed]:
    known = {id(filed): filed for filed in stories}
    return (known[identity] for identity in wanted)
