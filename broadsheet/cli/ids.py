"""`broadsheet ids`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from broadsheet import ids
from broadsheet.cli import site as sites
from broadsheet.model import Article


@click.command("ids")
@click.option("--write", is_flag=True, help="Write the ids into the files.")
@sites.options
def command(write: bool, **folders: Any) -> int:
    """List the stories that have no permanent id, or write one into each.

    Feed readers know a story by its id. Without one in its file, an id is made from the story's
    address, and changes with it. Writing adds one line to a file and touches nothing else in it.

    \b
    Examples:
      broadsheet ids
      broadsheet ids --write
    """
    job = sites.job(**folders)
    lacking = [article for article in sites.survey(job).given.articles if not article.orders.has_id]
    for article in sorted(lacking, key=lambda found: found.path):
        if write:
            mistake = enter(job.content, article)
            click.secho(f"{article.path}: {mistake or article.card.id}", fg="red" if mistake else None)
        else:
            click.echo(f"{article.path}: {article.card.id}")
    if not lacking:
        click.echo("Every story has an id.")
    elif not write:
        click.echo(f"{len(lacking)} without an id of their own. Write them with --write.")
    return 0


def enter(content: Path, article: Article) -> str:
    """Write a story's id into its file; why it cannot be, or an empty text."""
    path = content / article.path
    try:
        with path.open(encoding="utf-8", newline="") as file:
            written = ids.write_id(file.read(), article.card.id)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(written)
    except (ValueError, OSError) as error:
        return str(error)
    return ""
