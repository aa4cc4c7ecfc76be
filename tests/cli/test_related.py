from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from broadsheet.cli import main
from tests.newsroom import Newsroom, story


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(tmp_path)
    for number, word in enumerate(("Ferry", "Budget", "School", "Road", "Council", "Harbour")):
        room.write(f"content/uk/{word.lower()}.md", story(word, f"{word} news.", date=f"2026-11-{10 + number}T09:00"))
    text = "The ferry and the harbour, and the ferry's captain."
    room.write("content/uk/captain.md", story("Captain", text, date="2026-11-20T09:00", related="[uk/road.md]"))
    room.write("content/uk/later.md", story("Later", "Ferry.", date="2030-01-01T09:00"))
    monkeypatch.chdir(tmp_path)
    return room


def test_the_related_stories_are_those_of_the_page(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.build()
    assert main(["related", "content/uk/captain.md", "--json", "--at", "2026-11-23T12:00"]) == 0
    found = json.loads(capsys.readouterr().out)
    page = newsroom.printed("uk/captain/index.html")
    aside = page[page.index('id="related"') : page.index('id="more"')]
    assert [kin["path"] for kin in found] == ["uk/road.md", "uk/ferry.md", "uk/harbour.md"]
    assert [aside.index(kin["url"]) for kin in found] == sorted(aside.index(kin["url"]) for kin in found)
    assert [kin["is_chosen"] for kin in found] == [True, False, False]


def test_why_names_the_words(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["related", "uk/captain.md", "--why", "--at", "2026-11-23T12:00"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "uk/captain.md: Captain"
    assert lines[1] == "    chosen  uk/road.md: Road"
    assert lines[2].endswith("uk/ferry.md: Ferry")
    assert lines[3].split()[1:] == ["ferry,", "in", "1", "older", "story"]
    assert float(lines[2].split()[0]) == pytest.approx(float(lines[3].split()[0]), abs=0.1)


def test_a_story_that_is_not_public_has_none(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["related", "uk/later.md", "--at", "2026-11-23T12:00"]) == 1
    assert "content/uk/later.md: B443 " in capsys.readouterr().err
    assert main(["related", "uk/captian.md"]) == 1
    assert 'Did you mean "uk/captain.md"?' in capsys.readouterr().err


def test_a_ledger_of_another_make_is_made_anew(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.build()
    with closing(sqlite3.connect(newsroom.job().ledger)) as ledger:
        ledger.execute("pragma user_version = 1")
    assert main(["related", "uk/captain.md", "--at", "2026-11-23T12:00"]) == 0
    assert capsys.readouterr().out.startswith("uk/captain.md: Captain\n")
