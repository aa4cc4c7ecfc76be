"""Nothing is lost: kills, full disks, folders that refuse, ledgers that are none, strangers in the output folder."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.press.place import JOURNAL, Place
from tests.newsroom import NOW, Newsroom, story

STEPS = ["scan", "read", "plan", "judge", "print", "move"]
Sites = tuple[dict[str, bytes], dict[str, bytes]]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return of_three(tmp_path)


@pytest.fixture
def public_newsroom() -> Iterator[Newsroom]:
    """One that every user may read. Pytest's own folder is closed to others by each run of pytest that begins."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield of_three(Path(name))


def of_three(root: Path) -> Newsroom:
    room = Newsroom(root)
    for number in range(3):
        room.write(f"content/uk/story-{number}.md", story(f"Story {number}", tags="[rail]"))
    return room


def edit(room: Newsroom) -> Sites:
    """Build, edit, and give the clean sites before and after."""
    room.build()
    before = room.site()
    room.write(
        "content/uk/story-0.md", story("Story 0, mended", id="tag:gazette.example,2020:story-0", tags="[harbour]")
    )
    room.write("content/world/new.md", story("A new story"))
    (room.root / "content/uk/story-1.md").unlink()
    return before, room.clean()


def in_a_child(work: Callable[[], object]) -> int:
    """Do some work in a process of its own; its exit code, negative for a signal."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def is_whole(room: Newsroom, sites: Sites) -> bool:
    """Whether every file that stands is of one edition or the other."""
    return all(data in (sites[0].get(path), sites[1].get(path)) for path, data in room.site().items())


def killed_at(room: Newsroom, step: str, count: int) -> int:
    def progress(at: str, done: int, total: int) -> None:
        if at == step and done >= min(count, total):
            os.kill(os.getpid(), signal.SIGKILL)

    return in_a_child(lambda: room.build(progress=progress))


@pytest.mark.parametrize(("step", "count"), [*((step, 0) for step in STEPS), ("move", 5), ("move", 10**6)])
def test_a_build_killed_anywhere_is_completed_by_the_next(newsroom: Newsroom, step: str, count: int) -> None:
    sites = edit(newsroom)
    assert killed_at(newsroom, step, count) == -signal.SIGKILL
    assert is_whole(newsroom, sites)
    newsroom.build()
    assert newsroom.site() == sites[1]
    assert newsroom.build().rendered == 0


@pytest.mark.slow
def test_a_build_killed_at_every_move_is_completed_by_the_next(newsroom: Newsroom) -> None:
    sites = edit(newsroom)
    start = newsroom.root.with_name("start")
    shutil.copytree(newsroom.root, start)
    for count in range(1, 60, 2):
        shutil.rmtree(newsroom.root)
        shutil.copytree(start, newsroom.root)
        assert killed_at(newsroom, "move", count) == -signal.SIGKILL
        assert is_whole(newsroom, sites)
        newsroom.build()
        assert newsroom.site() == sites[1]


@pytest.mark.slow
def test_a_build_killed_at_any_time_is_completed_by_the_next(newsroom: Newsroom) -> None:
    sites = edit(newsroom)
    newsroom.clean()
    for number in range(25):
        newsroom.write("content/uk/story-2.md", story("Story 2", f"Words {number}.", tags="[rail]"))
        clean = newsroom.clean()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                newsroom.build()
            os._exit(0)
        time.sleep(0.004 * number)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert all(data in (sites[0].get(p), sites[1].get(p), clean.get(p)) for p, data in newsroom.site().items())
        newsroom.build()
        assert newsroom.site() == clean
        sites = (clean, clean)


def test_a_killed_first_build_leaves_no_part_of_a_site(newsroom: Newsroom) -> None:
    assert killed_at(newsroom, "print", 1) == -signal.SIGKILL
    assert newsroom.site() == {} or not list(newsroom.output.glob("[!.]*"))
    newsroom.build()
    assert newsroom.site() == newsroom.clean()


def test_a_kill_leaves_no_stranger_behind_when_the_ledger_is_lost_too(newsroom: Newsroom) -> None:
    sites = edit(newsroom)
    killed_at(newsroom, "move", 3)
    shutil.rmtree(newsroom.root / ".broadsheet")
    newsroom.build()
    assert newsroom.site() == sites[1]


def test_a_full_disk_leaves_the_site_as_it_was(newsroom: Newsroom) -> None:
    sites = edit(newsroom)
    newsroom.write("content/uk/long.md", story("A long story", "Many words. " * 40_000))

    def build() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        try:
            newsroom.build()
        except Mistakes as mistakes:
            os._exit(7 if {found.code for found in mistakes.problems} <= {"B432", "B435", "B436"} else 8)

    assert in_a_child(build) == 7
    assert newsroom.site() == sites[0]
    newsroom.build()
    assert newsroom.site() == newsroom.clean()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to give up rights")
@pytest.mark.parametrize("folder", ["output", "output/uk", ".broadsheet"])
def test_a_folder_that_cannot_be_written_is_a_clear_error(public_newsroom: Newsroom, folder: str) -> None:
    newsroom = public_newsroom
    sites = edit(newsroom)
    locked = newsroom.root / folder
    for path in (newsroom.root / ".broadsheet", newsroom.output, *newsroom.output.rglob("*")):
        os.chown(path, 65534, 65534)
    for path in (newsroom.root / ".broadsheet").iterdir():
        os.chown(path, 0 if folder == ".broadsheet" else 65534, 0)
    os.chown(locked, 0, 0)

    def build() -> None:
        os.setuid(65534)
        try:
            newsroom.build()
        except Mistakes as mistakes:
            os._exit(7 if {found.code for found in mistakes.problems} <= {"B432", "B435", "B436"} else 8)

    assert in_a_child(build) == 7
    assert is_whole(newsroom, sites)
    newsroom.build()
    assert newsroom.site() == sites[1]


def other_schema(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("create table outputs (place text)")
    db.close()


def damage(path: Path) -> None:
    """Noise in the middle: the file still begins like a database."""
    with sqlite3.connect(path) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 512):
        data[at : at + 64] = os.urandom(64)
    path.write_bytes(bytes(data))


def cut(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    path.write_bytes(path.read_bytes()[:9000])


@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda path: path.write_bytes(os.urandom(20_000)), other_schema, damage, cut]
)
def test_a_ledger_that_is_none_is_made_anew(newsroom: Newsroom, harm: Callable[[Path], object]) -> None:
    sites = edit(newsroom)
    harm(newsroom.root / ".broadsheet/ledger.sqlite")
    newsroom.build()
    assert newsroom.site() == sites[1]
    assert newsroom.build().rendered == 0


@pytest.mark.parametrize("name", ["ledger.sqlite", "lock"])
def test_a_folder_in_the_place_of_the_ledger_is_a_clear_error(newsroom: Newsroom, name: str) -> None:
    (newsroom.root / ".broadsheet" / name).mkdir(parents=True)
    with pytest.raises(Mistakes, match=r"B435 .*\.broadsheet.*cannot be used"):
        newsroom.build()


def test_a_folder_in_the_place_of_the_list_is_a_clear_error(newsroom: Newsroom) -> None:
    (newsroom.output / JOURNAL).mkdir(parents=True)
    with pytest.raises(Mistakes, match=r"B435 .*\.broadsheet-printed cannot be used"):
        newsroom.build()


def test_nothing_outside_the_folder_is_removed_whatever_its_list_says(newsroom: Newsroom) -> None:
    own = [newsroom.write("content/_pages/notes.txt", "Own"), newsroom.write("own.txt", "Own")]
    newsroom.write(f"output/{JOURNAL}", f"+../content/_pages/notes.txt\n+{own[1]}\n")
    assert "removed" not in {change.change for change in newsroom.build().changes}
    assert all(path.exists() for path in own)


def test_noise_in_the_lock_is_no_lock(newsroom: Newsroom) -> None:
    newsroom.write(".broadsheet/lock", os.urandom(2000))
    newsroom.build()


def test_two_builds_at_once_are_one_after_the_other(newsroom: Newsroom) -> None:
    codes: list[str] = []

    def progress(step: str, done: int, total: int) -> None:
        if step == "plan":
            with pytest.raises(Mistakes, match="B433"):
                newsroom.build()
            codes.append(step)

    newsroom.build(progress=progress)
    assert codes == ["plan"]


def test_a_lost_lock_prints_nothing(newsroom: Newsroom) -> None:
    sites = edit(newsroom)

    def progress(step: str, done: int, total: int) -> None:
        if step == "plan":
            (newsroom.root / ".broadsheet/lock").unlink()

    with pytest.raises(Mistakes, match="B437"):
        newsroom.build(progress=progress)
    assert newsroom.site() == sites[0]
    newsroom.build()
    assert newsroom.site() == sites[1]


def test_a_source_that_changes_during_the_build_prints_nothing(newsroom: Newsroom) -> None:
    sites = edit(newsroom)

    def progress(step: str, done: int, total: int) -> None:
        if step == "scan":
            newsroom.write("content/world/new.md", story("A newer story", id="tag:gazette.example,2020:a-new-story"))

    with pytest.raises(Mistakes, match=r"content/world/new\.md: B406"):
        newsroom.build(progress=progress)
    assert newsroom.site() == sites[0]
    newsroom.build()
    newsroom.write("content/world/new.md", story("A new story"))
    newsroom.build()
    assert newsroom.site() == sites[1]


def test_a_link_in_the_place_of_a_folder_is_not_followed(newsroom: Newsroom, tmp_path: Path) -> None:
    edit(newsroom)
    elsewhere = tmp_path / "elsewhere"
    (newsroom.output / "uk").rename(elsewhere)
    (newsroom.output / "uk").symlink_to(elsewhere)
    kept = {path: path.read_bytes() for path in elsewhere.rglob("*.html")}
    with pytest.raises(Mistakes, match=r"output/uk/index\.html: B431"):
        newsroom.build()
    shutil.rmtree(newsroom.root / "content/uk")
    newsroom.build()
    assert {path: path.read_bytes() for path in elsewhere.rglob("*.html")} == kept


def test_a_folder_in_the_place_of_a_page_is_named(newsroom: Newsroom) -> None:
    sites = edit(newsroom)
    page = newsroom.output / "uk/index.html"
    page.unlink()
    page.mkdir()
    newsroom.write("output/uk/index.html/notes.txt", "by hand")
    with pytest.raises(Mistakes, match=r"output/uk/index\.html: B431"):
        newsroom.build()
    shutil.rmtree(page)
    newsroom.build()
    assert newsroom.site() == sites[1]


def test_a_file_becomes_a_folder_and_back(newsroom: Newsroom) -> None:
    def with_aliases(*aliases: str) -> None:
        newsroom.write("content/uk/story-0.md", story("Story 0", aliases=f"[{', '.join(aliases)}]"))

    for alias in ("/old", "/old/one/", "/old", "/old/one/two.html"):
        with_aliases(alias)
        newsroom.build()
        assert newsroom.site() == newsroom.clean()


def test_an_address_below_a_file_is_a_mistake(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/story-0.md", story("Story 0", aliases="[/old, /old/one/]"))
    with pytest.raises(Mistakes, match="B438"):
        newsroom.build()


def test_the_folders_own_list_is_kept_short_and_survives_a_cut(tmp_path: Path) -> None:
    place = Place(tmp_path)
    for _ in range(20):
        place.announce([f"p{number}" for number in range(60)])
        place.announce((), [f"p{number}" for number in range(1, 60)])
    place.announce(["a\nb", "back\\slash", "\u2028"])
    place.condense()
    journal = tmp_path / JOURNAL
    assert place.printed() == {"p0", "a\nb", "back\\slash", "\u2028"}
    assert journal.read_bytes().count(b"\n") == 4
    journal.write_bytes(journal.read_bytes() + b"+half/a/pa")
    assert "half/a/pa" not in place.printed()
    place.announce(["next"])
    assert place.printed() == {"p0", "a\nb", "back\\slash", "\u2028", "next"}


def test_what_is_out_of_use_is_forgotten(newsroom: Newsroom) -> None:
    away = newsroom.root / "december"
    newsroom.build(NOW, output=away)
    shutil.rmtree(away)
    newsroom.build()
    with sqlite3.connect(newsroom.root / ".broadsheet/ledger.sqlite") as db:
        assert db.execute("select distinct place from outputs").fetchall() == [("output",)]
    db.close()
