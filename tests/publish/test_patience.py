"""Attempts, and the waits between them."""

from __future__ import annotations

from random import Random

import pytest

from broadsheet.publish.destination import Passing, Refused
from broadsheet.publish.patience import Patience


def test_waits_grow_are_drawn_by_chance_and_are_bounded() -> None:
    waits: list[float] = []
    patience = Patience(tries=8, base=1, cap=10, sleep=waits.append, chance=Random(1))

    def work() -> None:
        raise Passing("busy")

    with pytest.raises(Passing) as caught:
        patience(work)
    assert caught.value.tries == 8
    assert all(0 <= wait <= min(10, 2**attempt) for attempt, wait in enumerate(waits))
    assert len(set(waits)) == len(waits) == 7


def test_a_refusal_is_not_tried_again() -> None:
    tried = []

    def work() -> None:
        tried.append(1)
        raise Refused("no")

    with pytest.raises(Refused):
        Patience(sleep=lambda seconds: None)(work)
    assert tried == [1]
