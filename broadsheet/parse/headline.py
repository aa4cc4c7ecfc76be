"""The headline: one line of plain text. Mark-up in it is shown as written; character references are decoded once."""

from __future__ import annotations

from broadsheet.parse.sheet import Sheet, kind
from broadsheet.parse.written import Scalar


def read(sheet: Sheet) -> str:
    """The headline that front matter gives; empty when it gives none, or one that is no text."""
    entry = sheet.get("title")
    if entry is None:
        return _blank(sheet)
    if not isinstance(entry.value, Scalar):
        sheet.findings.add("B221", entry.value, key=entry.key, found=kind(entry.value))
        return ""
    title = sheet.prose("title")
    if not any(char.isprintable() and not char.isspace() for char in title):
        sheet.findings.add("B221", entry.value, key=entry.key, found="blank")
    return title


def _blank(sheet: Sheet) -> str:
    """A key that says nothing is a headline forgotten; no key at all leaves it to the text."""
    for entry in sheet.all("title"):
        sheet.findings.add("B221", entry.value, key=entry.key, found="blank")
    return ""
