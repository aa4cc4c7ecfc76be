"""Steps 1 and 2 together: all that the tree says, ready to be planned. What builds and every question begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet.errors import Mistakes, Problem
from broadsheet.ledger import Ledger
from broadsheet.model import Edition, Shelf
from broadsheet.plan import Given, plan
from broadsheet.press import pool, reading, versions
from broadsheet.press.job import Job, Watch
from broadsheet.press.reading import Read
from broadsheet.press.sources import scan_content, shelve
from broadsheet.press.words import of_feeds


@dataclass(frozen=True, slots=True)
class Survey:
    """What was read. `hashed` counts the files whose bytes were read; paths of problems are content paths, but for
    those of `outside`, which are seen from the site's folder.
    """

    given: Given
    read: Read
    shelf: Shelf
    problems: tuple[Problem, ...]
    outside: tuple[Problem, ...]
    hashed: int


def survey(job: Job, ledger: Ledger, watch: Watch) -> Survey:
    """Scan the tree and read what is new in it; the ledger is brought up to date."""
    crew = pool.crew(job.workers, job.executor)
    with watch.step("scan"):
        tree = scan_content(job, ledger)
        shelved = shelve(job, ledger, tree, crew)
    job.progress("scan", len(tree.sources), len(tree.sources))
    shelf, zone = shelved.shelf, job.site.site.timezone
    with watch.step("read"):
        desk = reading.Desk(job.content, shelf, job.site.reading(), job.site.markdown.timeout)
        read = reading.read(tree, desk, ledger, crew, job.progress, job.kept)
        plans, wrong = reading.read_fronts(tree, zone)
        moved, unclear = reading.read_moves(tree)
    words = of_feeds(job)
    given = Given(
        site=job.site,
        articles=read.articles,
        profiles=read.profiles,
        copies=shelved.copies,
        media=shelf.media,
        drafts=job.drafts,
        fronts=plans,
        moves=moved,
        words=words,
        rankings=job.kept.last(("rankings", job.drafts)) or ledger.rankings(job.drafts, versions.of_code()),
    )
    problems = (*tree.problems, *shelved.problems, *read.problems, *wrong, *unclear)
    return Survey(given, read, shelf, problems, tuple(shelved.outside), shelved.hashed)


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


def plan_what_holds(job: Job, given: Given) -> tuple[Edition, list[Problem], set[str]]:
    """The edition, every mistake, and with `keep_going` the stories that were left out because of theirs.

    Leaving one story out can heal another's mistake (of two with one address) or make one, so the plan is made again
    until it holds; each round leaves out at least one story.
    """
    problems: list[Problem] = []
    left_out: set[str] = set()
    while True:
        edition, found = plan(given, job.now, job.kept)
        problems += found
        wrong = {p.path for p in found if p.severity == "error"} & {a.path for a in given.articles}
        if not job.keep_going or not wrong:
            return edition, problems, left_out
        left_out |= wrong
        given = replace(given, articles=[a for a in given.articles if a.path not in wrong])
