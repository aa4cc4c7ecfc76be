"""What is kept from one build to the next in the same process: the last value of each step, and what it was made of.

A step that is asked again with the same things gives the same value again, and the very same object: so the steps
after it see at once that nothing changed for them. Nothing that a step reads may be missing from what it is given, and
nothing that is kept may be changed; so a build that keeps gives what a build that does not would give.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Kept:
    """The values of the last build, by the name of the step. Names are unique within a build."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Any, Any]] = {}
        self._next: dict[Hashable, tuple[Any, Any]] = {}

    def turn(self) -> None:
        """A build has ended well: forget the steps that it did not take."""
        self._last, self._next = self._next, {}

    def forget(self) -> None:
        """Forget everything."""
        self._last, self._next = {}, {}

    def last(self, name: Hashable) -> Any:
        """The value of this name in the last build; None where there was none."""
        found = self._last.get(name)
        return found[1] if found else None

    def same(self, name: Hashable, value: R) -> R:
        """The last value of this name where the new one is equal to it."""
        last = self._last.get(name)
        kept = _same(last[1], value) if last else value
        self._next[name] = ((), kept)
        return kept

    def of(self, name: Hashable, make: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """`make(*given)`, or its last value where what it is given is equal to what that was made of."""
        last = self._last.get(name)
        if last is None:
            value = make(*given, **named)
        elif last[0] == (given, named):
            value = last[1]
        else:
            value = _same(last[1], make(*given, **named))
        self._next[name] = ((given, named), value)
        return value

    def each(
        self,
        name: Hashable,
        make: Callable[Concatenate[T, P], R],
        items: Iterable[T],
        *shared: P.args,
        **named: P.kwargs,
    ) -> list[R]:
        """`make(item, *shared)` for each item; the last value for an item that is the very same object as then."""
        last = self._last.get(name)
        old: dict[int, tuple[T, R]] = last[1] if last else {}
        is_same = last is not None and last[0] == (shared, named)
        new: dict[int, tuple[T, R]] = {}
        values = []
        for item in items:
            pair = old.get(id(item))
            if pair is None:
                pair = (item, make(item, *shared, **named))
            elif not is_same:
                pair = (item, _same(pair[1], make(item, *shared, **named)))
            new[id(item)] = pair
            values.append(pair[1])
        self._next[name] = ((shared, named), new)
        return values


def _same(old: R, new: R) -> R:
    """The old object where the new one is equal to it."""
    return old if old == new else new


class Nothing(Kept):
    """Keeps nothing: every step is taken."""

    def same(self, name: Hashable, value: R) -> R:
        """The value."""
        return value

    def of(self, name: Hashable, make: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """`make(*given)`."""
        return make(*given, **named)

    def each(
        self,
        name: Hashable,
        make: Callable[Concatenate[T, P], R],
        items: Iterable[T],
        *shared: P.args,
        **named: P.kwargs,
    ) -> list[R]:
        """`make(item, *shared)` for each item."""
        return [make(item, *shared, **named) for item in items]


NOTHING = Nothing()
