"""`broadsheet pictures`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from broadsheet import press
from broadsheet.album import Entry, Use, album
from broadsheet.cli import site as sites
from broadsheet.config import Site

COLUMNS = ("picture", "size", "used in", "credit", "licence", "rights until", "missing", "note")


@click.command("pictures")
@sites.options
@click.option("--missing", "only_missing", is_flag=True, help="Only pictures that lack something, or cannot be used.")
@click.option("--unused", "only_unused", is_flag=True, help="Only pictures that no story and no profile shows.")
@click.option("--prune", is_flag=True, help="Remove the converted pictures that nothing shows any more.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
def command(only_missing: bool, only_unused: bool, prune: bool, as_json: bool, **folders: Any) -> int:
    """List every picture: its size, where it is used, its credit and rights, and what is missing.

    Into a pipe the list is plain: one picture a line, with tabs between. With --json it says all that is
    known of each use. The preview shows the same as a contact sheet, at /__broadsheet/pictures.
    --prune looks at .broadsheet/pictures alone; what it removes is made again when it is needed.

    \b
    Examples:
      broadsheet pictures --missing
      broadsheet pictures --json
      broadsheet pictures --prune
    """
    job = sites.job(**folders)
    if prune:
        count, size = press.prune_pictures(job)
        click.echo(f"{count:,} converted pictures removed, {size / 1e6:,.1f} MB.")
        return 0
    found = [
        entry
        for entry in album(sites.survey(job).given, job.now)
        if (not only_missing or entry.missing or entry.problem) and (not only_unused or not entry.uses)
    ]
    if as_json:
        click.echo(json.dumps([as_data(entry, job.site) for entry in found], indent=2, ensure_ascii=False))
    elif sys.stdout.isatty():
        show(found, job.site)
    else:
        for row in (COLUMNS, *(cells(entry, job.site) for entry in found)):
            click.echo("\t".join(row))
    return 0


def cells(entry: Entry, site: Site) -> tuple[str, ...]:
    """The texts of a row."""
    return (
        entry.path,
        f"{entry.width}x{entry.height}" if entry.width else "",
        _joined(use.path for use in entry.uses) or "nothing",
        _joined(use.credit for use in entry.uses),
        _joined(use.licence for use in entry.uses),
        _joined(_until(use, site) for use in entry.uses),
        ", ".join(entry.missing),
        "; ".join(_notes(entry)),
    )


def _joined(texts: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _until(use: Use, site: Site) -> str:
    if use.until is None:
        return ""
    return sites.local(use.until, site) + ("" if use.shown else " (ended)")


def _notes(entry: Entry) -> Iterator[str]:
    if entry.problem:
        yield f"cannot be used: {entry.problem}"
    if believed := dict.fromkeys(fact for use in entry.uses for fact in use.embedded):
        yield f"the file's own word: {', '.join(believed)}"
    if any(not use.syndicate for use in entry.uses):
        yield "not for partners"
    if "c2pa" in entry.holds:
        yield "Content Credentials"
    if {"gps", "serial"} & {*entry.holds}:
        yield "the original says where or with what it was taken; nothing printed does"


def as_data(entry: Entry, site: Site) -> dict[str, Any]:
    """A picture as plain data, with times as the newsroom's clock shows them."""
    data = {**asdict(entry), "missing": entry.missing}
    for use in data["uses"]:
        use["until"] = sites.local(use["until"], site) if use["until"] else None
    return data


def show(entries: Sequence[Entry], site: Site) -> None:
    """The list for somebody who watches: an entry of some lines for each, since a table of so much is too wide."""
    for entry in entries:
        name, size, *rest = cells(entry, site)
        colour = "red" if entry.problem else "yellow" if entry.missing else None
        click.secho(f"{name}  {size}".rstrip(), fg=colour, bold=True)
        for column, text in zip(COLUMNS[2:], rest, strict=True):
            if text:
                click.echo(f"  {column}: {text}")
    click.echo(f"{len(entries):,} picture{'s' * (len(entries) != 1)}.")
