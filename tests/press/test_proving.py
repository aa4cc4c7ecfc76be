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


def test_a_fault_is_named_at_its_file_as_seen_from_the_site(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.write("content/uk/tram.md", story("Tram", "[x](https:///y)"))
    with pytest.raises(Mistakes, match=r"(?m)^content/uk/tram\.md:3:5: B613"):
        newsroom.build(prove=True)
    newsroom.build()
    (newsroom.output / "rss.xml").write_text("<rss>")
    assert main(["check", "--feeds", "--at", "2026-11-23T12:00"]) == 1
    told = capsys.readouterr()
    assert "\noutput/rss.xml: B610" in f"\n{told.out}{told.err}"


def test_two_stories_may_swap_their_addresses(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("content/uk/rail.md", story("Rail", slug="bus"))
    newsroom.write("content/uk/bus.md", story("Bus", slug="rail", date="2026-11-19"))
    assert newsroom.build(prove=True).stories == 2


def test_a_story_that_is_gone_without_a_word_is_a_warning_and_a_mistake_in_ci(newsroom: Newsroom) -> None:
    newsroom.build()
    (newsroom.root / "content/uk/bus.md").unlink()
    with pytest.raises(Mistakes, match=r'B617 the story "tag:gazette\.example,2020:bus", .* at "/uk/bus/"'):
        newsroom.build(prove=True)
    assert "uk/bus/index.html" in newsroom.site()
    assert [(found.code, found.severity) for found in newsroom.build().problems] == [("B617", "warning")]
    newsroom.write("content/_moved.txt", "/uk/bus/ /uk/\n")
    assert newsroom.build(prove=True).problems == ()


def test_no_story_counts_as_gone_where_the_folder_of_the_stories_is(newsroom: Newsroom) -> None:
    newsroom.build()
    (newsroom.root / "content").rename(newsroom.root / "stories")
    with pytest.raises(Mistakes) as caught:
        newsroom.build()
    assert [found.code for found in caught.value.problems] == ["B403"]


def test_a_printed_story_that_is_withdrawn_says_when(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("content/uk/rail.md", story("Rail", killed="It was false."))
    with pytest.raises(Mistakes, match=r"content/uk/rail\.md:5:9: B617"):
        newsroom.build(prove=True)
    newsroom.write("content/uk/rail.md", story("Rail", killed="It was false.", updated="2026-11-21T10:00"))
    assert newsroom.build(prove=True).problems == ()
    assert 'ref="tag:gazette.example,2020:rail"' in newsroom.printed("feed.xml")


def test_a_story_that_is_a_draft_again_is_not_gone(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("content/uk/rail.md", story("Rail", draft="true"))
    assert newsroom.build(prove=True).problems == ()


def test_a_scribbled_feed_is_found(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.build()
    path = newsroom.output / "feed.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("<updated>", "<changed>", 1), encoding="utf-8")
    assert main(["check", "--feeds", "--at", "2026-11-23T12:00"]) == 1
    assert "feed.xml: B610" in capsys.readouterr().out
