"""YAML -> `Table`, through libyaml's composer: one pass gives each value and its place.

The composer recurses in C and ends the process on deep nesting, so a text that could nest deeply is measured first.
Aliases are cheap there (the same node again) and dear here, so what a walk visits is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from broadsheet.parse.findings import Findings, Place, Placed
from broadsheet.parse.written import Entry, Items, Scalar, Table, Unreadable, Written

MAX_DEPTH = 20
MAX_VALUES = 10_000

_PREFIX = "tag:yaml.org,2002:"
_TAGS = frozenset(_PREFIX + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))
_INDICATORS = re.compile(r"^[ \t?:-]{60,}", re.MULTILINE)
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Loader(yaml.CSafeLoader):
    """libyaml without the guesses of YAML 1.1: every scalar keeps its text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own name and type


def read(text: str, first_line: int, findings: Findings) -> Table:
    """The mapping that a YAML text holds; `first_line` is the line of the file on which the text begins.

    Raises:
        Unreadable: it is not YAML, not a mapping, or nested or repeated beyond reason.
    """
    try:
        _measure(text, first_line, findings)
        node = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        raise _refused(error, text, first_line, findings) from None
    if node is None:
        return Table((), first_line, 1)
    if not isinstance(node, yaml.MappingNode):
        findings.add("B206", _at(node, first_line))
        raise Unreadable
    return _Walk(findings, first_line).table(node, 0)


def _at(node: yaml.Node | yaml.Event, first_line: int) -> Place:
    mark: Any = node.start_mark
    return Place(mark.line + first_line, mark.column + 1)


def _measure(text: str, first_line: int, findings: Findings) -> None:
    """Refuse deep nesting before the composer meets it. Only a text with many brackets or a deep indent is walked."""
    if text.count("[") + text.count("{") < 100 and not _INDICATORS.search(text):
        return
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > MAX_DEPTH:
            findings.add("B208", _at(event, first_line), limit=MAX_DEPTH)
            raise Unreadable


@dataclass(slots=True)
class _Walk:
    findings: Findings
    first_line: int
    visited: int = 0

    def value(self, node: yaml.Node, depth: int) -> Written:
        self.visited += 1
        if depth > MAX_DEPTH or self.visited > MAX_VALUES:
            self.findings.add("B208", _at(node, self.first_line), limit=MAX_DEPTH)
            raise Unreadable
        if node.tag not in _TAGS:
            self.findings.add("B209", _at(node, self.first_line), tag=node.tag.replace(_PREFIX, "!!"))
        if isinstance(node, yaml.MappingNode):
            return self.table(node, depth)
        mark = node.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.value(item, depth + 1) for item in node.value), line, column)
        assert isinstance(node, yaml.ScalarNode)
        return Scalar(node.value, line, column, not node.style)

    def table(self, node: yaml.MappingNode, depth: int) -> Table:
        place = _at(node, self.first_line)
        entries: list[Entry] = []
        merged: list[Entry] = []
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.findings.add("B209", _at(key, self.first_line), tag="a list or table as a key")
            elif key.value == "<<" and not key.style:
                merged += self.merged(value, depth)
            else:
                at = _at(key, self.first_line)
                entries.append(Entry(key.value, self.value(value, depth + 1), at.line, at.column))
        own = {entry.key for entry in entries}
        inherited = {entry.key: entry for entry in reversed(merged) if entry.key not in own}
        return Table((*entries, *inherited.values()), place.line, place.column)

    def merged(self, node: yaml.Node, depth: int) -> list[Entry]:
        """The entries that a merge key `<<` brings in; the first table of a list comes first."""
        value = self.value(node, depth + 1)
        tables = value.items if isinstance(value, Items) else (value,)
        return [entry for table in tables if isinstance(table, Table) for entry in table.entries]


def _refused(error: yaml.YAMLError, text: str, first_line: int, findings: Findings) -> Unreadable:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at: Placed = Place(mark.line + first_line, mark.column + 1) if mark else Place(first_line, 1)
    line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
    said = str(getattr(error, "problem", None) or error)
    findings.add("B205", at, format="YAML", detail=_plain(said, line[mark.column :] if mark else ""))
    return Unreadable()


_QUOTE = "put the whole text between quotes"
_PLAIN = {
    "mapping values are not allowed": f"a colon and a space inside a text start a new key; {_QUOTE}",
    "unexpected end of stream": "a quote is opened and never closed",
    "expected ',' or '}'": "a brace { is opened and never closed, or a comma is missing",
    "expected ',' or ']'": "a bracket [ is opened and never closed, or a comma is missing",
    "undefined alias": f"a text that begins with * refers to an anchor that is not there; {_QUOTE}",
    "did not find expected key": "this line does not go on with the lines above it; look at the indent, and at quotes "
    "inside of quotes",
    "expected '-' indicator": "this line does not go on with the list above it; look at the indent",
    "unknown escape character": "a backslash inside double quotes has a meaning of its own; use single quotes",
    "could not find expected ':'": "this line is no `key: value`, nor does it go on with the line above it",
    "expected alphabetic or numeric": f"a text that begins with & or * names an anchor; {_QUOTE}",
}


def _plain(said: str, rest: str) -> str:
    """libyaml's words in an editor's."""
    if "cannot start any token" in said:
        is_tab = rest.startswith("\t")
        return "a tab is no indent; use spaces" if is_tab else f"no text begins with {rest[:1]}; {_QUOTE}"
    return next((plain for phrase, plain in _PLAIN.items() if phrase in said), said)
