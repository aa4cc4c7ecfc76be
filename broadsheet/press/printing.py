"""Steps 5 and 6: what must be printed is rendered and staged by workers, then moved to its place all at once.

The order is render, forget, move, remember. Before the move nothing of the printed site or of the ledger has changed;
the fingerprints are blanked before and entered after it, so that a build killed in between is completed by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from broadsheet import digest
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.feeds import render_feed
from broadsheet.feeds.plan import press_order
from broadsheet.judge import Verdict
from broadsheet.leak import Find, Search, Secret
from broadsheet.leak import judge as judge_leaks
from broadsheet.ledger import Ledger, Record
from broadsheet.markup import plain
from broadsheet.model import Asset, Body, Edition, Feed, Media, Output, Page
from broadsheet.pictures.store import Store
from broadsheet.press import darkroom, pool
from broadsheet.press.job import Progress
from broadsheet.press.place import Place
from broadsheet.press.report import Changed
from broadsheet.render import render as render_page
from broadsheet.templates import Templates

BATCH = 48


@dataclass(slots=True)
class Press:
    """What a worker needs to print. The last field is the worker's own and does not travel."""

    edition: Edition
    keys: Mapping[bytes, bytes]
    """Body digest -> key of its row in the ledger."""
    ledger: Path
    place: Path
    roots: Mapping[str, Path]
    media: Mapping[str, Media]
    store: Store
    templates: Callable[[], Templates]
    standing: Mapping[str, bytes] = field(default_factory=dict)
    """Path -> digest of the bytes that stand there now."""
    secrets: Sequence[Secret] = ()
    """What no output may hold."""
    tools: Tools | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """A worker's own ledger connection, compiled templates and place."""

    ledger: Ledger
    templates: Templates
    place: Place
    search: Search


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one output: its record, and whether its bytes differ from what stands."""

    record: Record
    staged: bool
    problem: Problem | None = None
    finds: Sequence[Find] = ()
    """Secrets that seem to stand in it."""


def stage_batch(press: Press, batch: Sequence[tuple[int, Record]]) -> list[Printed]:
    """Render a batch of outputs and stage those whose bytes differ from what stands."""
    if press.tools is None:
        press.tools = Tools(Ledger(press.ledger), press.templates(), Place(press.place), Search(press.secrets))
    return [_stage(press, press.tools, press.edition.outputs[index], record) for index, record in batch]


def _stage(press: Press, tools: Tools, output: Output, record: Record) -> Printed:
    try:
        data = render(press, tools, output)
        record = replace(record, content=digest.of_bytes(data), printed=press.edition.now.isoformat())
        finds = tools.search.finds(output.path, b"" if isinstance(output, Asset) else data)
        if press.standing.get(output.path) == record.content:
            return Printed(record, False, finds=finds)
        status = tools.place.stage(output.path, data)
    except Mistakes as mistakes:
        return Printed(record, False, mistakes.problems[0])
    except OSError as error:
        return Printed(record, False, problem("B432", output.path, reason=error.strerror or str(error)))
    return Printed(replace(record, size=status.st_size, mtime_ns=status.st_mtime_ns), True, finds=finds)


def render(press: Press, tools: Tools, output: Output) -> bytes:
    """The bytes of one output.

    Raises:
        Mistakes: a template fails.
        OSError: a file to print cannot be read.
    """

    def body(wanted: bytes) -> Body:
        return tools.ledger.body(press.keys[wanted])

    if isinstance(output, Asset):
        return darkroom.read(output, press.roots, press.media, press.store)
    if isinstance(output, Feed):
        return render_feed(output, body, press.edition.imprint)
    own = body(output.body) if isinstance(output, Page) and output.body else None
    links = dict(output.links) if isinstance(output, Page) else {}
    return render_page(output, own, press.edition.imprint, tools.templates, links)


def stage_all(press: Press, verdict: Verdict, count: int, progress: Progress) -> list[Printed]:
    """Render everything that the verdict names.

    Raises:
        Mistakes: templates failed or the disk refused; every one of them is named, and nothing was moved.
    """
    place = Place(press.place)
    place.sweep()
    printed: list[Printed] = []
    for batch in pool.run(stage_batch, press, _ordered(press.edition, verdict.reprint), count, BATCH):
        printed += batch
        progress("print", len(printed), len(verdict.reprint))
    if problems := [item.problem for item in printed if item.problem]:
        place.sweep()
        raise Mistakes(problems)
    return printed


def _ordered(edition: Edition, reprint: Sequence[tuple[int, Record]]) -> list[tuple[int, Record]]:
    """What is to be printed, in the edition's order but for feeds: those that share stories come together, last."""
    feeds = [item for item in reprint if isinstance(edition.outputs[item[0]], Feed)]
    others = [item for item in reprint if not isinstance(edition.outputs[item[0]], Feed)]

    def place(item: tuple[int, Record]) -> tuple[bool, datetime, str]:
        feed = edition.outputs[item[0]]
        assert isinstance(feed, Feed)
        return press_order(feed)

    return [*others, *sorted(feeds, key=place)]


def leaks(press: Press, printed: Sequence[Printed]) -> list[Problem]:
    """What was staged and must not be seen yet, at the places of the stories."""
    finds = [find for item in printed for find in item.finds]
    return judge_leaks(finds, partial(_texts, press), press.edition.now) if finds else []


def _texts(press: Press) -> Iterator[str]:
    """What the public stories and the settings say in their own words."""
    imprint = press.edition.imprint
    yield f"{imprint.name}\n{imprint.tagline}\n{imprint.description}"
    with Ledger(press.ledger) as ledger:
        for output in press.edition.outputs:
            if isinstance(output, Page) and output.body:
                yield plain.text(ledger.body(press.keys[output.body]).html)


def settle(press: Press, printed: Sequence[Printed], verdict: Verdict, ledger: Ledger, target: str) -> list[Changed]:
    """Move what was staged to its place, remove what left the edition, and enter all of it."""
    place = Place(press.place)
    staged = [item.record.path for item in printed if item.staged]
    new = [path for path in staged if path not in press.standing]
    place.announce(new)
    with ledger.entry():
        ledger.blank(target, (*staged, *verdict.spike))
    place.settle()
    for path in verdict.spike:
        place.remove(path)
    place.announce((), verdict.spike)
    with ledger.entry():
        ledger.enter_outputs(target, [item.record for item in printed])
        ledger.drop_outputs(target, verdict.spike)
    return [*_changes(printed, frozenset(new)), *(Changed(p, "removed", "it left the edition") for p in verdict.spike)]


def _changes(printed: Sequence[Printed], new: frozenset[str]) -> list[Changed]:
    return [
        Changed(item.record.path, "printed" if item.record.path in new else "rewritten", item.record.why)
        for item in printed
        if item.staged
    ]
