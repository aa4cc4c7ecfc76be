"""At rest: nothing that a build reads has changed since the last one, and all that it printed stands as it was printed.

Then the edition is the same and need not be planned to know it. What is compared is everything that a build reads: the
settings and options, our own code and the site's, the stat of every file that it looks at, the stat of every output,
and the instants between which nothing falls due. Whatever is not exactly as it was leads to a whole build.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import repeat
from os import lstat
from pathlib import Path
from stat import S_ISREG

import msgspec

from broadsheet import digest, starter
from broadsheet.ledger import Ledger
from broadsheet.press import versions
from broadsheet.press.job import Job
from broadsheet.press.report import Report
from broadsheet.scan import SETTLED_NS, Looked, Source, look

LINKS = frozenset({"B401", "B402"})
"""What is said of a link that leads out of its folder, and of one to a folder."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a build left. `key` stands for all that it was told, `sources` for all that it read."""

    key: bytes
    sources: bytes
    since: datetime
    until: datetime | None
    """When the edition may change by itself next; None for never."""
    paths: tuple[str, ...]
    stats: bytes
    """Size and time of change of each output, eight bytes each."""
    report: Report


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Rest).decode


def at_rest(job: Job, ledger: Ledger, looked: Looked) -> Report | None:
    """The report of a build that has nothing to do, or None where there may be something.

    A job that proves its feeds does so whatever has changed. `looked` is the content folder.
    """
    found = None if job.prove else _recorded(job, ledger)
    if found is None or not _is_meant(found, job) or found.sources != _sources(job, looked):
        return None
    if not _stand(job.output, found):
        return None
    job.progress("scan", len(looked.sources), len(looked.sources))
    return replace(found.report, now=job.now.isoformat())


def end(job: Job, ledger: Ledger) -> None:
    """A build begins that may have something to do: what the last one left holds no more."""
    with ledger.entry():
        ledger.drop_rest(job.target)


def leave(job: Job, ledger: Ledger, looked: Looked, until: datetime | None, report: Report) -> None:
    """Record what a build leaves; nothing while a file that it read is so young that its stat may yet deceive, or where
    a link may have led it to files that nobody looked at.
    """
    if any(_may_deceive(root, job.started_ns) for root in _looked(job, looked)):
        return
    known = sorted(ledger.stats(job.target))
    rest = Rest(
        _key(job),
        _sources(job, looked),
        job.now,
        until,
        tuple([path for path, _, _ in known]),
        array("q", [number for _, *stat in known for number in stat]).tobytes(),
        replace(report, read=0, parsed=0, rendered=0, changes=(), seconds={}),
    )
    with ledger.entry():
        ledger.enter_rest(job.target, _encode(rest))


def _recorded(job: Job, ledger: Ledger) -> Rest | None:
    data = ledger.rest(job.target)
    try:
        return _decode(data) if data else None
    except msgspec.MsgspecError:
        return None


def _is_meant(found: Rest, job: Job) -> bool:
    """Whether it was left by such a build, and nothing has fallen due."""
    is_now = found.since <= job.now and (found.until is None or job.now < found.until)
    return is_now and found.key == _key(job)


def _key(job: Job) -> bytes:
    """Everything that a build is told, but for what bears only on the printing of changes."""
    folders = [str(path) for path in (job.content, job.templates, job.theme, job.output)]
    told = [job.site.model_dump_json(), folders, job.drafts, job.keep_going, sorted(job.filters)]
    return digest.of([told, versions.of_code(), versions.of_filters(job.filters, job.root)])


def _looked(job: Job, content: Looked) -> Iterator[Looked]:
    """Every folder that a build looks at. One that is not there is a folder with a problem."""
    yield content
    static = [job.root / folder for folder in sorted(job.site.static.values())]
    yield from map(look, [job.templates, job.theme, starter.LOCALES, *static])


def _sources(job: Job, content: Looked) -> bytes:
    return digest.of_bytes(_encode(list(_looked(job, content))))


def _may_deceive(root: Looked, now_ns: int) -> bool:
    return any(found.code in LINKS for found in root.problems) or any(_is_young(s, now_ns) for s in root.sources)


def _is_young(source: Source, now_ns: int) -> bool:
    return now_ns - max(source.mtime_ns, source.ctime_ns) < SETTLED_NS


def _stand(folder: Path, found: Rest) -> bool:
    """Whether every output stands as it was printed. One look at each, and none after the first that does not."""
    stats = array("q")
    stats.frombytes(found.stats)
    return all(map(_is_same, repeat(f"{folder}/"), found.paths, stats[::2], stats[1::2]))


def _is_same(base: str, path: str, size: int, mtime_ns: int) -> bool:
    try:
        status = lstat(base + path)
    except OSError:
        return False
    return S_ISREG(status.st_mode) and status.st_size == size and status.st_mtime_ns == mtime_ns
