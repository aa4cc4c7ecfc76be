"""`broadsheet diff`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from broadsheet import due
from broadsheet.cli import site as sites
from broadsheet.config import Site
from broadsheet.due import Difference, FrontChange
from broadsheet.plan import plan

SIGNS = {"added": "+", "changed": "~", "removed": "-"}


@click.command("diff")
@click.option(
    "--at",
    "instants",
    multiple=True,
    metavar="INSTANT",
    help="Once: from now to then. Twice: from the first to the second.",
)
@click.option("--config", "-c", "settings", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--content", type=click.Path(path_type=Path), help="The folder of the stories.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
def command(instants: tuple[str, ...], settings: Path | None, content: Path | None, as_json: bool) -> int:
    """Say how the editions of two instants differ: fronts, stories and files.

    \b
    Examples:
      broadsheet diff --at 2026-12-01T06:00
      broadsheet diff --at 2026-12-01T06:00 --at 2026-12-02T06:00
    """
    if not 1 <= len(instants) <= 2:
        raise click.UsageError("Name one instant or two with --at.")
    job = sites.job(settings, content)
    times = [sites.instant(text, job.site) for text in instants]
    times = [job.now, *times] if len(times) == 1 else times
    given = sites.survey(job).given
    before, after = (plan(given, at)[0] for at in times)
    difference = due.compare(before, after)
    if as_json:
        click.echo(json.dumps(_data(times, difference, job.site), indent=2, ensure_ascii=False))
    else:
        lines = [*summary(difference, files=True)]
        click.echo("\n".join(lines) if lines else "The two editions are the same.")
    return 0


def _data(times: list[datetime], difference: Difference, site: Site) -> dict[str, Any]:
    return {"from": sites.local(times[0], site), "to": sites.local(times[1], site), **asdict(difference)}


def summary(difference: Difference, files: bool) -> Iterator[str]:
    """A difference as lines for people."""
    for front in difference.fronts:
        yield from _front(front)
    yield from (f"  + story {story}" for story in difference.new_stories)
    yield from (f"  - story {story}" for story in difference.gone_stories)
    if files:
        for kind, sign in SIGNS.items():
            yield from (f"  {sign} {path}" for path in getattr(difference, kind))


def _front(front: FrontChange) -> Iterator[str]:
    before, after = front.lead
    if before != after:
        yield f"  front {front.name}: {after or 'nothing'} leads" + (f", instead of {before}" if before else "")
    changes = [f"+ {title}" for title in front.added] + [f"- {title}" for title in front.removed]
    yield from (f"  front {front.name}: {change}" for change in changes)
