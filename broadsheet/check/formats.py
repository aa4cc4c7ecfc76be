"""Problems as programs want them: JSON lines for scripts, commands for GitHub, SARIF 2.1.0 for code scanners."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from urllib.parse import quote

from broadsheet import __version__
from broadsheet.check.rule import RULES
from broadsheet.errors import CATALOGUE, Problem, sentence

_FACT = re.compile(r"\{\w+(?:![rs])?(?::[^}]*)?\}")
"""What a message of the catalogue is filled with."""
_LEVELS = {"error": "error", "warning": "warning", "off": "none"}


def as_text(problems: Sequence[Problem]) -> str:
    """A line for each, `path:line:column: CODE text`."""
    return "\n".join(map(str, problems))


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with path, line, column, code, text and severity."""
    return json.dumps([asdict(found) for found in problems], indent=2, ensure_ascii=False)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(_command(found) for found in problems)


def _command(found: Problem) -> str:
    text = found.text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = found.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    place = f"file={path},line={max(found.line, 1)},col={max(found.column, 1)}"
    return f"::{found.severity} {place},title={found.code}::{text}"


def as_sarif(problems: Sequence[Problem]) -> str:
    """A SARIF 2.1.0 log of one run."""
    codes = sorted({found.code for found in problems})
    driver = {
        "name": "Broadsheet",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    results = [_result(found, codes) for found in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _rule(code: str) -> dict[str, object]:
    entry = CATALOGUE[code]
    name = next((rule.name for rule in RULES.values() if code in rule.codes), code)
    what, *about = (sentence(_FACT.sub("…", part)) for part in (entry.what, entry.why, entry.todo) if part)
    level = {"level": _LEVELS[entry.severity]}
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": what},
        "help": {"text": " ".join(about) or what},
        "defaultConfiguration": level,
    }


def _result(found: Problem, codes: Sequence[str]) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(found.path) or "."}}
    if found.line:
        place["region"] = {"startLine": found.line, "startColumn": max(found.column, 1)}
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": found.text},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
