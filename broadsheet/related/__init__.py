"""Related stories: chosen for what they are about, from the stories that were public when this one appeared.

Only older stories are candidates, so a page never changes because of a newer one. A ranking (`ranking`) looks, for each
of the story's terms, only at the nearest older stories that carry it, and a term's rarity is its count so far in powers
of two. So an edit reaches few other rankings, and given the last build's rankings only those are made again (`reach`).
The result is the same as without them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from broadsheet import digest
from broadsheet.desk import Filed
from broadsheet.model import NO_RANKINGS, Rankings
from broadsheet.related.ranking import HALF_LIFE, LEAST, NEAREST, Passed, Ranking
from broadsheet.related.reach import kept, reached
from broadsheet.related.why import Share, shared

MANY = 3
"""Where more than one in so many stories must be ranked, ranking all in one walk is quicker."""


def related(
    stories: Sequence[Filed], count: int, known: Rankings = NO_RANKINGS, hasty: bool = False
) -> tuple[list[tuple[Filed, ...]], Rankings]:
    """The related stories of each story: the editor's, then the ranked ones. `stories` are newest first.

    `known` are the rankings of an earlier build, of whatever stories.
    """
    oldest_first = stories[::-1]
    picked = chosen(oldest_first, count)
    passed = {place: tuple([oldest_first[other].card.id for other in others]) for place, others in picked.items()}
    rankings = rank(oldest_first, passed, count, known, hasty)
    lists = list(rankings.lists)
    for place, others in picked.items():
        lists[place] = (*others, *lists[place])[:count]
    return [tuple([oldest_first[other] for other in others]) for others in reversed(lists)], rankings


def rank(
    stories: Sequence[Filed], passed: Passed, count: int, known: Rankings = NO_RANKINGS, hasty: bool = False
) -> Rankings:
    """Rank stories that are oldest first. In haste, the known rankings serve where only texts have changed."""
    made = Rankings(
        count=count,
        cards=tuple([filed.card.digest or digest.of(filed.card) for filed in stories]),
        terms=tuple([filed.article.terms for filed in stories]),
        passed=tuple(sorted((place, tuple(found)) for place, found in passed.items())),
    )
    if made == replace(known, lists=(), terms=made.terms if hasty else known.terms):
        return known
    ranking = Ranking(stories, passed, count)
    places = kept(known, made)
    if places is None:
        return replace(made, lists=tuple(ranking.all()))
    place_of = {old: place for place, old in enumerate(places) if old >= 0}
    reach = reached(known, made, places)
    last = {place: place_of[known.lists[places[place]][-1]] for place in reach.doubtful}
    again = reach.again | ranking.overtaken(reach.doubtful, last)
    if MANY * len(again) > len(stories):
        return replace(made, lists=tuple(ranking.all()))
    lists = ranking.some(again)
    found = (
        lists[place] if place in again else tuple([place_of[other] for other in known.lists[old]])
        for place, old in enumerate(places)
    )
    return replace(made, lists=tuple(found))


def chosen(stories: Sequence[Filed], count: int) -> dict[int, tuple[int, ...]]:
    """What editors chose, as positions, by the story's position: ids, content paths, addresses or slugs."""
    choosing = {place: f.article.orders.related for place, f in enumerate(stories) if f.article.orders.related}
    if not choosing:
        return {}
    named = _named(stories)
    found = {}
    for place, names in choosing.items():
        others = (named.get(name, named.get(name.lstrip("/"))) for name in names)
        unique = dict.fromkeys(other for other in others if other is not None and other != place)
        found[place] = tuple(unique)[:count]
    return found


def _named(stories: Sequence[Filed]) -> Mapping[str, int]:
    """Position by every name of a story. Of two stories with one slug the newer is meant."""
    named = {filed.card.url.rstrip("/").rpartition("/")[2]: place for place, filed in enumerate(stories)}
    for place, filed in enumerate(stories):
        named |= dict.fromkeys((filed.card.id, filed.card.url, filed.article.path), place)
    return named


__all__ = ["HALF_LIFE", "LEAST", "NEAREST", "Rankings", "Share", "chosen", "rank", "related", "shared"]
