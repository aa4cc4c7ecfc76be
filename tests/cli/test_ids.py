from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import main
from tests.newsroom import Newsroom, story


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", "---\n# a comment\ntitle: 'Rail'  # quoted\ndate: 2026-11-20\n---\nText.\n")
    room.write("content/uk/bus.md", story("Bus"))
    monkeypatch.chdir(tmp_path)
    return room


def test_stories_without_an_id_are_listed(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ids"]) == 0
    shown = capsys.readouterr().out
    assert "uk/rail.md: tag:gazette.example,2020:" in shown
    assert "bus" not in shown


def test_writing_adds_one_line_and_changes_no_id(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = newsroom.root / "content/uk/rail.md"
    before = path.read_text(encoding="utf-8").splitlines()
    newsroom.build()
    feed = newsroom.printed("feed.xml")
    assert main(["ids", "--write"]) == 0
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [line for line in after if line.startswith("id: ")]
    assert len(after) == len(before) + 1
    newsroom.build()
    assert newsroom.printed("feed.xml") == feed
    capsys.readouterr()
    main(["ids"])
    assert capsys.readouterr().out == "Every story has an id.\n"
