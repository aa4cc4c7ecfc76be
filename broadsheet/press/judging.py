"""Step 4: the edition is judged against the ledger and against what stands in the output folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet import digest
from broadsheet.errors import Mistakes, problem
from broadsheet.judge import SCRIBBLED, Stats, judge
from broadsheet.ledger import Ledger, Record
from broadsheet.model import Edition, Feed, Page
from broadsheet.press import versions
from broadsheet.press.job import Job
from broadsheet.press.place import Place
from broadsheet.press.printing import Task, bodies
from broadsheet.templates import Templates


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a build must do. `restamp` are records of files that were touched and still hold what was printed.
    `records` is what was printed before.
    """

    tasks: tuple[Task, ...]
    spike: tuple[str, ...]
    restamp: tuple[Record, ...]
    records: Mapping[str, Record]


def consider(job: Job, ledger: Ledger, edition: Edition, keys: Mapping[bytes, bytes], templates: Templates) -> Agenda:
    """Judge the edition against what was printed. `keys` leads from a body's digest to its row in the ledger.

    In haste feeds are left to the next build, which finds them out of date as this one did.

    Raises:
        Mistakes: a file that is not ours stands where a page must go.
    """
    place = Place(job.output)
    records, stats = _printed(job, ledger, place)
    verdict = judge(edition, records, stats, shapes(edition, templates), job.kept)
    standing = _Standing(place, records, stats)
    tasks, restamp = [], []
    for index, record in verdict.doubt:
        if standing.at(record.path) == record.content:
            size, mtime = stats[record.path]
            restamp.append(record._replace(size=size, mtime_ns=mtime))
        else:
            tasks.append((index, record._replace(why=SCRIBBLED)))
    late = Feed if job.hasty else ()
    tasks += [(index, record) for index, record in verdict.reprint if not isinstance(edition.outputs[index], late)]
    agenda = [_task(edition, index, record, keys, standing) for index, record in sorted(tasks, key=lambda t: t[0])]
    _refuse_strangers(job, place, agenda, records)
    return Agenda(tuple(agenda), verdict.spike, tuple(restamp), records)


def _printed(job: Job, ledger: Ledger, place: Place) -> tuple[Mapping[str, Record], Stats]:
    """What was printed into the output folder, and what stands there."""
    last: Mapping[str, Record] | None = job.kept.last("records")
    if job.touched is None or last is None:
        records = known(job, ledger, place)
        return records, place.stats(records)
    return last, {path: (record.size, record.mtime_ns) for path, record in last.items()}


def known(job: Job, ledger: Ledger, place: Place) -> Mapping[str, Record]:
    """What was printed into the output folder: as the ledger has it, else as the folder's own list has it."""
    return ledger.outputs(job.target) or {path: Record(path) for path in place.printed()}


def shapes(edition: Edition, templates: Templates) -> dict[str, bytes]:
    """What shapes each kind of output, by template name; "" for what no template makes."""
    code = versions.of_code()
    names = sorted({output.template for output in edition.outputs if isinstance(output, Page)})
    return {"": code, **{n: digest.of_bytes(code + templates.digest(n, edition.imprint)) for n in names}}


class _Standing:
    """The digests of what stands in the output folder: as recorded where the stat still fits, else read."""

    def __init__(self, place: Place, records: Mapping[str, Record], stats: Mapping[str, tuple[int, int]]) -> None:
        self._place, self._records, self._stats = place, records, stats

    def stat(self, path: str) -> tuple[int, int]:
        return self._stats[path]

    def at(self, path: str) -> bytes:
        """Empty where nothing of ours stands."""
        if path not in self._stats:
            return b""
        record = self._records[path]
        if record.content and self._stats[path] == (record.size, record.mtime_ns):
            return record.content
        data = self._place.read(path)
        return digest.of_bytes(data) if data is not None else b""


def _task(edition: Edition, index: int, record: Record, keys: Mapping[bytes, bytes], standing: _Standing) -> Task:
    output = edition.outputs[index]
    found = standing.at(record.path)
    size, mtime = standing.stat(record.path) if found else (-1, -1)
    wanted = tuple((body, keys[body]) for body in bodies(output))
    return Task(output, record._replace(size=size, mtime_ns=mtime), wanted, found)


def _refuse_strangers(job: Job, place: Place, agenda: list[Task], records: Mapping[str, Record]) -> None:
    by_path = {task.output.path: task.output for task in agenda}
    strangers = list(place.strangers(by_path, records))
    if strangers:
        raise Mistakes(problem("B431", f"{job.target}/{path}", url=by_path[path].url) for path in strangers)
