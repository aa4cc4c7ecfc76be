"""The dated notes on a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from broadsheet.errors import nearest
from broadsheet.model import Correction
from broadsheet.model.article import CorrectionKind
from broadsheet.parse import times
from broadsheet.parse.keys import CORRECTION
from broadsheet.parse.sheet import Sheet, kind, sheet
from broadsheet.parse.written import Items, Table

KINDS: tuple[str, ...] = get_args(CorrectionKind)


def read(story: Sheet, timezone: str) -> tuple[Correction, ...]:
    """A story's corrections, newest first; of one instant in the file's order."""
    return tuple(sorted(_notes(story, timezone), key=lambda note: note.at, reverse=True))


def _notes(story: Sheet, timezone: str) -> Iterator[Correction]:
    entry = story.get("corrections")
    if entry is None:
        return
    for item in entry.value.items if isinstance(entry.value, Items) else (entry.value,):
        if not isinstance(item, Table):
            story.findings.add("B240", item, found=kind(item))
        elif note := _note(item, sheet(item, CORRECTION, story.findings), timezone):
            yield note


def _note(item: Table, part: Sheet, timezone: str) -> Correction | None:
    for key in ("at", "text"):
        if part.get(key) is None:
            part.findings.add("B241", item, key=key)
    at = times.optional(part, "at", timezone)
    text = part.prose("text")
    word = _kind(part)
    return Correction(at.at, text, word) if at and text else None


def _kind(part: Sheet) -> CorrectionKind:
    word = part.text("kind").casefold() or KINDS[0]
    if word not in KINDS:
        part.note("B242", "kind", text=word, near=nearest(word, KINDS))
    return cast(CorrectionKind, word)
