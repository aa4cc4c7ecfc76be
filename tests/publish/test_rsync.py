"""A folder of a machine that is reached by SSH, with Debian's own server and rsync."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.publish.destination import Conflict
from broadsheet.publish.manifest import MANIFEST, RUN
from broadsheet.publish.rsync import Remote, Switched
from broadsheet.publish.sender import publish
from tests.publish.site import printed, standing, terms
from tests.publish.sshd import Machine, machine

pytestmark = pytest.mark.slow
ONE = {"index.html": "home", "uk/rail/index.html": "rail", "theme/site.css": "css", "uk/été '1'/index.html": "é"}
TWO = {"index.html": "home 2", "uk/fares/index.html": "fares", "theme/site.css": "css"}

BARE, ENDED = {"index.html": "home", "uk/rail": "a page"}, {"index.html": "home", "uk/rail/index.html": "a page"}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    with machine(tmp_path_factory.mktemp("sshd")) as found:
        yield found


def put(destination: Remote, folder: Path, files: dict[str, str]) -> int:
    """Publish files; how many were sent."""
    told: list[tuple[int, int]] = []
    try:
        outcome = publish(
            printed(folder, files), destination, terms(progress=lambda _, done, total: told.append((done, total)))
        )
    finally:
        destination.close()
    assert not told or told[-1][0] == told[-1][1] == len(told)
    return len(outcome.new) + len(outcome.changed)


def at(host: Machine, kind: type[Remote], place: Path) -> Remote:
    return kind(host.host, host.port, str(place), "rsync+ssh://host/www", host.environ)


@pytest.mark.parametrize("kind", [Remote, Switched])
def test_a_folder_becomes_what_was_printed(host: Machine, tmp_path: Path, kind: type[Remote]) -> None:
    place = tmp_path / "the 'www' folder"
    for files, sent in ((ONE, 4), (TWO, 2), (TWO, 0)):
        assert put(at(host, kind, place), tmp_path / "output", files) == sent
        assert standing(place) == files
    assert not (place / "uk/rail").exists()
    assert (place / "index.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("kind", [Remote, Switched])
def test_a_file_becomes_a_folder_and_a_file_again(host: Machine, tmp_path: Path, kind: type[Remote]) -> None:
    for files in (BARE, ENDED, BARE):
        put(at(host, kind, tmp_path / "www"), tmp_path / "output", files)
        assert standing(tmp_path / "www") == files


def test_an_edition_is_switched_to_and_shares_what_did_not_change(host: Machine, tmp_path: Path) -> None:
    place = tmp_path / "www"
    put(at(host, Switched, place), tmp_path / "output", ONE)
    first = place.resolve()
    put(at(host, Switched, place), tmp_path / "output", TWO)
    second = place.resolve()
    assert place.is_symlink()
    assert first != second
    assert standing(first) == ONE
    assert (first / "theme/site.css").samefile(second / "theme/site.css")
    put(at(host, Switched, place), tmp_path / "output", ONE)
    assert not first.exists()
    assert standing(second) == TWO


def test_a_folder_that_was_published_file_by_file_can_be_switched_from_now_on(host: Machine, tmp_path: Path) -> None:
    place = tmp_path / "www"
    put(at(host, Remote, place), tmp_path / "output", ONE)
    assert put(at(host, Switched, place), tmp_path / "output", TWO) == 2
    assert place.is_symlink()
    assert standing(place) == TWO


def test_an_unfinished_run_changes_nothing_and_is_cleared_away(host: Machine, tmp_path: Path) -> None:
    place = tmp_path / "www"
    put(at(host, Switched, place), tmp_path / "output", ONE)
    stopped = at(host, Switched, place)
    stopped.delete(["index.html"], lambda path: None)
    stopped.close()
    assert standing(place) == ONE
    assert len(list((tmp_path / "www.editions").iterdir())) == 1


def test_of_two_runs_at_once_one_is_told(host: Machine, tmp_path: Path) -> None:
    place = tmp_path / "www"
    put(at(host, Switched, place), tmp_path / "output", ONE)
    slow = at(host, Switched, place)
    slow.delete(["index.html"], lambda path: None)
    put(at(host, Switched, place), tmp_path / "output", TWO)
    with pytest.raises(Conflict):
        slow.finish()
    slow.close()
    assert standing(place) == TWO


def test_a_control_file_is_written_only_over_the_state_that_was_seen(host: Machine, tmp_path: Path) -> None:
    place = at(host, Remote, tmp_path / "www")
    assert place.read(RUN) is None
    first = place.write(RUN, b"1", None)
    second = place.write(RUN, b"2", first)
    for stale in (None, first):
        with pytest.raises(Conflict):
            place.write(RUN, b"3", stale)
    found = place.read(RUN)
    place.close()
    assert found is not None
    assert (found.data, found.tag) == (b"2", second)
    assert not (tmp_path / "www/.broadsheet/lock").exists()


def test_a_lost_manifest_is_made_up_for_by_a_listing(host: Machine, tmp_path: Path) -> None:
    place = tmp_path / "www"
    put(at(host, Remote, place), tmp_path / "output", ONE)
    (place / MANIFEST).unlink()
    with pytest.raises(Mistakes, match="B825"):
        put(at(host, Remote, place), tmp_path / "output", TWO)
    put(at(host, Remote, place), tmp_path / "output", ONE)
    assert put(at(host, Remote, place), tmp_path / "output", TWO) == 2
    assert standing(place) == TWO


def test_a_host_that_does_not_answer_or_does_not_let_us_in(host: Machine, tmp_path: Path) -> None:
    away = Remote(host.host, 9, "/x", "rsync+ssh://host/x", host.environ)
    with pytest.raises(Mistakes, match=r"B811 .*[Cc]onnection refused"):
        put(away, tmp_path / "output", ONE)
    shut = Remote(host.host, host.port, "/x", "rsync+ssh://host/x", {**os.environ, "RSYNC_RSH": "ssh -F none"})
    with pytest.raises(Mistakes, match="B810"):
        put(shut, tmp_path / "output", ONE)
