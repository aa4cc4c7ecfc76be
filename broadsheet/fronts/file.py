"""`content/_fronts/*.toml` -> `FrontPlan`, with every mistake located. Pure: bytes in, value out.

tomllib keeps no places, and a front has many tables of one name, so the lines are read a second time for the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo

from broadsheet.config import Table, toml
from broadsheet.errors import Problem, nearest, problem
from broadsheet.parse import dates

Places: TypeAlias = Mapping[tuple[str, ...], tuple[int, int]]
"""Dotted key, such as ("slots", "0", "pinned") -> line and column."""
HOME = "home"


def _words(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _instant(value: object, info: ValidationInfo) -> object:
    """A time of the file; one without an offset is the newsroom's."""
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else value
    if not isinstance(text, str):
        raise ValueError("write a time such as 2026-12-01T06:00")
    try:
        return dates.read(text, str((info.context or {})["timezone"])).at
    except dates.Refused as refused:
        raise ValueError(_REFUSED.get(refused.code, 'write a time such as "2026-12-01T06:00"')) from None


_REFUSED = {
    "B225": "this time does not exist in the newsroom's time zone; write it with an offset",
    "B226": "this time comes twice in the newsroom's time zone; write it with an offset",
}

Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Instant = Annotated[datetime | None, BeforeValidator(_instant)]
Count: TypeAlias = Annotated[int, Field(ge=1, le=100)] | Literal["rest"]


class Query(Table):
    """Which stories may fill a place. A story fits that meets every key; of a list, one word is enough."""

    pinned: Words = ()
    """Stories that stand first, by content path or id, in this order."""
    section: Words = ()
    """Slugs of sections."""
    topic: Words = ()
    """Topics, by any of their names."""
    author: Words = ()
    """Authors, by name or by the slug of their profile."""
    series: Words = ()
    """Series, by any of their names."""
    format: Words = ()
    """Forms of stories, as they say in `format`."""
    order: Literal["newest", "weighted"] = "newest"
    """What goes first: the newest, or the weightiest (a weight of 2 is worth two days)."""
    from_: Instant = Field(None, alias="from")
    """Before this instant the slot is not there."""
    until: Instant = None
    """From this instant on the slot is not there."""

    @property
    def asks(self) -> dict[str, tuple[str, ...]]:
        """What the query asks for, without what it leaves open."""
        every = {
            "section": self.section, "topic": self.topic, "author": self.author,
            "series": self.series, "format": self.format,
        }  # fmt: skip
        return {kind: words for kind, words in every.items() if words}

    def is_open(self, now: datetime) -> bool:
        return (self.from_ is None or self.from_ <= now) and (self.until is None or now < self.until)


class LeadPlan(Query):
    """Who may lead. Without it, and when none of it fits, the front's weightiest story leads."""

    order: Literal["newest", "weighted"] = "weighted"


class SlotPlan(Query):
    """A named place of a front. Slots are listed in the order of their importance."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    """Its name in the page's mark-up: small letters, digits and dashes."""
    heading: str = ""
    """What readers see above it; the section's title where the slot is of one section."""
    count: Count = 4
    """How many stories it shows; "rest": all of the newest page that no other slot shows."""
    layout: str = Field("list", pattern=r"^[a-z][a-z0-9-]*$")
    """How the theme sets it: "cards", "headlines", "section" or "list"."""
    min: int = Field(0, ge=0)
    """With fewer stories than this it is not shown, and its stories may stand elsewhere."""
    backfill: bool | None = None
    """Whether other stories take the places that its query leaves empty. Yes, where it has no query."""
    repeat: bool = False
    """Whether it may show stories that stand in other slots too (a ticker). Never the lead."""

    @property
    def takes_any(self) -> bool:
        return not self.asks if self.backfill is None else self.backfill


class FrontFile(Table):
    """The file of one front."""

    lead: LeadPlan = LeadPlan()
    slots: tuple[SlotPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontPlan:
    """What one front asks for. `name` is "home" or a section's slug; `path` is empty for a default front."""

    name: str
    lead: LeadPlan = field(default_factory=LeadPlan)
    slots: tuple[SlotPlan, ...] = ()
    path: str = ""
    places: Places = field(default_factory=dict)

    def place(self, *keys: str) -> tuple[str, int, int]:
        """Path, line and column of a key, or of what stands around it."""
        return (self.path, *_around(self.places, keys))

    def slot_place(self, slot: Query, key: str) -> tuple[str, int, int]:
        """Where a key of a slot or of the lead stands."""
        index = next((i for i, found in enumerate(self.slots) if found is slot), None)
        return self.place("lead", key) if index is None else self.place("slots", str(index), key)


def read(path: str, data: bytes, timezone: str) -> tuple[FrontPlan | None, tuple[Problem, ...]]:
    """The plan in a file, or None and its mistakes. `path` is the file's content path."""
    try:
        text = data.decode("utf-8-sig")
        found = FrontFile.model_validate(toml.loads(text), context={"timezone": timezone})
    except UnicodeDecodeError as error:
        return None, (problem("B200", path, detail=error.reason),)
    except toml.Malformed as error:
        return None, (problem("B450", path, error.line, error.column, detail=error.detail),)
    except ValidationError as error:
        places = locate(text)
        return None, tuple(_explain(path, places, dict(item)) for item in error.errors())
    name = path.rsplit("/", 1)[-1].removesuffix(".toml")
    plan = FrontPlan(name, found.lead, found.slots, path, locate(text))
    problems = tuple(_check(plan))
    return (None if any(p.severity == "error" for p in problems) else plan), problems


def _check(plan: FrontPlan) -> Iterator[Problem]:
    seen: set[str] = set()
    for slot in plan.slots:
        if slot.name in seen:
            yield problem("B454", *plan.slot_place(slot, "name"), name=slot.name)
        seen.add(slot.name)
    for query in (plan.lead, *plan.slots):
        if query.from_ and query.until and query.until <= query.from_:
            yield problem("B460", *plan.slot_place(query, "until"))


def _explain(path: str, places: Places, item: dict[str, Any]) -> Problem:
    keys = tuple(str(part) for part in item["loc"])
    line, column = _around(places, keys)
    name = ".".join(part for part in keys if not part.isdigit() and "[" not in part and part not in ("int", "literal"))
    if item["type"] == "extra_forbidden":
        return problem("B451", path, line, column, name=name, near=nearest(keys[-1], _known(keys)))
    if item["type"] == "missing":
        return problem("B452", path, line, column, name=name)
    detail = str(item["msg"]).removeprefix("Value error, ")
    return problem("B453", path, line, column, name=name, detail=detail[:1].lower() + detail[1:])


def _around(places: Places, keys: tuple[str, ...]) -> tuple[int, int]:
    """Line and column of a key, or of what stands around it."""
    while keys and keys not in places:
        keys = keys[:-1]
    return places.get(keys, (0, 0))


_TABLES: Mapping[str, type[Table]] = {"lead": LeadPlan, "slots": SlotPlan}


def _known(keys: tuple[str, ...]) -> list[str]:
    table = _TABLES.get(keys[0], FrontFile) if len(keys) > 1 else FrontFile
    return [entry.alias or name for name, entry in table.model_fields.items()]


def locate(text: str) -> Places:
    """Where each key stands; the tables of an array are counted from 0."""
    places: dict[tuple[str, ...], tuple[int, int]] = {}
    counts: dict[str, int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*(\[\[?)\s*([\w.-]+?)\s*\]", line):
            table = tuple(header[2].split("."))
            if header[1] == "[[":
                table = (*table, str(counts.get(header[2], 0)))
                counts[header[2]] = counts.get(header[2], 0) + 1
            places[table] = (number, 1)
        elif assigned := re.match(r"(\s*)[\"']?([\w.-]+)[\"']?\s*=", line):
            places.setdefault((*table, *assigned[2].split(".")), (number, len(assigned[1]) + 1))
    return places
