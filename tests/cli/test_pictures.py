"""`broadsheet pictures`: what it lists, for people, pipes and programs, and what it removes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from broadsheet.cli import main
from tests.newsroom import SETTINGS, Newsroom, story
from tests.pictures import made
from tests.provision import ROOT

BRIDGE = made.with_segment(
    made.encoded(made.gradient(120, 90), "JPEG", exif=made.exif()), made.iptc(credit="Ann Smith/Agency")
)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(tmp_path, SETTINGS + "\n[pictures]\nwidths = [40, 80]\nformats = ['webp', 'jpeg']\n")
    room.write("content/uk/bridge.jpg", BRIDGE)
    room.write("content/uk/spare.png", made.encoded(made.gradient(30, 20), "PNG"))
    room.write("content/uk/empty.jpg", b"")
    image = "{src: bridge.jpg, alt: A bridge, licence: CC BY 4.0, rights: {until: 2099-01-01, syndicate: false}}"
    room.write("content/uk/rail.md", story("Rail", image=image))
    room.write("content/uk/far.md", story("Far", image="{src: https://elsewhere.example/far.jpg, alt: Far}"))
    room.write("content/uk/later.md", story("Later", "![A bridge](bridge.jpg)", embargo="2098-01-01"))
    monkeypatch.chdir(tmp_path)
    return room


def test_a_pipe_gets_a_picture_a_line(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pictures"]) == 0
    heading, *rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    found = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    bridge = found["uk/bridge.jpg"]
    assert (bridge["size"], bridge["credit"], bridge["missing"]) == ("120x90", "Ann Smith/Agency", "licence")
    assert bridge["used in"] == "uk/later.md; uk/rail.md"
    assert bridge["rights until"] == "2099-01-01T00:00:00+00:00"
    assert "credit (IPTC)" in bridge["note"]
    assert "not for partners" in bridge["note"]
    assert found["uk/spare.png"]["used in"] == "nothing"
    assert found["uk/empty.jpg"]["note"] == "cannot be used: it has no bytes"


def test_programs_get_all_that_is_known_of_each_use(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pictures", "--json"]) == 0
    found = {entry["path"]: entry for entry in json.loads(capsys.readouterr().out)}
    later, rail = found["uk/bridge.jpg"]["uses"]
    assert (later["state"], later["missing"], rail["missing"]) == ("embargoed", ["licence"], [])
    assert (rail["until"], rail["syndicate"], rail["shown"]) == ("2099-01-01T00:00:00+00:00", False, True)
    assert found["uk/bridge.jpg"]["holds"] == ["gps", "serial"]
    assert found["uk/bridge.jpg"]["sizes"] > 4
    assert "https://elsewhere.example/far.jpg" in found


def test_the_list_can_be_narrowed(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    main(["pictures", "--unused", "--json"])
    assert [entry["path"] for entry in json.loads(capsys.readouterr().out)] == ["uk/empty.jpg", "uk/spare.png"]
    main(["pictures", "--missing", "--json"])
    lacking = [entry["path"] for entry in json.loads(capsys.readouterr().out)]
    assert lacking == ["uk/bridge.jpg", "uk/empty.jpg", "https://elsewhere.example/far.jpg"]


def read(terminal: int) -> bytes:
    """Some of what a program wrote to a terminal; nothing when it has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that
        return b""


@pytest.mark.slow
def test_somebody_who_watches_gets_lines_that_are_whole_in_a_narrow_window(newsroom: Newsroom) -> None:
    ours, theirs = pty.openpty()
    call = "from broadsheet.cli import main; main(['pictures'])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "40", "TERM": "xterm"}
    with subprocess.Popen([sys.executable, "-c", call], stdout=theirs, cwd=newsroom.root, env=environment):
        os.close(theirs)
        shown = b"".join(iter(lambda: read(ours), b"")).decode()
    assert "  used in: uk/later.md; uk/rail.md" in shown
    assert "4 pictures." in shown


def test_pruning_removes_what_nothing_shows_and_the_next_build_converts_nothing(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    def kept() -> dict[Path, int]:
        files = (newsroom.root / ".broadsheet/pictures").rglob("*")
        return {path: path.stat().st_ino for path in files if path.is_file()}

    (newsroom.root / "content/uk/later.md").unlink()
    newsroom.build()
    first = kept()
    newsroom.write("content/uk/rail.md", story("Rail", image="{src: bridge.jpg, alt: A bridge, credit: Somebody else}"))
    newsroom.build()
    both = kept()
    assert main(["pictures", "--prune"]) == 0
    assert capsys.readouterr().out.startswith("8 converted pictures removed, 0.0 MB.")
    left = kept()
    assert left.items() < both.items()
    assert not left.keys() & first.keys()
    newsroom.build(output=newsroom.root / "elsewhere")
    assert kept() == left


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_person_at_a_terminal_sees_how_far_the_pictures_are(tmp_path: Path) -> None:
    """Every other reader of standard error gets no bar."""
    newsroom = Newsroom(tmp_path)
    newsroom.write("content/uk/harbour.jpg", made.encoded(made.gradient(900, 600), "JPEG"))
    newsroom.write("content/uk/rail.md", story("Rail", image="{src: harbour.jpg, alt: Harbour}"))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "import sys; from broadsheet.cli import main; sys.exit(main())", "build"]
    with subprocess.Popen(
        [*command, "-c", str(newsroom.root / "broadsheet.toml")],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", "CI": ""},
    ) as process:
        os.close(theirs)
        said = b""
        with suppress(OSError):  # how Linux says that nobody holds the other end any more
            while piece := os.read(ours, 4096):
                said += piece
    os.close(ours)
    assert process.returncode == 0, said
    assert b"pictures" in said
    assert "━".encode() in said
