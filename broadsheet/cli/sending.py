"""What `publish` and `rollback` share: the destination that is meant, the edition in the output folder, the report."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import click

from broadsheet import config
from broadsheet.cli import site as sites
from broadsheet.cli.build import progress
from broadsheet.config import Site
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.ledger import Damaged, Ledger, Record, lock
from broadsheet.press import Job, signature
from broadsheet.press.place import Place
from broadsheet.publish import address, issue
from broadsheet.publish.destination import Destination
from broadsheet.publish.fit import PLAIN, Fit, fitted
from broadsheet.publish.issue import Issue
from broadsheet.publish.kept import FOLDER, Kept
from broadsheet.publish.notify import News, announce, why_not
from broadsheet.publish.sender import Outcome, Progress, Terms

USAGE = frozenset({"B801", "B802", "B803", "B804", "B808"})
"""Mistakes in how the command was called or in the settings; every other one is a failure to publish."""


@dataclass(frozen=True, slots=True)
class Way:
    """A destination with its settings, opened."""

    settings: config.Destination
    destination: Destination
    fit: Fit


def way(site: Site, name: str | None) -> Way:
    """The destination that a name or an address means; without one, the only one of the settings.

    Raises:
        Mistakes: there is none of that name, or its address cannot be used.
    """
    known = site.destinations
    if name is None:
        if len(known) != 1:
            raise Mistakes([problem("B804", "", names=", ".join(known) or "none")])
        name = next(iter(known))
    if name in known:
        settings = known[name]
    elif ":" in name:
        settings = config.Destination.model_construct(to=name)
    else:
        raise Mistakes([problem("B801", "", name=name, names=", ".join(known) or "none")])
    options = settings.options()
    fit = address.fit_at(settings.to, options)
    return Way(settings, address.open_at(settings.to, os.environ, options), fit)


def issue_of(job: Job, allows_drafts: bool, fit: Fit = PLAIN) -> Issue:
    """The edition in the output folder, as a destination takes it.

    Raises:
        Mistakes: none stands there whole, it is a preview, or a build is at work.
    """
    with lock(job.lock):
        signed = signature.read(job.output)
        if signed is None:
            raise Mistakes([problem("B805", "", folder=job.output)])
        if signed.drafts and not allows_drafts:
            raise Mistakes([problem("B806", "", folder=job.output)])
        found = issue.read(
            job.output,
            records(job),
            Place(job.output).printed(),
            job.site.id_authority(),
            signed.instant,
            signed.url,
        )
        return fitted(found, fit)


def records(job: Job) -> Mapping[str, Record]:
    """What the ledger knows of the files in the output folder; nothing where there is no ledger that can be read."""
    if not job.ledger.is_file():
        return {}
    try:
        with Ledger(job.ledger, writes=False) as ledger:
            return {path: record for path, record in ledger.outputs(job.target).items() if record.content}
    except Damaged:
        return {}


def kept(job: Job) -> Kept:
    """The editions that were published from this site."""
    return Kept(job.lock.parent / FOLDER)


def terms(settings: config.Destination, **changes: Any) -> Terms:
    """The terms that the settings of a destination set."""
    own = Terms(
        clock=lambda: datetime.now(UTC).replace(microsecond=0),
        grace=timedelta(minutes=settings.grace),
        max_changed=settings.max_changed,
        max_deleted=settings.max_deleted,
    )
    return replace(own, **changes)


Work: TypeAlias = Callable[[Way, Progress], tuple[Issue, Outcome]]


@dataclass(frozen=True, slots=True)
class Manners:
    """How a command speaks, and to whom."""

    dry_run: bool
    no_notify: bool
    quiet: bool
    verbose: bool
    as_json: bool


def carry_out(job: Job, name: str | None, manners: Manners, work: Work) -> int:
    """Do the work of a command with the destination that is meant, and report. Gives the exit code."""
    try:
        found = way(job.site, name)
        try:
            with progress(manners.quiet or manners.as_json) as told:
                issue, outcome = work(found, told)
        finally:
            found.destination.close()
    except Mistakes as mistakes:
        return fail(mistakes, manners.as_json)
    silent = manners.no_notify or manners.dry_run
    said = () if silent else tell_world(job, issue, outcome, found.settings.drafts)
    report(outcome, (*outcome.problems, *said), manners)
    return 0


def tell_world(job: Job, made: Issue, outcome: Outcome, drafts: bool) -> Sequence[Problem]:
    """Tell hubs, search engines and caches of what changed, unless the edition is not for the world."""
    if outcome.is_empty or why_not(job.site.site.url, made.url, drafts):
        return ()
    sent = {path: made.kinds[path] for path in (*outcome.new, *outcome.changed)}
    return announce(job.site, News.of(made.url, sent, outcome.deleted), os.environ).problems


def report(outcome: Outcome, problems: Sequence[Problem], manners: Manners) -> None:
    """What was done, for people or for programs."""
    if manners.as_json:
        click.echo(json.dumps(as_data(outcome, problems, manners.dry_run), indent=2, ensure_ascii=False))
        return
    sites.show(problems)
    if not manners.quiet:
        click.echo(summary(outcome, manners.dry_run))
    if manners.verbose or (manners.dry_run and not manners.quiet):
        marks = (("+", outcome.new), ("~", outcome.changed), ("-", outcome.deleted))
        for mark, paths in marks:
            for path in paths:
                click.echo(f"  {mark} {path}")


def as_data(outcome: Outcome, problems: Sequence[Problem], is_dry: bool) -> dict[str, Any]:
    return {
        "ok": True,
        "dry_run": is_dry,
        "destination": outcome.destination,
        "edition": outcome.manifest.edition,
        "instant": outcome.instant,
        "files": outcome.files,
        "new": outcome.new,
        "changed": outcome.changed,
        "deleted": outcome.deleted,
        "leaving": outcome.leaving,
        "bytes": outcome.bytes,
        "problems": [{"code": found.code, "text": found.text, "severity": found.severity} for found in problems],
    }


def summary(outcome: Outcome, is_dry: bool) -> str:
    if outcome.is_empty:
        return f"{outcome.destination} holds this edition already: {outcome.files:,} files, nothing to send."
    done = "would be sent" if is_dry else "sent"
    sent = len(outcome.new) + len(outcome.changed)
    return (
        f"{outcome.destination}: {sent:,} of {outcome.files:,} files {done}"
        f" ({len(outcome.new):,} new, {len(outcome.changed):,} changed, {outcome.bytes / 1e6:,.1f} MB),"
        f" {len(outcome.deleted):,} deleted"
    )


def fail(mistakes: Mistakes, as_json: bool) -> int:
    """Show why nothing or not everything was published. The exit code is 2 for wrong usage, else 3."""
    if as_json:
        found = [{"code": one.code, "text": one.text, "severity": one.severity} for one in mistakes.problems]
        click.echo(json.dumps({"ok": False, "problems": found}, indent=2, ensure_ascii=False))
    else:
        sites.show(mistakes.problems)
    return 2 if all(found.code in USAGE for found in mistakes.problems) else 3
