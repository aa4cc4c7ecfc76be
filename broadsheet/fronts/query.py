"""Which stories fit what a slot asks for, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from broadsheet import profiles
from broadsheet.desk import Desk, Filed
from broadsheet.fronts.file import Query

WEIGHED = 500
"""How many of the newest stories are weighed against each other."""
DAY = timedelta(days=1)


class Finder:
    """Finds stories of a desk by what is said of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._topics = profiles.by_name(desk.profiles.values(), "topic")
        self._series = profiles.by_name(desk.profiles.values(), "series")

    def fits(self, filed: Filed, asks: Mapping[str, Sequence[str]]) -> bool:
        """Whether a story meets every key of a query."""
        return all(any(self.says(filed, kind, word) for word in words) for kind, words in asks.items())

    def says(self, filed: Filed, kind: str, word: str) -> bool:
        """Whether one word fits a story. `kind` is "section", "topic", "author", "series" or "format"."""
        card = filed.card
        if kind == "section":
            return card.section == word
        if kind == "topic":
            return profiles.slug(word, self._topics) in [topic.slug for topic in filed.topics]
        if kind == "author":
            return word.casefold() in self._signed(filed)
        if kind == "series":
            return filed.series is not None and profiles.slug(word, self._series) == filed.series.slug
        return word.casefold() == card.format.casefold()

    def _signed(self, filed: Filed) -> Iterator[str]:
        """Every name by which the byline of a story may be asked for."""
        for key in (*filed.card.authors, filed.card.agency):
            if key:
                author = self._desk.people[key]
                yield from (key.casefold(), author.name.casefold(), author.url.rstrip("/").rsplit("/", 1)[-1])


def ordered(stories: Iterable[Filed], order: str) -> Iterator[Filed]:
    """Stories in the order in which they fill a slot. `stories` are newest first; no more of them are taken than asked
    for, so that a front costs the same however many there are."""
    if order == "newest":
        yield from stories
        return
    rest = iter(stories)
    first = list(islice(rest, WEIGHED))
    if first:
        newest = first[0].card.published
        yield from sorted(first, key=lambda filed: weight(filed, newest), reverse=True)
    yield from rest


def weight(filed: Filed, newest: datetime) -> tuple[int, datetime, str]:
    """What a story weighs beside others: its own weight less a day for each that it is older than the newest one.

    So a weight of 2 outweighs two days of other news, and no weight weighs for ever.
    """
    age = (newest - filed.card.published) // DAY
    return filed.article.orders.weight - age, filed.card.published, filed.card.id


def by_query(finder: Finder, stories: Iterable[Filed], query: Query) -> Iterator[Filed]:
    """The stories that a query asks for, in its order."""
    asks = query.asks
    return ordered((filed for filed in stories if finder.fits(filed, asks)) if asks else stories, query.order)
