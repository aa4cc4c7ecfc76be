from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.scan import SETTLED_NS, Source, Tree, classify, scan

LATER = 4_000_000_000 * 1_000_000_000


def write(root: Path, path: str, text: str = "x") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def known(tree: Tree) -> dict[str, Source]:
    return dict(tree.sources)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("uk/rail.md", "story"),
        ("uk/2026/rail/index.md", "story"),
        ("_drafts/rail.md", "story"),
        ("uk/rail.jpg", "file"),
        ("uk/_section.md", "section"),
        ("_authors/ann.md", "author"),
        ("_topics/rail.md", "topic"),
        ("_pages/about.md", "page"),
        ("_fronts/home.toml", "front"),
        ("_pictures/rail.toml", "facts"),
        ("_pictures/rail.jpg", "file"),
        ("uk/_notes.md", "file"),
    ],
)
def test_a_place_says_what_a_file_is(path: str, kind: str) -> None:
    assert classify(path) == kind


def test_hidden_files_are_not_there(tmp_path: Path) -> None:
    write(tmp_path, ".git/config")
    write(tmp_path, "uk/.rail.md.swp")
    write(tmp_path, "uk/rail.md")
    assert list(scan(tmp_path, {}, LATER).sources) == ["uk/rail.md"]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, "b.md")
    first = scan(tmp_path, {}, LATER)
    write(tmp_path, "b.md", "changed")
    second = scan(tmp_path, known(first), LATER)
    assert (first.hashed, second.hashed) == (2, 1)
    assert second.sources["a.md"].digest == first.sources["a.md"].digest
    assert second.sources["b.md"].digest != first.sources["b.md"].digest


def test_the_stat_of_a_young_file_is_not_trusted(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    status = (tmp_path / "a.md").stat()
    first = scan(tmp_path, {}, max(status.st_mtime_ns, status.st_ctime_ns) + SETTLED_NS - 1)
    assert scan(tmp_path, known(first), LATER).hashed == 1


def test_a_touched_file_keeps_its_digest(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    first = scan(tmp_path, {}, LATER)
    os.utime(tmp_path / "a.md", (1, 1))
    second = scan(tmp_path, known(first), LATER)
    assert second.hashed == 1
    assert second.sources["a.md"].digest == first.sources["a.md"].digest


def test_a_link_out_of_the_tree_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "secret.txt")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").symlink_to("../secret.txt")
    tree = scan(tmp_path / "content", {}, LATER)
    assert not tree.sources
    assert [found.code for found in tree.problems] == ["B401"]


def test_a_link_inside_the_tree_is_a_file(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert list(scan(tmp_path, {}, LATER).sources) == ["a.md", "b.md"]


def test_a_pipe_and_a_linked_folder_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [(p.path, p.code) for p in scan(tmp_path, {}, LATER).problems] == [("a.md", "B402"), ("loop", "B402")]


def test_a_missing_folder_is_a_mistake(tmp_path: Path) -> None:
    assert [found.code for found in scan(tmp_path / "content", {}, LATER).problems] == ["B403"]


def test_a_name_that_is_not_utf8_is_a_mistake(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff.md", "wb"):
        pass
    assert [found.code for found in scan(tmp_path, {}, LATER).problems] == ["B405"]
