"""What a person sees: the commands in a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import Newsroom, story
from tests.provision import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminal to open")
CALL = "import sys; from broadsheet.cli import main; sys.exit(main())"
ERASED = "\x1b[2K"


def shown(folder: Path, *arguments: str, **environment: str) -> str:
    """All that a command writes to a terminal of 80 columns, control characters and all."""
    if sys.platform == "win32":
        return ""
    import pty

    ours, theirs = pty.openpty()
    known = {name: text for name, text in os.environ.items() if name not in {"CI", "NO_COLOR", "GITHUB_ACTIONS"}}
    known |= {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [sys.executable, "-c", CALL, *arguments], cwd=folder, env=known, stdin=theirs, stdout=theirs, stderr=theirs
    ) as command:
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 65536):
                written += part
        except OSError:  # Linux says so where the last writer is gone
            pass
        finally:
            os.close(ours)
            command.wait()
    return written.decode()


def test_the_progress_bar_wipes_out_no_mistake(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail", date="yesterday", draft="maybe"))
    written = shown(room.root, "build")
    assert ERASED in written, "there was no bar"
    kept = written.rpartition(ERASED)[2]
    assert "B223" in kept
    assert "B231" in kept
    assert "2 mistakes. Nothing was printed." in kept


def test_no_color_is_heeded(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail", date="yesterday"))
    assert "\x1b[31m" in shown(room.root, "build")
    for command in ("build", "check", "pictures", "init"):
        assert not re.search(r"\x1b\[[0-9;]*m", shown(room.root, command, NO_COLOR="1")), command
