from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.press.explain import Made, Shown, explain
from tests.newsroom import Newsroom, story


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail fares rise", date="2026-11-20T09:00"))
    room.write("content/uk/bus.md", story("Bus fares fall", date="2026-11-19T09:00"))
    room.write("content/uk/tram.md", story("Tram opens", date="2026-11-30T09:00"))
    room.build()
    return room


def made(newsroom: Newsroom, name: str) -> Made:
    found = explain(newsroom.job(), name)
    assert isinstance(found, Made)
    return found


def shown(newsroom: Newsroom, name: str) -> Shown:
    found = explain(newsroom.job(), name)
    assert isinstance(found, Shown)
    return found


@pytest.mark.parametrize(
    "name",
    [
        "uk/rail/index.html",
        "/uk/rail/",
        "/uk/rail",
        "output/uk/rail/index.html",
        "{root}/output/uk/rail/index.html",
        "https://gazette.example/uk/rail/",
    ],
)
def test_an_output_is_found_by_path_and_address(newsroom: Newsroom, name: str) -> None:
    found = made(newsroom, name.format(root=newsroom.root.as_posix()))
    assert (found.path, found.kind, found.source) == ("uk/rail/index.html", "story", "uk/rail.md")
    assert found.templates[0] == "story.html"
    assert ("uk/bus.md", "one of more from the section") in found.stories
    assert (found.printed, found.why, found.due) == ("2026-11-23T12:00:00+00:00", "it is new", "")


def test_what_the_next_build_would_do(newsroom: Newsroom) -> None:
    newsroom.write("output/uk/index.html", "scribble")
    assert made(newsroom, "uk/index.html").due == "the printed file was changed"
    (newsroom.output / "404.html").unlink()
    assert made(newsroom, "404.html").due == "the printed file is gone"
    newsroom.write("content/uk/rail.md", story("Rail fares fall", date="2026-11-20T09:00"))
    assert made(newsroom, "uk/rail/index.html").due == "what it shows changed"


@pytest.mark.parametrize(
    "name",
    [
        "content/uk/rail.md",
        "uk/rail.md",
        "{root}/content/uk/rail.md",
        "tag:gazette.example,2020:rail-fares-rise",
        "rail-fares-rise",
    ],
)
def test_a_story_says_where_it_stands(newsroom: Newsroom, name: str) -> None:
    found = shown(newsroom, name.format(root=newsroom.root.as_posix()))
    assert (found.status, found.why) == ("public", "")
    assert {("index.html", "the lead"), ("uk/rail/index.html", "the story itself"), ("feed.xml", "an entry")} <= set(
        found.places
    )


def test_a_story_says_why_it_stands_nowhere(newsroom: Newsroom) -> None:
    assert (shown(newsroom, "uk/tram.md").status, shown(newsroom, "uk/tram.md").places) == ("embargoed", ())
    assert shown(newsroom, "uk/tram.md").why == "it appears at 2026-11-30T09:00:00+00:00"
    newsroom.write("content/uk/tram.md", story("Tram opens", draft="true"))
    assert shown(newsroom, "uk/tram.md").why == "it is marked as a draft"
    newsroom.write("content/uk/tram.md", story("Tram opens", expires="2026-11-21T09:00"))
    assert shown(newsroom, "uk/tram.md").status == "expired"


def test_a_story_with_a_mistake_says_that(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/tram.md", "---\ntitle: [\n---\n")
    with pytest.raises(Mistakes, match=r"uk/tram\.md"):
        explain(newsroom.job(), "uk/tram.md")


def test_what_is_neither_is_named_with_what_was_meant(newsroom: Newsroom) -> None:
    with pytest.raises(Mistakes, match=r'B439.*Did you mean "uk/rail\.md"'):
        explain(newsroom.job(), "uk/rial.md")


def test_a_ledger_of_another_make_is_made_anew(newsroom: Newsroom) -> None:
    with closing(sqlite3.connect(newsroom.job().ledger)) as ledger:
        ledger.execute("pragma user_version = 1")
    assert shown(newsroom, "uk/rail.md").status == "public"
