"""Dates as people write them -> instants in UTC.

A time without an offset is the newsroom's. One that does not exist that night, or exists twice, is refused with both
readings, because a guess would publish an hour too early.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from posixpath import basename, dirname, splitext
from zoneinfo import ZoneInfo

_DATE = r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_OFFSET = r"(?P<offset>[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)"
_WRITTEN = re.compile(rf"{_DATE}(?:(?:[Tt]|\s+){_CLOCK}(?:\s*{_OFFSET})?)?", re.ASCII)
_TIME = re.compile(_CLOCK, re.ASCII)
_NAMED = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?:[-_. ]+(.*))?", re.ASCII | re.DOTALL)
_PATH = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)", re.ASCII)

FIRST_YEAR = 1001
"""An earlier year is the blank of an archetype (0001-01-01), not a date. At the turn of this one every clock on Earth
shows a year of four digits."""
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""How any time of that year is read: 9999-12-31 means never, and nothing can be added to the last day that there is."""


class Refused(Exception):
    """A text is no date of a story. `code` is the catalogue's, `facts` fill its texts."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Instant:
    """An instant in UTC, whole seconds; `day_only` when only the day was written."""

    at: datetime
    day_only: bool = False


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=8192)
def read(text: str, timezone: str, clock: str = "") -> Instant:
    """The instant that a text says; `clock` is the time of a text that has none.

    Raises:
        Refused: it has no shape of a date (B223), no such day or time exists (B224), or the newsroom's clocks skip it
            (B225), show it twice (B226), or nobody published then (B227).
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise Refused("B223", text=text)
    time = found if found["hour"] else _TIME.fullmatch(clock) if clock else None
    naive = _naive(text, found, time)
    if naive.year < FIRST_YEAR:
        raise Refused("B227", text=text)
    if naive.year >= NEVER.year:
        return Instant(NEVER, day_only=time is None)
    return _instant(text, naive, found["offset"], timezone, time is None)


def is_clock(text: str) -> bool:
    """True for a time of day such as 9:05 or 12:30:00."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return False
    return int(found["hour"]) < 24 and int(found["minute"]) < 60 and int(found["second"] or 0) < 60


def of_name(path: str) -> str:
    """The date that begins a file's name, or the name of a bundle's folder, as `YYYY-MM-DD`; empty when none does."""
    found = _NAMED.fullmatch(name(path))
    return _iso(found[1], found[3], found[4]) if found else ""


def of_path(path: str) -> str:
    """The date in an address such as `/2015/03/17/title/`, as `YYYY-MM-DD`; empty when there is none."""
    found = _PATH.search(path)
    return _iso(*found.groups()) if found else ""


def name(path: str) -> str:
    """The name that a story's path gives it: the file's without its ending, or for `index.md` the folder's."""
    stem = splitext(basename(path))[0]
    return basename(dirname(path)) or stem if stem in ("index", "_index") else stem


def undated(path: str) -> str:
    """As `name`, without the date that begins it."""
    stem = name(path)
    found = _NAMED.fullmatch(stem)
    return found[5] if found and found[5] and _iso(found[1], found[3], found[4]) else stem


def local(at: datetime, timezone: str) -> datetime:
    """An instant on the newsroom's clock."""
    return at.astimezone(zone(timezone))


def _iso(year: str, month: str, day: str) -> str:
    try:
        return datetime(int(year), int(month), int(day)).date().isoformat()
    except ValueError:
        return ""


def _naive(text: str, found: re.Match[str], time: re.Match[str] | None) -> datetime:
    hour, minute, second = (int(time[part] or 0) for part in ("hour", "minute", "second")) if time else (0, 0, 0)
    try:
        return datetime(int(found["year"]), int(found["month"]), int(found["day"]), hour, minute, second)
    except ValueError as error:
        raise Refused("B224", text=text, detail=str(error)) from None


def _instant(text: str, naive: datetime, offset: str | None, timezone: str, day_only: bool) -> Instant:
    if offset:
        return Instant((naive - _offset(text, offset)).replace(tzinfo=UTC))
    first, second = (naive.replace(tzinfo=zone(timezone), fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second or day_only:
        return Instant(first, day_only)
    readings = [at.astimezone(zone(timezone)).isoformat() for at in sorted((first, second))]
    raise Refused("B225" if first > second else "B226", text=text, zone=timezone, one=readings[0], other=readings[1])


def _offset(text: str, offset: str) -> timedelta:
    if offset.upper() in ("Z", "UTC", "GMT"):
        return timedelta()
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        raise Refused("B224", text=text, detail=f"no place on Earth has the offset {offset}")
    return timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
