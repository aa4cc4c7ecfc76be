"""What a build did, for people and for machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.errors import Problem

Change = Literal["printed", "rewritten", "removed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One output whose bytes changed. `why` is the judge's reason."""

    path: str
    change: Change
    why: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of one build. `seconds` holds wall-clock seconds by step."""

    now: str
    stories: int
    outputs: int
    read: int
    """Files whose bytes were read because their stat had changed."""
    parsed: int
    """Files that were converted; the others came from the ledger."""
    rendered: int
    """Outputs that were rendered; those whose bytes were the same are not in `changes`."""
    changes: tuple[Changed, ...]
    problems: tuple[Problem, ...]
    seconds: dict[str, float]
    left_out: tuple[str, ...] = ()
    """With keep-going: the files that were left out for their mistakes."""

    @property
    def written(self) -> int:
        return sum(change.change != "removed" for change in self.changes)

    @property
    def removed(self) -> int:
        return sum(change.change == "removed" for change in self.changes)
