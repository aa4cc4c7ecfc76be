"""The press: one build from the tree to the output folder. Clean, incremental and time-travel builds are this code.

The clock is not read here. `Job.now` decides what is public; `Job.started_ns` is only compared with file times, to
know which stats are old enough to be trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from broadsheet import album, due, leak
from broadsheet.errors import Mistakes, problem
from broadsheet.kept import NOTHING
from broadsheet.ledger import Damaged, Ledger, delete, lock
from broadsheet.markup import plain
from broadsheet.model import Edition, Page
from broadsheet.pictures.store import Store
from broadsheet.press import darkroom, garbage, moving, pool, printing, proving, theme, versions
from broadsheet.press.job import Job, Watch, silent
from broadsheet.press.judging import Agenda, consider
from broadsheet.press.place import Place, refuse
from broadsheet.press.report import Changed, Report
from broadsheet.press.settling import settle, sign
from broadsheet.press.survey import Survey, located, plan_what_holds, stop, survey
from broadsheet.templates import Templates

R = TypeVar("R")
SPARE = 200
"""Rows of files kept besides those in use, for an edit that is undone."""


def build(job: Job) -> Report:
    """Print the edition at `job.now` into the output folder.

    Raises:
        Mistakes: something in the tree, the settings or the templates is wrong, or the folder cannot be printed
            into. The output folder is as it was.
    """
    refuse(job.output, job.root, job.content, job.templates)
    with lock(job.lock) as check, garbage.seldom():
        return with_ledger(job, lambda ledger: _build(job, ledger, check))


def ask(job: Job) -> Survey:
    """All that the tree says, for questions about it. A build may be at work meanwhile.

    Raises:
        Mistakes: the ledger must be made anew, and a build is at work.
    """
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


def _build(job: Job, ledger: Ledger, check_lock: Callable[[], None]) -> Report:
    watch = Watch()
    crew = pool.crew(job.workers, job.executor)
    found = survey(job, ledger, watch)
    with watch.step("plan"):
        if (before := job.kept.last("now")) is not None:
            job = replace(job, now=due.still(found.given, before, job.now, job.kept))
        given, moved = moving.look(job, ledger, found.given)
        edition, wrong, left_out = plan_what_holds(job, given)
    wrong += moving.changed_ids(given, moved)
    problems = tuple(sorted([*located(job, (*found.problems, *wrong)), *found.outside]))
    stop(job, problems)
    problems += located(job, moving.write(job, given, moved))
    job.progress("plan", len(edition.outputs), len(edition.outputs))
    with watch.step("judge"):
        templates = theme.load(job, ledger)
        agenda = consider(job, ledger, edition, found.read.keys, templates)
    job.progress("judge", len(agenda.tasks), len(agenda.tasks))
    press = make_press(job, edition, found, templates)
    with watch.step("pictures"):
        darkroom.develop(job, edition, [task.output for task in agenda.tasks], press.media, press.store, crew)
    with watch.step("print"):
        printed = printing.stage_all(press, agenda.tasks, crew, job.progress)
        _refuse_leaks(job, ledger, edition, found.read.keys, printed)
        _refuse_faults(job, edition, found)
        _limit(job, printed, agenda)
        _held(job, check_lock)
        changes = settle(job, ledger, printed, agenda.spike, agenda.restamp)
        sign(job)
        moving.remember(job, ledger, moved)
        _keep(job, found, edition, agenda, printed)
        if job.touched is None:
            _tidy(job, ledger, found, edition)
    report = Report(
        now=edition.now.isoformat(),
        stories=edition.stories,
        outputs=len(edition.outputs),
        read=found.hashed,
        parsed=found.read.parsed,
        rendered=len(printed),
        changes=tuple(sorted(changes, key=lambda change: change.path)),
        problems=problems,
        seconds=watch.seconds,
        left_out=tuple(sorted({*found.read.failed, *left_out})),
    )
    return report


def make_press(job: Job, edition: Edition, found: Survey, templates: Templates) -> printing.Press:
    """What workers need to print an edition."""
    return printing.Press(
        imprint=edition.imprint,
        now=edition.now.isoformat(),
        ledger=job.ledger,
        place=job.output,
        roots={"content": job.content, "theme": job.theme, "templates": job.templates, "site": job.root},
        media=found.shelf.media,
        store=Store(job.root / darkroom.FOLDER),
        secrets=leak.secrets(found.read.articles, found.read.profiles, edition, job.drafts),
        theme=templates.theme,
        filters=job.filters,
        filters_digest=templates.filters_digest,
        compiled=templates.compiled,
    )


def _refuse_leaks(
    job: Job, ledger: Ledger, edition: Edition, keys: Mapping[bytes, bytes], printed: Sequence[printing.Printed]
) -> None:
    """Raises: Mistakes: something would show before its time; nothing has changed yet."""
    finds = [find for item in printed for find in item.finds]
    if finds and (wrong := leak.judge(finds, partial(_texts, ledger, edition, keys), edition.now)):
        Place(job.output).sweep()
        raise Mistakes(located(job, wrong))


def _texts(ledger: Ledger, edition: Edition, keys: Mapping[bytes, bytes]) -> Iterator[str]:
    """What the public stories and the settings say in their own words."""
    imprint = edition.imprint
    yield f"{imprint.name}\n{imprint.tagline}\n{imprint.description}"
    for output in edition.outputs:
        if isinstance(output, Page) and output.body:
            yield plain.text(ledger.body(keys[output.body]).html)


def _refuse_faults(job: Job, edition: Edition, found: Survey) -> None:
    """Raises: Mistakes: a feed breaks its format or another's word; nothing has changed yet."""
    if job.prove:
        place = Place(job.output)
        if wrong := proving.faults(edition, found.given, place.coming, place.read):
            place.sweep()
            raise Mistakes(wrong)


def _limit(job: Job, printed: Sequence[printing.Printed], agenda: Agenda) -> None:
    """Raises: Mistakes: more files would change than the job allows; nothing has changed yet."""
    count = sum(item.staged for item in printed) + len(agenda.spike)
    if job.max_changed is not None and count > job.max_changed:
        Place(job.output).sweep()
        raise Mistakes([problem("B434", "", count=count, limit=job.max_changed)])


def _held(job: Job, check_lock: Callable[[], None]) -> None:
    """Raises: Mistakes: the lock was lost, so that the stage may hold somebody else's work too."""
    try:
        check_lock()
    except Mistakes:
        Place(job.output).sweep()
        raise


def _keep(job: Job, found: Survey, edition: Edition, agenda: Agenda, printed: Sequence[printing.Printed]) -> None:
    """Leave the next build of this process what spares it work."""
    records = dict(agenda.records)
    records |= {record.path: record for record in (*(item.record for item in printed), *agenda.restamp)}
    for path in agenda.spike:
        del records[path]
    job.kept.same("records", records)
    job.kept.same("now", job.now)
    job.kept.same(("rankings", job.drafts), edition.rankings)
    job.kept.same("survey", found)
    job.kept.same("edition", edition)
    job.kept.turn()


def _tidy(job: Job, ledger: Ledger, found: Survey, edition: Edition) -> None:
    """Keep what spares the next build work; forget old readings and output folders that are gone."""
    with ledger.entry():
        if edition.rankings is not found.given.rankings or job.kept is not NOTHING:
            ledger.enter_rankings(job.drafts, versions.of_code(), edition.rankings)
        ledger.prune("articles", set(found.read.live), SPARE)
        for place in ledger.places():
            if place != job.target and not (job.root / Path(place)).is_dir():
                ledger.forget_place(place)


__all__ = [
    "Changed",
    "Job",
    "Report",
    "Survey",
    "ask",
    "build",
    "located",
    "prune_pictures",
    "silent",
    "survey",
    "with_ledger",
]
