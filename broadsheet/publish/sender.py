"""One run: from the difference to a destination that holds the edition. The only place that knows the whole order.

    read manifest -> judge, plan -> lease -> what is new -> what changed -> manifest -> delete -> end of the lease

A run that ends anywhere in between leaves a site in which every link of a published page leads somewhere, and a lease
that says what is unsure; the next run sends that again.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.publish import manifest as manifests
from broadsheet.publish import plan as plans
from broadsheet.publish.destination import Changed, Conflict, Destination, Parcel, Passing, Refused
from broadsheet.publish.issue import Issue
from broadsheet.publish.lease import Lease, Run
from broadsheet.publish.manifest import MANIFEST, Manifest
from broadsheet.publish.plan import Plan
from broadsheet.publish.state import State, look, manifest_at

Progress = Callable[[str, int, int], None]
_KEPT_WITHDRAWN = 20


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run is to be done.

    `clock` is asked for the present time, aware and in UTC. Without `max_deleted` a tenth of the site may go.
    """

    clock: Callable[[], datetime]
    grace: timedelta = timedelta(hours=1)
    max_changed: int | None = None
    max_deleted: int | None = None
    force: bool = False
    adopt: bool = False
    keep: Callable[[Issue, Sequence[str]], None] = lambda issue, paths: None
    """Asked to keep the files that are about to be sent."""
    withdraw: bool = False
    """Whether the edition that stands is taken back, and may not be published again by itself."""
    progress: Progress = lambda step, done, total: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, or would do. Paths are sorted."""

    destination: str
    instant: str
    files: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    leaving: tuple[str, ...]
    """What stands a while longer, because cached pages may name it."""
    bytes: int
    manifest: Manifest
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.deleted)


def publish(issue: Issue, destination: Destination, terms: Terms, is_dry: bool = False) -> Outcome:
    """Make a destination hold an edition; with `is_dry` only say what would be done.

    Raises:
        Mistakes: it was refused before anything changed, or the host failed on the way (B81x).
    """
    with _told(destination.name):
        state = look(issue, destination, terms.clock(), force=terms.force, adopt=terms.adopt)
        plan = plans.compare(
            issue.files, issue.stages, state.standing, terms.clock(), terms.grace, destination.has_headers
        )
        _limit(plan, state, terms)
        manifest = _manifest(issue, terms, state, plan)
        if is_dry or (plan.settles(state.standing) and state.is_clean):
            return _outcome(issue, destination, state, plan, manifest)
        terms.keep(issue, (*plan.new, *plan.changed))
        problems = _send(issue, destination, terms, state, plan, manifest)
        return _outcome(issue, destination, state, plan, manifest, problems)


def standing(destination: Destination) -> Manifest | None:
    """The manifest of what stands at a destination; None where there is none that can be read.

    Raises:
        Mistakes: the host fails, or a newer Broadsheet published there.
    """
    with _told(destination.name):
        return manifest_at(destination)[0]


def _limit(plan: Plan, state: State, terms: Terms) -> None:
    """Raises: Mistakes: more would change than is allowed."""
    known = len(state.standing.files.keys() | state.standing.unsure)
    if broken := plans.too_many(plan, known, terms.max_changed, terms.max_deleted):
        raise Mistakes(problem("B827", "", what=what, count=count, limit=limit) for what, count, limit in broken)


def _outcome(
    issue: Issue,
    destination: Destination,
    state: State,
    plan: Plan,
    manifest: Manifest,
    problems: tuple[Problem, ...] = (),
) -> Outcome:
    sent = {*plan.new, *plan.changed}
    known = sent & (state.standing.files.keys() | state.standing.unsure)
    return Outcome(
        destination=destination.name,
        instant=issue.instant,
        files=len(issue.files),
        new=tuple(sorted(sent - known)),
        changed=tuple(sorted(known)),
        deleted=tuple(sorted(plan.deleted)),
        leaving=tuple(plan.leaving),
        bytes=sum(issue.files[path].size for step in plan.steps for path in step.paths),
        manifest=manifest,
        problems=problems,
    )


def _send(
    issue: Issue, destination: Destination, terms: Terms, state: State, plan: Plan, manifest: Manifest
) -> tuple[Problem, ...]:
    """Everything that changes the destination."""
    if destination.is_atomic:
        _change(issue, destination, terms, state, plan, manifest, None)
        destination.finish()
        return ()
    lease = Lease(destination, _run(terms, state, plan), terms.clock, state.run_tag)
    lease.begin()
    try:
        careful = destination.is_careful()
        _change(issue, destination, terms, state, plan, manifest, lease)
        lease.end()
    except BaseException as error:
        if not isinstance(error, Conflict):
            _leave(lease)
        raise
    destination.finish()
    return () if careful else (problem("B828", "", destination=destination.name),)


def _run(terms: Terms, state: State, plan: Plan) -> Run:
    """Word of all that may be touched: by this run, and by those before it that did not end."""
    going = {*plan.last, *(plan.leaving.keys() - state.standing.files.keys() - state.standing.leaving.keys())}
    stray = {*plan.first, *(going & state.standing.stray)}
    return Run(
        token=secrets.token_hex(8),
        host=socket.gethostname(),
        pid=os.getpid(),
        at=terms.clock().isoformat(),
        new=tuple(sorted(plan.new)),
        changed=tuple(sorted({*plan.changed, *going} - stray)),
        stray=tuple(sorted(stray)),
    )


def _leave(lease: Lease) -> None:
    try:
        lease.leave()
    except (Conflict, Passing, Refused, OSError):
        return  # the host is away; two minutes of silence say the same


def _change(
    issue: Issue,
    destination: Destination,
    terms: Terms,
    state: State,
    plan: Plan,
    manifest: Manifest,
    lease: Lease | None,
) -> None:
    total = plan.sent + len(plan.deleted)
    counter = _Counter(terms.progress, total, lease)
    if plan.first:
        destination.delete(plan.first, counter.told)
    is_seen = False
    for step in plan.steps:
        if lease and not (step.is_new or is_seen):
            lease.see()
            is_seen = True
        destination.send(
            [Parcel(path, issue.files[path], Path(issue.sources[path])) for path in step.paths], counter.told
        )
    if lease and not is_seen:
        lease.see()
    destination.write(MANIFEST, manifests.encode(manifest), state.manifest_tag)
    if plan.last:
        if lease:
            lease.settle(plan.last)
        destination.delete(plan.last, counter.told)


def _manifest(issue: Issue, terms: Terms, state: State, plan: Plan) -> Manifest:
    taken_back = state.withdrawn
    if terms.withdraw and state.edition:
        taken_back = (*taken_back, state.edition)[-_KEPT_WITHDRAWN:]
    return Manifest(issue.site, issue.instant, issue.files, plan.leaving, taken_back, issue.url)


class _Counter:
    """Tells progress, and lets the run's lease beat."""

    def __init__(self, progress: Progress, total: int, lease: Lease | None) -> None:
        self._progress, self._total, self._lease, self._done = progress, total, lease, 0
        self._lock = threading.Lock()

    def told(self, path: str) -> None:
        with self._lock:
            self._done += 1
            self._progress("publish", min(self._done, self._total), self._total)
        if self._lease:
            self._lease.beat()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Troubles of a destination, told as mistakes."""
    try:
        yield
    except Conflict as error:
        raise Mistakes([problem("B821", "", destination=name)]) from error
    except Changed as error:
        raise Mistakes([problem("B807", "", name=error.path)]) from error
    except Passing as error:
        raise Mistakes([problem("B811", "", destination=name, detail=error, tries=error.tries)]) from error
    except Refused as error:
        raise Mistakes([problem("B810", "", destination=name, detail=error)]) from error
