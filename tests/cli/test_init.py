from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import main


def test_a_new_site_has_its_shape_and_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["init", str(tmp_path / "gazette")]) == 0
    monkeypatch.chdir(tmp_path / "gazette")
    shape = {
        "content",
        "site_templates",
        "build.py",
        "broadsheet.toml",
        "output",
        "tests",
        "pyproject.toml",
        ".gitignore",
    }
    assert {path.name for path in Path.cwd().iterdir()} == shape
    assert main(["build", "--quiet"]) == 0
    assert "Our first edition is out" in Path("output/index.html").read_text(encoding="utf-8")


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broadsheet.toml").write_text("mine")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "broadsheet.toml").read_text() == "mine"
    assert "broadsheet.toml: kept as it was" in capsys.readouterr().err
    assert main(["init", str(tmp_path)]) == 0


def test_a_new_story_has_a_permanent_id_and_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    assert main(["new", 'Council: "yes"', "--section", "politics"]) == 0
    path = tmp_path / "content/politics/council-yes.md"
    text = path.read_text(encoding="utf-8")
    assert 'title: "Council: \\"yes\\""' in text
    assert "id: tag:news.example," in text
    assert main(["build", "--drafts", "--quiet"]) == 0
    assert main(["new", 'Council: "yes"', "--section", "politics"]) == 2
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["biuld"], 2, "Did you mean 'build'?"),
        (["build", "--draft"], 2, "'--drafts'"),
        (["build", "--at", "soon"], 2, "2026-12-01T06:00"),
        (["build"], 2, "B101 there is no settings file"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if "--at" in arguments:
        main(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    try:
        found = main(arguments)
    except SystemExit as exit_:
        found = int(str(exit_.code))
    assert found == code
    assert said in capsys.readouterr().err
