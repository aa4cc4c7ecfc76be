"""The press: one build from the tree to the output folder. Clean, incremental and time-travel builds are this code.

The clock is not read here. `Job.now` decides what is public; `Job.started_ns` is only compared with file times, to
know which stats are old enough to be trusted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from broadsheet.ledger import Damaged, Ledger, delete, lock
from broadsheet.press import garbage, rest
from broadsheet.press.job import Job, Watch, silent
from broadsheet.press.mistakes import located
from broadsheet.press.place import refuse
from broadsheet.press.report import Changed, Report
from broadsheet.press.signature import sign
from broadsheet.scan import look

if TYPE_CHECKING:
    from broadsheet.press.survey import Survey

R = TypeVar("R")


def build(job: Job) -> Report:
    """Print the edition at `job.now` into the output folder.

    Raises:
        Mistakes: something in the tree, the settings or the templates is wrong, or the folder cannot be printed
            into. The output folder is as it was.
    """
    refuse(job.output, job.root, job.content, job.templates)
    with lock(job.lock) as check, garbage.seldom():
        return with_ledger(job, lambda ledger: _build(job, ledger, check))


def _build(job: Job, ledger: Ledger, check_lock: Callable[[], None]) -> Report:
    watch = Watch()
    with watch.step("scan"):
        looked = look(job.content) if job.touched is None else None
        resting = rest.at_rest(job, ledger, looked) if looked else None
    if resting is not None:
        sign(job)
        return replace(resting, seconds=watch.seconds)
    from broadsheet.press.building import carry_out

    return carry_out(job, ledger, looked, watch, check_lock)


def ask(job: Job) -> Survey:
    """All that the tree says, for questions about it. A build may be at work meanwhile.

    Raises:
        Mistakes: the ledger must be made anew, and a build is at work.
    """
    from broadsheet.press.survey import survey

    try:
        with Ledger(job.ledger) as ledger:
            return survey(job, ledger, Watch())
    except Damaged:
        with lock(job.lock):
            return with_ledger(job, lambda ledger: survey(job, ledger, Watch()))


def prune_pictures(job: Job) -> tuple[int, int]:
    """Remove the converted pictures that no story and no profile shows; how many files and bytes that were.

    Raises:
        Mistakes: a build is at work.
    """
    from broadsheet import album
    from broadsheet.pictures.store import Store
    from broadsheet.press import darkroom
    from broadsheet.press.survey import survey

    with lock(job.lock):
        found = with_ledger(job, lambda ledger: survey(job, ledger, Watch()))
        return Store(job.root / darkroom.FOLDER).prune(album.keys(found.given))


def with_ledger(job: Job, work: Callable[[Ledger], R]) -> R:
    """Do some work with the site's ledger. Where that turns out to be damaged, it is made anew and the work done again.

    The caller holds the site's lock.
    """
    try:
        with Ledger(job.ledger) as ledger:
            return work(ledger)
    except Damaged:
        delete(job.ledger)
        job.kept.forget()
    with Ledger(job.ledger) as ledger:
        return work(ledger)


__all__ = ["Changed", "Job", "Report", "ask", "build", "located", "prune_pictures", "silent", "with_ledger"]
