"""`broadsheet front`."""

from __future__ import annotations

import json
from typing import Any

import click

from broadsheet import press
from broadsheet.cli import site as sites
from broadsheet.desk import convene
from broadsheet.fronts import HOME, Arrangement, Placed
from broadsheet.plan import lay_out


@click.command("front")
@click.argument("name", default=HOME)
@sites.options
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
def command(name: str, as_json: bool, **folders: Any) -> int:
    """Say which story stands where on a front, and why. NAME is home or a section.

    \b
    Examples:
      broadsheet front
      broadsheet front sport --at 2026-12-01T06:00
    """
    job = sites.job(**folders)
    found = sites.survey(job)
    desk, _ = convene(job.site, found.given.articles, found.given.profiles, job.now, job.drafts)
    laid_out, problems = lay_out(desk, found.given)
    if name not in laid_out.arranged:
        raise click.UsageError(f'There is no front "{name}". There are {", ".join(laid_out.arranged)}.')
    front = laid_out.arranged[name]
    if as_json:
        click.echo(json.dumps(as_data(front), indent=2, ensure_ascii=False))
    else:
        sites.show(press.located(job, [p for p in problems if p.path == laid_out.plans[name].path]))
        click.echo(as_text(front))
    return 0


def as_text(front: Arrangement) -> str:
    """The front as lines for people."""
    lines = ["lead", *([_line(front.lead)] if front.lead else ["  nothing: no story is public"])]
    for filled in front.slots:
        lines.append(filled.slot.name + (f" ({filled.slot.heading})" if filled.slot.heading else ""))
        lines += [_line(placed) for placed in filled.placed]
    return "\n".join(lines)


def _line(placed: Placed) -> str:
    return f"  {placed.filed.article.path}: {placed.filed.card.title}\n      {placed.why}"


def as_data(front: Arrangement) -> dict[str, Any]:
    """The front as plain data."""
    return {
        "lead": _data(front.lead) if front.lead else None,
        "slots": [
            {"name": filled.slot.name, "stories": [_data(placed) for placed in filled.placed]} for filled in front.slots
        ],
    }


def _data(placed: Placed) -> dict[str, str]:
    card = placed.filed.card
    return {"path": placed.filed.article.path, "id": card.id, "title": card.title, "url": card.url, "why": placed.why}
