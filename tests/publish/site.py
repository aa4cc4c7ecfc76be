"""Small printed sites, made by hand, for tests of what is done with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.publish import issue
from broadsheet.publish.issue import Issue
from broadsheet.publish.sender import Terms

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SITE = "gazette.example,2020"


def lay(folder: Path, files: Mapping[str, str]) -> Path:
    """Make a folder hold these files and no others."""
    for path in sorted(folder.rglob("*"), reverse=True) if folder.exists() else ():
        path.rmdir() if path.is_dir() else path.unlink()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def printed(folder: Path, files: Mapping[str, str], at: datetime = NOW) -> Issue:
    """An issue of these files, as if the press had printed them."""
    return issue.read(lay(folder, files), {}, set(files), SITE, at.isoformat())


def terms(now: datetime = NOW, **changes: object) -> Terms:
    return Terms(clock=lambda: now, **changes)  # type: ignore[arg-type]


def standing(folder: Path) -> dict[str, str]:
    """What readers find in a folder: path -> text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    found = {name: path.read_bytes() for name, path in named.items() if not name.startswith(".broadsheet")}
    return {name: data.decode(errors="replace") for name, data in found.items()}
