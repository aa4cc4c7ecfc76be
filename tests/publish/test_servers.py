"""S3 servers of two more makes: SeaweedFS, which compares conditions, and rclone, which does not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random

import pytest

from broadsheet.publish.sender import publish
from tests.publish.conftest import buckets
from tests.publish.papers import broken, paper
from tests.publish.proxy import between
from tests.publish.servers import BIN, rclone, seaweed
from tests.publish.site import printed, terms

Server = Callable[[Path], AbstractContextManager[int]]


@pytest.mark.slow
@pytest.mark.parametrize(("server", "program", "warnings"), [(seaweed, "weed", []), (rclone, "rclone", ["B828"])])
def test_a_bucket_of_another_make(tmp_path: Path, server: Server, program: str, warnings: list[str]) -> None:
    if not (BIN / program).exists():
        pytest.skip(f"{program} has no package for this system")
    with server(tmp_path) as port, between(port) as proxy:
        bucket = buckets(proxy)
        proxy.after = lambda: _whole(bucket.seen)
        for seed in (1, 2, 3):
            outcome = publish(printed(tmp_path / "output", paper(Random(seed))), bucket.open(), terms())
            assert [found.code for found in outcome.problems] == warnings
            assert bucket.files().items() >= paper(Random(seed)).items()
        assert bucket.head("index.html")["content-type"] == "text/html; charset=utf-8"
        assert publish(printed(tmp_path / "output", paper(Random(3))), bucket.open(), terms()).is_empty


def _whole(read: Callable[[str], str | None]) -> None:
    assert not broken(read)
