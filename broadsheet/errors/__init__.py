"""Mistakes: what they are called, where they stand, and how they read.

A code is permanent: once published it keeps its meaning for ever, because people search for it. The texts live in
the catalogue beside this file (one module per family), from which `docs/errors.md` is generated.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "off"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of mistake in the catalogue. `what`, `why` and `todo` are format strings over a problem's facts."""

    what: str
    why: str = ""
    todo: str = ""
    severity: Severity = "error"
    example: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place. `line` and `column` count from 1; 0 means that the whole file is meant."""

    path: str
    line: int
    column: int
    code: str
    text: str = field(compare=False)
    severity: Severity = field(default="error", compare=False)

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)]) if self.path else "broadsheet"
        label = "" if self.severity == "error" else f"{self.severity}: "
        return f"{place}: {self.code} {label}{self.text}"


class Mistakes(Exception):
    """Every mistake that one run found. Raised once, at the end of a step, so that a user sees them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Mistakes], tuple[tuple[Problem, ...]]]:
        """So that it can cross a process border."""
        return Mistakes, (self.problems,)


def problem(code: str, path: str, line: int = 0, column: int = 0, **facts: object) -> Problem:
    """Make a problem from the catalogue. `facts` fill the entry's texts; `near` (a guess) becomes "Did you mean".

    Raises:
        KeyError: the code is not in the catalogue, or a fact that its text needs is missing.
    """
    entry = CATALOGUE[code]
    near = facts.get("near")
    hint = f' Did you mean "{near}"?' if near else ""
    parts = [sentence(part.format_map(facts)) for part in (entry.what, entry.why, entry.todo) if part]
    return Problem(path, line, column, code, " ".join(parts) + hint, entry.severity)


def sentence(text: str) -> str:
    """End a text with a full stop unless it already ends like a sentence."""
    return text if text.endswith((".", "?", "!")) else text + "."


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a misspelt one most likely means, or None."""
    found = difflib.get_close_matches(name.casefold(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def _catalogue() -> Mapping[str, Entry]:
    merged: dict[str, Entry] = {}
    for found in pkgutil.iter_modules(__path__):
        codes: Mapping[str, Entry] = importlib.import_module(f"{__name__}.{found.name}").CODES
        if doubled := merged.keys() & codes.keys():
            raise ValueError(f"codes given twice: {sorted(doubled)}")
        merged.update(codes)
    return dict(sorted(merged.items()))


CATALOGUE: Mapping[str, Entry] = _catalogue()
"""Every code of Broadsheet: B1xx settings, B2xx front matter, B3xx bodies and pictures, B4xx the tree, addresses
and the output folder, B5xx templates, B6xx feeds, B7xx checks, B8xx publishing, B9xx preview."""
