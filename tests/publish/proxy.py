"""A proxy between us and a server that loses, delays, cuts and spoils what passes, as chance says. It also counts."""

from __future__ import annotations

import re
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler
from random import Random
from typing import ClassVar
from urllib.parse import unquote, urlsplit

FAULTS = ("lose", "lose answer", "delay", "cut", "spoil", "500", "503", "403")
_DENIED = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
_HOP = frozenset({"connection", "transfer-encoding", "content-length", "keep-alive"})


@dataclass(slots=True)
class Proxy:
    """What passed, and what goes wrong. `faulty` is the share of requests that meet a fault."""

    port: int
    target: int
    faulty: float = 0.0
    faults: tuple[str, ...] = FAULTS
    chance: Random = field(default_factory=lambda: Random(0))
    requests: list[tuple[str, str]] = field(default_factory=list)
    signed: list[tuple[str, str]] = field(default_factory=list)
    """Address and Authorization of each request to put something."""
    sent: int = 0
    """Bytes of bodies that came from us."""
    after: Callable[[], None] = lambda: None
    """Called after each request that may have changed something, before its answer is given."""
    is_encrypted: bool = False
    """Whether ETags are those of a bucket that encrypts: they look like digests and are none."""
    mirror: dict[str, bytes] = field(default_factory=dict)
    """What stands at the server by what it has confirmed: the address's path -> bytes."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def confirmed(self, command: str, path: str, body: bytes) -> None:
        """Keep the mirror, and call `after`."""
        place = unquote(urlsplit(path).path)
        if command == "PUT":
            self.mirror[place] = body
        for key in re.findall(rb"<Key>([^<]+)</Key>", body) if command == "POST" else ():
            self.mirror.pop(f"{place.rstrip('/')}/{key.decode()}", None)
        self.after()

    def reset(self, faulty: float = 0.0, seed: int = 0, faults: tuple[str, ...] = FAULTS) -> None:
        self.faulty, self.faults, self.chance = faulty, faults, Random(seed)
        self.is_encrypted = False
        self.requests, self.signed, self.sent, self.after = [], [], 0, lambda: None

    def fault(self) -> str:
        return self.chance.choice(self.faults) if self.chance.random() < self.faulty else ""


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128


@contextmanager
def between(target: int) -> Iterator[Proxy]:
    """A proxy in front of a port of this machine."""

    class Handler(_Handler):
        proxy: ClassVar[Proxy]

    with _Server(("127.0.0.1", 0), Handler) as server:
        Handler.proxy = Proxy(int(server.server_address[1]), target)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Handler.proxy
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    proxy: ClassVar[Proxy]
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's word
        pass

    def _pass(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:  # the client was killed
            self.close_connection = True
            return
        proxy = self.proxy
        with proxy.lock:
            proxy.requests.append((self.command, self.path))
            proxy.sent += len(body)
            proxy.signed += [(self.path, self.headers.get("authorization", ""))] if self.command == "PUT" else []
            fault = proxy.fault()
            if fault == "delay":
                time.sleep(0.05)
            if fault.isdecimal():
                self._answer(int(fault), {}, _DENIED if fault == "403" else b"")
                return
            if fault == "lose" or not self._forward(body, fault):
                self.close_connection = True

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _pass  # noqa: N815 - the base class's names

    def _forward(self, body: bytes, fault: str) -> bool:
        """Whether an answer was given."""
        if body and (fault == "spoil" or (fault == "spoil part" and "partNumber=" in self.path)):
            body = bytes([body[0] ^ 1]) + body[1:]
        upstream = HTTPConnection("127.0.0.1", self.proxy.target, timeout=30)
        try:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("connection", "expect"):
                    is_tag = name.lower() == "if-match" and self.proxy.is_encrypted
                    upstream.putheader(name, value[::-1] if is_tag else value)
            upstream.endheaders()
            upstream.send(body[: len(body) // 2] if fault == "cut" else body)
            if fault == "cut":
                return False
            answer = upstream.getresponse()
            found = answer.read()
        except (OSError, HTTPException):
            return False
        finally:
            upstream.close()
        if self.command not in ("GET", "HEAD") and answer.status < 300:
            self.proxy.confirmed(self.command, self.path, body)
        if fault == "lose answer":
            return False
        self._answer(answer.status, dict(answer.getheaders()), found)
        return True

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        length = {name.lower(): value for name, value in headers.items()}.get("content-length", str(len(body)))
        for name, value in headers.items():
            if name.lower() not in _HOP:
                self.send_header(name, value[::-1] if name.lower() == "etag" and self.proxy.is_encrypted else value)
        self.send_header("content-length", length if self.command == "HEAD" else str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
