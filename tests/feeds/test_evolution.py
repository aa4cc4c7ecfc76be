"""Two editions in a row, as subscribers see them: exactly what is new is new, and nothing read comes back unread."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader import make_reader

from tests.conftest import Needs
from tests.feeds.newsboat import Newsboat
from tests.feeds.paper import Paper
from tests.feeds.served import serve


def edition(number: int) -> Paper:
    """A paper of a dozen stories; in the second edition five things have happened."""
    paper = Paper()
    for day in range(1, 13):
        paper.story(f"uk/s{day}.md", f"Story {day}", f"The text of story {day}.", date=f"2026-11-{day:02}T09:00")
    if number == 2:
        paper.story("uk/s13.md", "Story 13", "New.", date="2026-11-20T09:00")
        notes = "[{date: 2026-11-21T10:00, text: It was Tuesday.}]"
        paper.story("uk/s4.md", "Story 4", "The text of story 4.", date="2026-11-04T09:00", corrections=notes)
        paper.story("uk/s5.md", "Story 5", "The text of story 5.", date="2026-11-05T09:00", slug="a-better-slug")
        paper.story("uk/s6.md", "A better title", "The text of story 6.", date="2026-11-06T09:00")
        paper.story("uk/s7.md", "Story 7", date="2026-11-07T09:00", updated="2026-11-21T10:00", killed="'Court order'")
    return paper


def other_domain() -> Paper:
    """The second edition at another address and scheme; the authority of its ids is that of the first."""
    paper = edition(2)
    paper.settings = paper.settings.replace("https://gazette.example", "http://www.gazette.test")
    return paper


NAMES = ["feed.xml", "rss.xml", "feed.json"]


@pytest.mark.parametrize("name", NAMES)
def test_reader(name: str, tmp_path: Path) -> None:
    with make_reader(":memory:", feed_root=str(tmp_path)) as reader:
        reader.add_feed(name)

        def update(paper: Paper) -> tuple[int, int]:
            (tmp_path / name).write_bytes(paper.print()[name])
            found = reader.update_feed(name)
            return (found.new, found.modified) if found else (0, 0)

        assert update(edition(1)) == (12, 0)
        for entry in list(reader.get_entries()):
            reader.mark_entry_as_read(entry)
        assert update(edition(1)) == (0, 0)
        assert update(edition(2)) == (1, 3)
        assert [entry.title for entry in reader.get_entries(read=False)] == ["Story 13"]
        assert update(other_domain()) == (0, 12)
        assert [entry.title for entry in reader.get_entries(read=False)] == ["Story 13"]


def test_a_correction_reaches_those_who_have_read_the_story(tmp_path: Path) -> None:
    with make_reader(":memory:", feed_root=str(tmp_path)) as reader:
        reader.add_feed("feed.xml")
        for number in (1, 2):
            (tmp_path / "feed.xml").write_bytes(edition(number).print()["corrections/feed.xml"])
            reader.update_feed("feed.xml")
        (entry,) = reader.get_entries()
    assert entry.title == "Correction: Story 4"
    assert "It was Tuesday." in entry.content[0].value


@pytest.mark.slow
@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_newsboat(name: str, needs: Needs, tmp_path: Path) -> None:
    documents = edition(1).print()
    with serve(documents) as address:
        subscriber = Newsboat(needs("newsboat"), tmp_path, f"{address}/{name}")
        assert len(subscriber.reload()) == 12
        subscriber.read_all()
        for paper in (edition(2), other_domain()):
            documents |= paper.print()
            rows = {row["title"]: row for row in subscriber.reload()}
            assert [title for title, row in rows.items() if row["unread"] == "1"] == ["Story 13"]
            assert "It was Tuesday." in rows["Story 4"]["content"]
            assert "A better title" in rows
        assert rows["Story 5"]["url"] == "http://www.gazette.test/uk/a-better-slug/"
