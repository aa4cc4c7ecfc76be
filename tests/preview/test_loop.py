"""Build in a loop: whatever happens to the sources ends in the right picture, without a restart."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.kept import Kept
from broadsheet.preview import app, rebuild
from broadsheet.preview.builder import _look_up, carry_out
from broadsheet.preview.orders import Order, Question, Setup
from broadsheet.preview.serving import WAITING
from tests.conftest import Needs
from tests.newsroom import SETTINGS, Newsroom, story
from tests.preview.served import Served, serving, wait

ORIGIN = "http://127.0.0.1:8000"


def setup(room: Newsroom) -> Setup:
    return Setup(room.root / "broadsheet.toml", ORIGIN)


def test_an_edition_is_printed_in_a_place_of_its_own_with_the_local_address(newsroom: Newsroom) -> None:
    outcome = carry_out(setup(newsroom), Order())
    place = newsroom.root / ".broadsheet/preview/site"
    assert outcome.printed, outcome.problems
    assert not newsroom.output.exists()
    assert f'href="{ORIGIN}/uk/rail/"' in (place / "feed.xml").read_text(encoding="utf-8")
    assert not (place / "uk/tram").exists()
    assert not (place / "uk/bus").exists()
    assert newsroom.build().parsed == 0  # the two share what they read
    assert newsroom.root / "content" in (outcome.sources.folders if outcome.sources else ())


def test_a_site_below_a_path_stays_below_it(newsroom: Newsroom) -> None:
    newsroom.write("broadsheet.toml", SETTINGS.replace("gazette.example", "gazette.example/news", 1))
    outcome = carry_out(setup(newsroom), Order())
    assert outcome.base_path == "/news"
    feed = newsroom.root / ".broadsheet/preview/site/feed.xml"
    assert f'href="{ORIGIN}/news/uk/rail/"' in feed.read_text(encoding="utf-8")


def test_mistakes_are_an_outcome_and_no_exception(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/rail.md", "---\ntitle: [\n---\n")
    outcome = carry_out(setup(newsroom), Order())
    assert not outcome.printed
    assert outcome.problems[0].path == "content/uk/rail.md"
    newsroom.write("broadsheet.toml", "[site\n")
    assert carry_out(setup(newsroom), Order()).problems[0].code == "B102"


def test_the_filters_of_the_build_script_follow_it(newsroom: Newsroom) -> None:
    script = newsroom.write("build.py", "def filters():\n    return {'shout': str.upper}\n")
    newsroom.write("site_templates/fragments/footer.html", "<p>{{ site.name | shout }}</p>")
    made = Setup(newsroom.root / "broadsheet.toml", ORIGIN, script)
    assert carry_out(made, Order()).printed
    page = newsroom.root / ".broadsheet/preview/site/uk/rail/index.html"
    assert "<p>THE GAZETTE</p>" in page.read_text(encoding="utf-8")
    newsroom.write("build.py", "def filters():\n    return {'shout': str.uper}\n")
    found = carry_out(made, Order()).problems[0]
    assert (found.code, found.path, found.line) == ("B904", "build.py", 2)


def test_the_bar_says_what_check_says_of_a_story(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/rail.md", story("Rail fares rise", "[here](/uk/nothing/)"))
    kept = Kept()
    assert carry_out(setup(newsroom), Order(), kept).printed
    answer = _look_up(setup(newsroom), Question(Order(), "/uk/rail/"), kept)
    assert [(found["path"], found["line"]) for found in answer["doubts"] if "/uk/nothing/" in found["text"]] == [
        ("content/uk/rail.md", 6)
    ]


def test_a_save_is_printed_from_what_is_kept(newsroom: Newsroom) -> None:
    kept = Kept()
    carry_out(setup(newsroom), Order(), kept)
    path = newsroom.write("content/uk/rail.md", story("Rail fares rise", "Saved again."))
    unnamed = newsroom.write("content/uk/bus.md", story("Bus fares fall", date="2026-11-20T08:00"))
    outcome = carry_out(setup(newsroom), Order(), kept, frozenset({path}))
    assert "uk/rail/index.html" in dict(outcome.changes)
    assert "uk/bus/index.html" not in dict(outcome.changes)
    outcome = carry_out(setup(newsroom), Order(), kept, frozenset({unnamed}))
    assert "uk/bus/index.html" in dict(outcome.changes)


def test_no_other_command_pays_for_the_preview() -> None:
    code = "import sys, broadsheet.cli.build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert {"starlette", "uvicorn", "watchfiles", "broadsheet.preview"}.isdisjoint(loaded)


def replace_by_rename(path: Path, text: str) -> None:
    """Save a file as many editors do."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.slow
def test_saves_branch_switches_and_lost_folders(newsroom: Newsroom) -> None:
    rail = newsroom.root / "content/uk/rail.md"
    with serving(newsroom.root) as served:
        wait(lambda: "Some words." in served.text("/uk/rail/"))
        wait(lambda: served.outcomes)
        replace_by_rename(rail, story("Rail fares rise", "Saved by renaming."))
        wait(lambda: "Saved by renaming." in served.text("/uk/rail/"))
        for number in range(300):
            newsroom.write(f"content/uk/branch-{number}.md", story(f"Branch {number}"))
        wait(lambda: "Branch 299" in served.text("/uk/branch-299/"))
        shutil.rmtree(newsroom.root / "content")
        wait(lambda: served.outcomes[-1].problems)
        assert "Saved by renaming." in served.text("/uk/rail/")  # the last good edition
        newsroom.write("content/uk/rail.md", story("Rail fares rise", "Back again."))
        wait(lambda: "Back again." in served.text("/uk/rail/"))
        wait(lambda: served.get("/uk/branch-299/")[0] == 404)
        newsroom.write("content/uk/rail.md", story("Rail fares rise", "Still watched."))
        wait(lambda: "Still watched." in served.text("/uk/rail/"))


@pytest.mark.slow
def test_a_switch_of_branches_ends_at_the_edition_of_the_branch(
    newsroom: Newsroom, needs: Needs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "QUIET", 600.0)  # nothing but the switch itself has them printed

    def git(*words: str) -> None:
        names = ["-c", "user.name=Desk", "-c", "user.email=desk@gazette.example", "-c", "core.autocrlf=false"]
        subprocess.run([needs("git"), *names, *words], cwd=newsroom.root, check=True, capture_output=True)

    newsroom.write(".gitignore", ".broadsheet/\n")
    git("init", "-b", "morning")
    for branch, numbers in (("morning", range(300)), ("evening", range(50, 350))):
        git("checkout", "-B", branch)
        shutil.rmtree(newsroom.root / "content/uk")
        for number in numbers:
            newsroom.write(f"content/uk/story-{number}.md", story(f"Story {number}", f"As of the {branch}."))
        newsroom.write("site_templates/fragments/footer.html", f"<p>The {branch} edition</p>")
        git("add", ".")
        git("commit", "-m", branch)
    with serving(newsroom.root) as served:
        expected = {}
        for branch in ("morning", "evening"):
            git("checkout", branch)
            expected[branch] = edition_from_nothing(newsroom, served.origin)
        assert expected["evening"].keys() != expected["morning"].keys()
        for branch in ("morning", "evening"):
            git("checkout", branch)
            wait_for_edition(served, expected[branch])


def wait_for_edition(served: Served, expected: dict[str, bytes]) -> None:
    wait(lambda: files(served.preview.rebuild.setup.place) == expected)


def edition_from_nothing(newsroom: Newsroom, origin: str) -> dict[str, bytes]:
    """What a preview that never saw another branch prints."""
    with tempfile.TemporaryDirectory() as folder:
        own = shutil.ignore_patterns(".git", ".broadsheet")
        root = shutil.copytree(newsroom.root, Path(folder) / "site", ignore=own)
        made = Setup(root / "broadsheet.toml", origin)
        assert carry_out(made, Order()).printed
        return files(made.place)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the site in a folder, without the press's own; what goes while they are read is left out."""
    found = {}
    for base, _, names in os.walk(folder):
        for path in (Path(base) / name for name in names if not name.startswith(".broadsheet")):
            with suppress(OSError):
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


@pytest.mark.slow
def test_a_save_shows_the_page_first_and_its_feeds_follow(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "QUIET", 600.0)  # nothing but the save itself has feeds printed
    with serving(newsroom.root) as served:
        wait(lambda: served.outcomes)
        replace_by_rename(newsroom.root / "content/uk/rail.md", story("Rail fares rise", "Saved a moment ago."))
        wait(lambda: len(served.outcomes) > 2)
        first, rest = (dict(outcome.changes) for outcome in served.outcomes[1:3])
        assert "uk/rail/index.html" in first
        assert "feed.xml" not in first
        assert "feed.xml" in rest
        assert "Saved a moment ago." in served.text("/feed.xml")


@pytest.mark.slow
def test_the_first_edition_is_waited_for_by_the_page_itself(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "WAIT", 0.0)
    with serving(newsroom.root) as served:
        status, headers, body = served.get("/uk/rail/")
        assert (status, headers["retry-after"]) == (503, "1")
        assert WAITING in body.decode()
        wait(lambda: "Some words." in served.text("/uk/rail/"))


@pytest.mark.slow
def test_mistakes_at_the_start_and_the_way_out_of_them(newsroom: Newsroom) -> None:
    footer = newsroom.write("site_templates/fragments/footer.html", "{% if %}")
    with serving(newsroom.root) as served:
        wait(lambda: served.outcomes)
        code, _, body = served.get("/uk/rail/")
        assert code == 503
        assert b"site_templates/fragments/footer.html:1: B501" in body
        newsroom.write("broadsheet.toml", "[site\n")
        wait(lambda: served.outcomes[-1].problems[0].code == "B102")
        newsroom.write("broadsheet.toml", SETTINGS.replace("The Gazette", "The Herald"))
        wait(lambda: served.outcomes[-1].problems[0].code == "B501")
        footer.unlink()
        wait(lambda: "The Herald" in served.text("/uk/rail/"))


@pytest.mark.slow
def test_time_travel_and_drafts(newsroom: Newsroom) -> None:
    with serving(newsroom.root) as served:
        wait(lambda: served.get("/uk/rail/")[0] == 200)
        assert served.get("/uk/bus/")[0] == 404
        page = served.text("/__broadsheet/page?url=/uk/rail/")
        assert '"causes":["uk/bus.md appears"]' in page
        assert '"state":"public"' in page
        assert served.order(at="2030-01-20T09:00") == 202
        wait(lambda: served.get("/uk/bus/")[0] == 200)
        assert served.order(at=None, drafts=True) == 202
        wait(lambda: served.get("/uk/tram/")[0] == 200)
        wait(lambda: served.get("/uk/bus/")[0] == 404)
        assert '"state":"draft"' in served.text("/__broadsheet/page?url=/uk/tram/")


@pytest.mark.slow
def test_a_story_appears_when_its_time_has_come(newsroom: Newsroom) -> None:
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=12)
    newsroom.write("content/uk/soon.md", story("Soon", date=soon.isoformat()))
    with serving(newsroom.root) as served:
        wait(lambda: served.get("/uk/soon/")[0] == 200)
        assert datetime.now(UTC) >= soon


@pytest.mark.slow
def test_a_builder_that_dies_is_replaced(newsroom: Newsroom) -> None:
    with serving(newsroom.root) as served:
        wait(lambda: served.outcomes and served.outcomes[-1].printed)
        kill_builder(served)
        newsroom.write("content/uk/rail.md", story("Rail fares rise", "Once."))
        wait(lambda: not served.outcomes[-1].printed)
        assert served.outcomes[-1].problems[0].code == "B902"
        newsroom.write("content/uk/rail.md", story("Rail fares rise", "Twice."))
        wait(lambda: "Twice." in served.text("/uk/rail/"))


def kill_builder(served: Served) -> None:
    process = served.preview._builder._process
    assert process is not None
    process.kill()
    process.join(10)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_ctrl_c_ends_it_within_a_second_with_an_open_page_and_a_build_under_way(newsroom: Newsroom) -> None:
    """The best of three counts: each waits for nothing but this machine, which may be busy with other work."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = [seconds_to_end(newsroom, port)]
        while min(found) >= 1 and len(found) < 3:
            found.append(seconds_to_end(newsroom, port))
    assert min(found) < 1, found


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the browser is a shell script")
def test_the_browser_is_opened_before_there_is_an_edition(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("broadsheet.toml", SETTINGS.replace("gazette.example", "gazette.example/news", 1))
    opened = newsroom.root / "opened"
    browser = newsroom.write("browser", f'#!/bin/sh\necho "$1" > "{opened}"\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    process = run(newsroom, "--port", "0", "--open")  # its build does not end
    try:
        wait(lambda: opened.exists() and opened.read_text())
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/news/\n", opened.read_text())
    finally:
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[0].decode()
    assert "The first edition is being printed." in said


AT_WORK = """
import sys, time
from pathlib import Path
from broadsheet.cli import main


def filters():
    Path(__file__).with_name("at-work").touch()
    time.sleep(60)
    return {}


if __name__ == "__main__":
    sys.exit(main())
"""


def seconds_to_end(newsroom: Newsroom, taken: int) -> float:
    """Seconds from Ctrl-C to the end of a preview whose build does not end, and whose port is taken."""
    mark = newsroom.root / "at-work"
    mark.unlink(missing_ok=True)
    process = run(newsroom, "--port", str(taken))
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    assert found, line
    assert int(found[1]) > taken
    wait(mark.exists)
    with socket.create_connection(("127.0.0.1", int(found[1])), 30) as page:
        page.sendall(f"GET /__broadsheet/events HTTP/1.1\r\nHost: localhost:{found[1]}\r\n\r\n".encode())
        assert page.recv(15) == b"HTTP/1.1 200 OK"
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        errors = process.communicate(timeout=30)[1].decode()
        seconds = time.monotonic() - begun
    assert process.returncode == 0, errors
    assert f"Port {taken} is taken" in errors
    assert "Traceback" not in errors
    return seconds


def run(newsroom: Newsroom, *options: str) -> subprocess.Popen[bytes]:
    script = newsroom.write("build.py", AT_WORK)
    path = os.pathsep.join([str(Path(__file__).parent.parent.parent), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-u", str(script), "serve", *options],
        cwd=newsroom.root,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
