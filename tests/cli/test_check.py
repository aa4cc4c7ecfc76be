"""`broadsheet check` as it is called: which files it speaks of, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli import main
from tests.newsroom import Newsroom, story

SOUND = {"authors": "[Ann Lee]", "standfirst": "Fares go up."}


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail", "See [it](/nowhere/).", **SOUND))
    room.write("content/sport/derby.md", story("Derby", standfirst="A draw."))
    monkeypatch.chdir(tmp_path)
    return room


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main(["check", "--format", "json", "--at", "2026-11-23T12:00", *arguments])
    return [found["code"] for found in json.loads(capsys.readouterr().out)]


def test_paths_narrow_what_is_told_wherever_they_are_seen_from(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(capsys) == ["B703", "B709"]
    assert codes(capsys, "content/sport/", "content/uk/rail.md") == ["B703", "B709"]
    assert codes(capsys, "./content/sport") == ["B703"]
    assert codes(capsys, str(newsroom.root / "content" / "uk")) == ["B709"]
    assert codes(capsys, ".") == ["B703", "B709"]
    monkeypatch.chdir(newsroom.root / "content")
    assert codes(capsys, "--config", "../broadsheet.toml", "sport") == ["B703"]


def test_a_path_that_is_not_there_is_a_wrong_call(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "content/uk/nope.md"]) == 2
    assert 'the site has no file and no folder "content/uk/nope.md"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"), [(["content/sport"], 0), (["content/sport", "--strict"], 1), (["content/uk"], 1)]
)
def test_mistakes_end_it_with_one_and_doubts_do_when_it_is_strict(
    newsroom: Newsroom, arguments: list[str], code: int
) -> None:
    assert main(["check", "--at", "2026-11-23T12:00", *arguments]) == code


def test_what_the_settings_let_pass_is_a_doubt(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    file = newsroom.root / "broadsheet.toml"
    settings = file.read_text("utf-8") + '\n[stories]\nmissing_files = "warning"\n'
    newsroom.write("broadsheet.toml", settings)
    newsroom.write("content/uk/rail.md", story("Rail", "![A bridge](lost.jpg)", **SOUND))
    assert main(["build", "--quiet"]) == 0
    assert main(["check", "content/uk"]) == 0
    assert "B301 warning" in capsys.readouterr().out
    newsroom.write("broadsheet.toml", f'{settings}\n[check.rules]\nB301 = "error"\n')
    assert main(["check", "content/uk"]) == 1


def test_a_story_with_mistakes_is_named_by_its_place(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.write("content/uk/rail.md", story("Rail", date="yesterday"))
    assert main(["explain", "uk/rail.md"]) == 1
    assert "content/uk/rail.md:4:7: B223" in capsys.readouterr().err
    assert main(["front"]) == 0
    assert "1 file is left out for mistakes" in capsys.readouterr().err
