"""`broadsheet.toml` -> `Site`, with every mistake located. What may stand in it is in `tables`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from broadsheet.config import toml
from broadsheet.config.destinations import Destination
from broadsheet.config.hosting import Notify, Purge
from broadsheet.config.table import Table
from broadsheet.config.tables import EDITORS, TRUST, Policy, QueryFeed, Site, SiteTable
from broadsheet.errors import Mistakes, Problem, nearest, problem

FILE_NAME = "broadsheet.toml"


def load(path: Path) -> Site:
    """Read a settings file.

    Raises:
        Mistakes: the file is missing, is not TOML, or says something that is not a setting.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Mistakes([problem("B101", path.name)]) from None
    return parse(text, path.name)


def parse(text: str, name: str = FILE_NAME) -> Site:
    """Settings from their text; `name` is the file's name in messages.

    Raises:
        Mistakes: as `load`.
    """
    try:
        return Site.model_validate(toml.loads(text))
    except toml.Malformed as error:
        raise Mistakes([problem("B102", name, error.line, error.column, detail=error.detail)]) from None
    except ValidationError as error:
        raise Mistakes(_explain(text, name, dict(item)) for item in error.errors()) from None


def _explain(text: str, name: str, item: dict[str, Any]) -> Problem:
    keys = tuple(str(part) for part in item["loc"] if isinstance(part, str))
    line = locate(text, keys)
    label = ".".join(keys)
    if item["type"] == "extra_forbidden":
        return problem("B103", name, line, 1, name=label, near=nearest(keys[-1], _known(keys[:-1])))
    if item["type"] == "missing":
        reason = _REASONS.get(label, "Every site must say it")
        return problem("B104", name, line, 1, name=label, reason=reason)
    detail = _detail(item["msg"])
    if detail in ("B106", "B107", "B108"):
        return problem(detail, name, line, 1, name=str(item["input"]))
    return problem("B105", name, line, 1, name=label, detail=detail)


def _detail(message: str) -> str:
    """What pydantic says is wrong, as the rest of a sentence."""
    detail = message.removeprefix("Value error, ")
    return detail if re.fullmatch(r"B\d+", detail) else detail[:1].lower() + detail[1:]


_REASONS = {
    "site": "The table [site] names the paper and says where it is published",
    "site.timezone": "The newsroom's own time decides when a story appears",
    "site.url": "Feeds and sitemaps need whole addresses",
}


def _known(keys: tuple[str, ...]) -> list[str]:
    model: Any = Site
    for key in keys:
        model = model.model_fields[key].annotation if key in model.model_fields else Site
    return list(getattr(model, "model_fields", {}))


def locate(text: str, keys: tuple[str, ...]) -> int:
    """The line of a dotted key in a TOML text, or of the nearest table above it; 0 when neither is there.

    tomllib keeps no positions, so the lines are read again, but only after a mistake.
    """
    table: tuple[str, ...] = ()
    nearest_line = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?", line):
            table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
        elif assigned := re.match(r"""\s*["']?([^"'=]+?)["']?\s*=""", line):
            if (*table, *assigned[1].split(".")) == keys:
                return number
            continue
        else:
            continue
        if table == keys:
            return number
        if table == keys[: len(table)]:
            nearest_line = number
    return nearest_line


def at_address(site: Site, url: str) -> Site:
    """The same site at another public address.

    Raises:
        Mistakes: it is not a whole address.
    """
    try:
        table = SiteTable.model_validate({**site.site.model_dump(), "url": url})
    except ValidationError as error:
        raise Mistakes([problem("B105", "", name="--base-url", detail=_detail(error.errors()[0]["msg"]))]) from None
    return site.model_copy(update={"site": table.model_copy(update={"id_authority": site.id_authority()})})


__all__ = [
    "EDITORS",
    "FILE_NAME",
    "TRUST",
    "Destination",
    "Notify",
    "Policy",
    "Purge",
    "QueryFeed",
    "Site",
    "SiteTable",
    "Table",
    "at_address",
    "load",
    "locate",
    "parse",
    "toml",
]
