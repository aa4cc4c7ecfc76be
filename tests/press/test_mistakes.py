"""Mistakes that show only in a whole site: each is located, all are shown at once, and nothing is printed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from tests.newsroom import Newsroom, story

PROFILE = "---\ntitle: Ann Example\n---\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail", slug="rail"))
    room.write("content/_authors/ann-example.md", PROFILE)
    return room


def mistakes(room: Newsroom) -> list[str]:
    """The mistakes of a build, which must have printed nothing."""
    with pytest.raises(Mistakes) as raised:
        room.build()
    assert not room.output.exists() or room.site() == {}
    return [str(found) for found in raised.value.problems if found.severity == "error"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"uk/b.md": story("B", section="ukk")}, 'content/uk/b.md:5:10: B203 unknown section "ukk"'),
        ({"uk/b.md": story("B", authors="[ann-exampel]")}, 'content/uk/b.md:5:11: B204 unknown author "ann-exampel"'),
        ({"uk/b.md": story("B", slug="rail")}, "content/uk/rail.md:5:7: B411 the address /uk/rail/"),
        ({"uk/b.md": story("Rail", slug="b")}, "content/uk/rail.md:3:5: B410 the id"),
        ({"uk/b.md": story("B", aliases="[/uk/rail/]")}, "content/uk/b.md:5:11: B413 the alias /uk/rail/"),
        ({"uk/b.md": story("B", aliases="[/uk/]")}, "content/uk/b.md:5:11: B413 the alias /uk/"),
        ({"uk/b.md": story("B", image="../../secret.jpg")}, "content/uk/b.md:5:8: B302"),
        ({"uk/b.md": story("B", image="none.jpg")}, "content/uk/b.md:5:8: B301"),
        ({"uk/b.md": story("B", "![x](none.jpg)")}, "content/uk/b.md:6:6: B301"),
        (
            {"uk/a.md": story("A", lead="yes"), "uk/b.md": story("B", lead="yes")},
            "B415 uk/b.md is pinned as the lead too",
        ),
        ({"feeds/b.md": story("B")}, 'B416 the name "feeds" is taken'),
        ({"_pages/uk.md": "---\ntitle: UK\n---\n"}, "B411 the address /uk/"),
    ],
)
def test_a_mistake_is_located(newsroom: Newsroom, files: dict[str, str], expected: str) -> None:
    for path, text in files.items():
        newsroom.write(f"content/{path}", text)
    found = mistakes(newsroom)
    assert any(expected in line for line in found), found


def test_files_that_differ_in_case_alone_name_both(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/b.md", story("B", permalink="/UK/Rail/"))
    assert any("B412" in line and "uk/b.md" in line for line in mistakes(newsroom))


def test_links_and_pipes_are_named(newsroom: Newsroom) -> None:
    (newsroom.root / "secret.txt").write_text("secret")
    (newsroom.root / "content/uk/link.md").symlink_to("../../secret.txt")
    os.mkfifo(newsroom.root / "content/uk/pipe.md")
    found = mistakes(newsroom)
    assert [line.split(": ")[1][:4] for line in found] == ["B401", "B402"]


def test_a_content_folder_that_is_not_there_is_named_as_it_is_seen_from_the_site(newsroom: Newsroom) -> None:
    shutil.rmtree(newsroom.root / "content")
    assert [line.split(". ")[0] for line in mistakes(newsroom)] == ["content: B403 there is no such folder"]
