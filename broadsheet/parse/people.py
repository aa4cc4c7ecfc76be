"""Who signs a story. One text is one name: "Surname, Given" has a comma, and "Procter and Gamble" an "and"."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.parse.keys import PERSON
from broadsheet.parse.sheet import Sheet, line, sheet
from broadsheet.parse.written import Entry, Items, Scalar, Table, Written


def read(story: Sheet) -> tuple[Scalar, ...]:
    """The byline's names or slugs, in its order, each once and with its place."""
    found: dict[str, Scalar] = {}
    entry = story.get("authors")
    for name in _names(entry, story) if entry else ():
        found.setdefault(name.text, name)
    return tuple(found.values())


def _names(entry: Entry, story: Sheet) -> Iterator[Scalar]:
    value = entry.value
    for item in value.items if isinstance(value, Items) else (value,):
        text = _name(item, entry, story)
        if text:
            yield Scalar(text, item.line, item.column, False)


def _name(item: Written, entry: Entry, story: Sheet) -> str:
    if isinstance(item, Table):
        person = sheet(item, PERSON, story.findings)
        if person.get("name") is None:
            wanted = "a name, or a table with `name`"
            story.findings.add("B212", item, key=entry.key, wanted=wanted, found="without one")
        return person.text("name")
    return line(item, entry.key, story.findings)
