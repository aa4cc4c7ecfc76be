"""Who answers to a name, and what is said where several do."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet import profiles
from broadsheet.desk import convene
from broadsheet.model import Profile
from tests.made import NOW, article, site
from tests.newsroom import Newsroom

SITE = site()

ANN = Profile("_authors/ann-lee.md", "author", "ann-lee", "Ann Lee")
OTHER = Profile("_authors/ann-lee-2.md", "author", "ann-lee-2", "Ann Lee", aliases=("ann-lee", "Annie"))
TIDES = Profile("_topics/tides.md", "topic", "tides", "Tides", aliases=("The Sea",))
WAVES = Profile("_topics/waves.md", "topic", "waves", "Waves", aliases=("the sea",))


@pytest.mark.parametrize("known", [[ANN, OTHER], [OTHER, ANN]])
def test_a_slug_is_its_own_profile_s_whatever_others_call_themselves(known: list[Profile]) -> None:
    assert profiles.by_name(known, "author")["ann-lee"] is ANN
    assert profiles.by_name(known, "author")["annie"] is OTHER
    assert profiles.by_name(known, "author")["ann lee"] is known[0]


def test_a_name_of_several_is_told_once_where_a_story_uses_it() -> None:
    stories = [
        article("a", authors=("ann-lee",), topics=("tides",)),
        article("b", authors=("Ann Lee",), topics=("The sea",)),
        article("c", authors=("ANN LEE",), topics=("the-sea",)),
    ]
    found = convene(SITE, stories, [ANN, OTHER, TIDES, WAVES], NOW)[1]
    assert [(one.code, one.path, one.severity) for one in found] == [("B422", "news/b.md", "warning")] * 2
    assert '"Ann Lee" may be any of _authors/ann-lee.md and _authors/ann-lee-2.md' in found[0].text
    assert "(tides)" in found[1].text


def test_names_that_nobody_uses_are_nobody_s_trouble() -> None:
    assert convene(SITE, [article("a", authors=("ann-lee",))], [ANN, OTHER, TIDES, WAVES], NOW)[1] == []


def test_a_name_of_several_is_told_at_its_place(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    for kind in ("authors", "topics", "series"):
        for slug in ("one", "two"):
            room.write(f"content/_{kind}/{slug}.md", f"---\ntitle: {slug}\naliases: [Both]\n---\n")
    room.write(
        "content/uk/rail.md", "---\ntitle: A\ndate: 2026-11-20\nauthors: [one, Both]\ntags: Both\nseries: Both\n---\n"
    )
    told = [str(one) for one in room.build().problems if one.code == "B422"]
    assert [line.partition(": B422")[0].partition(":")[2] for line in told] == ["4:16", "5:7", "6:9"]
