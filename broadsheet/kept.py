"""What is kept from one build to the next in the same process: the last value of each step, and what it was made of.

A step that is asked again with the same things gives the same value again, and the very same object: so the steps
after it see at once that nothing changed for them. Nothing that a step reads may be missing from what it is given, and
nothing that is kept may be changed; so a build that keeps gives what a build that does not would give.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress, count
from operator import is_not
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
        """`make(item, *shared)` for each item; the last value for an item that is the very same object as then.

        Between two builds most items stay where they are: those at both ends are not looked at one by one.
        """
        new = list(items)
        last = self._last.get(name)
        before: list[R]
        old, before = last[1] if last else ([], [])
        is_same = last is not None and last[0] == (shared, named)
        start, end = _around(old, new) if is_same else (0, 0)
        known = dict(zip(map(id, old[start : len(old) - end]), before[start : len(before) - end], strict=True))
        values = before[:start]
        for item in new[start : len(new) - end]:
            if is_same and id(item) in known:
                values.append(known[id(item)])
            else:
                made = make(item, *shared, **named)
                values.append(_same(known.get(id(item), made), made))
        values += before[len(before) - end :]
        self._next[name] = ((shared, named), (new, values))
        return values


def _around(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many of the first and of the last items are the very same objects; none is counted twice."""
    most = min(len(old), len(new))
    start = next(compress(count(), map(is_not, old, new)), most)
    end = next(compress(count(), map(is_not, reversed(old), reversed(new))), most)
    return start, min(end, most - start)


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
