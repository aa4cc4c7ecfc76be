"""`broadsheet rollback`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from broadsheet.cli import sending
from broadsheet.cli import site as sites
from broadsheet.cli.sending import Manners, Way
from broadsheet.press import Job
from broadsheet.publish.issue import Issue
from broadsheet.publish.rollback import rollback as go_back
from broadsheet.publish.sender import Outcome, Progress


@click.command("rollback")
@click.argument("destination", required=False)
@click.option("--config", "-c", "settings", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--dry-run", "-n", is_flag=True, help="Only say what would be sent and deleted.")
@click.option("--no-notify", is_flag=True, help="Tell nobody: no hubs, search engines, caches.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but mistakes.")
@click.option("--verbose", "-v", is_flag=True, help="Name every file.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, for programs.")
def command(
    destination: str | None,
    settings: Path | None,
    dry_run: bool,
    no_notify: bool,
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> int:
    """Publish the edition again that stood at DESTINATION before the present one.

    The files come from .broadsheet/published on the machine that published them. The edition that is taken
    back is not published again by itself: publish a mended one, or say --force. Again: one edition further back.

    \b
    Examples:
      broadsheet rollback --dry-run
      broadsheet rollback live
    """
    job = sites.job(settings=settings)
    manners = Manners(dry_run, no_notify, quiet, verbose, as_json)
    return sending.carry_out(job, destination, manners, lambda way, told: rollback(job, way, told, dry_run))


def rollback(job: Job, way: Way, told: Progress, is_dry: bool) -> tuple[Issue, Outcome]:
    """Go back by one edition.

    Raises:
        Mistakes: no earlier edition is kept, or it could not be published.
    """
    editions = sending.kept(job)
    terms = sending.terms(way.settings, progress=told, max_changed=None, max_deleted=sys.maxsize)
    issue, outcome = go_back(job.site.id_authority(), way.destination, editions, terms, is_dry)
    if not is_dry and not outcome.is_empty:
        editions.enter(way.destination.name, outcome.manifest, way.settings.keep)
    return issue, outcome
