"""Header lines `Key: value` above the text, without a fence (Pelican, MultiMarkdown) -> `Table`.

They end at the first blank line. A story may well begin with "Note: ...", so only a known first key opens a header.
"""

from __future__ import annotations

import re

from broadsheet.parse.written import Entry, Scalar, Table

FIRST_KEYS = frozenset(
    ("title", "date", "author", "authors", "tags", "category", "slug", "summary", "status", "lang", "language")
)
_LINE = re.compile(r"([A-Za-z][\w-]*(?: [\w-]+)*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")


def detect(text: str) -> bool:
    """True when the text begins with header lines and with nothing else up to the first blank line."""
    first = _LINE.match(text.partition("\n")[0])
    if first is None or first[1].casefold() not in FIRST_KEYS:
        return False
    return all(_LINE.match(line) or line.startswith((" ", "\t")) for line in split(text)[0].split("\n"))


def split(text: str) -> tuple[str, str]:
    """The header lines, and what follows the blank line after them."""
    found = re.search(r"\n[ \t]*(?:\n|\Z)", text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def unopened(text: str) -> int:
    """The line of a fence `---` that closes front matter which nothing opened, or 0."""
    lines = text.split("\n", 60)
    first = _LINE.match(lines[0])
    if first is None or first[1].casefold() not in FIRST_KEYS:
        return 0
    for number, line in enumerate(lines[:60], 1):
        if line.rstrip() == "---":
            return number
        if not (_LINE.match(line) or line.startswith((" ", "\t", "- "))):
            return 0
    return 0


def read(text: str, first_line: int) -> Table:
    """The header's keys; an indented line goes on with the value above it."""
    entries: list[Entry] = []
    for number, line in enumerate(text.split("\n"), first_line):
        found = _LINE.match(line)
        if found:
            value = Scalar((found[2] or "").strip(), number, found.start(2) + 1 if found[2] else found.end() + 1)
            entries.append(Entry(found[1], value, number, 1))
        elif entries and isinstance(last := entries[-1].value, Scalar):
            longer = Scalar(f"{last.text} {line.strip()}", last.line, last.column)
            entries[-1] = Entry(entries[-1].key, longer, entries[-1].line, 1)
    return Table(tuple(entries), first_line, 1)
