"""The recipes of the guide do what they say: each is taken from the page and run, as far as it runs here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from tests.conftest import counterpart
from tests.newsroom import SETTINGS, Newsroom, story
from tests.provision import ROOT

pytestmark = pytest.mark.slow
PAGE = (ROOT / "docs/guide/time.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
HOME, PROGRAM = "/srv/gazette", "/srv/gazette/.venv/bin/broadsheet"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    place = (tmp_path / "www").as_uri()
    room = Newsroom(tmp_path / "paper", SETTINGS + f'[destinations.live]\nto = "{place}"\n')
    room.write("content/uk/rail.md", story("Rail"))
    room.write("content/uk/tram.md", story("Tram", date="2096-11-20T09:00:00Z"))
    program = room.write(
        "bin/broadsheet",
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from broadsheet.cli import main\nsys.exit(main())\n",
    )
    program.chmod(0o755)
    return room


def sh(newsroom: Newsroom, command: str) -> int:
    """Run a line as cron would."""
    path = f"{newsroom.root / 'bin'}:{os.environ['PATH']}"
    line = command.replace("\\%", "%").replace(HOME, str(newsroom.root))
    return subprocess.run(["sh", "-c", line], env={**os.environ, "PATH": path}, check=False).returncode


def crons() -> list[str]:
    lines = [line for kind, text in BLOCKS if not kind for line in text.splitlines() if " * * * *  " in line]
    return [line.split("  ", 1)[1] for line in lines]


def test_cron_publishes(newsroom: Newsroom, tmp_path: Path) -> None:
    plain, by_due = crons()
    assert plain.removeprefix(f"cd {HOME} && ") in by_due
    assert sh(newsroom, by_due) == 0
    assert (tmp_path / "www/uk/rail/index.html").exists()
    due = newsroom.root / ".broadsheet/due"
    assert int(due.read_text()) == datetime(2096, 11, 20, 9, tzinfo=UTC).timestamp()
    newsroom.write("content/uk/bus.md", story("Bus"))
    assert sh(newsroom, by_due) == 1  # not yet
    assert not (tmp_path / "www/uk/bus").exists()
    due.write_text(str(int(time.time()) - 1))
    assert sh(newsroom, by_due) == 0
    assert (tmp_path / "www/uk/bus/index.html").exists()


def test_systemd_takes_the_units(newsroom: Newsroom, tmp_path: Path) -> None:
    program = counterpart("systemd-analyze")
    units = [text for kind, text in BLOCKS if kind == "ini"]
    names = ("gazette.service", "gazette-now.service", "gazette-now.timer")
    for name, text in zip(names, units, strict=True):
        assert name in PAGE
        here = text.replace(PROGRAM, str(newsroom.root / "bin/broadsheet")).replace(HOME, str(newsroom.root))
        (tmp_path / name).write_text(here)
    command = [program, "verify", "--man=no", *(str(tmp_path / name) for name in names)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "gazette" in line]
    assert (done.returncode, said) == (0, []), done.stderr
    run = [line.replace(PROGRAM, "broadsheet") for line in re.findall(r"^ExecStart=(.*)$", units[1], re.MULTILINE)]
    assert crons()[0] == f"cd {HOME} && {' && '.join(run)}"  # which is run above


def test_the_workflow_is_one_and_its_steps_publish(newsroom: Newsroom, tmp_path: Path) -> None:
    (text,) = [text for kind, text in BLOCKS if kind == "yaml"]
    flow = yaml.safe_load(text)
    assert flow[True]["schedule"] == [{"cron": "*/15 * * * *"}]  # YAML 1.1 takes `on` for true
    steps = flow["jobs"]["publish"]["steps"]
    assert all(("uses" in step) != ("run" in step) for step in steps)
    build, publish, verify = [step["run"].replace("python3 build.py", "broadsheet") for step in steps if "run" in step]
    assert sh(newsroom, f"cd {HOME} && {build} && {publish}") == 0
    assert (tmp_path / "www/uk/rail/index.html").exists()
    assert sh(newsroom, f"cd {HOME} && {verify} http://127.0.0.1:9") == 3
