"""What was made once and may be needed again, within a budget of bytes.

A story stands in the feeds of the site, its section, its topics and its authors. Nothing kept here can go stale: a
key holds digests of all that its value was made from.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Pieces = TypeVar("Pieces", bound=tuple[bytes, ...])


class Kept(Generic[Key, Pieces]):
    """Pieces of documents by key; when `budget` bytes are passed, the pieces that came first go first."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._size = 0
        self._pieces: dict[Key, Pieces] = {}

    def get(self, key: Key) -> Pieces | None:
        return self._pieces.get(key)

    def put(self, key: Key, pieces: Pieces) -> Pieces:
        """Keep the pieces of one thing. Returns them."""
        if key not in self._pieces:
            self._pieces[key] = pieces
            self._size += sum(map(len, pieces))
            while self._size > self._budget and len(self._pieces) > 1:
                first = next(iter(self._pieces))
                self._size -= sum(map(len, self._pieces.pop(first)))
        return pieces
