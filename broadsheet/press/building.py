"""A build that has something to do: the edition is planned, judged, printed and settled.

Apart from `press.build`, because all that it imports costs more than finding that nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from broadsheet import due, leak
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.kept import NOTHING
from broadsheet.ledger import Ledger
from broadsheet.markup import plain
from broadsheet.model import Edition, Output, Page
from broadsheet.pictures.store import Store
from broadsheet.press import darkroom, garbage, moving, pool, printing, proving, rest, theme, versions
from broadsheet.press.early import Attendant
from broadsheet.press.job import Job, Watch
from broadsheet.press.judging import Agenda, consider
from broadsheet.press.mistakes import located, stop
from broadsheet.press.place import Place
from broadsheet.press.report import Changed, Report
from broadsheet.press.settling import settle
from broadsheet.press.signature import sign
from broadsheet.press.survey import Survey, plan_what_holds, survey
from broadsheet.scan import Looked
from broadsheet.templates import Templates

SPARE = 200
"""Rows of files kept besides those in use, for an edit that is undone."""
UNSEEN = frozenset({"B403", "B404"})
"""Mistakes that leave open whether a story is gone, because where it stood could not be read."""


def carry_out(job: Job, ledger: Ledger, looked: Looked | None, watch: Watch, check_lock: Callable[[], None]) -> Report:
    """Plan and print the edition. `looked` is the content folder as it was found, None where only what was touched is
    looked at. Raises: as `press.build`.
    """
    rest.end(job, ledger)
    crew = pool.crew(job.workers, job.executor)
    found = survey(job, ledger, watch, looked)
    with garbage.kept(), watch.step("plan"):
        if (before := job.kept.last("now")) is not None:
            job = replace(job, now=due.still(found.given, before, job.now, job.kept))
        given, moved = moving.look(job, ledger, found.given)
        edition, wrong, left_out = plan_what_holds(job, given)
    wrong += moving.changed_ids(given, moved)
    if not (found.read.failed or UNSEEN & {one.code for one in found.problems}):
        wrong += moving.vanished(given, moved, is_error=job.prove)
    problems = tuple(sorted([*located(job, (*found.problems, *wrong)), *found.outside]))
    stop(job, problems)
    problems += located(job, moving.write(job, moved))
    job.progress("plan", len(edition.outputs), len(edition.outputs))
    with garbage.kept(), watch.step("judge"):
        templates = theme.load(job, ledger)
        agenda = consider(job, ledger, edition, found.read.keys, templates)
    job.progress("judge", len(agenda.tasks), len(agenda.tasks))
    press = make_press(job, edition, found, templates, is_idle=not agenda.tasks)
    job = _attended(job, press, agenda, partial(_develop, job, edition, press, crew))
    with watch.step("pictures"):
        _develop(job, edition, press, crew, [task.output for task in agenda.tasks])
    with watch.step("print"):
        printed = printing.stage_all(press, agenda.tasks, crew, job.progress)
        _refuse(job, ledger, edition, found, printed, agenda)
        _held(job, check_lock)
        changes = settle(job, ledger, printed, agenda.spike, agenda.restamp)
        sign(job)
        moving.remember(job, ledger, moved)
        _keep(job, found, edition, agenda, printed)
        if job.touched is None:
            _tidy(job, ledger, found, edition)
    report = _report(edition, found, printed, changes, problems, watch.seconds, left_out)
    if looked and not (moved.fresh or found.read.failed):  # such a build has something to do, or to try again
        rest.leave(job, ledger, looked, due.next_due(given, job.now), report)
    return report


def _attended(job: Job, press: printing.Press, agenda: Agenda, develop: Callable[[Iterable[Output]], object]) -> Job:
    """The job, whose progress looks after those who wait for outputs, if anybody does."""
    if job.early is None:
        return job
    attend = Attendant(job.early, press, agenda.tasks, develop)
    attend()
    return replace(job, progress=attend.beside(job.progress))


def _develop(job: Job, edition: Edition, press: printing.Press, crew: pool.Crew, outputs: Iterable[Output]) -> None:
    darkroom.develop(job, edition, outputs, press.media, press.store, crew)


def _report(
    edition: Edition,
    found: Survey,
    printed: Sequence[printing.Printed],
    changes: Sequence[Changed],
    problems: tuple[Problem, ...],
    seconds: dict[str, float],
    left_out: Set[str],
) -> Report:
    return Report(
        now=edition.now.isoformat(),
        stories=edition.stories,
        outputs=len(edition.outputs),
        read=found.hashed,
        parsed=found.read.parsed,
        rendered=len(printed),
        changes=tuple(sorted(changes, key=attrgetter("path"))),
        problems=problems,
        seconds=seconds,
        left_out=tuple(sorted({*found.read.failed, *left_out})),
    )


def make_press(
    job: Job, edition: Edition, found: Survey, templates: Templates, is_idle: bool = False
) -> printing.Press:
    """What workers need to print an edition. An idle press prints nothing, and so need not know what is secret."""
    return printing.Press(
        imprint=edition.imprint,
        now=edition.now.isoformat(),
        ledger=job.ledger,
        place=job.output,
        roots={"content": job.content, "theme": job.theme, "templates": job.templates, "site": job.root},
        media=found.shelf.media,
        store=Store(job.root / darkroom.FOLDER),
        secrets=() if is_idle else leak.secrets(found.read.articles, found.read.profiles, edition, job.drafts),
        theme=templates.theme,
        filters=job.filters,
        filters_digest=templates.filters_digest,
        compiled=templates.compiled,
    )


def _refuse(
    job: Job, ledger: Ledger, edition: Edition, found: Survey, printed: Sequence[printing.Printed], agenda: Agenda
) -> None:
    """Raises: Mistakes: what was staged may not be moved to its place; nothing has changed yet."""
    _refuse_leaks(job, ledger, edition, found.read.keys, printed)
    _refuse_faults(job, edition, found)
    _limit(job, printed, agenda)


def _refuse_leaks(
    job: Job, ledger: Ledger, edition: Edition, keys: Mapping[bytes, bytes], printed: Sequence[printing.Printed]
) -> None:
    """Raises: Mistakes: something would show before its time; nothing has changed yet."""
    finds = [find for item in printed for find in item.finds]
    if finds and (wrong := leak.judge(finds, partial(_texts, ledger, edition, keys))):
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
        if wrong := proving.faults(job, edition, found.given, place.coming, place.read):
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
