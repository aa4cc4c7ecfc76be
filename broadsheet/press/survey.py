"""Steps 1 and 2 together: all that the tree says, ready to be planned. What builds and every question begin with."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.errors import Problem
from broadsheet.ledger import Ledger
from broadsheet.model import Shelf
from broadsheet.plan import Given
from broadsheet.press import pool, reading
from broadsheet.press.job import Job, Watch
from broadsheet.press.reading import Read
from broadsheet.press.sources import scan_content, shelve


@dataclass(frozen=True, slots=True)
class Survey:
    """What was read. `hashed` counts the files whose bytes were read; paths of problems are content paths."""

    given: Given
    read: Read
    shelf: Shelf
    problems: tuple[Problem, ...]
    hashed: int


def survey(job: Job, ledger: Ledger, watch: Watch) -> Survey:
    """Scan the tree and read what is new in it; the ledger is brought up to date."""
    count = pool.workers(job.workers)
    with watch.step("scan"):
        tree = scan_content(job, ledger)
        shelf, copies, unfit = shelve(job, ledger, tree, count)
    with watch.step("read"):
        desk = reading.Desk(job.content, shelf, job.site.reading(), job.site.markdown.timeout)
        read = reading.read(tree, desk, ledger, count, job.progress)
        plans, wrong = reading.read_fronts(tree, job.site.site.timezone)
        moved, unclear = reading.read_moves(tree)
    given = Given(job.site, read.articles, read.profiles, copies, shelf.media, job.drafts, plans, moved)
    return Survey(given, read, shelf, (*tree.problems, *unfit, *read.problems, *wrong, *unclear), tree.hashed)
