"""`broadsheet new`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from broadsheet import urls
from broadsheet.cli import site as sites

STORY = """---
id: {id}
title: {title}
date: {date}
standfirst: ""
authors: []
tags: []
draft: true
---

"""


@click.command("new")
@click.argument("headline")
@click.option("--section", "-s", help="The section; the first one where it is left out.")
@click.option("--slug", help="The story's name in its address; made from the headline where it is left out.")
@click.option("--edit", "-e", is_flag=True, help="Open the file in $EDITOR.")
@click.option("--config", "-c", "settings", type=click.Path(path_type=Path), help="The settings file.")
def command(headline: str, section: str | None, slug: str | None, edit: bool, settings: Path | None) -> int:
    """Write a new story, as a draft, with an id that it keeps for ever.

    \b
    Examples:
      broadsheet new "Ferry returns on Monday" --section transport
      broadsheet new "القطار يعود" --section world --slug train-returns --edit
    """
    job = sites.job(settings)
    section = section or _first_section(job.content)
    name = slug or urls.slug(headline)
    if not name:
        raise click.UsageError("No address can be made from this headline. Name one with --slug.")
    path = job.content / section / f"{name}.md"
    if path.exists():
        raise click.UsageError(f"{path} is there already.")
    path.parent.mkdir(parents=True, exist_ok=True)
    now = job.now.astimezone(ZoneInfo(job.site.site.timezone))
    with path.open("x", encoding="utf-8") as file:
        file.write(text(headline, now, job.site.id_authority(), name))
    click.echo(path)
    if edit:
        click.edit(filename=str(path))
    return 0


def text(headline: str, now: datetime, authority: str, name: str) -> str:
    """The new file: front matter with a `tag:` id (RFC 4151) of today, and an empty body."""
    host = authority.partition(",")[0]
    identity = f"tag:{host},{now:%Y-%m-%d}:{name}"
    return STORY.format(id=identity, title=json.dumps(headline, ensure_ascii=False), date=f"{now:%Y-%m-%dT%H:%M:%S}")


def _first_section(content: Path) -> str:
    folders = sorted(path.parent.name for path in content.glob("*/_section.md"))
    folders = folders or sorted(p.name for p in content.glob("[!_.]*") if p.is_dir())
    if not folders:
        raise click.UsageError("There is no section yet. Name one with --section.")
    return folders[0]
