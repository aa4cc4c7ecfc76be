"""A preview in a thread of the test's process, and a way to speak to it with nothing between."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from broadsheet import config
from broadsheet.preview import address
from broadsheet.preview.orders import Order, Outcome, Setup
from broadsheet.preview.server import Preview
from tests.newsroom import Newsroom

LIMIT = 60.0
"""Seconds after which a test that waits has failed; machines that run tests are slow."""

HELD_BY = "site_templates/fragments/social.html"
HELD = """
import time
from contextlib import suppress
from pathlib import Path

HERE = Path({here!r})


def until(name):
    end = time.monotonic() + 60
    while not (HERE / name).exists() and time.monotonic() < end:
        time.sleep(0.01)


def hold(url):
    if not url.endswith("/uk/rail/"):
        until("print")
        with suppress(FileNotFoundError):
            (HERE / "wrong").unlink()
            raise ValueError("It was wrong.")
    return url


def filters():
    until("plan")
    return {{"hold": hold}}
"""


class Served:
    """A preview that is running. With `builds` false it serves what stands in its place, and makes nothing."""

    def __init__(self, root: Path, builds: bool, order: Order, host: str, script: Path | None) -> None:
        self.listener, _ = address.bind(host, 0)
        self.port = self.listener.getsockname()[1]
        self.origin = address.origin(host, self.port)
        self.outcomes: list[Outcome] = []
        self._builds = builds
        self._setup = Setup(root / config.FILE_NAME, self.origin, script)
        self._order, self._host = order, host
        self._ready = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    async def _run(self) -> None:
        self.preview = Preview(self._setup, self._order, self.listener, self._host, self.outcomes.append)
        self.loop = asyncio.get_running_loop()
        self._ready.set()
        if self._builds:
            await self.preview.run()
        else:
            self.preview.rebuild.first.set()
            await self.preview.server.serve([self.listener])

    def start(self) -> None:
        self.thread.start()
        self._ready.wait(LIMIT)
        wait(lambda: self.preview.server.started)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.preview.stop)
        self.thread.join(10)
        self.listener.close()
        assert not self.thread.is_alive()

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (small letters) and body."""
        return self.ask(method, path, None, {name.replace("_", "-"): value for name, value in headers.items()})

    def ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def order(self, **wanted: Any) -> int:
        headers = {"Origin": self.origin, "Content-Type": "application/json"}
        return self.ask("POST", "/__broadsheet/edition", json.dumps(wanted).encode(), headers)[0]

    def raw(self, data: bytes) -> bytes:
        """What is answered to these very bytes, until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), 30) as client:
            client.sendall(data)
            pieces = []
            while piece := client.recv(65536):
                pieces.append(piece)
            return b"".join(pieces)

    def text(self, path: str) -> str:
        return self.get(path)[2].decode()


def held(newsroom: Newsroom) -> Path:
    """A build script whose build waits until there is a file `plan`, prints only /uk/rail/ until there is one `print`,
    and is refused once if there is one `wrong`.
    """
    newsroom.write(HELD_BY, "<!-- {{ facts.canonical | hold }} -->")
    return newsroom.write("build.py", HELD.format(here=str(newsroom.root)))


def wait(until: Callable[[], object], seconds: float = LIMIT) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def serving(
    root: Path,
    builds: bool = True,
    order: Order | None = None,
    host: str = "127.0.0.1",
    script: Path | None = None,
) -> Iterator[Served]:
    """A preview of the site in a folder, with the filters of a build script if there is one."""
    served = Served(root, builds, order or Order(), host, script)
    served.start()
    try:
        yield served
    finally:
        served.stop()
