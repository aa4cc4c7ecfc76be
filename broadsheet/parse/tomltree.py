"""TOML -> `Table`. tomllib keeps no places, so the lines are read a second time for the keys."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from broadsheet.config import toml
from broadsheet.parse.findings import Findings, Place
from broadsheet.parse.written import Entry, Items, Scalar, Table, Unreadable, Written

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_ASSIGNED = re.compile(r"""(\s*)["']?([^"'=\[\]{}#]+?)["']?\s*=""")

Path = tuple[str, ...]


def read(text: str, first_line: int, findings: Findings) -> Table:
    """The table that a TOML text holds; `first_line` is the line of the file on which the text begins.

    Raises:
        Unreadable: it is not TOML.
    """
    try:
        return _table(toml.loads(text), (), _places(text, first_line), Place(first_line, 1))
    except toml.Malformed as error:
        at = Place(error.line + first_line - 1, error.column) if error.line else Place(first_line, 1)
        findings.add("B205", at, format="TOML", detail=error.detail)
        raise Unreadable from None


def _places(text: str, first_line: int) -> dict[Path, Place]:
    places: dict[Path, Place] = {}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), first_line):
        if assigned := _ASSIGNED.match(line):
            places.setdefault((*table, *assigned[2].split(".")), Place(number, len(assigned[1]) + 1))
        elif header := _HEADER.match(line):
            table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
            places.setdefault(table, Place(number, 1))
    return places


def _table(values: dict[str, Any], path: Path, places: dict[Path, Place], at: Place) -> Table:
    entries = []
    for key, value in values.items():
        place = places.get((*path, key), at)
        entries.append(Entry(key, _value(value, (*path, key), places, place), place.line, place.column))
    return Table(tuple(entries), at.line, at.column)


def _value(value: Any, path: Path, places: dict[Path, Place], at: Place) -> Written:
    if isinstance(value, dict):
        return _table(value, path, places, at)
    if isinstance(value, list):
        return Items(tuple(_value(item, path, places, at) for item in value), at.line, at.column)
    return Scalar(_text(value), at.line, at.column, not isinstance(value, str))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return hex(value) if isinstance(value, int) and abs(value) >= 2**63 else str(value)
