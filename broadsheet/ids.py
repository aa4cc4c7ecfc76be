"""A permanent id written into a story's file, and nothing else in the file touched.

Text in, text out. The result is read again and compared: if anything but the id would read differently, nothing is
written.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from broadsheet.parse import frontmatter, headers
from broadsheet.parse.findings import Findings
from broadsheet.parse.written import Items, Scalar, Written

Bare: TypeAlias = "str | tuple[Bare, ...]"
_YAML = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
_TOML = re.compile(r"\s*\+\+\+[ \t]*(?:\r\n|\r|\n)")
_JSON = re.compile(r"\s*\{(?P<space>\s*)")
_KEY = re.compile(r"(?P<indent>[ \t]*)[^\s#]")
_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n|\Z)")


def write_id(text: str, id: str) -> str:  # noqa: A002 - the key's own name
    """The text of a story's file with its `id`. `text` has the file's own line ends (open it with newline="").

    Raises:
        ValueError: the front matter cannot be read, has an `id` already, or is of a form that takes none.
    """
    entries, body = _read(text)
    if any(key.casefold() == "id" for key, _ in entries):
        raise ValueError("the story has an id")
    written = _insert(text, json.dumps(id, ensure_ascii=False))
    try:
        holds = _read(written)
    except ValueError:
        holds = ([], "")
    if sorted(holds[0], key=str) != sorted([*entries, ("id", id)], key=str) or holds[1] != body:
        raise ValueError("an id cannot be added to front matter of this form; write it by hand")
    return written


def _insert(text: str, quoted: str) -> str:
    """The text with an id as the first key, or as the last of header lines."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    rest = text[len(mark) :]
    newline = next(iter(re.findall(r"\r\n|\r|\n", rest)), "\n")
    if found := _YAML.match(rest):
        first = next((key for line in re.split(r"\r\n|\r|\n", rest[found.end() :]) if (key := _KEY.match(line))), None)
        place, line = found.end(), f"{first['indent'] if first else ''}id: {quoted}{newline}"
    elif found := _TOML.match(rest):
        place, line = found.end(), f"id = {quoted}{newline}"
    elif found := _JSON.match(rest):
        space = found["space"]
        ends = rest[found.end() : found.end() + 1] == "}"
        place, line = found.end(), f'"id": {quoted}' + ("" if ends else f",{space or ' '}")
    elif headers.detect(_plain(rest).lstrip("\n")):
        end = _END.search(rest, len(rest) - len(rest.lstrip()))
        place, line = (end.start() if end else len(rest)), f"{newline}id: {json.loads(quoted)}"
    else:
        place, line = 0, f"---{newline}id: {quoted}{newline}---{newline}"
    return mark + rest[:place] + line + rest[place:]


def _read(text: str) -> tuple[list[tuple[str, Bare]], str]:
    """What the front matter says, without places, and the body."""
    findings = Findings("")
    front = frontmatter.read(_plain(text.removeprefix("\ufeff")), findings)
    if front is None or findings.failed:
        raise ValueError("the front matter cannot be read")
    return [(entry.key, _bare(entry.value)) for entry in front.table.entries], front.body


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bare(value: Written) -> Bare:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Items):
        return tuple(_bare(item) for item in value.items)
    return tuple((entry.key, _bare(entry.value)) for entry in value.entries)
