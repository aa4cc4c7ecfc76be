"""What a story is about, in its author's words."""

from __future__ import annotations

from broadsheet.parse.keys import fold
from broadsheet.parse.sheet import Sheet
from broadsheet.parse.written import Table


def read(story: Sheet) -> tuple[str, ...]:
    """Topic names in the story's order, each once. A category that is not the section is a topic."""
    categories = story.scalars("categories")
    others = categories if story.get("section") else categories[1:]
    names = [tag.text for tag in (*story.scalars("tags", comma=True), *others)]
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]


def lifted(table: Table) -> Table:
    """The table with the keys that Zola nests below `taxonomies` beside the others."""
    nested = [entry.value for entry in table.entries if fold(entry.key) == "taxonomies"]
    inner = [entry for value in nested if isinstance(value, Table) for entry in value.entries]
    return Table((*table.entries, *inner), table.line, table.column) if inner else table
