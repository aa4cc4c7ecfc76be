"""What is kept between builds: the same things give the same object, other things a new one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.kept import NOTHING, Kept


def double(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def test_equal_things_give_the_same_object_and_others_a_new_one() -> None:
    kept = Kept()
    first = kept.of("double", double, [1, 2])
    kept.turn()
    assert kept.of("double", double, [1, 2]) is first
    assert kept.of("double", double, [1, 3]) == [2, 6]


def test_a_new_value_that_is_equal_is_the_old_object() -> None:
    kept = Kept()
    first = kept.of("even", lambda number: [number % 2], 2)
    kept.turn()
    assert kept.of("even", lambda number: [number % 2], 4) is first


def test_items_are_known_by_themselves_and_by_what_they_share() -> None:
    kept, asked = Kept(), []

    def make(item: list[int], more: int) -> int:
        asked.append(item)
        return item[0] + more

    one, two = [1], [2]
    assert kept.each("sums", make, [one, two], 1) == [2, 3]
    kept.turn()
    assert kept.each("sums", make, [two, one, [3]], 1) == [3, 2, 4]
    assert asked == [one, two, [3]]
    kept.turn()
    assert kept.each("sums", make, [one], 5) == [6]


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_items_may_come_go_and_change_places(before: list[int], after: list[int]) -> None:
    numbers, kept, asked = [[number] for number in range(10)], Kept(), set()

    def make(item: list[int]) -> int:
        asked.add(item[0])
        return item[0] + 1

    kept.each("more", make, [numbers[number] for number in before])
    kept.turn()
    asked.clear()
    assert kept.each("more", make, [numbers[number] for number in after]) == [number + 1 for number in after]
    assert asked == set(after) - set(before)


def test_a_step_that_a_build_did_not_take_is_forgotten() -> None:
    kept = Kept()
    kept.same("value", [1])
    kept.turn()
    assert kept.last("value") == [1]
    kept.turn()
    assert kept.last("value") is None


def test_a_build_that_failed_leaves_what_was_kept_before() -> None:
    kept = Kept()
    kept.same("value", [1])
    kept.turn()
    kept.same("value", [2])  # and then the build failed
    assert kept.last("value") == [1]


def test_nothing_keeps_nothing() -> None:
    NOTHING.same("value", [1])
    NOTHING.turn()
    assert NOTHING.last("value") is None
    assert NOTHING.of("double", double, [1]) == [2]
    assert NOTHING.each("double", lambda item: item, [1, 2]) == [1, 2]
