"""How a front is filled: who leads, what is pinned, what the rest is; and laws that hold for any front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import fronts
from broadsheet.desk import Filed, convene
from broadsheet.errors import Problem
from broadsheet.fronts import Fronts
from broadsheet.fronts.file import FrontPlan, Query
from broadsheet.model import Article, Correction, Front
from broadsheet.plan import Given, lay_out
from tests.made import HOUR, NOW, article, site

SITE = site()


def fill(articles: Sequence[Article], *files: tuple[str, str]) -> tuple[Fronts, list[Problem]]:
    plans = []
    for name, text in files:
        plan, problems = fronts.read(f"_fronts/{name}.toml", text.encode(), "Europe/London")
        assert plan is not None, problems
        plans.append(plan)
    return fill_plans(articles, *plans)


def fill_plans(articles: Sequence[Article], *plans: FrontPlan) -> tuple[Fronts, list[Problem]]:
    desk, _ = convene(SITE, articles, [], NOW)
    return lay_out(desk, Given(SITE, articles, [], fronts=plans))


def home(articles: Sequence[Article], text: str) -> dict[str, list[str]]:
    """What stands where on the home page, by slot; the lead under "lead"."""
    return named(fill(articles, ("home", text))[0].front("home"))


def named(front: Front) -> dict[str, list[str]]:
    slots = {slot.name: [card.url.split("/")[2] for card in slot.cards] for slot in front.slots}
    return ({"lead": [front.lead.url.split("/")[2]]} if front.lead else {}) | slots


def stories(*names: str, **fields: Any) -> list[Article]:
    """Stories of which the first is the newest."""
    return [article(name, HOUR * (age + 1), **fields) for age, name in enumerate(names)]


def test_the_default_front_leads_on_the_newest() -> None:
    found, problems = fill(stories("a", "b", "c", "d", "e", "f"))
    assert named(found.front("home")) == {"lead": ["a"], "top": ["b", "c", "d", "e"], "latest": ["f"]}
    assert problems == []


def test_weight_outweighs_as_many_days() -> None:
    heavy = article("heavy", timedelta(hours=30), weight=2)
    assert home([*stories("a", "b"), heavy], "")["lead"] == ["heavy"]
    assert home([*stories("a", "b"), article("heavy", timedelta(days=3), weight=2)], "")["lead"] == ["a"]


def test_a_story_that_asks_to_lead_leads() -> None:
    assert home([*stories("a", "b"), article("c", timedelta(days=9), lead=True)], "")["lead"] == ["c"]


def test_the_file_decides_before_the_story() -> None:
    articles = [*stories("a", "b"), article("c", timedelta(days=9), lead=True)]
    assert home(articles, '[lead]\npinned = "news/b.md"')["lead"] == ["b"]


def test_a_pinned_story_is_reserved_for_its_slot_wherever_that_stands() -> None:
    text = '[[slots]]\nname = "top"\ncount = 2\n[[slots]]\nname = "last"\npinned = "news/a.md"\ncount = 1'
    assert home(stories("a", "b", "c", "d"), text) == {"lead": ["b"], "top": ["c", "d"], "last": ["a"]}


def test_a_pin_for_which_its_slot_has_no_place_may_lead() -> None:
    text = '[[slots]]\nname = "top"\ncount = 1\npinned = ["news/b.md", "news/a.md"]'
    assert home(stories("a", "b", "c"), text) == {"lead": ["a"], "top": ["b"]}


def test_a_front_has_a_lead_even_where_every_story_is_pinned_to_a_slot() -> None:
    assert home(stories("a"), '[[slots]]\nname = "top"\npinned = "news/a.md"') == {"lead": ["a"]}


def test_a_query_fills_a_slot_and_its_section_names_it() -> None:
    articles = [*stories("a", "b"), article("s", timedelta(days=2), section="sport")]
    front = fill(articles, ("home", '[[slots]]\nname = "sport"\nsection = "sport"'))[0].front("home")
    assert named(front) == {"lead": ["a"], "sport": ["s"]}
    assert (front.slots[0].heading, front.slots[0].link and front.slots[0].link.url) == ("Sport", "/sport/")


def test_backfill_takes_what_the_query_leaves_empty() -> None:
    articles = [*stories("a", "b", "c"), article("s", timedelta(days=2), section="sport")]
    text = '[[slots]]\nname = "sport"\nsection = "sport"\ncount = 3\nbackfill = true'
    assert home(articles, text)["sport"] == ["s", "b", "c"]


def test_a_slot_with_fewer_than_its_least_gives_its_stories_back() -> None:
    articles = [*stories("a", "b"), article("s", timedelta(days=2), section="sport")]
    sport = '[[slots]]\nname = "sport"\npinned = "sport/s.md"\nsection = "sport"\nmin = 2\n'
    assert home(articles, '[[slots]]\nname = "top"\n' + sport) == {"lead": ["a"], "top": ["b", "s"]}


def test_a_ticker_repeats_everything_but_the_lead() -> None:
    text = '[[slots]]\nname = "top"\ncount = 1\n[[slots]]\nname = "ticker"\nrepeat = true\npinned = "news/a.md"'
    assert home(stories("a", "b", "c"), text) == {"lead": ["a"], "top": ["b"], "ticker": ["b", "c"]}


def test_a_slot_has_its_time() -> None:
    text = '[[slots]]\nname = "over"\nuntil = 2026-11-23T12:00Z\n[[slots]]\nname = "on"\nfrom = 2026-11-23T12:00:00Z'
    text = text.replace("2026-11-23T12:00Z", "2026-11-23T12:00:00Z")
    assert home(stories("a", "b"), text) == {"lead": ["a"], "on": ["b"]}


def test_a_pin_that_is_not_public_leaves_its_place_and_is_named() -> None:
    articles = [
        *stories("a", "b", "c"),
        article("draft", draft=True),
        article("soon", -HOUR),
        article("over", HOUR * 9, expires=NOW),
        article("gone", HOUR * 9, killed="It was false."),
        article("false", HOUR * 9, corrections=(Correction(NOW, "All of it was false.", "retraction"),)),
    ]
    pins = [f"news/{name}.md" for name in ("draft", "soon", "over", "gone", "false")]
    found, problems = fill(articles, ("home", f'[[slots]]\nname = "top"\ncount = 2\npinned = {pins}'))
    assert named(found.front("home")) == {"lead": ["a"], "top": ["b", "c"]}
    assert [(p.code, p.severity, p.line) for p in problems] == [("B457", "warning", 4)] * 5
    states = [p.text.split(",")[0].split(" is ")[1] for p in problems]
    assert states == ["a draft", "embargoed", "expired", "withdrawn", "retracted"]


def test_what_a_file_asks_for_must_exist() -> None:
    text = '[[slots]]\nname = "top"\npinned = "news/aa.md"\nsection = "nws"\ntopic = "rail"'
    _, problems = fill(stories("a"), ("home", text), ("sprot", ""))
    assert [p.code for p in problems] == ["B456", "B458", "B459", "B455"]


def test_a_sections_front_ends_with_the_rest_of_its_page() -> None:
    found, _ = fill(stories("a", "b", "c", "d"), ("news", '[[slots]]\nname = "top"\ncount = 1'))
    assert named(found.front("news")) == {"lead": ["a"], "top": ["b"], "latest": ["c", "d"]}


SECTIONS = ("news", "sport", "arts")


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    retraction = Correction(NOW - HOUR, "All of it was false.", "retraction")
    kinds: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "age": st.integers(-40, 200).map(lambda hours: HOUR * hours),
            "section": st.sampled_from(SECTIONS),
            "weight": st.integers(-2, 5),
            "lead": st.integers(0, 9).map(lambda number: number == 9),
            "draft": st.just(False) | st.booleans(),
            "expires": st.none() | st.integers(-20, 20).map(lambda hours: NOW + HOUR * hours),
            "killed": st.sampled_from(["", "", "", "It was false."]),
            "corrections": st.sampled_from([(), (), (), (retraction,)]),
        }
    )
    return [article(f"s{number}", **fields) for number, fields in enumerate(draw(st.lists(kinds, max_size=25)))]


@st.composite
def front_files(draw: st.DrawFn) -> str:
    pins = st.lists(st.integers(0, 26), max_size=3)
    orders = st.sampled_from(["newest", "weighted"])
    lines = [f'[lead]\npinned = {_pins(draw(pins))}\norder = "{draw(orders)}"']
    if draw(st.integers(0, 3)) == 3:
        lines.append(f'section = "{draw(st.sampled_from(SECTIONS))}"')
    for number in range(draw(st.integers(0, 5))):
        lines.append(f'[[slots]]\nname = "slot-{number}"\ncount = {draw(st.integers(1, 6))}')
        lines.append(f"pinned = {_pins(draw(pins))}\nmin = {draw(st.integers(0, 3))}")
        lines.append(f"repeat = {str(draw(st.integers(0, 4)) == 4).lower()}")
        if draw(st.booleans()):
            backfill = str(draw(st.booleans())).lower()
            lines.append(f'section = "{draw(st.sampled_from(SECTIONS))}"\nbackfill = {backfill}')
        lines.append(f'order = "{draw(orders)}"')
    return "\n".join(lines)


def _pins(numbers: list[int]) -> list[str]:
    return [f"tag:gazette.example,2020:s{number}" for number in numbers]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), st.fixed_dictionaries({name: st.none() | front_files() for name in ("home", *SECTIONS)}))
def test_the_laws_of_fronts(articles: list[Article], files: dict[str, str | None]) -> None:
    keep_the_laws(articles, files)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), st.fixed_dictionaries({name: st.none() | front_files() for name in ("home", *SECTIONS)}))
def test_the_laws_of_fronts_at_length(articles: list[Article], files: dict[str, str | None]) -> None:
    keep_the_laws(articles, files)


def keep_the_laws(articles: list[Article], files: dict[str, str | None]) -> None:
    desk, _ = convene(SITE, articles, [], NOW)
    names = {"home", *(section.slug for section in desk.sections)}
    found, _ = fill(articles, *((name, text) for name, text in files.items() if text is not None and name in names))
    for name in names:
        pool = desk.stories if name == "home" else desk.by_section.get(name, ())
        check_front(found.plans[name], found.front(name), {f.card.id: f for f in desk.stories}, pool)
    for section in desk.sections:  # all that a section has is on its front: none has more than a page here
        front = found.front(section.slug)
        shown = {card.id for slot in front.slots for card in slot.cards} | ({front.lead.id} if front.lead else set())
        assert {filed.card.id for filed in desk.by_section.get(section.slug, [])} <= shown


def check_front(plan: FrontPlan, front: Front, public: dict[str, Filed], pool: Sequence[Filed]) -> None:
    """No story stands twice, the lead is the most important one, and no place is empty that could be filled."""
    slots = {slot.name: slot for slot in plan.slots}
    cards = {slot.name: [card.id for card in slot.cards] for slot in front.slots}
    once = [name for slot, names in cards.items() if not slots[slot].repeat for name in names]
    assert len(once) == len(set(once)), "a story stands twice on a front"
    assert all(len(names) == len(set(names)) for names in cards.values()), "a story stands twice in a ticker"
    assert {name for names in cards.values() for name in names} <= public.keys(), "a story is shown that is not public"
    assert front.lead is None or all(front.lead.id not in names for names in cards.values()), "the lead stands twice"
    valid = {filed.card.id: filed for filed in pool if not filed.is_retracted}
    assert (front.lead is not None) or not valid, "a front without a lead, though there are stories"
    if front.lead:
        pinned = {name for slot, names in cards.items() if not slots[slot].repeat for name in names}
        pinned &= {name for slot in plan.slots if slot.name in cards and not slot.repeat for name in slot.pinned}
        assert front.lead.id == most_important(plan, public, valid, pinned), "another story is more important"
    lead = {front.lead.id} if front.lead else set()
    for slot in plan.slots:
        shown = cards.get(slot.name, [])
        assert len(shown) >= slot.min or not shown, "a slot with fewer than its least is shown"
        is_closed = not shown and slot.min > 0
        free = valid.keys() - lead - set(shown if slot.repeat else once)
        fitting = [name for name in free if slot.takes_any or fits(slot, valid[name])]
        assert is_closed or slot.count == "rest" or len(shown) == slot.count or not fitting, (
            f"{slot.name} has empty places, though {fitting} would fit"
        )


def fits(query: Query, filed: Filed) -> bool:
    return not query.section or filed.card.section in query.section


def most_important(plan: FrontPlan, public: dict[str, Filed], valid: dict[str, Filed], pinned: set[str]) -> str:
    """The lead by its definition: the first pin that holds, then what asks to lead, then what the file asks for and
    no slot has pinned, then the weightiest (or newest) of the rest, then that of those that slots have pinned."""
    for name in plan.lead.pinned:
        if name in public and not public[name].is_retracted:
            return name
    newest = max(filed.card.published for filed in valid.values())

    def weight(name: str) -> tuple[bool, bool, bool, int, datetime, str]:
        card, orders = valid[name].card, valid[name].article.orders
        asks, days = orders.lead, orders.weight - (newest - card.published).days
        is_weighed = plan.lead.order == "weighted" and not asks
        is_free = asks or name not in pinned
        return asks, is_free, fits(plan.lead, valid[name]), days if is_weighed else 0, card.published, card.id

    return max(valid, key=weight)


@settings(max_examples=30, deadline=None)
@given(articles())
def test_the_default_fronts_show_all_that_there_is_room_for(articles: list[Article]) -> None:
    found, _ = fill_plans(articles)
    desk, _ = convene(SITE, articles, [], NOW)
    front = found.front("home")
    count = sum(len(slot.cards) for slot in front.slots) + (front.lead is not None)
    valid = [filed for filed in desk.stories if not filed.is_retracted]
    assert count >= min(len(valid), 1 + 4 + 7 + 4)  # the lead and three slots, if all are of one section
    for section in desk.sections:
        front = found.front(section.slug)
        cards = [card.id for slot in front.slots for card in slot.cards] + ([front.lead.id] if front.lead else [])
        assert sorted(cards) == sorted(filed.card.id for filed in desk.by_section.get(section.slug, []))
