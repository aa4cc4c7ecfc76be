"""The difference between an edition and what stands at a destination: what is sent, in which order, what goes. Pure.

The order is the safety. Nothing that a reader can reach may name what is not there yet, so files come in two rounds.
First what is *new*: no published page names it, so whatever it names itself does no harm. Then what *changed*, which
may name anything new. Each round goes by `hosting.Stage`: static files, stories, lists and fronts, feeds and sitemaps.
The home page belongs to the second round even when it is new: it opens a site that is published for the first time.
Then the manifest is written, and what has left the edition is deleted last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet import urls
from broadsheet.hosting import Stage
from broadsheet.press.place import in_the_way
from broadsheet.publish.manifest import Entry

HOME = urls.output_path(urls.HOME)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a destination holds, as far as it is known.

    `files` are as the manifest says. Two kinds of paths belong to a run that did not end: `unsure` stand there, with
    the old bytes or the new; `stray` may stand there or not, and no published page names them.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)
    leaving: Mapping[str, str] = field(default_factory=dict)
    unsure: Set[str] = frozenset()
    stray: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """Files that may be sent side by side. Everything of one step is there before the next begins."""

    stage: Stage
    is_new: bool
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run does. `leaving` is what the manifest will name as on its way out."""

    steps: tuple[Step, ...]
    first: tuple[str, ...] = ()
    """What must be deleted before anything is sent: a file where a folder must be now, and the other way round."""
    last: tuple[str, ...] = ()
    """What is deleted when all else is done."""
    leaving: Mapping[str, str] = field(default_factory=dict)

    @property
    def new(self) -> tuple[str, ...]:
        return tuple(path for step in self.steps if step.is_new for path in step.paths)

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(path for step in self.steps if not step.is_new for path in step.paths)

    @property
    def sent(self) -> int:
        return sum(len(step.paths) for step in self.steps)

    @property
    def deleted(self) -> tuple[str, ...]:
        return (*self.first, *self.last)

    def settles(self, standing: Standing) -> bool:
        """Whether there is nothing to do: the destination is as it should be, and its manifest says so."""
        return not self.steps and not self.deleted and self.leaving == standing.leaving


def compare(
    files: Mapping[str, Entry],
    stages: Mapping[str, Stage],
    standing: Standing,
    now: datetime,
    grace: timedelta,
    has_headers: bool = True,
) -> Plan:
    """What must be done so that `files` stand at the destination.

    Args:
        files: the edition.
        stages: the stage of each of its paths.
        standing: what the destination holds.
        now: when the run takes place; aware.
        grace: for how long files with a fingerprint in their name stay, for the pages that are kept in caches.
        has_headers: whether the destination keeps headers; if not, only bytes count.
    """
    seen = standing.files.keys() | standing.unsure
    groups: dict[tuple[bool, Stage], list[str]] = {}
    for path, entry in files.items():
        known = None if path in standing.unsure else standing.files.get(path)
        if known is None or not _is_same(entry, known, has_headers):
            is_new = path not in seen and path != HOME
            groups.setdefault((not is_new, stages[path]), []).append(path)
    steps = tuple(Step(stage, not late, tuple(sorted(paths))) for (late, stage), paths in sorted(groups.items()))
    delete, leaving = _gone(files, standing, now, grace)
    first = in_the_way(files.keys(), delete)
    last = tuple(path for path in delete if path not in first)
    return Plan(steps, tuple(sorted(first)), last, leaving)


def _is_same(entry: Entry, known: Entry, has_headers: bool) -> bool:
    if has_headers:
        return entry == known
    return (entry.digest, entry.size, entry.encoding) == (known.digest, known.size, known.encoding)


def _gone(
    files: Mapping[str, Entry], standing: Standing, now: datetime, grace: timedelta
) -> tuple[tuple[str, ...], dict[str, str]]:
    """What is deleted in this run, and what in a later one, each with the instant since which it is not needed."""
    ours = {*standing.files, *standing.unsure, *standing.stray, *standing.leaving}
    delete: list[str] = []
    leaving: dict[str, str] = {}
    for path in sorted(ours - files.keys()):
        since = standing.leaving.get(path) or now.isoformat()
        if urls.is_fingerprinted(path) and now - datetime.fromisoformat(since) < grace:
            leaving[path] = since
        else:
            delete.append(path)
    return tuple(delete), leaving


def too_many(
    plan: Plan, known: int, max_changed: int | None, max_deleted: int | None
) -> Sequence[tuple[str, int, int]]:
    """Which limits a plan breaks: "changed" or "deleted", the count, and the limit.

    Without a limit of deletions, a tenth of the `known` files at the destination, and a hundred in any case.
    """
    allowed = max(100, known // 10) if max_deleted is None else max_deleted
    found = []
    if max_changed is not None and plan.sent > max_changed:
        found.append(("changed", plan.sent, max_changed))
    if len(plan.deleted) > allowed:
        found.append(("deleted", len(plan.deleted), allowed))
    return found
