"""Where a fact stands."""

from __future__ import annotations

from broadsheet.marks import mark
from broadsheet.model import Mark
from tests.made import article


def test_an_item_without_a_place_of_its_own_stands_where_its_list_does() -> None:
    story = article("a", marks=(Mark("authors", 4, 10), Mark("authors.1", 6, 3)))
    assert mark(story, "authors.1") == ("news/a.md", 6, 3)
    assert mark(story, "authors.0") == ("news/a.md", 4, 10)
    assert mark(story, "aliases.0") == ("news/a.md", 0, 0)
