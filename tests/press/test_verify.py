from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.press.verify import Difference, verify
from tests.newsroom import Newsroom, story


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail fares rise"))
    room.write("content/uk/bus.md", story("Bus fares fall"))
    room.build()
    return room


def test_what_was_built_is_what_a_clean_build_gives(newsroom: Newsroom) -> None:
    newsroom.write("output/CNAME", "gazette.example")
    assert verify(newsroom.job()) == ()
    assert not (newsroom.root / ".broadsheet/verify").exists()


def test_every_difference_is_named(newsroom: Newsroom) -> None:
    newsroom.write("output/uk/rail/index.html", "scribble")
    (newsroom.output / "404.html").unlink()
    (newsroom.root / "content/uk/bus.md").unlink()
    found = verify(newsroom.job())
    assert Difference("404.html", "missing") in found
    assert Difference("uk/rail/index.html", "different") in found
    assert Difference("uk/bus/index.html", "left over") in found
    assert newsroom.printed("uk/rail/index.html") == "scribble"


def test_an_edition_is_switched_to_at_once(newsroom: Newsroom) -> None:
    newsroom.write("output/CNAME", "gazette.example")
    newsroom.write("content/uk/rail.md", story("Rail fares fall", id="tag:gazette.example,2020:rail-fares-rise"))
    (newsroom.root / "content/uk/bus.md").unlink()
    report = newsroom.build(atomic=True)
    first = newsroom.output.resolve()
    assert newsroom.output.is_symlink()
    assert "CNAME" in newsroom.site()
    newsroom.write("content/uk/tram.md", story("Tram opens"))
    before = newsroom.site(first)
    again = newsroom.build(atomic=True)
    assert newsroom.output.resolve() != first
    assert newsroom.site(first) == before
    assert {"uk/tram/index.html"} == newsroom.site().keys() - before.keys()
    assert 0 < len(again.changes) < again.outputs
    assert {change.change for change in report.changes} == {"rewritten", "removed"}
    assert verify(newsroom.job()) == ()
    assert newsroom.build(atomic=True).changes == ()
    for number in range(3):
        newsroom.write(
            "content/uk/tram.md", story(f"Tram opens {number}", id="tag:gazette.example,2020:tram-opens", slug="tram")
        )
        newsroom.build(atomic=True)
    assert len([p for p in newsroom.output.resolve().parent.iterdir() if p.is_dir()]) == 2


def test_a_switched_folder_may_stand_outside_the_site(newsroom: Newsroom, tmp_path: Path) -> None:
    output = tmp_path.with_name(f"{tmp_path.name}-www") / "html"
    job = replace(newsroom.job(), output=output, atomic=True)
    newsroom.build(output=output, atomic=True)
    newsroom.write("content/uk/tram.md", story("Tram opens"))
    newsroom.build(output=output, atomic=True)
    assert output.is_symlink()
    assert verify(job) == ()
