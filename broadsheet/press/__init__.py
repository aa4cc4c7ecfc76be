"""The press: one build from the tree to the output folder. Clean, incremental and time-travel builds are this code.

The clock is not read here. `Job.now` decides what is public; `Job.started_ns` is only compared with file times, to
know which stats are old enough to be trusted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from broadsheet import digest, urls
from broadsheet.config import Site
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.judge import Verdict, judge
from broadsheet.ledger import Ledger, Record, lock
from broadsheet.model import Edition, Media, Page, Shelf
from broadsheet.plan import Copy, Given, plan
from broadsheet.press import pool, printing, reading, versions
from broadsheet.press.place import Place, refuse
from broadsheet.press.reading import Progress, Read
from broadsheet.press.report import Changed, Report
from broadsheet.scan import Tree, digest_file, scan
from broadsheet.templates import Templates
from broadsheet.templates import read as read_theme

LEDGER = ".broadsheet/ledger.sqlite"
LOCK = ".broadsheet/lock"


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


@dataclass(frozen=True, slots=True)
class Job:
    """One build. Folders are absolute; `now` is aware; `workers` 0 means one for each processor."""

    root: Path
    site: Site
    content: Path
    templates: Path
    theme: Path
    output: Path
    now: datetime
    started_ns: int
    drafts: bool = False
    keep_going: bool = False
    max_changed: int | None = None
    workers: int = 0
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    progress: Progress = silent


class Watch:
    """Wall-clock seconds by step, for the report."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - begun, 4)


def build(job: Job) -> Report:
    """Print the edition at `job.now` into the output folder.

    Raises:
        Mistakes: something in the tree, the settings or the templates is wrong, or the folder cannot be printed
            into. The output folder is as it was.
    """
    refuse(job.output, job.root, job.content, job.templates)
    with lock(job.root / LOCK), Ledger(job.root / LEDGER) as ledger:
        return _build(job, ledger)


def _build(job: Job, ledger: Ledger) -> Report:
    watch = Watch()
    count = pool.workers(job.workers)
    with watch.step("scan"):
        tree = scan_content(job, ledger)
        shelf, copies = shelve(job, ledger, tree, count)
    with watch.step("read"):
        desk = reading.Desk(job.content, shelf, job.site.reading(), job.site.markdown.timeout)
        read = reading.read(tree, desk, ledger, count, job.progress)
    with watch.step("plan"):
        given = Given(job.site, read.articles, read.profiles, copies, job.drafts)
        edition, found = plan(given, job.now)
    problems = located(job, (*tree.problems, *read.problems, *found))
    stop(job, problems)
    with watch.step("judge"):
        templates = load_templates(job)
        press = make_press(job, edition, read, partial(Templates, templates.theme, job.filters))
        target = place_name(job)
        verdict, records = consider(job, ledger, edition, press, templates)
    with watch.step("print"):
        printed = printing.stage_all(press, verdict, count, job.progress)
        _limit(job, press, printed, verdict)
        changes = printing.settle(press, printed, verdict, ledger, target)
    with ledger.entry():
        ledger.prune_articles(set(read.keys.values()))
    return Report(
        now=edition.now.isoformat(),
        stories=edition.stories,
        outputs=len(edition.outputs),
        read=tree.hashed,
        parsed=read.parsed,
        rendered=len(printed),
        changes=tuple(sorted(changes, key=lambda change: change.path)),
        problems=problems,
        seconds=watch.seconds,
        left_out=read.failed,
    )


def scan_content(job: Job, ledger: Ledger) -> Tree:
    """The content folder, with the ledger brought up to date."""
    known = ledger.sources("content")
    tree = scan(job.content, known, job.started_ns)
    enter_tree(ledger, "content", tree, known)
    return tree


def enter_tree(ledger: Ledger, root: str, tree: Tree, known: Mapping[str, object]) -> None:
    changed = [source for path, source in tree.sources.items() if known.get(path) is not source]
    gone = [path for path in known if path not in tree.sources]
    if changed or gone:
        with ledger.entry():
            ledger.enter_sources(root, changed)
            ledger.drop_sources(root, gone)


def shelve(job: Job, ledger: Ledger, tree: Tree, count: int) -> tuple[Shelf, tuple[Copy, ...]]:
    """The files that stories may refer to, and the theme's and static files to print."""
    media = reading.probe(tree, "content", ledger, count)
    static: dict[str, Media] = {}
    copies: list[Copy] = []
    for prefix, folder in sorted(job.site.static.items()):
        name = f"static:{folder}"
        known = ledger.sources(name)
        found = scan(job.root / folder, known, job.started_ns)
        enter_tree(ledger, name, found, known)
        base = "/" + prefix.strip("/")
        base = base if base.endswith("/") else base + "/"
        for path, item in reading.probe(found, name, ledger, count).items():
            static[base + path] = item
            copies.append(Copy("site", f"{folder}/{path}", base + path, item.digest))
    copies += theme_files(job, ledger)
    return Shelf(media, static), tuple(copies)


def theme_files(job: Job, ledger: Ledger) -> Iterator[Copy]:
    """The theme's assets, each overridden by the site's file of the same name."""
    found: dict[str, Copy] = {}
    for root, folder in (("theme", job.theme), ("templates", job.templates)):
        assets = folder / "assets"
        if not assets.is_dir():
            continue
        known = ledger.sources(f"assets:{root}")
        tree = scan(assets, known, job.started_ns)
        enter_tree(ledger, f"assets:{root}", tree, known)
        for path, source in tree.sources.items():
            found[path] = Copy(root, f"assets/{path}", urls.theme(path), source.digest, path)
    yield from found.values()


def located(job: Job, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems with their paths as seen from the site's folder, sorted, each once."""
    prefix = f"{job.site.paths.content}/" if job.content == job.root / job.site.paths.content else f"{job.content}/"
    placed = {
        Problem(f"{prefix}{p.path}" if p.path else "", p.line, p.column, p.code, p.text, p.severity) for p in problems
    }
    return tuple(sorted(placed))


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


def make_press(job: Job, edition: Edition, read: Read, templates: Callable[[], Templates]) -> printing.Press:
    roots = {"content": job.content, "theme": job.theme, "templates": job.templates, "site": job.root}
    return printing.Press(edition, read.keys, job.root / LEDGER, job.output, roots, templates)


def place_name(job: Job) -> str:
    """The name of the output folder in the ledger: as seen from the site, so that both may be moved together."""
    inside = job.output.is_relative_to(job.root)
    return job.output.relative_to(job.root).as_posix() if inside else str(job.output)


def consider(
    job: Job, ledger: Ledger, edition: Edition, press: printing.Press, templates: Templates
) -> tuple[Verdict, Mapping[str, Record]]:
    """Judge the edition against what was printed. Fills in what stands in the output folder.

    Raises:
        Mistakes: a file that is not ours stands where a page must go.
    """
    place = Place(job.output)
    records = ledger.outputs(place_name(job))
    if not records:
        records = {path: Record(path) for path in place.printed()}
    stats = place.stats(records)
    verdict = judge(edition, records, stats, shapes(edition, templates))
    _refuse_strangers(job, place, edition, records)
    wanted = [record.path for _, record in verdict.reprint if record.path in stats]
    press.standing = _standing(place, wanted, records, stats)
    return verdict, records


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
        where = place_name(job)
        raise Mistakes(problem("B431", f"{where}/{path}", url=by_path[path].url) for path in strangers)


def _limit(job: Job, press: printing.Press, printed: Sequence[printing.Printed], verdict: Verdict) -> None:
    """Raises: Mistakes: more files would change than the job allows; nothing has changed yet."""
    count = sum(item.staged for item in printed) + len(verdict.spike)
    if job.max_changed is not None and count > job.max_changed:
        Place(press.place).sweep()
        raise Mistakes([problem("B434", "", count=count, limit=job.max_changed)])


__all__ = ["Changed", "Job", "Report", "build", "silent"]
