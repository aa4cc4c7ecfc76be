"""Fronts: who is the lead, and what fills the slots after it. A story stands on a front once.

The lead is the pinned story if one is valid, else the weightiest of the newest day's stories: "the newest day" is
counted back from the newest story and not from the clock, so that a front changes only when a story does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from broadsheet.desk import Desk, Filed
from broadsheet.model import Card, Front, Link, Section, Slot

FRESH = timedelta(days=1)
TOP = 4
PER_SECTION = 4
LATEST = 7


def lead(stories: Sequence[Filed]) -> Filed | None:
    """The one story that a front leads on. `stories` are newest first."""
    pinned = [filed for filed in stories if filed.article.orders.lead]
    if pinned:
        return pinned[0]
    fresh = [f for f in stories[:50] if f.card.published >= stories[0].card.published - FRESH]
    return max(fresh, key=lambda f: (f.article.orders.weight, f.card.published, f.card.id), default=None)


def home(desk: Desk) -> Front:
    """The default home front: lead, top stories, a slot for each section, and the latest headlines."""
    first = lead(desk.stories)
    used = {first.card.id} if first else set()
    top = _take(desk.stories, TOP, used)
    latest = _take(desk.stories, LATEST, used)
    slots = [Slot("top", "", top, "cards"), Slot("latest", "", latest, "ticker")]
    for section in desk.sections:
        cards = _take(desk.by_section.get(section.slug, ()), PER_SECTION, used)
        slots.append(Slot(section.slug, section.title, cards, "section", Link(section.title, section.url)))
    return Front(first.card if first else None, tuple(slot for slot in slots if slot.cards))


def section(section: Section, shown: Sequence[Filed], all_stories: Sequence[Filed]) -> Front:
    """A section's default front. `shown` are the stories of its newest page, newest first."""
    first = lead(all_stories)
    used = {first.card.id} if first else set()
    top = _take(shown, TOP, used)
    rest = _take(shown, len(shown), used)
    slots = (Slot("top", "", top, "cards"), Slot("latest", "", rest, "list"))
    return Front(first.card if first else None, tuple(slot for slot in slots if slot.cards), section)


def _take(stories: Iterable[Filed], count: int, used: set[str]) -> tuple[Card, ...]:
    """The first `count` cards that are not yet on the front; they are then."""
    taken: list[Card] = []
    for filed in stories:
        if len(taken) == count:
            break
        if filed.card.id not in used:
            used.add(filed.card.id)
            taken.append(filed.card)
    return tuple(taken)
