"""Feeds that break their word stop a build, and what was printed stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import main
from broadsheet.errors import Mistakes
from tests.newsroom import Newsroom, story


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail"))
    room.write("content/uk/bus.md", story("Bus", date="2026-11-19"))
    monkeypatch.chdir(tmp_path)
    return room


def test_sound_feeds_pass(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.build(prove=True)
    newsroom.write("content/uk/tram.md", story("Tram"))
    newsroom.build(prove=True)
    assert main(["check", "--feeds", "--at", "2026-11-23T12:00"]) == 0, capsys.readouterr().err


def test_another_id_at_a_known_address_is_a_mistake_of_its_story(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.site()
    newsroom.write("content/uk/rail.md", story("Rail", id="tag:gazette.example,2020:other"))
    with pytest.raises(Mistakes, match=r"content/uk/rail\.md:3:5: B615"):
        newsroom.build()
    assert newsroom.site() == before


def test_two_stories_may_swap_their_addresses(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("content/uk/rail.md", story("Rail", slug="bus"))
    newsroom.write("content/uk/bus.md", story("Bus", slug="rail", date="2026-11-19"))
    assert newsroom.build(prove=True).stories == 2


def test_a_scribbled_feed_is_found(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.build()
    path = newsroom.output / "feed.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("<updated>", "<changed>", 1), encoding="utf-8")
    assert main(["check", "--feeds", "--at", "2026-11-23T12:00"]) == 1
    assert "feed.xml: B610" in capsys.readouterr().out
