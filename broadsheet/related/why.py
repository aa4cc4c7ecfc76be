"""Why two stories are related: the terms that they share, and how much each adds to the ranking's score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from broadsheet.desk import Filed
from broadsheet.related.ranking import NEAREST, ROOTS, fade
from broadsheet.terms import unpack


@dataclass(frozen=True, slots=True)
class Share:
    """A term that two stories share.

    `carriers` counts the older stories that carry it, `weight` and `other` are its weights in the two. `score` is what
    it adds, as a part of the story's likeness to itself: 0 where most stories carry the term, or where the other story
    is not among the nearest that do.
    """

    number: int
    carriers: int
    weight: int
    other: int
    score: float


def shared(stories: Sequence[Filed], place: int, other: int) -> list[Share]:
    """The terms that the story at a position shares with an older one. `stories` are oldest first."""
    own, older = (dict(zip(*unpack(stories[at].article.terms), strict=True)) for at in (place, other))
    carriers: dict[int, list[int]] = {number: [] for number in own}
    for at, filed in enumerate(stories[:place]):
        for number in own.keys() & set(unpack(filed.article.terms)[0]):
            carriers[number].append(at)
    rarity = {number: max(0, place.bit_length() - len(found).bit_length()) for number, found in carriers.items()}
    likeness = sum(own[number] * rarity[number] for number in own) * _share(stories[place], own) or 1.0
    scale = _share(stories[other], older) / likeness
    return [
        Share(
            number,
            len(carriers[number]),
            own[number],
            older[number],
            rarity[number] * ROOTS[own[number]] * ROOTS[older[number]] * scale * (other in carriers[number][-NEAREST:]),
        )
        for number in sorted(own.keys() & older.keys())
    ]


def _share(filed: Filed, terms: dict[int, int]) -> float:
    return fade(filed.card.published) / sqrt(sum(terms.values()) or 1)
