"""The laws of the house that a machine can check: which way imports go, and one door for each outside thing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "broadsheet"
RANKS = {
    "errors": 0, "digest": 0, "kept": 0, "model": 1, "urls": 1, "scan": 1, "moves": 2, "config": 2, "starter": 2,
    "stopwords": 2, "terms": 2, "hosting": 2, "marks": 2, "profiles": 2,
    "people": 3,
    "markup": 3, "pictures": 3, "parse": 4, "desk": 4, "series": 3, "ids": 5, "related": 5, "fronts": 5, "sitemap": 5,
    "translations": 5, "instants": 3,
    "bylines": 2, "srcset": 3, "stylesheet": 3, "jsonld": 6, "templates": 5, "render": 6, "feeds": 6, "plan": 7,
    "ledger": 7, "judge": 8, "album": 8, "due": 8, "check": 9, "leak": 8, "press": 9,
    "preview": 10, "publish": 10, "cli": 11,
}  # fmt: skip
DOORS = {
    "feedgen": {"feeds"},
    "jinja2": {"templates", "render"},
    "sqlite3": {"ledger"},
    "tomllib": {"config"},
    "markdown": {"markup"},
    "pyromark": {"markup"},
    "PIL": {"pictures"},
    "tinytag": {"pictures"},
    "pydantic": {"config", "fronts"},
    "rich": {"cli"},
    "httpx2": {"check", "publish"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
    "ahocorasick_rs": {"leak"},
    "obstore": {"publish"},
    "brotli": {"publish"},
}
FILES = sorted(PACKAGE.rglob("*.py"))
TOOLS = sorted((PACKAGE.parent / "tools").rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Every module that a file imports, by its dotted name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part(path: Path) -> str:
    """The part of the house that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    if own in {"__init__", "_starter"}:
        return
    names = {name.split(".")[1] for name in imports(path) if name.startswith("broadsheet.")}
    wrong = {name for name in names & RANKS.keys() if RANKS[name] > RANKS[own]}
    assert not wrong, f"{own} may not import {sorted(wrong)}"


def test_every_part_has_a_rank() -> None:
    parts = {part(path) for path in FILES} - {"__init__", "__main__", "_starter"}
    assert parts <= RANKS.keys()


@pytest.mark.parametrize(("library", "doors"), DOORS.items())
def test_each_outside_thing_has_one_door(library: str, doors: set[str]) -> None:
    users = {part(path) for path in FILES if any(name.split(".")[0] == library for name in imports(path))}
    assert users <= doors | {"_starter"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_reads_the_clock_and_the_environment(path: Path) -> None:
    if part(path) in {"cli", "preview", "publish", "_starter"}:
        return
    text = path.read_text(encoding="utf-8")
    for forbidden in ("datetime.now(", "time.time(", "os.environ", "random.", "utcnow("):
        assert forbidden not in text


def test_files_and_functions_stay_small() -> None:
    for path in (*FILES, *TOOLS):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno <= 40, f"{path}:{node.lineno} {node.name}"
