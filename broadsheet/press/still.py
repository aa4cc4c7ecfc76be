"""A build with nothing to do, known at a glance: nothing is read and nothing planned where nothing can have changed.

Two builds give the same edition when the same files stand in the tree, the same code and settings make it, and the
edition does not change by itself between their instants (`due`). That the files are the same is seen from their stats,
as far as these may be trusted (see `scan`); that the edition still stands, from the stats of what was printed.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from broadsheet import digest
from broadsheet.due import steady
from broadsheet.errors import Problem
from broadsheet.ledger import Ledger, Standing
from broadsheet.plan import Given
from broadsheet.press import theme, versions
from broadsheet.press.job import Job
from broadsheet.press.place import Place
from broadsheet.press.report import Report
from broadsheet.scan import SETTLED_NS, walk

ABSENT = b"absent"


def origin(job: Job) -> digest.Digest:
    """What the job is made from, besides its instant: empty where a file is too new to trust its stat.

    No file of the tree is opened.
    """
    folders = [job.content, job.templates, job.theme, *(job.root / name for name in job.site.static.values())]
    stamps = [_stamp(folder, job.started_ns) for folder in folders]
    if b"" in stamps:
        return b""
    made = [versions.of_code(), theme.code_of(job.filters, job.root), job.site.model_dump_json()]
    asked = [job.drafts, job.keep_going, job.prove, [str(folder) for folder in folders]]
    return digest.of([*made, *asked, *stamps])


def _stamp(folder: Path, instant_ns: int) -> bytes:
    """A digest of the stats of all files of a folder; empty where one of them may not be trusted."""
    if not folder.exists():
        return ABSENT
    problems: list[Problem] = []
    found = sorted((s.path, s.size, s.mtime_ns, s.ctime_ns) for s in walk(folder, problems))
    newest = max((max(mtime, ctime) for _, _, mtime, ctime in found), default=0)
    return b"" if problems or instant_ns - newest < SETTLED_NS else digest.of(found)


def look(job: Job, ledger: Ledger, made: digest.Digest) -> Report | None:
    """The report of a build that has nothing to do; None where that is not sure. `made` is the job's `origin`."""
    last = ledger.standing(job.target)
    if last is None or not made or last.key != made or not _holds(last, job.now):
        return None
    outputs = _count(ledger, job)
    if outputs is None:
        return None
    Place(job.output).sweep()
    return Report(
        now=job.now.isoformat(),
        stories=last.stories,
        outputs=outputs,
        read=0,
        parsed=0,
        rendered=0,
        changes=(),
        problems=last.problems,
        seconds={},
        left_out=last.left_out,
    )


def _holds(last: Standing, now: datetime) -> bool:
    return (last.since is None or last.since <= now) and (last.until is None or now < last.until)


def _count(ledger: Ledger, job: Job) -> int | None:
    """How many outputs stand; None where one of them is not as it was printed."""
    base, count = f"{job.output}/", 0
    for path, size, mtime in ledger.stats(job.target):
        try:
            status = os.lstat(base + path)
        except OSError:
            return None
        if (status.st_size, status.st_mtime_ns) != (size, mtime) or status.st_mode & 0o170000 != 0o100000:
            return None
        count += 1
    return count


def remember(job: Job, ledger: Ledger, made: digest.Digest, given: Given, report: Report) -> None:
    """Enter what the next build needs to know at a glance that it has nothing to do."""
    since, until = steady(given, job.now)
    last = Standing(made, since, until, report.stories, report.problems, report.left_out)
    if ledger.standing(job.target) != last:
        with ledger.entry():
            ledger.enter_standing(job.target, last)
