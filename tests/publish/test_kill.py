"""`kill -9` in the middle of `broadsheet publish`, and the same command again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.hosting.manner import is_for_hosts
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.publish.conftest import Bucket
from tests.publish.papers import broken
from tests.publish.servers import KEYS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs kill -9")]


def publish(newsroom: Newsroom, bucket: Bucket, kill_after: int | None = None) -> int:
    """Run the command as a process of its own; end it as soon as the server has confirmed so many changes."""
    command = [sys.executable, "-c", "import sys; from broadsheet.cli import main; sys.exit(main())", "publish"]
    process = subprocess.Popen(
        [*command, bucket.address, "--quiet", "-c", str(newsroom.root / "broadsheet.toml")],
        env={**os.environ, **KEYS},
        stderr=subprocess.PIPE,
        text=True,
    )
    found: list[list[str]] = []

    def after() -> None:
        found.append(broken(bucket.seen))
        if len(found) == kill_after:
            process.kill()

    bucket.proxy.after = after
    _, said = process.communicate(timeout=120)
    assert process.returncode in (0, -signal.SIGKILL), said
    assert [missing for missing in found if missing] == []
    return process.returncode


def test_a_killed_run_is_completed_by_the_next(tmp_path: Path, bucket: Bucket) -> None:
    newsroom = Newsroom(tmp_path, SETTINGS)
    newsroom.write("content/uk/rail.md", story("Rail fares rise"))
    newsroom.build()
    assert publish(newsroom, bucket, kill_after=9) == -signal.SIGKILL
    assert publish(newsroom, bucket) == 0
    newsroom.write("content/uk/ferry.md", story("Ferry is late", "See [the fares](rail.md)."))
    newsroom.build(NOW + timedelta(minutes=5))
    for count in (2, 6):
        assert publish(newsroom, bucket, kill_after=count) == -signal.SIGKILL
    assert publish(newsroom, bucket) == 0
    printed = {path: data for path, data in newsroom.site().items() if not is_for_hosts(path)}
    assert bucket.files().keys() == printed.keys()
    for path, data in printed.items():
        assert bucket.read(path) == data.decode(errors="replace"), path
