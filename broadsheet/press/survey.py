"""Steps 1 and 2 together: all that the tree says, ready to be planned. What builds and every question begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.errors import Problem
from broadsheet.ledger import Ledger
from broadsheet.model import Edition, Shelf
from broadsheet.plan import Given, plan
from broadsheet.press import pool, reading, versions
from broadsheet.press.job import Job, Watch
from broadsheet.press.reading import Read
from broadsheet.press.sources import scan_content, shelve
from broadsheet.press.words import of_feeds
from broadsheet.scan import Looked


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


def survey(job: Job, ledger: Ledger, watch: Watch, looked: Looked | None = None) -> Survey:
    """Scan the tree and read what is new in it; the ledger is brought up to date. `looked` is the content folder as
    it was found, where somebody has looked already.
    """
    crew = pool.crew(job.workers, job.executor)
    with watch.step("scan"):
        tree = scan_content(job, ledger, looked)
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
        hasty=job.hasty,
        rankings=job.kept.last(("rankings", job.drafts)) or ledger.rankings(job.drafts, versions.of_code()),
    )
    problems = (*tree.problems, *shelved.problems, *read.problems, *wrong, *unclear)
    return Survey(given, read, shelf, problems, tuple(shelved.outside), shelved.hashed)


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
