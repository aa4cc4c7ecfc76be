"""Mistakes as the browser shows them: where, the lines around it, what to do, and a link that opens the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from broadsheet import starter
from broadsheet.config import EDITORS
from broadsheet.errors import Problem

AROUND = 3
"""Lines that are shown before and after the one that is meant."""
MOST = 50
"""Mistakes that are shown in the browser; the terminal has all."""
WIDTH = 300
"""Characters of a line that are shown."""


def show(problems: Iterable[Problem], root: Path, editor: str) -> list[dict[str, Any]]:
    """Mistakes as plain data, errors first."""
    ordered = sorted(problems, key=lambda found: (found.severity != "error", found))
    return [_show(found, root, editor) for found in ordered[:MOST]]


def _show(found: Problem, root: Path, editor: str) -> dict[str, Any]:
    file = locate(found.path, root)
    return {
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "code": found.code,
        "severity": found.severity,
        "text": found.text,
        "lines": list(excerpt(file, found.line)) if file and found.line else [],
        "editor": link(editor, file, found.line, found.column) if file else "",
    }


def locate(path: str, root: Path) -> Path | None:
    """The file of the site or of the theme that a mistake names, if it is there."""
    if not path:
        return None
    name, _, rest = path.partition("/")
    places = [(root / path, root)]
    if name == "theme":
        places.append((starter.theme_root() / rest, starter.theme_root()))
    for place, below in places:
        if place.is_file() and place.resolve().is_relative_to(below.resolve()):
            return place
    return None


def excerpt(file: Path, line: int) -> Iterator[tuple[int, str]]:
    """Line numbers and lines around the one that is meant."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
        yield number, lines[number - 1][:WIDTH]


def link(editor: str, file: Path, line: int, column: int) -> str:
    """The address that opens a file in an editor; empty where no editor is named."""
    if not editor:
        return ""
    path = quote(file.absolute().as_posix())
    path = path if path.startswith("/") else f"/{path}"
    pattern = EDITORS.get(editor, editor)
    return pattern.replace("{path}", path).replace("{line}", str(line or 1)).replace("{column}", str(column or 1))
