from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.plan import lists


@given(st.integers(0, 300), st.integers(1, 30))
def test_every_item_stands_on_exactly_one_page(count: int, size: int) -> None:
    items = list(range(count, 0, -1))
    pages = [part for _, part in lists.numbered(items, size, "/uk/")]
    shown = [*lists.newest(items, size), *(item for part in reversed(pages) for item in part)]
    assert shown == items


@given(st.integers(0, 300), st.integers(1, 30))
def test_one_more_item_leaves_the_full_pages_as_they_are(count: int, size: int) -> None:
    items = list(range(count, 0, -1))
    before = [part for _, part in lists.numbered(items, size, "/uk/")]
    after = [part for _, part in lists.numbered([count + 1, *items], size, "/uk/")]
    assert after[: len(before)] == before


@given(st.integers(1, 300), st.integers(1, 30))
def test_the_newest_page_is_never_thin(count: int, size: int) -> None:
    shown = lists.newest(list(range(count)), size)
    assert min(count, size) <= len(shown) < 2 * size


def test_pagers_lead_through_all_pages() -> None:
    pagers = [pager for pager, _ in lists.numbered(list(range(25)), 5, "/uk/")]
    assert [(pager.number, pager.older, pager.newer) for pager in pagers] == [
        (1, "", "/uk/page/2/"),
        (2, "/uk/page/1/", "/uk/page/3/"),
        (3, "/uk/page/2/", "/uk/page/4/"),
        (4, "/uk/page/3/", "/uk/"),
    ]
    assert lists.newest_pager(list(range(25)), 5, "/uk/").older == "/uk/page/4/"
