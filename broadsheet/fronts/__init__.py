"""Fronts: who is the lead, and what fills the slots after it. A story stands on a front once, the lead nowhere else.

What a front asks for is a file (`file`) or a default (`defaults`), and both are the same value. How it is filled
depends on the desk alone: "newest" is counted back from the newest story and not from the clock, so that a front
changes only when a story does, or when a slot's own time comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from broadsheet import urls
from broadsheet.desk import Desk, Filed, status
from broadsheet.errors import Problem, nearest, problem
from broadsheet.fronts import defaults
from broadsheet.fronts.file import HOME, FrontPlan, Query, SlotPlan, read
from broadsheet.fronts.fill import Arrangement, Filled, Placed, Room, arrange, shown
from broadsheet.fronts.query import Finder
from broadsheet.model import Article, Front, Link, Section, Slot

__all__ = ["HOME", "Arrangement", "FrontPlan", "Fronts", "Placed", "lay_out", "read", "shown"]


@dataclass(frozen=True, slots=True)
class Fronts:
    """Every front of an edition, by name: "home" and the slugs of the sections."""

    plans: Mapping[str, FrontPlan]
    arranged: Mapping[str, Arrangement]
    by_name: Mapping[str, Section]

    def front(self, name: str) -> Front:
        """A front as its page is handed it."""
        found = self.arranged[name]
        slots = tuple(self._slot(filled) for filled in found.slots)
        return Front(found.lead.filed.card if found.lead else None, slots, self.by_name.get(name))

    def _slot(self, filled: Filled) -> Slot:
        slot = filled.slot
        link = self._link(slot, filled.placed)
        cards = tuple(placed.filed.card for placed in filled.placed)
        return Slot(slot.name, slot.heading or (link.title if link else ""), cards, slot.layout, link)

    def _link(self, slot: SlotPlan, placed: Sequence[Placed]) -> Link | None:
        """The page that shows more of what a slot shows: where it asks for one section, topic or series."""
        [(kind, words), *others] = slot.asks.items() or [("", ())]
        if others or len(words) != 1:
            return None
        if kind == "section" and words[0] in self.by_name:
            section = self.by_name[words[0]]
            return Link(section.title, section.url)
        if kind == "topic" and placed:
            wanted = urls.slug(words[0])
            found = next((topic for topic in placed[0].filed.topics if topic.slug == wanted and topic.url), None)
            return Link(found.title, found.url) if found else None
        if kind == "series" and placed and (series := placed[0].filed.series) and series.url:
            return Link(series.title, series.url)
        return None


def lay_out(
    desk: Desk, plans: Sequence[FrontPlan], articles: Sequence[Article], pages: Mapping[str, Sequence[Filed]]
) -> tuple[Fronts, list[Problem]]:
    """Fill every front of a desk.

    Args:
        desk: what is shown at its instant.
        plans: the fronts that have a file.
        articles: every story, to say why a pinned one is not shown.
        pages: what stands on the newest page of each section, by its slug, and of the whole paper, by "home".
    """
    sections = {section.slug: section for section in desk.sections}
    wanted = {plan.name: plan for plan in plans}
    finder = Finder(desk)
    pins = {name: filed for filed in desk.stories for name in (filed.article.path, filed.card.id)}
    chosen = {HOME: wanted.get(HOME) or defaults.home(desk.sections)}
    for slug in sections:
        plan = wanted.get(slug)
        chosen[slug] = defaults.with_rest(plan) if plan else defaults.section(slug)
    arranged = {}
    for name, plan in chosen.items():
        stories = desk.stories if name == HOME else desk.by_section.get(name, ())
        pool = [filed for filed in stories if not (filed.corrections and filed.is_retracted)]
        arranged[name] = arrange(plan, Room(pool, pages.get(name, ()), pins, finder), desk.now)
    known = {name: article for article in articles for name in (article.path, article.card.id)} if plans else {}
    folders = {article.card.section for article in known.values()} | sections.keys()
    problems = [found for plan in plans for found in _doubts(plan, desk, known, folders, finder)]
    return Fronts(chosen, arranged, sections), problems


def _doubts(
    plan: FrontPlan, desk: Desk, known: Mapping[str, Article], folders: AbstractSet[str], finder: Finder
) -> Iterator[Problem]:
    """What a front's file asks for and the paper does not have, of the slots that are open.

    `known` holds every story by its path and by its id, `folders` the sections.
    """
    if plan.name != HOME and plan.name not in folders:
        yield problem("B455", *plan.place(), name=plan.name, near=nearest(plan.name, [HOME, *folders]))
    for query in (plan.lead, *plan.slots):
        yield from _pin_doubts(plan, query, desk, known)
        for word in query.section:
            if word not in folders:
                place = plan.slot_place(query, "section")
                yield problem("B458", *place, name=word, near=nearest(word, folders))
        for kind, words in query.asks.items():
            for word in words:
                if kind != "section" and not any(finder.says(filed, kind, word) for filed in desk.stories):
                    place = plan.slot_place(query, kind)
                    yield problem("B459", *place, kind=kind, name=word, slot=_name(query))


def _pin_doubts(plan: FrontPlan, query: Query, desk: Desk, known: Mapping[str, Article]) -> Iterator[Problem]:
    place = plan.slot_place(query, "pinned")
    for name in query.pinned:
        article = known.get(name)
        if article is None:
            yield problem("B456", *place, name=name, near=nearest(name, known))
        elif query.is_open(desk.now) and (state := _why_not(article, desk)):
            yield problem("B457", *place, name=name, state=state, slot=_name(query))


def _why_not(article: Article, desk: Desk) -> str:
    """Why a pinned story cannot stand on a front; empty when it can."""
    state = status(article, desk.now)
    if article.path in desk.addresses:
        notes = [note for note in article.corrections if note.at <= desk.now and note.kind == "retraction"]
        return "retracted" if notes else ""
    return {"draft": "a draft", "embargoed": "embargoed", "killed": "withdrawn"}.get(state, state)


def _name(query: Query) -> str:
    return query.name if isinstance(query, SlotPlan) else "lead"
