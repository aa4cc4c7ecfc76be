from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import COMMANDS, main


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


def test_it_says_what_comes_next_in_the_words_that_it_was_called_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["init", "gazette"])
    assert "Wrote a new site into gazette.\n\nNext:\n  cd gazette\n  broadsheet build " in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["../build.py"])
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    main(["init"])
    said = capsys.readouterr().out
    assert "Wrote a new site into this folder.\n\nNext:\n  python3 build.py build " in said
    main(["build"])
    assert "  python3 build.py serve " in capsys.readouterr().out
    main(["init"])
    assert "Nothing was written" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["init", str(tmp_path / "file/site")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    main(["init", str(tmp_path)])
    capsys.readouterr()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_stories_of_one_name_have_two_ids(site: Path) -> None:
    for section in ("politics", "sport"):
        assert main(["new", "Budget", "--section", section]) == 0
    assert main(["build", "--drafts", "--quiet"]) == 0
    ids = {path.read_text("utf-8").splitlines()[1].rpartition(":")[2] for path in site.rglob("budget.md")}
    assert ids == {"budget", "sport/budget"}


def test_a_new_section_is_told_for_its_name_may_be_a_slip(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Budget", "--section", "nwes"]) == 0
    assert '"nwes" is a new section. Did you mean "news"?' in capsys.readouterr().err
    assert main(["new", "Vote", "--section", "news"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["A", "--section", "../elsewhere"], "is no folder of"),
        (["A", "--section", "."], "is no folder of"),
        (["A", "--section", "news/welcome.md"], "cannot be written"),
        (["!!!"], "Name one with --slug"),
    ],
)
def test_where_no_story_can_be_written(
    arguments: list[str], said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in site.rglob("*.md")].count("a.md") == 0


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["word " * 80], "-".join(["word"] * 20)),
        (["w" * 300], "w" * 100),
        (["A", "--slug", "A B"], "a-b"),
        (["A", "--slug", "../../b"], "b"),
    ],
)
def test_a_name_is_short_and_plain(arguments: list[str], name: str, site: Path) -> None:
    assert main(["new", *arguments]) == 0
    assert (site / f"content/news/{name}.md").is_file()


def test_a_folder_of_templates_that_is_not_there_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--templates", "nosuch"]) == 2
    assert "'nosuch' does not exist" in capsys.readouterr().err


def test_a_wrong_address_on_the_command_line_is_told_in_our_words(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--base-url", "foo"])
    assert '"--base-url" is wrong: write the whole address' in capsys.readouterr().err


def test_only_the_first_build_of_a_site_says_what_comes_next(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for arguments in (["--output", "elsewhere"], [], [], ["--base-url", "https://other.example"]):
        assert main(["build", *arguments]) == 0
        said.append("first build" in capsys.readouterr().out)
    assert said == [False, True, False, False]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    main([*name.split(), "--help"])
    said = capsys.readouterr().out
    assert "Examples:\n  " in said
    assert [line for line in said.splitlines() if len(line) > 80] == []
