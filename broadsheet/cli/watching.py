"""`broadsheet publish --watch`: build and publish now, whenever something is due, and when the tree changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn

import click

from broadsheet import due, press
from broadsheet.cli import site as sites
from broadsheet.errors import Mistakes
from broadsheet.press import Job

LOOK = 300.0
"""Seconds between two looks at the tree, at most: for what was changed, and for clocks that were set."""
AGAIN = 30.0
"""Seconds until a round that failed is tried again; twice as many each time, up to `LOOK`."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to, and the next instant at which something is due, if any is."""

    is_done: bool
    next: datetime | None = None


def watch(
    work: Callable[[], Round],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    sleep: Callable[[float], None] = time.sleep,
) -> NoReturn:
    """Do rounds of work for ever."""
    failures = 0
    while True:
        done = work()
        failures = 0 if done.is_done else failures + 1
        sleep(pause(clock(), done.next, failures))


def pause(now: datetime, coming: datetime | None, failures: int) -> float:
    """Seconds until the next round: until what is due, but not longer than `LOOK`."""
    longest = min(LOOK, AGAIN * 2 ** (failures - 1)) if failures else LOOK
    return longest if coming is None else min(longest, max(0.0, (coming - now).total_seconds()))


class Watcher:
    """Builds, and publishes what differs from the last round. `publish` gives an exit code."""

    def __init__(self, job: Callable[[], Job], publish: Callable[[], int]) -> None:
        self._job, self._publish = job, publish
        self._is_published = False
        self._told: datetime | None = None

    def work(self) -> Round:
        """One round. Mistakes are shown; the last good edition stays where it is, and the next round tries again."""
        job = self._job()
        try:
            report = press.build(job)
            if report.changes or not self._is_published:
                self._is_published = self._publish() == 0
            coming = due.next_due(press.ask(job).given, job.now)
        except Mistakes as mistakes:
            sites.show(mistakes.problems)
            return Round(False)
        if coming is not None and coming != self._told:
            click.echo(f"Next due: {sites.local(coming, job.site)}")
        self._told = coming
        return Round(self._is_published, coming)
