"""The tables of the documents are those of the last saved measurement."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import table

ONE = {
    "stories": 1000,
    "rounds": 1,
    "machine": "2 cores",
    "rows": [
        {"site": site, "scene": scene, "cpu": cpu, "wall": 1.0, "memory": 1.0, "files": files, "size": 1, "total": 2000}
        for site, cpu, files in (("Broadsheet", 1.25, 30), ("Hugo", 5.0, 1610))
        for scene in ("from nothing", "one story added")
    ],
}


@pytest.mark.parametrize("page", table.PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_was_saved(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert table.MARK.search(text)
    assert table.filled(text) == text


def test_ratios_are_those_of_the_same_scene() -> None:
    assert "| one story added | Broadsheet | 1.25 | 0.25 | 1.00 | 1 | 30 | 2,000 |" in table.markdown(ONE)


def test_a_summary_sets_ourselves_beside_the_peer() -> None:
    assert table.summary(ONE).splitlines()[-1] == "| one story added | 1.2 | 5.0 | 30 | 1,610 |"


def test_what_was_never_measured_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "saved", lambda: {"1000": ONE})
    text = "<!-- summary 1000 -->\n<!-- end -->\n<!-- benchmark 7 -->\nold\n<!-- end -->\n"
    made = table.filled(text)
    assert "Not measured yet." in made
    assert "old" not in made
    assert "1,610" in made
