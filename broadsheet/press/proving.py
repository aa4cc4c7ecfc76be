"""The feeds of an edition held against their formats, against one another and against the last edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from broadsheet.errors import Problem
from broadsheet.feeds.check import Against, check, known
from broadsheet.marks import mark
from broadsheet.model import Edition, Feed
from broadsheet.plan import Given
from broadsheet.press.job import Job
from broadsheet.press.mistakes import located

Read: TypeAlias = Callable[[str], bytes | None]
"""The bytes of an output by its path, or None."""


def faults(job: Job, edition: Edition, given: Given, now: Read, before: Read = lambda _: None) -> list[Problem]:
    """Everything that is wrong with the feeds, at paths as seen from the site's folder.

    `now` reads them as they will stand, `before` as the last edition had them. A fault of one story is told at the
    place of its id, one of a document at its file. A story that another stands in the place of has moved.
    """
    feeds = [output for output in edition.outputs if isinstance(output, Feed)]
    printed = [(feed, data) for feed in feeds if (data := now(feed.path)) is not None]
    old = known((feed.format, data) for feed in feeds if (data := before(feed.path)) is not None)
    places = {article.card.id: mark(article, "id") for article in given.articles}
    lost = {url: name for url, name in old.items() if name not in places}
    found = check(printed, Against(places, lost))
    documents = {feed.path for feed in feeds}
    of_feeds = [replace(one, path=f"{job.target}/{one.path}") for one in found if one.path in documents]
    return [*of_feeds, *located(job, [one for one in found if one.path not in documents])]
