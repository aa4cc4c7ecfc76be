"""`broadsheet due`."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from typing import Any

import click

from broadsheet import due, press
from broadsheet.cli import site as sites
from broadsheet.cli.diff import summary
from broadsheet.due import Moment
from broadsheet.press import Job


@click.command("due")
@sites.options
@click.option("--next", "only_next", is_flag=True, help="Print the first instant alone, for timers; nothing if none.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many instants to list.")
@click.option("--files", is_flag=True, help="Name every file that changes.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
def command(only_next: bool, limit: int, files: bool, as_json: bool, **folders: Any) -> int:
    """List the coming instants at which the site changes by itself, what changes and which files.

    Stories appear and expire, slots of fronts begin and end, rights to pictures end. A build at each
    of these instants keeps the site true; docs/guide/time.md has recipes for timers.

    \b
    Examples:
      broadsheet due
      broadsheet due --next
      broadsheet due --at 2026-12-01 --json
    """
    job = sites.job(**folders)
    given = sites.survey(job).given
    coming = islice(due.moments(given, job.now), 1 if only_next else limit)
    if only_next:
        for moment in coming:
            click.echo(sites.local(moment.at, job.site))
    elif as_json:
        click.echo(json.dumps([as_data(job, moment) for moment in coming], indent=2, ensure_ascii=False))
    else:
        shown = False
        for moment in coming:
            shown = True
            click.echo(as_text(job, moment, files))
        if not shown:
            click.echo("Nothing is due: the site stays as it is until somebody changes it.")
    return 0


def as_text(job: Job, moment: Moment, files: bool) -> str:
    """One instant as lines for people."""
    count = moment.difference.files
    lines = [f"{sites.local(moment.at, job.site)}  {count:,} file{'s' * (count != 1)}"]
    lines += [f"  {cause.path} {cause.what}" for cause in moment.causes]
    lines += [f"  {found}" for found in press.located(job, moment.problems)]
    return "\n".join([*lines, *summary(moment.difference, files)])


def as_data(job: Job, moment: Moment) -> dict[str, Any]:
    """One instant as plain data."""
    return {
        "at": sites.local(moment.at, job.site),
        "causes": [{"path": cause.path, "what": cause.what} for cause in moment.causes],
        "problems": [asdict(found) for found in press.located(job, moment.problems)],
        **asdict(moment.difference),
    }
