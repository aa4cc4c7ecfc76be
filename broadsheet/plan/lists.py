"""Lists cut into pages that stay put: numbered from the oldest, the remainder on the newest page.

A full page never changes when a story is added at the newest end. The newest page holds `size` to `2 * size - 1`
stories; when it would hold more, its oldest `size` become the next numbered page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from broadsheet import urls
from broadsheet.model import Pager

T = TypeVar("T")


def newest(items: Sequence[T], size: int) -> Sequence[T]:
    """What stands on the newest page. `items` are newest first."""
    return items[: len(items) - full_pages(len(items), size) * size]


def full_pages(count: int, size: int) -> int:
    """How many numbered pages `count` items fill."""
    return max(0, count // size - 1)


def newest_pager(items: Sequence[T], size: int, folder: str) -> Pager:
    """The pager of the newest page of the list at `folder`."""
    last = full_pages(len(items), size)
    return Pager(older=urls.numbered(folder, last) if last else "")


def numbered(items: Sequence[T], size: int, folder: str) -> Iterator[tuple[Pager, Sequence[T]]]:
    """Each full page with its pager, the oldest first. `items` are newest first."""
    last = full_pages(len(items), size)
    for number in range(1, last + 1):
        end = len(items) - (number - 1) * size
        newer = urls.numbered(folder, number + 1) if number < last else folder
        older = urls.numbered(folder, number - 1) if number > 1 else ""
        yield Pager(number, newer, older), items[end - size : end]
