"""`broadsheet new`."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from broadsheet import urls
from broadsheet.cli import site as sites
from broadsheet.errors import nearest

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
LONGEST = 100
"""Characters of a name that is made from a headline; one of 250 is more than file systems take."""


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
    content = Path(os.path.normpath(job.content))
    folder = _folder(content, section or _first_section(content))
    name = urls.slug(slug) if slug else _shortened(urls.slug(headline))
    if not name:
        raise click.UsageError("No address can be made from this headline. Name one with --slug.")
    path = folder / f"{name}.md"
    if path.exists():
        raise click.UsageError(f"{path} is there already.")
    if not folder.exists():
        click.echo(_greeting(content, folder), err=True)
    now = job.now.astimezone(ZoneInfo(job.site.site.timezone))
    _write(path, text(headline, now, job.site.id_authority(), _own(content, path)))
    click.echo(path)
    if edit:
        click.edit(filename=str(path))
    return 0


def text(headline: str, now: datetime, authority: str, name: str) -> str:
    """The new file: front matter with a `tag:` id (RFC 4151) of today, and an empty body."""
    host = authority.partition(",")[0]
    identity = f"tag:{host},{now:%Y-%m-%d}:{name}"
    return STORY.format(id=identity, title=json.dumps(headline, ensure_ascii=False), date=f"{now:%Y-%m-%dT%H:%M:%S}")


def _own(content: Path, path: Path) -> str:
    """The end of the story's id: its name; with the section where another story of that name may have that id."""
    taken = any(content.rglob(path.name)) or any(content.rglob(f"{path.stem}/index.md"))
    return urls.slug(path.parent.name) + "/" + path.stem if taken else path.stem


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def _write(path: Path, story: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(story)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}.") from None


def _folder(content: Path, section: str) -> Path:
    """The folder of a section, which is one below the content folder."""
    folder = Path(os.path.normpath(content / section))
    if folder == content or not folder.is_relative_to(content):
        raise click.BadParameter(f'"{section}" is no folder of {content}.', param_hint="--section")
    return folder


def _greeting(content: Path, folder: Path) -> str:
    """A word about a section that is new: its name may be a slip."""
    name = folder.relative_to(content).as_posix()
    near = nearest(name, _sections(content))
    return f'"{name}" is a new section.' + (f' Did you mean "{near}"?' if near else "")


def _sections(content: Path) -> list[str]:
    return sorted(path.name for path in content.glob("[!_.]*") if path.is_dir())


def _first_section(content: Path) -> str:
    folders = sorted(path.parent.name for path in content.glob("*/_section.md")) or _sections(content)
    if not folders:
        raise click.UsageError("There is no section yet. Name one with --section.")
    return folders[0]
