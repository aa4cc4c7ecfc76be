"""How a front is filled: who leads, what is pinned, what the rest is; and laws that hold for any front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import fronts
from broadsheet.desk import convene
from broadsheet.errors import Problem
from broadsheet.fronts import Fronts
from broadsheet.fronts.file import FrontPlan
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
    kinds: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "age": st.integers(-40, 200).map(lambda hours: HOUR * hours),
            "section": st.sampled_from(SECTIONS),
            "weight": st.integers(-2, 5),
            "draft": st.just(False) | st.booleans(),
            "expires": st.none() | st.integers(-20, 20).map(lambda hours: NOW + HOUR * hours),
            "killed": st.sampled_from(["", "", "", "It was false."]),
        }
    )
    return [article(f"s{number}", **fields) for number, fields in enumerate(draw(st.lists(kinds, max_size=25)))]


@st.composite
def front_files(draw: st.DrawFn) -> str:
    pins = st.lists(st.integers(0, 26), max_size=3)
    lines = [f"[lead]\npinned = {_pins(draw(pins))}"]
    for number in range(draw(st.integers(0, 5))):
        lines.append(f'[[slots]]\nname = "slot-{number}"\ncount = {draw(st.integers(1, 6))}')
        lines.append(f"pinned = {_pins(draw(pins))}\nmin = {draw(st.integers(0, 3))}")
        lines.append(f"repeat = {str(draw(st.integers(0, 4)) == 4).lower()}")
        if draw(st.booleans()):
            backfill = str(draw(st.booleans())).lower()
            lines.append(f'section = "{draw(st.sampled_from(SECTIONS))}"\nbackfill = {backfill}')
        lines.append(f'order = "{draw(st.sampled_from(["newest", "weighted"]))}"')
    return "\n".join(lines)


def _pins(numbers: list[int]) -> list[str]:
    return [f"tag:gazette.example,2020:s{number}" for number in numbers]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), front_files())
def test_the_laws_of_fronts(articles: list[Article], text: str) -> None:
    keep_the_laws(articles, text)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), front_files())
def test_the_laws_of_fronts_at_length(articles: list[Article], text: str) -> None:
    keep_the_laws(articles, text)


def keep_the_laws(articles: list[Article], text: str) -> None:
    plan, problems = fronts.read("_fronts/home.toml", text.encode(), "Europe/London")
    assert plan is not None, problems
    found, _ = fill_plans(articles, plan)
    desk, _ = convene(SITE, articles, [], NOW)
    public = {filed.card.id: filed for filed in desk.stories}
    front = found.front("home")
    repeating = {slot.name for slot in plan.slots if slot.repeat}
    once = [card.id for slot in front.slots if slot.name not in repeating for card in slot.cards]
    every = [card.id for slot in front.slots for card in slot.cards]

    assert len(once) == len(set(once)), "a story stands twice on a front"
    assert set(every) <= public.keys(), "a story is shown that is not public"
    assert all(len(slot.cards) == len({card.id for card in slot.cards}) for slot in front.slots)
    assert (front.lead is not None) == bool(public), "a front without a lead, though there are stories"
    if front.lead:
        assert front.lead.id not in every, "the lead stands in a slot too"
        _check_lead(plan, public, front.lead.id)

    filled = {slot.name: len(slot.cards) for slot in front.slots}
    free = public.keys() - set(once) - ({front.lead.id} if front.lead else set())
    for slot in plan.slots:
        if slot.takes_any and not slot.repeat and free and slot.name in filled:
            assert filled[slot.name] == slot.count, f"{slot.name} has empty places, though stories stand nowhere"
        assert filled.get(slot.name, slot.min) >= slot.min


def _check_lead(plan: FrontPlan, public: dict[str, Any], lead: str) -> None:
    """The first valid pin leads; without one, the weightiest story that no slot has pinned."""
    pinned = [name for name in plan.lead.pinned if name in public]
    if pinned:
        assert lead == pinned[0]
        return
    newest = max(filed.card.published for filed in public.values())
    taken = {name for slot in plan.slots for name in slot.pinned}
    weights = {
        filed.card.id: (filed.article.orders.weight - (newest - filed.card.published).days, filed.card.published)
        for filed in public.values()
    }
    free = [weight for name, weight in weights.items() if name not in taken]
    assert weights[lead] >= max(free, default=weights[lead])


@settings(max_examples=30, deadline=None)
@given(articles())
def test_the_default_fronts_show_all_that_there_is_room_for(articles: list[Article]) -> None:
    found, _ = fill_plans(articles)
    desk, _ = convene(SITE, articles, [], NOW)
    front = found.front("home")
    count = sum(len(slot.cards) for slot in front.slots) + (front.lead is not None)
    assert count >= min(len(desk.stories), 15)
    for section in desk.sections:
        front = found.front(section.slug)
        cards = [card.id for slot in front.slots for card in slot.cards] + ([front.lead.id] if front.lead else [])
        assert sorted(cards) == sorted(filed.card.id for filed in desk.by_section.get(section.slug, []))
