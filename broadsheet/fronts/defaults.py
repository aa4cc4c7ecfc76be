"""The fronts of a site that has no files for them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.fronts.file import HOME, FrontPlan, SlotPlan
from broadsheet.model import Section

REST = SlotPlan(name="latest", count="rest", layout="list")
"""What ends every section's front: no story of the newest page is missing from it."""


def home(sections: Sequence[Section]) -> FrontPlan:
    """Lead, top stories, the latest headlines, and a slot for each section."""
    slots = [SlotPlan(name="top", count=4, layout="cards"), SlotPlan(name="latest", count=7, layout="ticker")]
    slots += [SlotPlan(name=f"section-{s.slug}", section=(s.slug,), count=4, layout="section") for s in sections]
    return FrontPlan(HOME, slots=tuple(slots))


def section(name: str) -> FrontPlan:
    """Lead, top stories, and the rest of the newest page."""
    return FrontPlan(name, slots=(SlotPlan(name="top", count=4, layout="cards"), REST))


def with_rest(plan: FrontPlan) -> FrontPlan:
    """A section's own plan, ended by the rest of the newest page unless it has a slot for it."""
    if any(slot.count == "rest" for slot in plan.slots):
        return plan
    taken = {slot.name for slot in plan.slots}
    name = next(name for name in ("latest", "rest", *(f"rest-{n}" for n in range(len(taken) + 1))) if name not in taken)
    rest = REST.model_copy(update={"name": name})
    return FrontPlan(plan.name, plan.lead, (*plan.slots, rest), plan.path, plan.places)
