"""Front matter as it was written: text with its place, before anything is made of it.

A scalar stays the text of the file. So `no`, `1.10` and `010` are not turned into False, 1.1 and 8 by a loader that
does not know what the key means; the field that reads the scalar decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number, date or boolean. `plain` is False when it was quoted, and so certainly meant as text."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def blank(self) -> bool:
        return not self.text.strip() or (self.plain and self.text in NULLS)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Written, ...]
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return all(item.blank for item in self.items)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value. The place is the key's."""

    key: str
    value: Written
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with values, in the order of the file. A key may stand twice: that is for the reader to refuse."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    @property
    def blank(self) -> bool:
        return not self.entries


Written: TypeAlias = Scalar | Items | Table

EMPTY = Table((), 1, 1)


class Unreadable(Exception):
    """The front matter has no form to read on with; what is wrong has been noted."""
