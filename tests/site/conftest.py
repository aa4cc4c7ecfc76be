"""The sample newsroom, printed once for the tests that look at it as readers and machines do."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.newsroom import Newsroom

POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content Security Policy that the guide recommends."""


@pytest.fixture(scope="session")
def sample(sample_newsroom: Newsroom) -> Path:
    """The folder of the printed sample newsroom."""
    return sample_newsroom.output


COMPRESSED = {".html", ".css", ".js", ".svg"}


class Strict(SimpleHTTPRequestHandler):
    """A static host that sends the recommended policy with every answer, keeps connections and compresses text."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        pass


class Trickling(Strict):
    """A host far away: a page comes in pieces, cut after links, and a browser paints between them."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_dir():
            return super().do_GET()
        pieces = re.split(rb"(?<=</a>)", (path / "index.html").read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(sum(map(len, pieces))))
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
            time.sleep(0.1)
        return None


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """The address at which the printed sample is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(sample)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
