"""Build in a loop: whatever asks for an edition while one is being printed gets the next one."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from broadsheet.preview import builder, mistakes
from broadsheet.preview.events import Hub
from broadsheet.preview.orders import Build, Order, Outcome, Question, Setup
from broadsheet.preview.process import Builder
from broadsheet.preview.watch import Touched

MANY = 20_000
"""Changed paths that an event names; above that every page is told to look for itself."""
BREATH = 0.2
"""Seconds after a save was served until what it left is printed."""
REST = 2.0
"""Seconds after a build before it is looked up when the next edition is due: an editor may be at work."""
QUIET = 20.0
"""Seconds after that until all files are looked at, in case that the watch missed one."""
LONGEST = 86_400.0
"""Seconds after which that is looked up again."""


class Rebuild:
    """The state of a preview: what is wanted, what was printed last, and which files changed when."""

    def __init__(self, setup: Setup, order: Order, builder: Builder, tell: Callable[[Outcome], None]) -> None:
        self.setup = setup
        self.order = order
        self.hub = Hub()
        self.session = secrets.token_hex(4)
        """Tells the pages of this run from those of another one."""
        self.number = 0
        """Of the last build, printed or not."""
        self.outcome: Outcome | None = None
        self.good: Outcome | None = None
        """The last one that was printed."""
        self.first = asyncio.Event()
        """Set when the first build has ended, well or not."""
        self._builder = builder
        self._tell = tell
        self._wanted = asyncio.Event()
        self._unsettled = False
        self._touched: Touched = None
        self._changed: dict[str, int] = {}
        self._why: dict[str, str] = {}
        self._alarm: asyncio.Task[None] | None = None
        self._base: str | None = None

    @property
    def base(self) -> str:
        """The path below which the site is published, such as "/news"; empty for the root of a domain."""
        if outcome := self.good or self.outcome:
            return outcome.base_path
        if self._base is None:
            self._base = builder.first_base(self.setup)
        return self._base

    def ask(self, order: Order | None = None, touched: Touched = None) -> None:
        """Have an edition printed: the one that is ordered, or the same again.

        `touched` are the only files that may differ since the last call; None where any may.
        """
        self.order = order or self.order
        self._touched = _both(self._touched, touched)
        self._wanted.set()

    def unsettle(self, begins: bool) -> None:
        """Begin no build while very many files change: one is asked for when that has ended."""
        self._unsettled = begins

    async def run(self) -> None:
        """Carry out what is asked for, one build at a time, for ever.

        A build that is refused is not spoken of where sources have changed meanwhile: what it met may have been a tree
        half-way from one branch to another. The next build says what is wrong.
        """
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if self._unsettled:
                continue
            touched, self._touched = self._touched, frozenset()
            hasty = bool(touched)  # a save: the page first, and the rest once that is served
            early = not self.first.is_set()
            outcome = await self._builder.build(Build(self.order, touched, hasty, early))
            if not outcome.printed:  # what was touched is still to be printed
                self._touched = _both(touched, self._touched)
                if self._unsettled or self._wanted.is_set():
                    continue
            self._enter(outcome)
            self.rest()
            wait = self._finish() if hasty and outcome.printed else self._await_due(complete=touched is None)
            self._alarm = asyncio.create_task(wait)

    def rest(self) -> None:
        """Wait no longer for what is due."""
        if self._alarm is not None:
            self._alarm.cancel()

    async def _finish(self) -> None:
        """Have the rest of an edition printed whose changed pages are served; the next save goes first."""
        await asyncio.sleep(BREATH)
        self.ask(touched=frozenset())

    async def _await_due(self, complete: bool) -> None:
        """Ask for an edition when the next one is due by itself, such as at the end of an embargo.

        After a build that looked only at what was touched, have all files looked at once nobody is at work.
        """
        await asyncio.sleep(REST)
        if not complete:
            await asyncio.sleep(QUIET)
            self.ask()
            return
        if self.order.at is None and self.outcome is not None and self.outcome.printed:
            coming = (await self.page("/")).get("coming", [])
            if coming:
                left = datetime.fromisoformat(coming[0]["at"]) - datetime.now(UTC)
                await asyncio.sleep(min(max(left.total_seconds(), 0) + 1, LONGEST))
                self.ask()

    def _enter(self, outcome: Outcome) -> None:
        last, self.outcome = self.outcome, outcome
        if last is not None and not outcome.changes and _is_alike(last, outcome):
            return
        self.number += 1
        if outcome.printed:
            self.good = outcome
            self._why.update(outcome.changes)
            self._changed.update((path, self.number) for path, _ in outcome.changes)
        self.first.set()
        self._tell(outcome)
        self.hub.send(self.state(self.number - 1))

    def state(self, since: int) -> dict[str, Any]:
        """All that an open page must know: what changed since the build that it knows, and what is wrong."""
        last, good = self.outcome, self.good
        changed = [path for path, number in self._changed.items() if number > since]
        return {
            "session": self.session,
            "number": self.number,
            "changed": changed if len(changed) <= MANY else None,
            "problems": mistakes.show(last.problems, self.setup.root, last.editor) if last else [],
            "printed": bool(last and last.printed),
            "making": last is None,
            "edition": {
                "now": _local(good) if good else "",
                "timezone": good.timezone if good else "",
                "travels": self.order.at is not None,
                "drafts": self.order.drafts,
                "stories": good.stories if good else 0,
            },
        }

    async def page(self, url: str) -> Mapping[str, Any]:
        """What the preview bar says of a page."""
        return await self._builder.answer(Question(self.order, url))

    async def pictures(self) -> Mapping[str, Any]:
        """What the contact sheet shows."""
        return await self._builder.answer(Question(self.order))

    def wish(self, path: str) -> None:
        """Have a page of the first edition laid ready in `setup.early` as soon as that is planned."""
        self._builder.wishes.add(path)

    def why(self, path: str) -> str:
        """Why an output was printed last in this run; empty when it was not."""
        return self._why.get(path, "")


def _both(one: Touched, other: Touched) -> Touched:
    return None if one is None or other is None else one | other


def _is_alike(one: Outcome, other: Outcome) -> bool:
    """Whether nobody need be told of the other one."""
    return all(getattr(one, name) == getattr(other, name) for name in ("order", "printed", "problems", "sources"))


def _local(good: Outcome) -> str:
    now: datetime | None = good.now
    return now.astimezone(ZoneInfo(good.timezone)).strftime("%Y-%m-%dT%H:%M") if now else ""
