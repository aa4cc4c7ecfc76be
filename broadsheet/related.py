"""Related stories: chosen for what they are about, from the stories that were public when this one appeared.

Only older stories are candidates, so a page never changes because of a newer one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from broadsheet.desk import Filed

NEAREST = 40
"""How many of the nearest older stories are looked at for each topic."""


def rank(stories: Sequence[Filed], count: int) -> Mapping[str, tuple[Filed, ...]]:
    """The related stories of each story, by its id. `stories` are newest first."""
    carriers: dict[str, list[int]] = {}
    ranked: dict[str, tuple[Filed, ...]] = {}
    oldest_first = list(reversed(stories))
    by_name = {name: f for f in stories for name in (f.card.id, f.article.path)}
    for index, filed in enumerate(oldest_first):
        chosen = [by_name[name] for name in filed.article.orders.related if name in by_name]
        scores: dict[int, float] = {}
        for topic in filed.topics:
            older = carriers.setdefault(topic.slug, [])
            weight = 1 / (1 + math.ceil(math.log2(len(older) + 1)))
            for other in older[-NEAREST:]:
                scores[other] = scores.get(other, 0.0) + weight
            older.append(index)
        best = sorted(scores, key=lambda other: (-round(scores[other], 6), -other))
        for other in best:
            if len(chosen) >= count:
                break
            if all(oldest_first[other] is not story for story in chosen):
                chosen.append(oldest_first[other])
        ranked[filed.card.id] = tuple(chosen[:count])
    return ranked
