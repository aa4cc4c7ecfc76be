"""S3 servers of two more makes: SeaweedFS, which compares conditions, and rclone, which does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from random import Random

import obstore
import pytest

from broadsheet.publish import address
from broadsheet.publish.sender import publish
from tests.publish.conftest import buckets
from tests.publish.papers import broken, paper
from tests.publish.proxy import between
from tests.publish.servers import AZURE, BIN, azurite, rclone, seaweed
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


@pytest.mark.slow
def test_azure_as_microsoft_emulates_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Azurite brings 370 packages of Node, so it is not among what the tests install: npm install --global azurite."""
    program = shutil.which("azurite-blob")
    if program is None:
        pytest.skip("azurite is not installed")
    for name, value in AZURE.items():
        monkeypatch.setenv(name, value)
    with azurite(program, tmp_path) as port:
        to = f"az://paper/site?endpoint=http://127.0.0.1:{port}/devstoreaccount1"
        for seed, empty in ((1, False), (2, False), (2, True)):
            place = address.open_at(to, AZURE)
            outcome = publish(printed(tmp_path / "output", paper(Random(seed))), place, terms(grace=timedelta()))
            assert (outcome.is_empty, outcome.problems) == (empty, ())
            assert {found.path for found in place.list()} == paper(Random(seed)).keys()
        found = obstore.get(place._store, "feed.xml")  # type: ignore[attr-defined]
        assert bytes(found.bytes()).decode() == paper(Random(2))["feed.xml"]
        assert found.attributes["Content-Type"] == "application/xml; charset=utf-8"


def _whole(read: Callable[[str], str | None]) -> None:
    assert not broken(read)
