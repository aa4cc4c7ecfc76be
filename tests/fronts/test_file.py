"""A front's file: what it means, and where each of its mistakes stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet import fronts
from broadsheet.fronts.file import FrontPlan

GOOD = """\
[lead]
pinned = "uk/rail.md"

[[slots]]
name = "top"
heading = "Top stories"
count = 3
section = ["uk", "world"]
until = 2026-12-01T06:00:00

[[slots]]
name = "ticker"
count = 5
repeat = true
"""


def read(text: str) -> FrontPlan:
    plan, problems = fronts.read("_fronts/home.toml", text.encode(), "Europe/London")
    assert plan is not None, problems
    return plan


def mistakes(text: str) -> list[str]:
    return [str(found) for found in fronts.read("_fronts/home.toml", text.encode(), "Europe/London")[1]]


def test_a_file_is_read() -> None:
    plan = read(GOOD)
    assert (plan.name, plan.lead.pinned, [slot.name for slot in plan.slots]) == (
        "home",
        ("uk/rail.md",),
        ["top", "ticker"],
    )
    assert plan.slots[0].asks == {"section": ("uk", "world")}
    assert plan.slots[0].until == datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
    assert plan.slot_place(plan.slots[1], "count") == ("_fronts/home.toml", 13, 1)


def test_a_time_without_an_offset_is_the_newsrooms() -> None:
    plan = read('[[slots]]\nname = "top"\nfrom = 2026-07-01T06:00:00\nuntil = "2026-08-01 06:00"')
    assert plan.slots[0].from_ == datetime(2026, 7, 1, 5, 0, tzinfo=UTC)
    assert plan.slots[0].until == datetime(2026, 8, 1, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[slots]]\nname = \ncount = 2", "2:8: B450"),
        ('[[slots]]\nname = "a"\n\n[[slots]]\nname = "b"\nhedaing = "B"', '6:1: B451 unknown key "slots.hedaing"'),
        ('[[slots]]\nheading = "Sport"', "1:1: B452"),
        ('[[slots]]\nname = "top"\ncount = 0', "3:1: B453"),
        ('[[slots]]\nname = "Top!"', "2:1: B453"),
        ('[[slots]]\nname = "top"\nfrom = "soon"', "3:1: B453"),
        ('[[slots]]\nname = "top"\nfrom = 2026-10-25T01:30:00', "3:1: B453"),
        ('[[slots]]\nname = "top"\n[[slots]]\nname = "top"', "4:1: B454"),
        ('[[slots]]\nname = "top"\nfrom = 2026-12-01\nuntil = 2026-11-01', "4:1: B460"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, place: str) -> None:
    assert any(found.startswith(f"_fronts/home.toml:{place}") for found in mistakes(text)), mistakes(text)


def test_a_misspelt_key_is_guessed() -> None:
    assert 'Did you mean "heading"?' in mistakes('[[slots]]\nname = "a"\nhedaing = "B"')[0]
