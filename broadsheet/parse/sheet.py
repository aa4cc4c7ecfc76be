"""A table of front matter sorted by what its keys mean, and the readers that turn a value into text, a flag, a list.

A reader never raises: it notes what is wrong at the value's place and answers as if nothing were given.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.parse.findings import Findings, Placed
from broadsheet.parse.keys import Vocabulary, fold
from broadsheet.parse.source import CONTROL
from broadsheet.parse.written import Entry, Items, Scalar, Table, Written

YES = frozenset({"true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The values of one table by canonical key. Of several aliases the first one that says something counts."""

    found: Mapping[str, tuple[Entry, ...]]
    findings: Findings

    def get(self, name: str) -> Entry | None:
        """The entry that counts for a key: the first that is not blank; None when every one is."""
        for entry in self.found.get(name, ()):
            if not entry.value.blank:
                return entry
        return None

    def all(self, name: str) -> tuple[Entry, ...]:
        """Every entry of a key, blank ones too."""
        return self.found.get(name, ())

    def note(self, code: str, name: str, **facts: object) -> None:
        """Note a mistake at a key's value, or for the file where the key is not given."""
        entry = self.get(name) or next(iter(self.all(name)), None)
        if entry:
            self.findings.add(code, entry.value, key=entry.key, **facts)
        else:
            self.findings.add(code, key=name, **facts)

    def text(self, name: str) -> str:
        """Plain text on one line, or empty."""
        entry = self.get(name)
        return line(entry.value, entry.key, self.findings) if entry else ""

    def prose(self, name: str) -> str:
        """Text for readers, in which character references such as `&amp;` were decoded once."""
        entry = self.get(name)
        return prose(entry.value, entry.key, self.findings) if entry else ""

    def flag(self, name: str, default: bool = False) -> bool:
        """Yes or no. A blank value is neither, and a mistake."""
        for entry in self.all(name):
            answer = flag(entry.value)
            if answer is None:
                self.findings.add("B231", entry.value, key=entry.key)
            elif answer != default:
                return answer
        return default

    def number(self, name: str) -> int:
        """A whole number, 0 when none is given."""
        entry = self.get(name)
        if entry is None:
            return 0
        text = entry.value.text if isinstance(entry.value, Scalar) else ""
        if re.fullmatch(r"[-+]?\d{1,9}", text.strip(), re.ASCII):
            return int(text)
        self.findings.add("B212", entry.value, key=entry.key, wanted="a whole number", found=kind(entry.value))
        return 0

    def scalars(self, name: str, comma: bool = False) -> tuple[Scalar, ...]:
        """The texts of a list, or one text as a list of one (with `comma`, split at commas). Blank ones drop out."""
        entry = self.get(name)
        return tuple(scalars(entry.value, entry.key, self.findings, comma)) if entry else ()


def sheet(table: Table, words: Vocabulary, findings: Findings) -> Sheet:
    """Sort a table's entries by the vocabulary; note doubled, misspelt and unknown keys."""
    ranked: dict[str, list[tuple[int, Entry]]] = {}
    seen: dict[str, Entry] = {}
    for entry in table.entries:
        folded = fold(entry.key)
        first = seen.setdefault(folded, entry)
        if first is not entry:
            findings.add("B207", entry, key=entry.key, number=first.line)
        elif folded in words.found:
            name, rank = words.found[folded]
            ranked.setdefault(name, []).append((rank, entry))
        elif folded not in words.quiet:
            _unknown(entry, folded, words, findings)
    sort = {name: tuple(entry for _, entry in sorted(pairs, key=_rank)) for name, pairs in ranked.items()}
    return Sheet(sort, findings)


def _rank(pair: tuple[int, Entry]) -> int:
    return pair[0]


def _unknown(entry: Entry, folded: str, words: Vocabulary, findings: Findings) -> None:
    near = words.near(folded)
    if near:
        findings.add("B210", entry, key=entry.key, near=near)
    else:
        findings.add("B211", entry, key=entry.key)


def kind(value: Written) -> str:
    """What a value is, in an editor's words."""
    if isinstance(value, Items):
        return "a list"
    if isinstance(value, Table):
        return "a table of keys"
    return "blank" if value.blank else f'"{value.text}"'


def line(value: Written, key: str, findings: Findings) -> str:
    """A scalar's text with every run of white space as one space."""
    if not isinstance(value, Scalar):
        findings.add("B212", value, key=key, wanted="a text", found=kind(value))
        return ""
    if value.blank:
        return ""
    return clean(" ".join(value.text.split()), value, key, findings)


def prose(value: Written, key: str, findings: Findings) -> str:
    """As `line`, with character references decoded once."""
    text = line(value, key, findings)
    if "&" not in text:
        return text
    return clean(" ".join(html.unescape(text).split()), value, key, findings)


def clean(text: str, at: Placed, key: str, findings: Findings) -> str:
    """The text without control characters, which YAML and JSON can write as escapes; each is a mistake."""
    found = CONTROL.search(text)
    if found is None:
        return text
    findings.add("B201", at, name=f"U+{ord(found[0]):04X}", key=key)
    return CONTROL.sub("\ufffd", text)


def flag(value: Written) -> bool | None:
    """Plainly yes or plainly no, else None."""
    text = value.text.strip().casefold() if isinstance(value, Scalar) else ""
    return True if text in YES else False if text in NO else None


def scalars(value: Written, key: str, findings: Findings, comma: bool = False) -> Iterator[Scalar]:
    """The texts of a value, each on one line and with its place."""
    parts: Sequence[Written]
    if isinstance(value, Scalar) and comma and "," in value.text:
        parts = [Scalar(part, value.line, value.column, False) for part in value.text.split(",")]
    else:
        parts = value.items if isinstance(value, Items) else (value,)
    for part in parts:
        text = line(part, key, findings)
        if text:
            yield Scalar(text, part.line, part.column, False)
