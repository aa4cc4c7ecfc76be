"""Rules about editions to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from zoneinfo import ZoneInfo

from broadsheet import due
from broadsheet.check.paper import Paper
from broadsheet.check.rule import of_paper
from broadsheet.errors import Problem, problem

COMING = 10
"""How many instants are looked at."""


@of_paper("B721")
def coming_mistake(paper: Paper) -> Iterator[Problem]:
    """No mistake waits for the day when a story appears: the next ten changes of the site are planned too."""
    zone = ZoneInfo(paper.site.site.timezone)
    for moment in islice(due.moments(replace(paper.given, drafts=False), paper.now), COMING):
        for found in moment.problems:
            if found.severity == "error":
                at = moment.at.astimezone(zone).isoformat(timespec="minutes")
                yield problem("B721", found.path, found.line, found.column, at=at, text=f"{found.code} {found.text}")
