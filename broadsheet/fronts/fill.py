"""Who leads a front and what fills its slots: in two passes, and every choice with its reason.

First each pinned story is reserved for its slot, wherever that stands. Then the slots fill in the order of their
importance. A slot that would hold fewer stories than its `min` is closed and everything is filled anew without it,
so that the stories it held are free for the slots before it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.desk import Filed
from broadsheet.fronts.file import FrontPlan, LeadPlan, Query, SlotPlan
from broadsheet.fronts.query import Finder, by_query, ordered


@dataclass(frozen=True, slots=True)
class Placed:
    """A story in its place, and why it stands there."""

    filed: Filed
    why: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot and the stories that fill it."""

    slot: SlotPlan
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A front, filled. Slots without stories are left out."""

    lead: Placed | None
    slots: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What a front may show. All lists are newest first."""

    pool: Sequence[Filed]
    """The stories that may be chosen; retracted ones may not."""
    page: Sequence[Filed]
    """The stories of the front's newest page, for a slot with `count = "rest"`."""
    pins: Mapping[str, Filed]
    """The stories that may be pinned, by content path and by id."""
    finder: Finder


def arrange(plan: FrontPlan, room: Room, now: datetime) -> Arrangement:
    """Fill a front at an instant."""
    slots = [slot for slot in plan.slots if slot.is_open(now)]
    lead_plan = plan.lead if plan.lead.is_open(now) else LeadPlan()
    while True:
        filling = _Filling(plan, room, slots)
        lead = filling.take_lead(lead_plan)
        filled = filling.fill()
        thin = [found.slot for found in filled if len(found.placed) < found.slot.min]
        if not thin:
            return Arrangement(lead, tuple(found for found in filled if found.placed))
        slots = [slot for slot in slots if slot is not thin[-1]]


@dataclass(slots=True)
class _Filling:
    """One filling of the slots that are open."""

    plan: FrontPlan
    room: Room
    slots: list[SlotPlan]
    lead: str = ""
    used: set[str] = field(default_factory=set)
    """Ids of the stories that stand on the front or are reserved for a slot of it."""

    def take_lead(self, plan: LeadPlan) -> Placed | None:
        """Choose the lead: pinned in the front's file, else by the story's own `lead`, else by weight.

        A story that a slot has pinned is taken only where nothing else is left.
        """
        found = self._lead(plan)
        if found:
            self.lead = found.filed.card.id
            self.used.add(self.lead)
        return found

    def _lead(self, plan: LeadPlan) -> Placed | None:
        for filed, place in self._pinned(plan):
            return Placed(filed, f"pinned in {place}")
        for filed in self.room.pool:
            if filed.article.orders.lead:
                return Placed(filed, f"lead: true in {filed.article.path}")
        reserved = self._reserved()
        for stories in (by_query(self.room.finder, self.room.pool, plan), ordered(self.room.pool, plan.order)):
            for filed in stories:
                if filed.card.id not in reserved:
                    return Placed(filed, _reason(plan, filed))
        for filed in ordered(self.room.pool, plan.order):
            return Placed(filed, "every story is pinned to a slot, and a front has a lead")
        return None

    def _reserved(self) -> set[str]:
        """The stories that stand in a slot which has pinned them. A slot has no place for more pins than its count."""
        found: set[str] = set()
        for slot in self.slots:
            if not slot.repeat:
                pinned = [filed.card.id for filed, _ in self._pinned(slot) if filed.card.id not in found]
                found |= set(pinned if slot.count == "rest" else pinned[: slot.count])
        return found

    def fill(self) -> list[Filled]:
        """Fill every slot; those that show the rest of the page come after all others."""
        pins = {slot.name: self._reserve(slot) for slot in self.slots}
        filled = {
            slot.name: self._fill(slot, slot.count, pins[slot.name]) for slot in self.slots if slot.count != "rest"
        }
        filled |= {slot.name: self._fill_rest(pins[slot.name]) for slot in self.slots if slot.count == "rest"}
        return [Filled(slot, tuple(filled[slot.name])) for slot in self.slots]

    def _reserve(self, slot: SlotPlan) -> list[Placed]:
        """The first pass for one slot. A story that two slots pin goes to the more important one."""
        taken = {self.lead} if slot.repeat else self.used
        found = [Placed(f, f"pinned in {place}") for f, place in self._pinned(slot) if f.card.id not in taken]
        found = found if slot.count == "rest" else found[: slot.count]
        if not slot.repeat:
            self.used |= {placed.filed.card.id for placed in found}
        return found

    def _fill(self, slot: SlotPlan, count: int, placed: list[Placed]) -> list[Placed]:
        """The second pass for one slot."""
        taken = {self.lead, *(item.filed.card.id for item in placed)} if slot.repeat else self.used
        for filed, why in self._candidates(slot):
            if len(placed) == count:
                break
            if filed.card.id not in taken:
                taken.add(filed.card.id)
                placed.append(Placed(filed, why))
        return placed

    def _candidates(self, slot: SlotPlan) -> Iterator[tuple[Filed, str]]:
        for filed in by_query(self.room.finder, self.room.pool, slot):
            yield filed, _reason(slot, filed)
        if slot.takes_any:
            for filed in self.room.pool:
                yield filed, "fills a place that was left empty"

    def _fill_rest(self, placed: list[Placed]) -> list[Placed]:
        """All of the newest page that stands nowhere else, retracted stories too: it is the list of what there is."""
        rest = [filed for filed in self.room.page if filed.card.id not in self.used]
        self.used |= {filed.card.id for filed in rest}
        return [*placed, *(Placed(filed, "the rest of the newest page") for filed in rest)]

    def _pinned(self, query: Query) -> Iterator[tuple[Filed, str]]:
        """The pinned stories that may be shown, each once, with the place of the pin."""
        seen: set[str] = set()
        path, line, _ = self.plan.slot_place(query, "pinned")
        for name in query.pinned:
            filed = self.room.pins.get(name)
            if filed and not filed.is_retracted and filed.card.id not in seen:
                seen.add(filed.card.id)
                yield filed, f"{path}:{line}"


def _reason(query: Query, filed: Filed) -> str:
    asked = ", ".join(f"{kind} {' or '.join(words)}" for kind, words in query.asks.items())
    weight = filed.article.orders.weight
    how = f"the weightiest (weight {weight})" if query.order == "weighted" and weight else "the newest"
    return f"{how} of {asked}" if asked else f"{how} that stands nowhere else"


def shown(arrangement: Arrangement) -> Iterable[Placed]:
    """Every story on a front, the lead first."""
    if arrangement.lead:
        yield arrangement.lead
    for filled in arrangement.slots:
        yield from filled.placed
