"""Step 4: the edition is judged against the ledger and against what stands in the output folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from broadsheet import digest
from broadsheet.errors import Mistakes, problem
from broadsheet.judge import Verdict, judge
from broadsheet.ledger import Ledger, Record
from broadsheet.model import Edition, Page
from broadsheet.press import versions
from broadsheet.press.job import Job
from broadsheet.press.place import Place
from broadsheet.press.printing import Press
from broadsheet.templates import Templates


def consider(job: Job, ledger: Ledger, edition: Edition, press: Press, templates: Templates) -> Verdict:
    """Judge the edition against what was printed. Fills in what stands in the output folder.

    Raises:
        Mistakes: a file that is not ours stands where a page must go.
    """
    place = Place(job.output)
    records = ledger.outputs(job.target)
    if not records:
        records = {path: Record(path) for path in place.printed()}
    stats = place.stats(records)
    verdict = judge(edition, records, stats, shapes(edition, templates))
    _refuse_strangers(job, place, edition, records)
    wanted = [record.path for _, record in verdict.reprint if record.path in stats]
    press.standing = _standing(place, wanted, records, stats)
    return verdict


def shapes(edition: Edition, templates: Templates) -> dict[str, bytes]:
    """What shapes each kind of output, by template name; "" for what no template makes."""
    code = versions.of_code()
    names = sorted({output.template for output in edition.outputs if isinstance(output, Page)})
    return {"": code, **{n: digest.of_bytes(code + templates.digest(n, edition.imprint)) for n in names}}


def _standing(
    place: Place, paths: Sequence[str], records: Mapping[str, Record], stats: Mapping[str, tuple[int, int]]
) -> dict[str, bytes]:
    """The digest of what stands at each path: as recorded where the stat still fits, else read."""
    found = {}
    for path in paths:
        record = records[path]
        if record.content and stats[path] == (record.size, record.mtime_ns):
            found[path] = record.content
        elif (data := place.read(path)) is not None:
            found[path] = digest.of_bytes(data)
    return found


def _refuse_strangers(job: Job, place: Place, edition: Edition, records: Mapping[str, Record]) -> None:
    by_path = {output.path: output for output in edition.outputs}
    strangers = list(place.strangers(path for path in by_path if path not in records))
    if strangers:
        where = job.target
        raise Mistakes(problem("B431", f"{where}/{path}", url=by_path[path].url) for path in strangers)
