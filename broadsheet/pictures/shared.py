"""The shared facts of pictures: `content/_pictures/harbour.toml` speaks of `harbour.jpg` beside it, for all stories.

The keys are those of a story's `image`, so that what one story knew can be moved here as it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from posixpath import splitext
from typing import Any
from zoneinfo import ZoneInfo

from broadsheet import digest
from broadsheet.config import locate, toml
from broadsheet.errors import Problem, nearest, problem
from broadsheet.model import Given
from broadsheet.pictures import kinds

TEXTS = frozenset({"alt", "caption", "credit", "licence", "copyright"})
ADDRESSES = frozenset({"credit_url", "licence_url", "acquire_url"})
KEYS = TEXTS | ADDRESSES | {"focus", "rights"}
RIGHTS = frozenset({"until", "instead", "syndicate"})

Shared = tuple[dict[str, Given], list[Problem]]


class _WrongError(ValueError):
    """What is wrong with a value, for an editor."""


def shared(files: Mapping[str, bytes], media: Collection[str], timezone: str) -> Shared:
    """The facts by the content path of their picture. `files` are the files of facts, `media` all files of the tree."""
    beside = {splitext(path)[0]: path for path in sorted(media, reverse=True) if kinds.is_picture(kinds.by_name(path))}
    found: dict[str, Given] = {}
    problems: list[Problem] = []
    spoken_for: dict[str, str] = {}
    for path in sorted(files):
        stem = splitext(path)[0]
        picture = beside.get(stem)
        if other := spoken_for.get(stem.casefold()):
            problems.append(problem("B366", path, name=other))
        elif picture is None:
            problems.append(problem("B365", path))
        else:
            spoken_for[stem.casefold()] = path
            found[picture], wrong = read(files[path], path, timezone)
            problems += wrong
    return found, problems


def read(data: bytes, path: str, timezone: str) -> tuple[Given, list[Problem]]:
    """One file of facts, and every mistake in it. A wrong value counts as not given."""
    try:
        text = data.decode("utf-8-sig")
        table = toml.loads(text)
    except UnicodeDecodeError:
        return Given(path=path), [problem("B362", path, detail="it is not UTF-8")]
    except toml.Malformed as error:
        return Given(path=path), [problem("B362", path, error.line, error.column, detail=error.detail)]
    problems: list[Problem] = []
    given = dict(_values(table, path, text, timezone, problems))
    return Given(**given, path=path, digest=digest.of_bytes(data)), problems


def _values(
    table: Mapping[str, Any], path: str, text: str, timezone: str, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    """The fields of a file of facts; what is wrong with the others goes to `problems`."""
    for keys, value, known in _items(table):
        name, line = ".".join(keys), locate(text, keys)
        if keys[-1] not in known:
            near = nearest(keys[-1], known)
            problems.append(problem("B363", path, line, 1, name=name, known=", ".join(sorted(known)), near=near))
            continue
        try:
            yield keys[-1], _value(keys[-1], value, timezone)
        except _WrongError as error:
            problems.append(problem("B364", path, line, 1, name=name, detail=str(error)))


def _items(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any, frozenset[str]]]:
    """Each key with its value and the keys that may stand beside it."""
    for key, value in table.items():
        if key == "rights" and isinstance(value, dict):
            yield from (((key, inner), part, RIGHTS) for inner, part in value.items())
        else:
            yield (key,), value, KEYS


def _value(key: str, value: Any, timezone: str) -> Any:
    if key in TEXTS | {"instead"} and isinstance(value, str):
        return " ".join(value.split())
    if key in ADDRESSES and isinstance(value, str) and value.startswith(("https://", "http://")):
        return value
    if key == "syndicate" and isinstance(value, bool):
        return value
    if key == "until":
        return _until(value, ZoneInfo(timezone))
    if key == "focus" and isinstance(value, list) and len(value) == 2 and all(map(_is_fraction, value)):
        return float(value[0]), float(value[1])
    raise _WrongError(
        _WANTED.get(key, "write an address that begins with https://" if key in ADDRESSES else "write a text")
    )


_WANTED = {
    "focus": "write two numbers from 0 to 1, from the left and from the top, such as [0.5, 0.3]",
    "syndicate": "write true or false",
    "rights": "write a table with until, instead and syndicate",
    "until": "write a date such as 2027-01-31, without quotation marks",
}


def _is_fraction(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _until(value: object, zone: ZoneInfo) -> datetime:
    """The instant at which the rights end. A day without a time is its first moment, in the newsroom's time."""
    if isinstance(value, datetime):
        at = value
    elif isinstance(value, date):
        at = datetime.combine(value, time())
    else:
        raise _WrongError(_WANTED["until"])
    aware = at if at.tzinfo else at.replace(tzinfo=zone)
    try:
        return aware.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise _WrongError(_WANTED["until"]) from None
