"""Rules about dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from broadsheet.check.paper import Paper, Place, Story
from broadsheet.check.rule import of_story
from broadsheet.errors import Problem, problem

NEAR = timedelta(hours=3)
FAR = timedelta(days=366)
OLDEST = 1700
_OFFSET = re.compile(r"(?:[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)[\"']?\s*(?:#.*)?$")
_CLOCK = re.compile(r"\d[Tt ]+\d{1,2}:\d{2}")


@of_story("B712")
def far_date(story: Story, paper: Paper) -> Iterator[Problem]:
    """A story is dated neither more than a year ahead nor before there were newspapers such as this."""
    published = story.article.card.published
    if published > paper.now + FAR:
        yield problem("B712", *_place(story), date=f"{published:%Y-%m-%d}", distance="more than a year ahead")
    elif published.year < OLDEST:
        yield problem("B712", *_place(story), date=f"{published:%Y-%m-%d}", distance="very long ago")


@of_story("B713")
def near_clock_change(story: Story, paper: Paper) -> Iterator[Problem]:
    """A date within three hours of a change of the newsroom's clocks says its offset from UTC."""
    zone = paper.site.site.timezone
    published = story.article.card.published
    if not changes(published, zone):
        return
    path, line, column = _place(story)
    written = story.source.splitlines()[line - 1] if line else ""
    if _CLOCK.search(written) and not _OFFSET.search(written):
        local = published.astimezone(ZoneInfo(zone))
        hours = int(NEAR / timedelta(hours=1))
        yield problem("B713", path, line, column, date=f"{local:%Y-%m-%d %H:%M}", hours=hours, zone=zone)


def _place(story: Story) -> Place:
    """Where the instant of publication is written: at the embargo, where that ends later than the date."""
    return story.at("embargo" if story.article.orders.embargo == story.article.card.published else "date")


def changes(at: datetime, zone: str) -> bool:
    """Whether the clocks of a zone change within three hours of an instant."""
    before, after = ((at + shift).astimezone(ZoneInfo(zone)).utcoffset() for shift in (-NEAR, NEAR))
    return before != after
