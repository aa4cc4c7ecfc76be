"""Step 6: what was staged is moved to its place, what left the edition is removed, and the ledger follows.

The order is *forget, move, remember*: the fingerprints of what is about to change are blanked and committed before, and
entered after, so that a build killed in between is completed by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.errors import Mistakes, problem
from broadsheet.ledger import Ledger, Record
from broadsheet.press import editions, signature
from broadsheet.press.job import Job
from broadsheet.press.place import Place, in_the_way
from broadsheet.press.printing import Printed
from broadsheet.press.report import Changed


def settle(
    job: Job, ledger: Ledger, printed: Sequence[Printed], spike: Sequence[str], restamp: Sequence[Record]
) -> list[Changed]:
    """Move what was staged to its place, remove what left the edition, and enter all of it.

    Raises:
        Mistakes: the disk refuses. Every file is whole; the next build completes the edition.
    """
    staged = [item.record.path for item in printed if item.staged]
    if staged or spike:
        new = [item.record.path for item in printed if item.staged and item.is_new]
        _announce(Place(job.output), new)
        with ledger.entry():
            ledger.blank(job.target, (*staged, *spike))
        try:
            signature.remove(job.output)
            _move(job, staged, spike)
            if new or spike:
                Place(job.output).condense()
        except OSError as error:
            Place(job.output).sweep()
            raise Mistakes([problem("B436", "", reason=f"{error.filename or ''} {error.strerror}".strip())]) from error
    if printed or spike or restamp:
        with ledger.entry():
            ledger.enter_outputs(job.target, [*(item.record for item in printed), *restamp])
            ledger.drop_outputs(job.target, spike)
    return [*map(_changed, (item for item in printed if item.staged)), *(Changed(p, "removed", LEFT) for p in spike)]


LEFT = "it left the edition"


def _announce(place: Place, new: Sequence[str]) -> None:
    try:
        place.announce(new)
    except OSError as error:
        raise Mistakes([problem("B432", "", reason=error.strerror or str(error))]) from error


def _move(job: Job, staged: Sequence[str], spike: Sequence[str]) -> None:
    """Raises: OSError."""
    total = len(staged) + len(spike)

    def told(count: int) -> None:
        job.progress("move", min(count, total), total)

    told(0)
    if job.atomic:
        with editions.next_edition(job.output) as folder:
            _change(Place(job.output), Place(folder), staged, spike, told)
    else:
        _change(Place(job.output), Place(job.output), staged, spike, told)
    job.progress("move", total, total)


def _change(
    stage: Place, place: Place, staged: Sequence[str], spike: Sequence[str], told: Callable[[int], None]
) -> None:
    first = in_the_way(set(staged), spike)
    for path in first:
        place.remove(path)
    stage.settle(place.folder, told)
    for count, path in enumerate(spike, len(staged) + 1):
        if path not in first:
            place.remove(path)
            told(count)
    place.announce((), spike)


def _changed(item: Printed) -> Changed:
    return Changed(item.record.path, "printed" if item.is_new else "rewritten", item.record.why)
