"""A real HTTP server that keeps what it was told, and answers as it is asked to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


@dataclass(slots=True)
class Listener:
    """The server. `answer` gives the status of each request."""

    answer: Callable[[Asked], int] = lambda _: 204
    asked: list[Asked] = field(default_factory=list)
    origin: str = ""


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener on a free port of loopback."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            asked = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            listener.asked.append(asked)
            self.send_response(listener.answer(asked))
            self.send_header("content-length", "0")
            self.end_headers()

        do_POST = do_PURGE = do_PUT = _take  # noqa: N815 - the names that http.server wants

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server has
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    listener.origin = f"http://127.0.0.1:{server.server_port}"
    try:
        yield listener
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
