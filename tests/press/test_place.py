from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.press.place import JOURNAL, STAGE, Place, check


def put(place: Place, **files: bytes) -> None:
    for name, data in files.items():
        place.stage(name.replace("__", "/"), [data])
    place.settle()


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_nothing_moves_before_all_is_there(tmp_path: Path) -> None:
    place = Place(tmp_path)
    put(place, a=b"old")
    place.stage("a", [b"new"])
    assert (tmp_path / "a").read_bytes() == b"old"
    place.settle()
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / STAGE).exists()


def test_what_stands_beside_stays(tmp_path: Path) -> None:
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "CNAME").write_text("hand-placed")
    put(Place(tmp_path), uk__a=b"1", uk__b__c=b"2")
    assert names(tmp_path) == {"uk/CNAME", "uk/a", "uk/b/c"}


def test_a_swept_stage_leaves_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.stage("a", [b"half"])
    place.sweep()
    assert names(tmp_path) == set()


def test_removing_takes_the_empty_folders_along(tmp_path: Path) -> None:
    place = Place(tmp_path)
    put(place, uk__rail__index=b"1", uk__index=b"2")
    place.remove("uk/rail/index")
    assert not (tmp_path / "uk" / "rail").exists()
    assert (tmp_path / "uk" / "index").exists()


def test_the_folder_remembers_what_was_printed(tmp_path: Path) -> None:
    place = Place(tmp_path / "output")
    place.announce(["a", "b"])
    place.announce(["c"], ["a"])
    assert place.printed() == {"b", "c"}


@pytest.mark.parametrize("path", ["../own.txt", "uk/../../own.txt", "/own.txt", "", ".", "uk//a", "uk/"])
def test_a_path_that_leaves_the_folder_is_nobody_s(tmp_path: Path, path: str) -> None:
    (tmp_path / "own.txt").write_text("by hand")
    place = Place(tmp_path / "output")
    place.announce(["a", path])
    assert place.printed() == {"a"}
    place.remove(path)
    place.remove(f"{tmp_path}/own.txt")
    assert (tmp_path / "own.txt").exists()


def test_a_link_in_the_place_of_the_list_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("by hand")
    (tmp_path / JOURNAL).symlink_to("own.txt")
    with pytest.raises(Mistakes, match="B435"):
        Place(tmp_path).printed()
    with pytest.raises(OSError, match="is a link"):
        Place(tmp_path).announce(["a"])
    assert (tmp_path / "own.txt").read_text() == "by hand"


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_stands_in_the_place_of_the_stage_is_swept(tmp_path: Path, kind: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "secret.txt").write_text("by hand")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / STAGE).symlink_to(tmp_path / "own") if kind == "link" else (folder / STAGE).write_text("x")
    place = Place(folder)
    place.sweep()
    put(place, a=b"1")
    assert names(tmp_path) == {"own/secret.txt", "output/a"}


def test_strangers_are_named(tmp_path: Path) -> None:
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "a").write_text("by hand")
    (tmp_path / "file").write_text("by hand")
    place = Place(tmp_path)
    assert list(place.strangers(["uk/a", "uk/b", "file/index.html", "new/x"], ())) == ["uk/a", "file/index.html"]


@pytest.mark.parametrize("folder", ["content", ".", "..", "content/inner", "site_templates"])
def test_dangerous_folders_are_refused(tmp_path: Path, folder: str) -> None:
    root = tmp_path / "site"
    for name in ("content", "site_templates"):
        (root / name).mkdir(parents=True)
    found = check(root / folder, root, root / "content", root / "site_templates")
    assert found is not None
    assert found.code == "B430"


def test_home_and_root_are_refused(tmp_path: Path) -> None:
    for folder in (Path.home(), Path("/")):
        assert check(folder, tmp_path, tmp_path / "content", tmp_path / "templates")


def test_a_link_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "output").symlink_to(tmp_path / "elsewhere")
    assert check(tmp_path / "site" / "output", tmp_path / "site", tmp_path / "c", tmp_path / "t")


def test_a_plain_folder_is_fine(tmp_path: Path) -> None:
    assert check(tmp_path / "output", tmp_path, tmp_path / "content", tmp_path / "templates") is None
