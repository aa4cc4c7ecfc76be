"""Mistakes as the browser shows them."""

from __future__ import annotations

import pytest

from broadsheet import config
from broadsheet.errors import Mistakes, Problem
from broadsheet.preview.mistakes import link, locate, show
from tests.newsroom import SETTINGS, Newsroom


def test_a_mistake_has_its_lines_and_a_link_to_the_editor(newsroom: Newsroom) -> None:
    file = newsroom.write("content/a b.md", "\n".join(f"line {number}" for number in range(1, 21)))
    found = show([Problem("content/a b.md", 10, 3, "B201", "What. Why.")], newsroom.root, "vscode")[0]
    assert [number for number, _ in found["lines"]] == [7, 8, 9, 10, 11, 12, 13]
    assert found["lines"][3] == (10, "line 10")
    assert found["editor"] == f"vscode://file{str(file).replace(' ', '%20')}:10:3"


def test_errors_come_before_warnings_and_files_outside_are_not_read(newsroom: Newsroom) -> None:
    (newsroom.root / "out.md").symlink_to("/etc/hostname")
    problems = [Problem("a.md", 1, 1, "B211", "x", "warning"), Problem("out.md", 1, 1, "B201", "x")]
    found = show(problems, newsroom.root, "vscode")
    assert [item["code"] for item in found] == ["B201", "B211"]
    assert found[0]["lines"] == []
    assert locate("../secret", newsroom.root) is None
    assert locate("theme/base.html", newsroom.root) is not None


def test_an_editor_of_ones_own(newsroom: Newsroom) -> None:
    assert link("mine://{path}?l={line}", newsroom.root, 4, 0) == f"mine://{newsroom.root}?l=4"
    assert link("", newsroom.root, 4, 0) == ""
    with pytest.raises(Mistakes):
        config.parse(SETTINGS + '\n[preview]\neditor = "javascript:alert(1)//{path}"')
    with pytest.raises(Mistakes):
        config.parse(SETTINGS + '\n[preview]\neditor = "vcode"')
    assert config.parse(SETTINGS + '\n[preview]\neditor = "vscode"').preview.editor == "vscode"
