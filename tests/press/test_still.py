"""A build with nothing to do reads and plans nothing; and whatever could make a difference is noticed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.newsroom import NOW, SETTINGS, Newsroom, story

TRANSLATION = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Related"\nmsgstr "Kin"\n'


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, SETTINGS + '[static]\n"/files" = "files"\n')
    room.write("files/map.txt", "A map.")
    room.write("content/uk/rail.md", story("Rail"))
    room.write("content/uk/later.md", story("Later", date="2026-11-25T09:00"))
    room.build()
    return room


def steps(room: Newsroom, **changes: Any) -> list[str]:
    """The steps that a build tells of; none where it has nothing to do."""
    told: list[str] = []
    room.build(progress=lambda step, done, total: told.append(step), **changes)
    return told


def test_nothing_is_scanned_read_or_planned_where_nothing_changed(newsroom: Newsroom) -> None:
    first = newsroom.build()
    assert steps(newsroom) == []
    again = newsroom.build()
    assert (again.stories, again.outputs, again.changes, again.problems) == (
        first.stories, first.outputs, (), first.problems,
    )  # fmt: skip


CHANGES: dict[str, Callable[[Newsroom], object]] = {
    "a story": lambda room: room.write("content/uk/rail.md", story("Rail", "Other words.")),
    "a new story": lambda room: room.write("content/uk/bus.md", story("Bus")),
    "a story that is gone": lambda room: (room.root / "content/uk/rail.md").unlink(),
    "a static file": lambda room: room.write("files/map.txt", "Another map."),
    "a template": lambda room: room.write("site_templates/footer.html", "x"),
    "a translation": lambda room: room.write("site_templates/locale/en.po", TRANSLATION),
    "a setting": lambda room: room.write("broadsheet.toml", SETTINGS + "[lists]\npage_size = 3\n"),
    "an output": lambda room: (room.output / "index.html").write_text("scribble"),
    "an output that is gone": lambda room: (room.output / "uk/rail/index.html").unlink(),
    "an output that was touched": lambda room: os.utime(room.output / "index.html", ns=(0, 0)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(newsroom: Newsroom, change: str) -> None:
    CHANGES[change](newsroom)
    assert "plan" in steps(newsroom)
    assert newsroom.site() == newsroom.clean()
    newsroom.build()
    assert steps(newsroom) == []


def test_time_is_noticed_where_it_changes_the_edition_and_only_there(newsroom: Newsroom) -> None:
    assert steps(newsroom, now=NOW + timedelta(hours=5)) == []
    assert steps(newsroom, now=NOW - timedelta(days=1)) == []
    assert "plan" in steps(newsroom, now=NOW + timedelta(days=2))
    assert "plan" in steps(newsroom, now=NOW)
    assert "plan" in steps(newsroom, now=NOW - timedelta(days=4))


def test_what_is_asked_for_makes_a_difference(newsroom: Newsroom) -> None:
    assert "plan" in steps(newsroom, drafts=True)
    assert "plan" in steps(newsroom, prove=True)
    assert "plan" in steps(newsroom, filters={"loud": str.upper})


def test_files_that_are_too_new_are_looked_at(newsroom: Newsroom) -> None:
    instant = (newsroom.root / "content/uk/rail.md").stat().st_mtime_ns + 1
    assert "plan" in steps(newsroom, started_ns=instant)


def test_warnings_are_told_again(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/odd.md", story("Odd", colour="red"))
    found = newsroom.build().problems
    assert found
    assert steps(newsroom) == []
    assert newsroom.build().problems == found


def test_another_edition_that_was_not_entered_to_the_end(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with drafts is killed when its outputs are entered: what stands then is not what was there before."""
    newsroom.write("content/uk/draft.md", story("Draft", draft="true"))
    newsroom.build()
    before = newsroom.site()
    child = os.fork()
    if child == 0:
        monkeypatch.setattr("broadsheet.press.sign", lambda job: os._exit(9))
        newsroom.build(drafts=True)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert newsroom.site() != before
    newsroom.build()
    assert newsroom.site() == before
