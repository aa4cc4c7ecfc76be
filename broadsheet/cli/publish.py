"""`broadsheet publish`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from broadsheet.cli import sending, watching
from broadsheet.cli import site as sites
from broadsheet.cli.sending import Manners, Way
from broadsheet.press import Job
from broadsheet.publish import sender
from broadsheet.publish.issue import Issue
from broadsheet.publish.sender import Outcome


@click.command("publish")
@click.argument("destination", required=False)
@click.option("--config", "-c", "settings", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--output", "-d", type=click.Path(path_type=Path), help="The folder of the printed site.")
@click.option("--dry-run", "-n", is_flag=True, help="Only say what would be sent and deleted.")
@click.option("--max-changed", type=click.IntRange(0), metavar="N", help="Publish nothing if more files would be sent.")
@click.option("--max-deleted", type=click.IntRange(0), metavar="N", help="Publish nothing if more would be deleted.")
@click.option("--force", is_flag=True, help="Replace a newer edition, or one that another run is publishing.")
@click.option("--adopt", is_flag=True, help="Take over a place where something else was published.")
@click.option("--no-notify", is_flag=True, help="Tell nobody: no hubs, search engines, caches.")
@click.option("--watch", is_flag=True, help="Build and publish, now and whenever something is due, until stopped.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but mistakes.")
@click.option("--verbose", "-v", is_flag=True, help="Name every file.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, for programs.")
@click.pass_obj
def command(
    filters: dict[str, Any],
    /,
    destination: str | None,
    settings: Path | None,
    output: Path | None,
    dry_run: bool,
    no_notify: bool,
    watch: bool,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **how: Any,
) -> int:
    """Publish what was printed to DESTINATION: a name from [destinations], or an address.

    Only what changed is sent, and in an order in which no page ever names a missing one. A run that was
    interrupted is completed by the next. The code is 3 where publishing failed.

    \b
    Examples:
      broadsheet publish --dry-run
      broadsheet publish live
      broadsheet publish s3://gazette.example
      broadsheet publish file:///srv/gazette --max-deleted 0
      broadsheet publish live --watch
    """
    manners = Manners(dry_run, no_notify, quiet, verbose, as_json)

    def job() -> Job:
        return replace(sites.job(settings=settings, output=output), filters=filters)

    def once() -> int:
        made = job()
        return sending.carry_out(made, destination, manners, lambda way, told: publish(made, way, told, dry_run, **how))

    if watch:
        if how["force"] or dry_run:
            raise click.UsageError("--watch goes on by itself: it does not go with --force or --dry-run.")
        watching.watch(watching.Watcher(job, once).work)
    return once()


def publish(job: Job, way: Way, told: sender.Progress, is_dry: bool, **how: Any) -> tuple[Issue, Outcome]:
    """Publish the edition in a job's output folder. `how` are terms; those that are None are left to the settings.

    Raises:
        Mistakes: nothing was published, or not everything.
    """
    issue = sending.issue_of(job, way.settings.drafts, way.fit)
    editions = sending.kept(job)
    given = {name: value for name, value in how.items() if value is not None}
    terms = sending.terms(way.settings, progress=told, keep=editions.keep, **given)
    outcome = sender.publish(issue, way.destination, terms, is_dry)
    if not is_dry and not outcome.is_empty:
        editions.enter(way.destination.name, outcome.manifest, way.settings.keep)
    return issue, outcome
