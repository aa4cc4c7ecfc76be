"""One build: what is asked for, and the clock of its steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from broadsheet.config import Site
from broadsheet.kept import NOTHING, Kept

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told the step, the pieces done and the pieces in all."""
STATE = ".broadsheet"


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


@dataclass(frozen=True, slots=True)
class Early:
    """Somebody who waits for outputs while a build is at work."""

    wanted: Callable[[], Iterable[str]]
    """The output paths that are waited for now. Asked often, in the build's own process."""
    take: Callable[[str, Iterable[bytes]], None]
    """Handed a path and its bytes in pieces. The build may still fail, and then there is no such edition."""


@dataclass(frozen=True, slots=True)
class Job:
    """One build. Folders are absolute; `now` is aware; `workers` 0 means one for each processor."""

    root: Path
    site: Site
    content: Path
    templates: Path
    theme: Path
    output: Path
    now: datetime
    started_ns: int
    drafts: bool = False
    keep_going: bool = False
    max_changed: int | None = None
    prove: bool = False
    """Hold every feed against its format and the others before anything is moved to its place."""
    atomic: bool = False
    """Print into a new folder and switch a symbolic link (see `press.editions`)."""
    workers: int = 0
    executor: Executor | None = None
    """Where to read and print instead of in `workers` processes. It must see the same files; it is not shut down."""
    state: Path | None = None
    """The folder of the ledger and the lock; `.broadsheet` beside the settings when None."""
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    progress: Progress = silent
    kept: Kept = NOTHING
    """What earlier builds of this process left behind. It spares work and changes nothing that is printed."""
    touched: frozenset[Path] | None = None
    """The only files that may differ since the last build with the same `kept`; None where that is not known. Such a
    build trusts that nobody else prints into its folder, and leaves the tidying to the next one that looks at all."""
    hasty: bool = False
    """Print what a reader of the changed page sees at once, and leave feeds and new related stories to the next build,
    which must follow: only with that one is the edition whole."""
    early: Early | None = None
    """Whom to hand outputs to before the edition is printed."""

    @property
    def ledger(self) -> Path:
        return (self.state or self.root / STATE) / "ledger.sqlite"

    @property
    def lock(self) -> Path:
        return (self.state or self.root / STATE) / "lock"

    @property
    def target(self) -> str:
        """The name of the output folder in the ledger: as seen from the site, so that both may be moved together."""
        inside = self.output.is_relative_to(self.root)
        return self.output.relative_to(self.root).as_posix() if inside else str(self.output)


class Watch:
    """Wall-clock seconds by step, for the report."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - begun, 4)
