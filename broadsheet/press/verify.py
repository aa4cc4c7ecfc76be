"""Is the printed site what a clean build would give?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from broadsheet.ledger import lock
from broadsheet.press import build
from broadsheet.press.job import STATE, Job
from broadsheet.press.place import Place
from broadsheet.scan import digest_file

Fault: TypeAlias = Literal["missing", "different", "left over"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One file of the output folder that is not what a clean build gives."""

    path: str
    fault: Fault


def verify(job: Job) -> tuple[Difference, ...]:
    """Print the edition of a job from nothing into a temporary folder, and compare. Nothing of the site is changed.

    The temporary folder stands beside the ledger, because a site may be larger than the system's place for such files.

    Raises:
        Mistakes: as `press.build`.
    """
    fresh = job.root / STATE / "verify"
    with lock(job.lock):
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            build(replace(job, output=fresh / "output", state=fresh, max_changed=None, atomic=False))
            return tuple(sorted(compare(fresh / "output", job.output), key=lambda found: found.path))
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def compare(clean: Path, output: Path) -> Iterator[Difference]:
    """Every difference between two output folders. Files that Broadsheet did not print are not looked at."""
    wanted, printed = Place(clean).printed(), Place(output).printed()
    for path in wanted:
        if not (output / path).is_file():
            yield Difference(path, "missing")
        elif digest_file(output / path) != digest_file(clean / path):
            yield Difference(path, "different")
    yield from (Difference(path, "left over") for path in printed - wanted if (output / path).is_file())
