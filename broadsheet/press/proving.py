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

Read: TypeAlias = Callable[[str], bytes | None]
"""The bytes of an output by its path, or None."""


def faults(edition: Edition, given: Given, outputs: str, now: Read, before: Read = lambda _: None) -> list[Problem]:
    """Everything that is wrong with the feeds. `now` reads them as they will stand, `before` as the last edition had
    them. A fault of one story is told at the place of its id, one of a document at its path below `outputs`, the output
    folder as seen from the content folder. A story that another stands in the place of has moved.
    """
    feeds = [output for output in edition.outputs if isinstance(output, Feed)]
    printed = [(feed, data) for feed in feeds if (data := now(feed.path)) is not None]
    old = known((feed.format, data) for feed in feeds if (data := before(feed.path)) is not None)
    places = {article.card.id: mark(article, "id") for article in given.articles}
    lost = {url: name for url, name in old.items() if name not in places}
    found = check(printed, Against(places, lost))
    documents = {feed.path for feed in feeds}
    return [replace(one, path=f"{outputs}/{one.path}") if one.path in documents else one for one in found]
