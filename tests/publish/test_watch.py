"""Publishing that goes on by itself: when it wakes, and that a story appears at its time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.cli.watching import AGAIN, LOOK, Round, pause, watch
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.provision import ROOT


@pytest.mark.parametrize(
    ("seconds", "failures", "wait"),
    [
        (None, 0, LOOK),
        (90, 0, 90),
        (86_400, 0, LOOK),
        (-5, 0, 0),
        (None, 1, AGAIN),
        (None, 3, 4 * AGAIN),
        (None, 50, LOOK),
        (10, 2, 10),
    ],
)
def test_it_wakes_for_what_is_due_and_looks_now_and_then(seconds: float | None, failures: int, wait: float) -> None:
    coming = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert pause(NOW, coming, failures) == wait


def test_failures_in_a_row_wait_longer_and_a_success_forgets_them() -> None:
    rounds: Iterator[Round] = iter([Round(False), Round(False), Round(True), Round(False)])
    slept: list[float] = []

    def work() -> Round:
        found = next(rounds, None)
        if found is None:
            raise KeyboardInterrupt
        return found

    with pytest.raises(KeyboardInterrupt):
        watch(work, lambda: NOW, slept.append)
    assert slept == [AGAIN, 2 * AGAIN, LOOK, AGAIN]


@pytest.mark.slow
def test_a_story_appears_at_its_time(tmp_path: Path) -> None:
    place = tmp_path / "www"
    newsroom = Newsroom(tmp_path / "paper", SETTINGS + f'[destinations.live]\nto = "{place.as_uri()}"\n')
    newsroom.write("content/uk/rail.md", story("Rail"))
    command = [
        sys.executable,
        "-c",
        "import sys; from broadsheet.cli import main; sys.exit(main())",
        "publish",
        "--watch",
    ]
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=30)
    newsroom.write("content/uk/tram.md", story("Tram", date=soon.isoformat()))
    with subprocess.Popen(
        command,
        cwd=newsroom.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as run:
        try:
            until(place / "uk/rail/index.html")
            is_early = not (place / "uk/tram").exists()  # looked at before the clock is
            assert is_early or datetime.now(UTC) >= soon
            until(place / "uk/tram/index.html")
            assert datetime.now(UTC) >= soon
        finally:
            run.send_signal(signal.SIGINT)
            try:
                said = run.communicate(timeout=30)[0]
            except subprocess.TimeoutExpired:
                run.kill()
                raise
    assert run.returncode == 130
    assert "Next due: " in said
    assert "Traceback" not in said


def until(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path} did not appear"
        time.sleep(0.1)
