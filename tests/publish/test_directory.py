"""A folder as a destination, in place and switched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from broadsheet.publish.destination import Conflict
from broadsheet.publish.directory import Directory, Switched
from broadsheet.publish.lease import Run
from broadsheet.publish.manifest import MANIFEST, RUN, decode, encode
from broadsheet.publish.sender import publish
from tests.publish.site import printed, standing, terms

ONE = {"index.html": "home", "uk/rail/index.html": "rail", "theme/site.css": "css"}
TWO = {"index.html": "home 2", "uk/fares/index.html": "fares", "theme/site.css": "css"}


@pytest.mark.parametrize("kind", [Directory, Switched])
def test_a_folder_becomes_what_was_printed(tmp_path: Path, kind: type[Directory]) -> None:
    place = tmp_path / "www"
    for files, sent in ((ONE, 3), (TWO, 2), (TWO, 0)):
        destination = kind(place)
        outcome = publish(printed(tmp_path / "output", files), destination, terms())
        destination.close()
        assert standing(place) == files
        assert len(outcome.new) + len(outcome.changed) == sent
    assert not (place / "uk/rail").exists()


@pytest.mark.parametrize("kind", [Directory, Switched])
def test_a_file_becomes_a_folder_and_a_file_again(tmp_path: Path, kind: type[Directory]) -> None:
    bare, ended = {"index.html": "home", "uk/rail": "a page"}, {"index.html": "home", "uk/rail/index.html": "a page"}
    for files in (bare, ended, bare):
        destination = kind(tmp_path / "www")
        publish(printed(tmp_path / "output", files), destination, terms())
        destination.close()
        assert standing(tmp_path / "www") == files


def test_a_switched_folder_changes_at_once_and_an_unfinished_run_changes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "www"
    first = Switched(place)
    publish(printed(tmp_path / "output", ONE), first, terms())
    first.close()
    second = Switched(place)
    tag = second.read(MANIFEST)
    assert tag is not None
    second.write(MANIFEST, b"half", tag.tag)
    second.delete(["index.html"], lambda path: None)
    with pytest.raises(Conflict):
        Switched(place).write(MANIFEST, b"at once", tag.tag)
    second.close()
    assert standing(place) == ONE
    again = Switched(place)
    assert publish(printed(tmp_path / "output", ONE), again, terms()).is_empty
    again.close()


def test_a_control_file_is_written_only_over_the_state_that_was_seen(tmp_path: Path) -> None:
    place = Directory(tmp_path)
    first = place.write(RUN, b"1", None)
    second = place.write(RUN, b"2", first)
    for stale in (None, first):
        with pytest.raises(Conflict):
            place.write(RUN, b"3", stale)
    found = place.read(RUN)
    assert found is not None
    assert (found.data, found.tag) == (b"2", second)


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "www"
    (place / "uk").mkdir(parents=True)
    (place / "uk/letter.txt").write_text("somebody's")
    for files in (ONE, {"index.html": "home"}):
        publish(printed(tmp_path / "output", files), Directory(place), terms())
    assert standing(place) == {"index.html": "home", "uk/letter.txt": "somebody's"}


@pytest.mark.parametrize("path", ["../own.txt", "uk/../../own.txt", "/OWN"])
@pytest.mark.parametrize("told_by", ["files", "leaving", "stray"])
def test_nothing_outside_the_folder_is_deleted_whatever_stands_in_it_says(
    tmp_path: Path, path: str, told_by: str
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("somebody's")
    path = path.replace("/OWN", str(own))
    place, issue = tmp_path / "www", printed(tmp_path / "output", ONE)
    publish(issue, Directory(place), terms())
    manifest = decode((place / MANIFEST).read_bytes())
    entry = manifest.files["index.html"]
    told = {"files": {"files": {**manifest.files, path: entry}}, "leaving": {"leaving": {path: "2020-01-01T00:00:00Z"}}}
    (place / MANIFEST).write_bytes(encode(replace(manifest, **told.get(told_by, {}))))  # type: ignore[arg-type]
    if told_by == "stray":
        (place / RUN).write_bytes(msgspec.json.encode(Run(stray=(path,))))
    publish(issue, Directory(place), terms())
    assert own.exists()
    assert standing(place) == ONE
