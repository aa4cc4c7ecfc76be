"""`broadsheet init`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from broadsheet import starter

NEXT = """Wrote a new site into {folder}.

Next:
  cd {folder}
  broadsheet build                     print it into output/
  broadsheet new "A first headline" --section news
Its name, address and time zone stand in broadsheet.toml."""


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
def command(folder: Path) -> int:
    """Write a new site into FOLDER. Nothing that stands there is overwritten.

    \b
    Examples:
      broadsheet init gazette
      broadsheet init .
    """
    files = starter.files()
    kept = [name for name in files if (folder / name).exists()]
    for name, source in files.items():
        if name not in kept:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    if "pyproject.toml" not in kept:
        _name_broadsheet(folder / "pyproject.toml")
    for name in kept:
        click.secho(f"{folder / name}: kept as it was", err=True, fg="yellow")
    click.echo(NEXT.format(folder=folder))
    return 0


def _name_broadsheet(project: Path) -> None:
    """Make the new site depend on this Broadsheet, if it is one that no package index has."""
    text = project.read_text("utf-8")
    project.write_text(text.replace('"broadsheet"', json.dumps(starter.requirement())), "utf-8")
