"""JSON -> `Table`. The strings of the text are read a second time for the places of the keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from broadsheet.parse.findings import Findings, Place
from broadsheet.parse.source import place_of
from broadsheet.parse.written import Entry, Items, Scalar, Table, Unreadable, Written

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:)?')


class _Bare(str):
    """A number, boolean or null in its own letters."""

    __slots__ = ()


class _Pairs(list[tuple[str, Any]]):
    """An object with every key that it has, doubled ones too."""


_decoder = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_int=_Bare, parse_float=_Bare, parse_constant=_Bare, strict=False
)


def end(text: str) -> int:
    """The offset at which the JSON value that begins the text ends.

    Raises:
        ValueError: it does not end, or is not JSON.
        RecursionError: it is nested too deeply.
    """
    return _decoder.raw_decode(text)[1]


def read(text: str, first_line: int, findings: Findings) -> Table:
    """The object that a JSON text holds; `first_line` is the line of the file on which the text begins.

    Raises:
        Unreadable: it is not JSON.
    """
    try:
        value, _ = _decoder.raw_decode(text)
        keys = (place_of(text, found.start()) for found in _STRING.finditer(text) if found[1])
        places = (Place(place.line + first_line - 1, place.column) for place in keys)
        return _table(value, places, Place(first_line, 1))
    except json.JSONDecodeError as error:
        at = Place(error.lineno + first_line - 1, error.colno)
        findings.add("B205", at, format="JSON", detail=error.msg)
    except RecursionError:
        findings.add("B205", Place(first_line, 1), format="JSON", detail="it is nested too deeply")
    raise Unreadable


def _table(pairs: _Pairs, places: Iterator[Place], at: Place) -> Table:
    entries = []
    for key, value in pairs:
        place = next(places, at)
        entries.append(Entry(key, _value(value, places, place), place.line, place.column))
    return Table(tuple(entries), at.line, at.column)


def _value(value: Any, places: Iterator[Place], at: Place) -> Written:
    if isinstance(value, _Pairs):
        return _table(value, places, at)
    if isinstance(value, list):
        return Items(tuple(_value(item, places, at) for item in value), at.line, at.column)
    if isinstance(value, str):
        return Scalar(value, at.line, at.column, isinstance(value, _Bare))
    return Scalar("null" if value is None else str(value).lower(), at.line, at.column)
