"""What every command reads from its options and from its surroundings."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import main
from tests.newsroom import Newsroom


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.chdir(tmp_path)
    return Newsroom(tmp_path)


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "9999-12-31T23:59-10:00", "0001-01-01T00:00+10:00"])
def test_an_instant_that_is_none_is_told(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--at", text]) == 2
    assert "2026-12-01T06:00" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["soon", "99999999999999999999", "-99999999999999999999"])
def test_an_epoch_that_is_none_is_told(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert main(["due"]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_github_gets_a_command_for_each_mistake(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comma or a colon in a path, and a percent sign in a text, would otherwise end a property or be lost."""
    newsroom.write("content/uk/one, two.md", "---\ntitle: Late\ndate: 100%\n---\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["build"]) == 1
    out = capsys.readouterr().out
    assert "file=content/uk/one%2C two.md,line=3,col=7,title=B" in out
    assert "100%25" in out
