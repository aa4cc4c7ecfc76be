"""When a story is public: its date, change, embargo and end, from front matter, file name and address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from broadsheet.parse import dates
from broadsheet.parse.dates import Instant, Refused
from broadsheet.parse.sheet import Sheet, flag, kind
from broadsheet.parse.written import Entry, Scalar

UNKNOWN = Instant(datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Times:
    """Instants in UTC. `date` is the story's own, `published` the embargo's end where that is later."""

    date: datetime
    published: datetime
    updated: datetime
    embargo: datetime | None = None
    expires: datetime | None = None


def read(sheet: Sheet, path: str, timezone: str) -> Times:
    """A story's times. Where it has no date, which has then been noted, it is `UNKNOWN`."""
    date = _date(sheet, path, timezone) or UNKNOWN
    updated = optional(sheet, "updated", timezone)
    embargo = optional(sheet, "embargo", timezone)
    expires = optional(sheet, "expires", timezone)
    published = max(date.at, embargo.at) if embargo else date.at
    if updated and date is not UNKNOWN and _before(updated, date):
        sheet.note("B229", "updated")
    if expires and date is not UNKNOWN and expires.at <= published:
        sheet.note("B230", "expires")
    changed = max(published, updated.at) if updated else published
    return Times(date.at, published, changed, embargo.at if embargo else None, expires.at if expires else None)


def optional(sheet: Sheet, key: str, timezone: str) -> Instant | None:
    """The instant of a key that may be missing."""
    entry = sheet.get(key)
    return instant(entry, sheet, timezone) if entry else None


def instant(entry: Entry, sheet: Sheet, timezone: str, clock: str = "") -> Instant | None:
    """The instant that an entry says; None, and a note, when it says none."""
    if not isinstance(entry.value, Scalar):
        sheet.findings.add("B212", entry.value, key=entry.key, wanted="a date", found=kind(entry.value))
        return None
    try:
        return dates.read(entry.value.text, timezone, clock)
    except Refused as refused:
        sheet.findings.add(refused.code, entry.value, key=entry.key, **refused.facts)
        return None


def is_date(entry: Entry) -> bool:
    """False for `published: yes` and the like, which say whether and not when."""
    return entry.key.casefold() != "published" or flag(entry.value) is None


def _date(sheet: Sheet, path: str, timezone: str) -> Instant | None:
    clock = _clock(sheet)
    entry = next((entry for entry in sheet.all("date") if not entry.value.blank and is_date(entry)), None)
    if entry:
        return instant(entry, sheet, timezone, clock)
    permalink = sheet.get("permalink")
    address = permalink.value.text if permalink and isinstance(permalink.value, Scalar) else ""
    found = dates.of_name(path) or dates.of_path(address)
    if not found:
        sheet.findings.add("B222", name=path.rsplit("/", 1)[-1])
        return None
    try:
        return dates.read(found, timezone, clock)
    except Refused as refused:
        sheet.findings.add(refused.code, key="the file's name", **refused.facts)
        return None


def _clock(sheet: Sheet) -> str:
    entry = sheet.get("time")
    if entry is None:
        return ""
    text = entry.value.text.strip() if isinstance(entry.value, Scalar) else ""
    if dates.is_clock(text):
        return text
    sheet.findings.add("B228", entry.value, key=entry.key, found=kind(entry.value))
    return ""


def _before(changed: Instant, date: Instant) -> bool:
    """True when a change is dated before the story; a bare day may be the story's own day."""
    return changed.at.date() < date.at.date() if changed.day_only else changed.at < date.at
