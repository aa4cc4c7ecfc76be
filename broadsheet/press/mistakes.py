"""The mistakes of a build: where they stand as seen from the site's folder, and whether they stop it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from posixpath import normpath

from broadsheet.errors import Mistakes, Problem
from broadsheet.press.job import Job


def located(job: Job, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems with their paths as seen from the site's folder, sorted, each once."""
    prefix = f"{job.site.paths.content}/" if job.content == job.root / job.site.paths.content else f"{job.content}/"
    placed = {replace(found, path=normpath(f"{prefix}{found.path}") if found.path else "") for found in problems}
    return tuple(fold(sorted(placed)))


FOLDED = frozenset({"B211", "B308"})
"""Warnings about a habit of a whole archive, told once for each thing that they name."""


def fold(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems, with those of `FOLDED` that say the same told at their first place only."""
    again = Counter((found.code, found.text) for found in problems if found.code in FOLDED)
    for found in problems:
        count = again.pop((found.code, found.text), None) if found.code in FOLDED else 1
        if count is not None:
            text = found.text if count == 1 else f"{found.text} (And {count - 1} times more.)"
            yield replace(found, text=text)


def stop(job: Job, problems: Sequence[Problem]) -> None:
    """Raises: Mistakes: there are errors, and the job does not go on without the stories that have them."""
    if not job.keep_going and any(found.severity == "error" for found in problems):
        raise Mistakes(problems)
