"""What a destination holds before a run, and whether this edition may be published over it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from broadsheet import hosting
from broadsheet.errors import Mistakes, problem
from broadsheet.publish import lease as leases
from broadsheet.publish import manifest as manifests
from broadsheet.publish.destination import Destination, Found, Parcel
from broadsheet.publish.issue import SHOWN, Issue
from broadsheet.publish.lease import Run
from broadsheet.publish.manifest import MANIFEST, RUN, Manifest, Newer, Unreadable
from broadsheet.publish.plan import Standing


@dataclass(frozen=True, slots=True)
class State:
    """What was found. The tags are those of the manifest and of the run's file, None where there is none."""

    standing: Standing
    manifest_tag: str | None
    run_tag: str | None
    edition: str = ""
    withdrawn: tuple[str, ...] = ()
    is_clean: bool = True
    """Whether the manifest can be read and no run has left anything unsure."""


def look(issue: Issue, destination: Destination, now: datetime, force: bool = False, adopt: bool = False) -> State:
    """Find out what a destination holds.

    Args:
        issue: what is to be published.
        destination: where.
        now: the present time.
        force: publish an older edition or one that was taken back, and do not wait for another run.
        adopt: take over what stands there, whoever published it.

    Raises:
        Mistakes: this edition may not be published there.
    """
    run, run_tag = _run(destination, now, force)
    is_told = run is not None
    run = run or Run()
    manifest, manifest_tag = manifest_at(destination)
    if manifest is None:
        return State(_listed(issue, destination, run, adopt), manifest_tag, run_tag, is_clean=False)
    _judge(issue, manifest, destination.name, force, adopt)
    unsure, stray = _touched(run)
    unsure = unsure if is_told else frozenset(manifest.files)
    return State(
        Standing(manifest.files, manifest.leaving, unsure, stray - manifest.files.keys()),
        manifest_tag,
        run_tag,
        manifest.edition,
        manifest.withdrawn,
        not unsure and not stray,
    )


def _run(destination: Destination, now: datetime, force: bool) -> tuple[Run | None, str | None]:
    """What the last run left, and the tag of what says so; no run where that is damaged, and nothing is sure then.

    Raises:
        Mistakes: another run is under way.
    """
    kept = destination.read(RUN)
    if kept is None:
        return Run(), None
    try:
        run = leases.read(kept.data)
    except Unreadable:
        return None, kept.tag
    if run.lives(now) and not force:
        raise Mistakes([problem("B820", "", destination=destination.name, at=run.at, host=run.host)])
    return run, kept.tag


def manifest_at(destination: Destination) -> tuple[Manifest | None, str | None]:
    """The manifest, and the tag of what stands in its place even if that is none.

    Raises:
        Mistakes: a newer Broadsheet wrote it.
    """
    kept = destination.read(MANIFEST)
    if kept is None:
        return None, None
    try:
        return manifests.decode(kept.data), kept.tag
    except Unreadable:
        return None, kept.tag
    except Newer:
        raise Mistakes([problem("B826", "", destination=destination.name)]) from None


def _touched(run: Run) -> tuple[frozenset[str], frozenset[str]]:
    """Paths that stand with old or new bytes, and paths that nobody names and that may stand."""
    if run.is_seen:
        return frozenset((*run.new, *run.changed)), frozenset(run.stray)
    return frozenset(run.changed), frozenset((*run.new, *run.stray))


def _judge(issue: Issue, manifest: Manifest, name: str, force: bool, adopt: bool) -> None:
    """Raises: Mistakes: the edition that stands there may not be replaced by this one."""
    if manifest.site != issue.site and not adopt:
        raise Mistakes([problem("B824", "", destination=name, theirs=manifest.site, ours=issue.site)])
    if force:
        return
    if datetime.fromisoformat(manifest.instant) > datetime.fromisoformat(issue.instant):
        raise Mistakes([problem("B822", "", destination=name, theirs=manifest.instant, ours=issue.instant)])
    if manifest.withdrawn and Manifest(issue.site, issue.instant, issue.files).edition in manifest.withdrawn:
        raise Mistakes([problem("B823", "", destination=name)])


def _listed(issue: Issue, destination: Destination, run: Run, adopt: bool) -> Standing:
    """What stands where there is no manifest, found by a listing.

    What a run of ours has touched is ours. Of the rest nothing is, unless it is adopted; a file with the very bytes
    that we would send is no obstacle.

    Raises:
        Mistakes: files that are not ours stand at addresses of this site.
    """
    found = {each.path: each for each in destination.list()}
    unsure, stray = _touched(run)
    others = {path: each for path, each in found.items() if path not in unsure and path not in stray}
    same = _same(issue, others)
    strangers = sorted(others.keys() & issue.files.keys() - same)
    if strangers and not adopt:
        raise Mistakes([problem("B825", "", destination=destination.name, count=len(strangers), name=strangers[0])])
    taken = {path for path in others if adopt and not is_spared(path)} | same | set(strangers)
    files = {} if destination.has_headers else {path: issue.files[path] for path in same}
    return Standing(files, unsure=frozenset({*unsure, *taken} - files.keys()), stray=stray)


def _same(issue: Issue, found: Mapping[str, Found]) -> set[str]:
    """The files that have the bytes we would send, where the listing can tell."""
    same = set()
    for path in found.keys() & issue.files.keys():
        if _is_same(Parcel(path, issue.files[path], Path(issue.sources[path])), found[path]):
            same.add(path)
    return same


def _is_same(parcel: Parcel, found: Found) -> bool:
    if found.blob:
        kind = "sha1" if len(found.blob) == 40 else "sha256"
        data = parcel.read()
        return found.blob == hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    if not found.md5 or not (parcel.entry.encoding or found.size == parcel.entry.size):
        return False
    return found.md5 == hashlib.md5(parcel.read(), usedforsecurity=False).hexdigest()


def is_spared(path: str) -> bool:
    """Whether a file that we did not publish stays when a place is taken over: it is for the host, or hidden."""
    parts = path.split("/")
    return hosting.is_for_hosts(path) or any(part in SHOWN or part.startswith(".") for part in parts)
