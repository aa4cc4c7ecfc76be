"""The mistakes found in one file, in the order of their finding. The one place where reading a file has an effect."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from broadsheet.errors import Problem, problem


class Placed(Protocol):
    """Anything that stands at a line and column of the file, both from 1."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A line and column of the file, both from 1; 0 means that the whole file is meant."""

    line: int = 0
    column: int = 0


FILE = Place()
MISSING = frozenset({"B301", "B304"})
"""A picture, or a file to link to, that is not there."""


@dataclass(slots=True)
class Findings:
    """Collects every problem of the file at `path`, so that one run shows them all."""

    path: str
    lenient: bool = False
    """True where a file that is missing is a warning, and what names it goes without."""
    problems: list[Problem] = field(default_factory=list)

    def soften(self) -> None:
        """Make warnings of the mistakes that the site's settings forgive."""
        if self.lenient:
            self.problems = [
                replace(found, severity="warning") if found.code in MISSING else found for found in self.problems
            ]

    def add(self, code: str, at: Placed = FILE, /, **facts: object) -> None:
        """Note a mistake of the catalogue. `facts` fill its texts; long ones are cut."""
        short = {name: shown(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        self.problems.append(problem(code, self.path, at.line, at.column, **short))

    @property
    def failed(self) -> bool:
        """True when something was found that a story cannot be printed with."""
        return any(found.severity == "error" for found in self.problems)


def shown(text: str, limit: int = 160) -> str:
    """A text as a message shows it: on one line, not too long, without what a terminal might obey."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))
    return line if len(line) <= limit else line[: limit - 1] + "…"
