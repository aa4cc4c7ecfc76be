"""`broadsheet init`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from broadsheet import starter
from broadsheet.cli import calling

NEXT = """
Next:
{enter}  {call} build                     print it into output/
  {call} new "A first headline" --section news
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
    try:
        _write(folder, {name: source for name, source in files.items() if name not in kept})
    except OSError as error:
        raise click.UsageError(f"{error.filename or folder} cannot be written: {error.strerror}.") from None
    for name in kept:
        click.secho(f"{folder / name}: kept as it was", err=True, fg="yellow")
    click.echo(_told(folder, is_new=len(kept) < len(files)))
    return 0


def _write(folder: Path, files: dict[str, Path]) -> None:
    for name, source in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
    if "pyproject.toml" in files:
        _name_broadsheet(folder / "pyproject.toml")


def _told(folder: Path, is_new: bool) -> str:
    """What was done, and what comes next."""
    is_here = folder.resolve() == Path.cwd()
    if not is_new:
        return "Nothing was written: every file of a new site is there already."
    enter = "" if is_here else f"  cd {folder}\n"
    return f"Wrote a new site into {'this folder' if is_here else folder}.\n" + NEXT.format(enter=enter, call=calling())


def _name_broadsheet(project: Path) -> None:
    """Make the new site depend on this Broadsheet, if it is one that no package index has."""
    text = project.read_text("utf-8")
    project.write_text(text.replace('"broadsheet"', json.dumps(starter.requirement())), "utf-8")
