"""The press: one build from the tree to the output folder. Clean, incremental and time-travel builds are this code.

The clock is not read here. `Job.now` decides what is public; `Job.started_ns` is only compared with file times, to
know which stats are old enough to be trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from broadsheet import leak
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.judge import Verdict
from broadsheet.ledger import Ledger, lock
from broadsheet.model import Edition, Shelf
from broadsheet.pictures.store import Store
from broadsheet.plan import Given, plan
from broadsheet.press import darkroom, moving, pool, printing
from broadsheet.press.job import LOCK, Job, Watch, silent
from broadsheet.press.judging import consider
from broadsheet.press.place import Place, refuse
from broadsheet.press.reading import Read
from broadsheet.press.report import Changed, Report
from broadsheet.press.survey import Survey, survey
from broadsheet.scan import digest_file
from broadsheet.templates import Templates
from broadsheet.templates import read as read_theme


def build(job: Job) -> Report:
    """Print the edition at `job.now` into the output folder.

    Raises:
        Mistakes: something in the tree, the settings or the templates is wrong, or the folder cannot be printed
            into. The output folder is as it was.
    """
    refuse(job.output, job.root, job.content, job.templates)
    with lock(job.root / LOCK), Ledger(job.ledger) as ledger:
        return _build(job, ledger)


def _build(job: Job, ledger: Ledger) -> Report:
    watch = Watch()
    count = pool.workers(job.workers)
    found = survey(job, ledger, watch)
    with watch.step("plan"):
        given, moved = moving.look(job, ledger, found.given)
        edition, wrong, left_out = plan_what_holds(job, given)
    read, shelf = found.read, found.shelf
    problems = located(job, (*found.problems, *wrong))
    stop(job, problems)
    problems += located(job, moving.write(job, given, moved))
    with watch.step("judge"):
        templates = load_templates(job)
        press = make_press(job, edition, read, shelf, partial(Templates, templates.theme, job.filters))
        press.secrets = leak.secrets(read.articles, read.profiles, edition, job.drafts)
        verdict = consider(job, ledger, edition, press, templates)
    with watch.step("pictures"):
        reprint = [edition.outputs[index] for index, _ in verdict.reprint]
        options = job.site.reading().pictures
        darkroom.develop(edition, reprint, job.content, shelf.media, options, press.store, count, job.progress)
    with watch.step("print"):
        printed = printing.stage_all(press, verdict, count, job.progress)
        _refuse_leaks(job, press, printed)
        _limit(job, press, printed, verdict)
        changes = printing.settle(press, printed, verdict, ledger, job.target)
    moving.remember(job, ledger, moved)
    with ledger.entry():
        ledger.prune_articles(set(read.keys.values()))
    return Report(
        now=edition.now.isoformat(),
        stories=edition.stories,
        outputs=len(edition.outputs),
        read=found.hashed,
        parsed=read.parsed,
        rendered=len(printed),
        changes=tuple(sorted(changes, key=lambda change: change.path)),
        problems=problems,
        seconds=watch.seconds,
        left_out=tuple(sorted({*read.failed, *left_out})),
    )


def located(job: Job, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems with their paths as seen from the site's folder, sorted, each once."""
    prefix = f"{job.site.paths.content}/" if job.content == job.root / job.site.paths.content else f"{job.content}/"
    placed = {replace(found, path=f"{prefix}{found.path}" if found.path else "") for found in problems}
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


def load_templates(job: Job) -> Templates:
    """The theme and the site's templates.

    Raises:
        Mistakes: some of them cannot be compiled.
    """
    script = job.root / "build.py"
    filters_digest = digest_file(script) if job.filters and script.is_file() else b""
    folders = [(job.site.paths.templates, job.templates), ("theme", job.theme)]
    templates = Templates(read_theme(folders), job.filters, filters_digest)
    if problems := templates.check():
        raise Mistakes(problems)
    return templates


def plan_what_holds(job: Job, given: Given) -> tuple[Edition, list[Problem], set[str]]:
    """The edition, every mistake, and with `keep_going` the stories that were left out because of theirs.

    Leaving one story out can heal another's mistake (of two with one address) or make one, so the plan is made again
    until it holds; each round leaves out at least one story.
    """
    problems: list[Problem] = []
    left_out: set[str] = set()
    while True:
        edition, found = plan(given, job.now)
        problems += found
        wrong = {p.path for p in found if p.severity == "error"} & {a.path for a in given.articles}
        if not job.keep_going or not wrong:
            return edition, problems, left_out
        left_out |= wrong
        given = replace(given, articles=[a for a in given.articles if a.path not in wrong])


def make_press(
    job: Job, edition: Edition, read: Read, shelf: Shelf, templates: Callable[[], Templates]
) -> printing.Press:
    return printing.Press(
        edition=edition,
        keys=read.keys,
        ledger=job.ledger,
        place=job.output,
        roots={"content": job.content, "theme": job.theme, "templates": job.templates, "site": job.root},
        media=shelf.media,
        store=Store(job.root / darkroom.FOLDER),
        templates=templates,
    )


def _refuse_leaks(job: Job, press: printing.Press, printed: Sequence[printing.Printed]) -> None:
    """Raises: Mistakes: something would show before its time; nothing has changed yet."""
    if found := printing.leaks(press, printed):
        Place(press.place).sweep()
        raise Mistakes(located(job, found))


def _limit(job: Job, press: printing.Press, printed: Sequence[printing.Printed], verdict: Verdict) -> None:
    """Raises: Mistakes: more files would change than the job allows; nothing has changed yet."""
    count = sum(item.staged for item in printed) + len(verdict.spike)
    if job.max_changed is not None and count > job.max_changed:
        Place(press.place).sweep()
        raise Mistakes([problem("B434", "", count=count, limit=job.max_changed)])


__all__ = ["Changed", "Job", "Report", "Survey", "Watch", "build", "silent", "survey"]
