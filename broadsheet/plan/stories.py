"""The pages of the stories: each with the related stories and the latest of its section beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from broadsheet import urls
from broadsheet.bylines import authors_of
from broadsheet.desk import Desk, Filed, linked, withheld
from broadsheet.kept import Kept
from broadsheet.model import Author, Card, FeedLink, Link, Page, StoryContent, Translation
from broadsheet.pictures import current

LARGE = 480
"""Pixels of width from which a picture in a text is listed in the sitemap."""


def stories(
    desk: Desk,
    feeds: Mapping[str, tuple[FeedLink, ...]],
    related: Sequence[Sequence[Filed]],
    versions: Mapping[str, tuple[Translation, ...]],
    kept: Kept,
) -> Iterator[Page]:
    """A page for each story: the story, and apart from it the related stories and the latest of its section.

    `related` are the related stories of each of the desk's stories, `versions` the languages of some, by id.
    """
    above = desk.site.stories.corrections == "above"
    before = _before(desk)
    others = {filed.card.id: found for filed, found in zip(desk.stories, related, strict=True)}
    for group in desk.by_section.values():
        latest = Latest(desk, group)
        announced = feeds.get(group[0].section.url, ())
        for index, filed in enumerate(group):
            yield kept.of(
                ("story", filed.card.id),
                story,
                filed,
                before.get(filed.card.id),
                versions.get(filed.card.id, ()),
                tuple([other.card for other in others[filed.card.id]]),
                latest.beside(index),
                latest.fragment,
                above,
                announced,
                desk.people,
                desk.addresses,
                desk.now,
            )


def _before(desk: Desk) -> dict[str, Link]:
    """The part before each part of a series, by the id of the later one."""
    pairs = (pair for parts in desk.by_series.values() for pair in pairwise(parts))
    return {later.card.id: Link(earlier.card.title, earlier.card.url) for earlier, later in pairs}


def story(
    filed: Filed,
    before: Link | None,
    versions: tuple[Translation, ...],
    related: tuple[Card, ...],
    more: tuple[Card, ...],
    fragment: str,
    above: bool,
    feeds: tuple[FeedLink, ...],
    people: Mapping[str, Author],
    addresses: Mapping[str, str],
    now: datetime,
) -> Page:
    """The page of one story. `before` is the part before it in its series, `versions` its languages, `more` are the
    latest stories beside it, `above` is whether corrections stand before it.
    """
    card = filed.card
    return Page(
        path=urls.output_path(card.url),
        url=card.url,
        kind="story",
        template="story.html",
        content=_content(filed, before, versions, related, more, fragment, above),
        title=card.title,
        lang=card.lang,
        body=filed.article.body_digest,
        people=authors_of((card,), people),
        feeds=feeds,
        crumbs=(Link(filed.section.title, filed.section.url),),
        index=filed.state == "public",
        links=linked(filed.article, addresses),
        withheld=withheld(filed.article, now),
        pictures=tuple(_large(filed, now)),
        canonical=filed.canonical,
    )


def _large(filed: Filed, now: datetime) -> Iterator[str]:
    """The addresses of a story's pictures that are worth finding, each once."""
    shown = [filed.card.picture, *(current(picture, now) for picture in filed.article.pictures)]
    large = (item.url for item in shown if item and (item is filed.card.picture or item.width >= LARGE))
    yield from dict.fromkeys(large)


def _content(
    filed: Filed,
    before: Link | None,
    versions: tuple[Translation, ...],
    related: tuple[Card, ...],
    more: tuple[Card, ...],
    fragment: str,
    above: bool,
) -> StoryContent:
    return StoryContent(
        card=filed.card,
        section=filed.section,
        topics=filed.topics,
        series=filed.series,
        before=before,
        corrections=filed.corrections,
        notes_above=filed.is_retracted or above,
        related=related,
        more=more,
        fragment=fragment,
        state="" if filed.state == "public" else filed.state,
        translations=versions,
    )


class Latest:
    """The list of a section's latest stories beside one of them, as `[stories] more` asks for it."""

    def __init__(self, desk: Desk, group: Sequence[Filed]) -> None:
        self._count = desk.site.stories.more_count
        self._window = desk.site.window()
        self._now = desk.now
        self._cards = tuple([filed.card for filed in group])
        self.fragment = urls.fragment(group[0].section.slug) if group and self._count else ""

    def beside(self, index: int) -> tuple[Card, ...]:
        """The list for the story at `index`: the latest when its window closed, itself left out.

        A window of nothing ("frozen") gives the stories before it: a list that never changes.
        """
        start = index + 1 if self._window == timedelta() else self._start(index)
        end = start + self._count
        if start <= index < end:
            return self._cards[start:index] + self._cards[index + 1 : end + 1]
        return self._cards[start:end]

    def _start(self, index: int) -> int:
        if self._window is None:
            return 0
        closed = min(self._now, self._cards[index].published + self._window)
        return bisect_left(self._cards, -closed.timestamp(), key=_age)


def _age(card: Card) -> float:
    return -card.published.timestamp()
