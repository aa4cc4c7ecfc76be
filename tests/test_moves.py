"""Addresses that stories have left: the file, the way from it to redirects, and laws that hold for any history."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import moves, urls
from broadsheet.moves import Move
from tests.newsroom import SETTINGS, Newsroom, story

TAKEN = {urls.fold(urls.output_path(url)): url for url in ("/a/", "/b/", "/new/")}
PLACES = {"one": "/a/", "two": "/b/"}


def resolve(*told: Move) -> tuple[dict[str, str], list[str]]:
    found, problems = moves.resolve(told, PLACES, [*PLACES, "hidden"], TAKEN)
    return found, [problem.code for problem in problems]


def test_the_file_is_read_and_written() -> None:
    found, problems = moves.read(b"# old\n\n/z/ one\n/y/  /new/ \n")
    assert (found, problems) == ((Move("/z/", "one", 3), Move("/y/", "/new/", 4)), [])
    assert moves.entered("", found) == moves.HEAD + "/y/ /new/\n/z/ one\n"


def test_comments_stay_where_they_are() -> None:
    told = "# The desk keeps this.\n\n# From 2019.\n/z/ one\n\n# Ask Ann first.\n/m/ two\n/z/ two\n# The end.\n"
    assert moves.entered(told, [Move("/a/", "one")]) == (
        "# The desk keeps this.\n\n# From 2019.\n/a/ one\n# Ask Ann first.\n/m/ two\n/z/ two\n# The end.\n"
    )
    assert moves.entered("# Nothing yet.\n", [Move("/a/", "one")]) == "# Nothing yet.\n/a/ one\n"


@given(st.text(alphabet="#/ ab\n"), st.lists(st.sampled_from(["/a/", "/b/", "/ab/"])))
def test_what_is_entered_reads_as_what_was_told_and_is_entered_once(text: str, old: list[str]) -> None:
    told, problems = moves.read(text.encode())
    if problems:
        return
    fresh = [Move(url, "one") for url in old]
    made = moves.entered(text, fresh)
    assert {m.old: m.target for m in moves.read(made.encode())[0]} == {m.old: m.target for m in (*told, *fresh)}
    assert moves.entered(made, fresh) == made


@pytest.mark.parametrize(
    ("line", "code"), [("/z/", "B470"), ("/z/ to /a/", "B470"), ("z one", "B414"), ("/../z/ one", "B414")]
)
def test_a_line_that_is_no_move_is_named(line: str, code: str) -> None:
    assert [(p.code, p.line) for p in moves.read(f"#\n{line}\n".encode())[1]] == [(code, 2)]


def test_an_old_address_leads_to_where_the_story_stands_now() -> None:
    assert resolve(Move("/z/", "one"), Move("/y/", "/new/")) == ({"/z/": "/a/", "/y/": "/new/"}, [])


def test_chains_are_flattened() -> None:
    assert resolve(Move("/x/", "/y/"), Move("/y/", "/z/"), Move("/z/", "two"))[0] == dict.fromkeys(
        ("/x/", "/y/", "/z/"), "/b/"
    )


def test_a_live_page_beats_a_redirect_and_two_stories_may_swap() -> None:
    assert resolve(Move("/b/", "one"), Move("/a/", "two")) == ({}, [])


def test_the_last_line_about_an_address_counts() -> None:
    assert resolve(Move("/z/", "one"), Move("/z/", "two"))[0] == {"/z/": "/b/"}


def test_a_story_that_is_not_public_gets_no_redirect() -> None:
    assert resolve(Move("/z/", "hidden")) == ({}, [])


def test_a_circle_and_a_dead_end_are_named() -> None:
    assert resolve(Move("/x/", "/y/"), Move("/y/", "/x/"), Move("/z/", "three"))[1] == ["B471", "B471", "B472"]


@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=6)
)
def test_any_history_leads_home(history: list[dict[str, int]]) -> None:
    """Three stories move about: no redirect hides a page, and each leads to a page at once."""
    known: set[tuple[str, str]] = set()
    told: list[Move] = []
    for edition in history:
        places = {name: f"/{name}{number}/" if number > 2 else f"/{number}/" for name, number in edition.items()}
        places = {name: url for name, url in places.items() if list(places.values()).count(url) == 1}
        told += moves.unrecorded(sorted(known), places, told)
        known |= set(places.items())
        taken = {urls.fold(urls.output_path(url)): url for url in places.values()}
        found, problems = moves.resolve(told, places, "abc", taken)
        assert problems == []
        assert not found.keys() & set(places.values())
        assert set(found.values()) <= set(places.values())


MOVED = story("Rail fares rise", date="2026-11-20T09:00", id="rail")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", MOVED)
    room.build()
    return room


def test_a_story_that_moves_leaves_a_redirect_that_survives_the_ledger(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/rail.md", MOVED.replace("---\n", "---\nslug: railway\n", 1))
    report = newsroom.build()
    assert [(found.code, found.path) for found in report.problems] == [("B473", "content/_moved.txt")]
    assert newsroom.printed("_redirects") == "/uk/rail/ /uk/railway/ 301!\n"
    assert "/uk/railway/" in newsroom.printed("uk/rail/index.html")
    assert newsroom.build().changes == ()
    before = newsroom.site()
    shutil.rmtree(newsroom.root / ".broadsheet")
    newsroom.build()
    assert newsroom.site() == before


def test_a_line_that_an_editor_removes_stays_removed(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/rail.md", MOVED.replace("---\n", "---\nslug: railway\n", 1))
    newsroom.build()
    newsroom.build()
    newsroom.write("content/_moved.txt", "")
    newsroom.build()
    assert newsroom.printed("_redirects") == ""


def test_where_the_file_is_not_committed_the_redirect_holds_as_long_as_the_ledger(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/rail.md", MOVED.replace("---\n", "---\nslug: railway\n", 1))
    for _ in range(3):
        newsroom.build()
        assert newsroom.printed("_redirects") == "/uk/rail/ /uk/railway/ 301!\n"
        (newsroom.root / "content/_moved.txt").unlink()


def test_hosts_get_the_forms_that_the_settings_name(newsroom: Newsroom) -> None:
    settings = newsroom.root / "broadsheet.toml"
    settings.write_text(settings.read_text() + '[hosting]\nfiles = ["nginx", "s3"]\n')
    newsroom.write("content/_moved.txt", "/old/ tag:gazette.example,2020:rail\n")
    newsroom.build()
    assert 'location = "/old/" {\n    return 301 "/uk/rail/";' in newsroom.printed("_hosting/nginx.conf")
    assert '"old/index.html": "/uk/rail/"' in newsroom.printed("_hosting/s3-redirects.json")
    assert not (newsroom.output / "_redirects").exists()


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        ("/{section}/{slug}/", "/{section}/{slug}", "uk/rail/index.html"),
        ("/{section}/{slug}", "/{section}/{slug}/", "uk/rail/index.html"),
        ("/{section}/{slug}/{year}/", "/{section}/{slug}", "uk/rail/2026/index.html"),
    ],
)
def test_an_address_that_loses_or_gets_a_slash_needs_no_redirect(
    newsroom: Newsroom, first: str, then: str, kept: str
) -> None:
    """A path is a file or a folder: where both forms are left behind, there is room for one redirect."""
    for pattern in (first, then, "/{slug}.html"):
        newsroom.write("broadsheet.toml", f'{SETTINGS}[stories]\nurl = "{pattern}"\n')
        newsroom.build()
        assert newsroom.site() == newsroom.clean()
    assert "/rail.html" in newsroom.printed(kept)


def test_an_alias_counts_more_than_an_address_that_was_left(newsroom: Newsroom) -> None:
    newsroom.write("content/_moved.txt", "/uk/old/ tag:gazette.example,2020:rail\n")
    newsroom.write("content/uk/bus.md", story("Bus", aliases="[/uk/old]"))
    newsroom.build()
    assert "/uk/bus/" in newsroom.printed("uk/old")
