"""Printing without a moment in which two editions are mixed: a new folder, and a symbolic link that is switched.

With `--atomic` the output folder is a link into `<output>.editions/`. A new edition begins as hard links to every
file of the last one, so it costs no space and no copying; moving a file over a link never touches the other edition.
The last edition is kept, for requests that are still being answered and for going back.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from broadsheet.press.place import JOURNAL, STAGE


def folder_of(output: Path) -> Path:
    """Where the editions of an output folder stand."""
    return output.with_name(f"{output.name}.editions")


@contextmanager
def next_edition(output: Path) -> Iterator[Path]:
    """A folder that holds what the output folder holds; when the block ends well, it takes its place at once.

    Raises:
        OSError: the disk refuses. The output folder is as it was.
    """
    home = folder_of(output)
    home.mkdir(parents=True, exist_ok=True)
    (home / ".gitignore").write_text("*\n", encoding="utf-8")
    current = output.resolve() if output.exists() else None
    if current is not None and not output.is_symlink():  # the first time: what stands becomes the first edition
        current = home / _name(home)
        output.rename(current)
        _switch(output, current)
    fresh = home / _name(home)
    fresh.mkdir()
    if current is not None:
        _link_all(current, fresh)
    yield fresh
    _switch(output, fresh)
    for old in home.iterdir():
        if old.is_dir() and old not in (fresh, current):
            shutil.rmtree(old, ignore_errors=True)


def _name(home: Path) -> str:
    """The next number."""
    return str(max((int(path.name) for path in home.iterdir() if path.name.isdecimal()), default=0) + 1)


def _switch(output: Path, edition: Path) -> None:
    link = output.with_name(f".{output.name}.switch")
    link.unlink(missing_ok=True)
    link.symlink_to(edition.relative_to(output.parent), target_is_directory=True)
    link.replace(output)


def _link_all(source: Path, target: Path) -> None:
    """The same files under another folder. The list of printed paths is copied, because it is written in place."""
    with os.scandir(source) as entries:
        for entry in entries:
            place = target / entry.name
            if entry.is_symlink():
                place.symlink_to(Path(entry.path).readlink())
            elif entry.is_dir() and entry.name != STAGE:
                place.mkdir()
                _link_all(Path(entry.path), place)
            elif entry.is_file():
                _link(Path(entry.path), place, entry.name == JOURNAL)


def _link(source: Path, target: Path, is_written: bool) -> None:
    if not is_written:
        try:
            target.hardlink_to(source)
            return
        except OSError:  # a disk without hard links
            pass
    shutil.copy2(source, target)
