"""Step 5: what must be printed is rendered and staged by workers. Nothing of the printed site changes here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from broadsheet import digest, leak
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.feeds import render_feed
from broadsheet.feeds.plan import NEVER, press_order
from broadsheet.leak import Find, Search, Secret
from broadsheet.ledger import Ledger, Record
from broadsheet.model import Asset, Body, Compiled, Feed, Imprint, Media, Output, Page, StoryContent
from broadsheet.pictures.store import Store
from broadsheet.press import darkroom, pool, theme
from broadsheet.press.job import Progress
from broadsheet.press.place import Place
from broadsheet.press.pool import Crew
from broadsheet.render import render as render_page
from broadsheet.templates import Templates, Theme

BATCH = 48
"""Outputs that are rendered together."""
MANY, SHIFTS, LONGEST = 8000, 30, 2000
"""From so many outputs on, printers are relieved so often, and after so many at the latest: a build of ten thousand
stories needs a quarter less memory. To fork takes time, the more the larger the edition is."""
ROOM = 2 << 20
"""Bytes of text that wait to be searched for secrets. Many are searched together, because the tables of the search are
larger than what a processor keeps at hand through other work."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a worker needs to print, besides the outputs themselves."""

    imprint: Imprint
    now: str
    ledger: Path
    place: Path
    roots: Mapping[str, Path]
    media: Mapping[str, Media]
    store: Store
    secrets: Sequence[Secret]
    """What no output may hold."""
    theme: Theme
    filters: Mapping[str, Callable[..., Any]]
    filters_digest: bytes
    compiled: Mapping[bytes, Compiled]


@dataclass(frozen=True, slots=True)
class Task:
    """One output to print. `standing` is the digest of the bytes that stand there now, empty where there are none."""

    output: Output
    record: Record
    bodies: tuple[tuple[bytes, bytes], ...] = ()
    """Digest of each body that it shows -> key of the row in the ledger."""
    standing: bytes = b""


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one output: its record, and whether its bytes differ from what stands."""

    record: Record
    staged: bool
    is_new: bool = False
    problem: Problem | None = None
    finds: Sequence[Find] = ()
    """Secrets that seem to stand in it."""


def bodies(output: Output) -> list[bytes]:
    """The digests of the bodies that an output shows."""
    if isinstance(output, Page):
        return [output.body] if output.body else []
    return list(dict.fromkeys(entry.body for entry in output.entries if entry.body)) if isinstance(output, Feed) else []


def stage_batch(press: Press, batch: Sequence[Task]) -> list[Printed]:
    """Render a batch of outputs and stage those whose bytes differ from what stands.

    Raises:
        Mistakes: the disk refuses.
    """
    templates = theme.kept(press.theme, press.filters, press.filters_digest, press.compiled)
    place, search = Place(press.place), leak.search(press.secrets)
    printed: list[Printed] = []
    staged: list[tuple[Printed, Sequence[bytes]]] = []
    size = 0
    with Ledger(press.ledger, writes=False) as ledger:
        for task in batch:
            staged.append(_stage(press, task, ledger, templates, place))
            size += sum(map(len, staged[-1][1]))
            if size > ROOM or len(printed) + len(staged) == len(batch):
                printed += [_searched(item, pieces, search) for item, pieces in staged]
                staged, size = [], 0
    return printed


def _stage(
    press: Press, task: Task, ledger: Ledger, templates: Templates, place: Place
) -> tuple[Printed, Sequence[bytes]]:
    """What became of an output, and the pieces of its text."""
    try:
        pieces = render(press, task, ledger, templates)
    except Mistakes as mistakes:
        return Printed(task.record, False, problem=mistakes.problems[0]), ()
    path, is_large = task.record.path, not isinstance(pieces, list)
    text = () if is_large or isinstance(task.output, Asset) else tuple(pieces)
    data = pieces if is_large else [b"".join(pieces)]
    content = _digest(data)
    if task.standing == content:
        return Printed(task.record._replace(content=content, printed=press.now), False), text
    written = digest.Running()
    try:
        status = place.stage(path, written.passing(data) if is_large else data)
    except OSError as error:
        raise Mistakes([problem("B432", path, reason=error.strerror or str(error))]) from error
    if is_large and written.end() != content:
        return Printed(task.record, False, problem=problem("B406", path)), ()
    size, mtime = status.st_size, status.st_mtime_ns
    record = task.record._replace(content=content, size=size, mtime_ns=mtime, printed=press.now)
    return Printed(record, True, not task.standing), text


def _searched(printed: Printed, pieces: Sequence[bytes], search: Search) -> Printed:
    finds = search.finds(printed.record.path, pieces)
    return replace(printed, finds=finds) if finds else printed


def _digest(pieces: Iterable[bytes]) -> digest.Digest:
    whole = digest.Running()
    deque(whole.passing(pieces), maxlen=0)
    return whole.end()


def render(press: Press, task: Task, ledger: Ledger, templates: Templates) -> Iterable[bytes]:
    """The bytes of one output, in pieces. Only those of a large file are no list.

    Raises:
        Mistakes: a template fails, or a file to print cannot be read.
    """
    output, body = task.output, partial(_body, ledger, dict(task.bodies))
    if isinstance(output, Asset):
        try:
            return darkroom.read(output, press.roots, press.media, press.store)
        except OSError as error:
            raise Mistakes([problem("B404", output.source, reason=error.strerror or str(error))]) from error
    if isinstance(output, Feed):
        return render_feed(output, body, press.imprint)
    own = body(output.body) if isinstance(output, Page) and output.body else None
    return [render_page(output, own, press.imprint, templates)]


def _body(ledger: Ledger, keys: Mapping[bytes, bytes], wanted: bytes) -> Body:
    return ledger.body(keys[wanted])


def stage_all(press: Press, tasks: Sequence[Task], crew: Crew, progress: Progress) -> list[Printed]:
    """Render everything that must be printed.

    Raises:
        Mistakes: templates failed or the disk refused; every one of them is named, and nothing was moved.
    """
    place = Place(press.place)
    place.sweep()
    leak.search(press.secrets)  # so that forked processes have it already
    printed: list[Printed] = []
    try:
        for batch in pool.run(stage_batch, press, _ordered(tasks), crew, BATCH, shift(len(tasks))):
            printed += batch
            progress("print", len(printed), len(tasks))
        if problems := [item.problem for item in printed if item.problem]:
            raise Mistakes(problems)
    except BaseException:
        place.sweep()
        raise
    return printed


def shift(outputs: int) -> int:
    """After how many outputs printers are relieved; 0 for never."""
    return min(outputs // SHIFTS, LONGEST) if outputs > MANY else 0


def _ordered(tasks: Sequence[Task]) -> list[Task]:
    """What is to be printed, so that what is alike comes together: story pages by section and time, since neighbours
    list the same stories, and last the feeds that tell the same ones. What a process made of a story is then still at
    hand when it needs it again, and two processes touch different stories.
    """
    return sorted(tasks, key=_neighbours)


def _neighbours(task: Task) -> tuple[bool, str, bool, datetime, str]:
    output = task.output
    if isinstance(output, Feed):
        return True, "", *press_order(output)
    if isinstance(output, Page) and isinstance(output.content, StoryContent):
        return False, output.content.section.slug, True, output.content.card.published, output.path
    return False, "", False, NEVER, output.path
