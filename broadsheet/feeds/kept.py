"""What was made once and may be needed again, within a budget of bytes.

A story stands in the feeds of the site, its section, its topics and its authors. Nothing kept here can go stale: a
key holds digests of all that its value was made from.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something that says how many bytes it takes."""

    def size(self) -> int: ...


Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing", bound=Sized)


class Kept(Generic[Key, Thing]):
    """Things by key; when `budget` bytes are passed, those that came first go first."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._lock = threading.Lock()
        self._size = 0
        self._things: dict[Key, Thing] = {}

    def get(self, key: Key) -> Thing | None:
        return self._things.get(key)

    def put(self, key: Key, thing: Thing) -> Thing:
        """Keep a thing. Returns it."""
        with self._lock:  # an executor may work in threads
            if key not in self._things:
                self._things[key] = thing
                self._size += thing.size()
                while self._size > self._budget and len(self._things) > 1:
                    self._size -= self._things.pop(next(iter(self._things))).size()
        return thing
