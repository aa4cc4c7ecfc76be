"""`broadsheet publish` and `broadsheet rollback` on a small newsroom, as people call them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.cli import main
from broadsheet.press import signature
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.publish.site import standing

Run = Callable[..., int]


@pytest.fixture
def paper(tmp_path: Path) -> Newsroom:
    settings = f'{SETTINGS}\n[destinations.live]\nto = "{(tmp_path / "www").as_uri()}"\n'
    (tmp_path / "paper").mkdir()
    newsroom = Newsroom(tmp_path / "paper", settings)
    newsroom.write("content/uk/rail.md", story("Rail fares rise"))
    newsroom.build()
    return newsroom


def run(paper: Newsroom, command: str, *arguments: str) -> int:
    return main([command, *arguments, "-c", str(paper.root / "broadsheet.toml")])


def texts(paper: Newsroom) -> dict[str, str]:
    return {path: data.decode(errors="replace") for path, data in paper.site().items()}


def published(paper: Newsroom) -> dict[str, str]:
    return standing(paper.root.parent / "www")


def test_what_was_printed_is_published(paper: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(paper, "publish", "--dry-run") == 0
    assert not (paper.root.parent / "www").exists()
    assert "+ uk/rail/index.html" in capsys.readouterr().out
    assert run(paper, "publish", "live", "--json") == 0
    assert json.loads(capsys.readouterr().out)["files"] == len(paper.site())
    assert published(paper) == texts(paper)
    assert run(paper, "publish") == 0
    assert "nothing to send" in capsys.readouterr().out


def test_going_back_publishes_the_edition_before_and_a_timer_does_not_undo_it(
    paper: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(paper, "publish") == 0
    first = published(paper)
    paper.write("content/uk/ferry.md", story("Ferry is late"))
    paper.build(NOW + timedelta(minutes=5))
    assert run(paper, "publish") == 0
    assert published(paper) == texts(paper) != first
    assert run(paper, "rollback") == 0
    assert published(paper) == first
    paper.build(NOW + timedelta(minutes=10))
    assert run(paper, "publish") == 3
    assert "B823" in capsys.readouterr().err
    assert run(paper, "rollback") == 3
    assert "B830" in capsys.readouterr().err
    paper.write("content/uk/ferry.md", story("Ferry is on time"))
    paper.build(NOW + timedelta(minutes=15))
    assert run(paper, "publish") == 0
    assert published(paper) == texts(paper)


def test_an_older_edition_replaces_a_newer_only_by_force(paper: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    paper.write("content/uk/ferry.md", story("Ferry is late", date="2026-11-23T12:30"))
    paper.build(NOW + timedelta(hours=1))
    assert run(paper, "publish") == 0
    paper.build(NOW)
    assert run(paper, "publish") == 3
    assert "B822" in capsys.readouterr().err
    assert run(paper, "publish", "--force") == 0
    assert "uk/ferry/index.html" not in published(paper)


def test_a_build_that_was_interrupted_and_drafts_are_not_published(
    paper: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    signature.remove(paper.output)
    assert run(paper, "publish") == 3
    assert "B805" in capsys.readouterr().err
    paper.build(drafts=True)
    assert run(paper, "publish") == 3
    assert "B806" in capsys.readouterr().err
    paper.build()
    assert run(paper, "publish") == 0


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("production", "B801"),
        ("file://host/srv", "B802"),
        ("ftp://host/srv", "B802"),
        ("s3://user:hunter2@bucket", "B802"),
    ],
)
def test_wrong_destinations(paper: Newsroom, capsys: pytest.CaptureFixture[str], address: str, code: str) -> None:
    assert run(paper, "publish", address) == 2
    said = capsys.readouterr().err
    assert code in said
    assert "hunter2" not in said


def test_hand_placed_files_are_published_but_hidden_ones(paper: Newsroom) -> None:
    for name in ("CNAME", ".well-known/security.txt", ".env", ".git/config", "uk/.DS_Store", "uk/notes.txt"):
        path = paper.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    assert run(paper, "publish") == 0
    found = published(paper)
    assert {"CNAME", ".well-known/security.txt", "uk/notes.txt"} <= found.keys()
    assert not {".env", ".git/config", "uk/.DS_Store"} & found.keys()


def test_unchanged_files_are_not_read(paper: Newsroom) -> None:
    from broadsheet.cli import sending

    assert sending.issue_of(paper.job(), allows_drafts=False).hashed == 0
    (paper.output / "CNAME").write_text("gazette.example")
    assert sending.issue_of(paper.job(), allows_drafts=False).hashed == 1
