"""A file's text -> its front matter and its body: YAML, TOML, JSON, header lines, or none.

python-frontmatter finds the container and cuts it off; the handlers here read it, because its own ones keep no places
and lose doubled keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import frontmatter
from frontmatter.default_handlers import BaseHandler

from broadsheet.parse import headers, jsontree, tomltree, yamltree
from broadsheet.parse.findings import Findings, Place
from broadsheet.parse.written import EMPTY, Table, Unreadable

_TABLE = "table"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says about itself, and its text. `first_line` is the line of the file on which `body` begins."""

    table: Table
    body: str
    first_line: int = 1


class _Container(BaseHandler):
    """One way of writing front matter. Made for one file: it remembers where the cut was."""

    def __init__(self, findings: Findings, above: int) -> None:
        super().__init__()
        self.findings = findings
        self.first_line = above + 1
        self.body = ""
        self.body_line = 1

    def split(self, text: str) -> tuple[str, str]:
        matter, self.body = self.cut(text)
        self.body_line = self.first_line + text.count("\n", 0, len(text) - len(self.body))
        return matter, self.body

    def load(self, fm: str) -> dict[str, object]:
        return {_TABLE: self.read(fm)}

    def cut(self, text: str) -> tuple[str, str]:
        raise NotImplementedError

    def read(self, matter: str) -> Table:
        raise NotImplementedError


class _Fenced(_Container):
    """Front matter between two lines of three marks."""

    END: ClassVar[re.Pattern[str]]
    FENCE: ClassVar[str]

    def cut(self, text: str) -> tuple[str, str]:
        opening = text.partition("\n")[0]
        closing = self.END.search(text, len(opening))
        if closing is None:
            self.findings.add("B202", Place(self.first_line, 1), fence=self.FENCE, number=self.first_line)
            raise Unreadable
        return text[len(opening) + 1 : closing.start()], text[closing.end() :]


class _Yaml(_Fenced):
    FM_BOUNDARY = re.compile(r"---[ \t]*(?:\n|\Z)")
    END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
    FENCE = "---"

    def read(self, matter: str) -> Table:
        return yamltree.read(matter, self.first_line + 1, self.findings)


class _Toml(_Fenced):
    FM_BOUNDARY = re.compile(r"\+\+\+[ \t]*(?:\n|\Z)")
    END = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)
    FENCE = "+++"

    def read(self, matter: str) -> Table:
        return tomltree.read(matter, self.first_line + 1, self.findings)


class _Json(_Container):
    FM_BOUNDARY = re.compile(r'\{\s*["}]')

    def cut(self, text: str) -> tuple[str, str]:
        try:
            end = jsontree.end(text)
        except (ValueError, RecursionError):
            end = len(text)
        return text[:end], text[end:].partition("\n")[2]

    def read(self, matter: str) -> Table:
        return jsontree.read(matter, self.first_line, self.findings)


class _Headers(_Container):
    FM_BOUNDARY = re.compile("")

    def detect(self, text: str) -> bool:
        return headers.detect(text)

    def cut(self, text: str) -> tuple[str, str]:
        return headers.split(text)

    def read(self, matter: str) -> Table:
        return headers.read(matter, self.first_line)


_KINDS: tuple[type[_Container], ...] = (_Yaml, _Toml, _Json, _Headers)


def read(text: str, findings: Findings) -> FrontMatter | None:
    """Cut and read a file's front matter; None when it is there and cannot be read, which has then been noted."""
    stripped = text.strip()
    above = text.count("\n", 0, len(text) - len(text.lstrip()))
    handler = frontmatter.detect_format(stripped, (kind(findings, above) for kind in _KINDS))
    if not isinstance(handler, _Container):
        return _bare(text, stripped, above, findings)
    try:
        metadata, _ = frontmatter.parse(text, handler=handler)
    except Unreadable:
        return None
    table = metadata[_TABLE]
    assert isinstance(table, Table)
    return FrontMatter(table, handler.body, handler.body_line)


def _bare(text: str, stripped: str, above: int, findings: Findings) -> FrontMatter | None:
    if line := headers.unopened(stripped):
        findings.add("B213", Place(above + line, 1))
        return None
    return FrontMatter(EMPTY, text)
