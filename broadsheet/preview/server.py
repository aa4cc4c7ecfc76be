"""One preview from beginning to end: the socket, the server, the watch and the builder.

Uvicorn waits for open event streams when it is told to stop; so they are closed first (`Hub.close`), and it stops.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from broadsheet.preview import address, app, builder
from broadsheet.preview.orders import Order, Outcome, Setup, Sources
from broadsheet.preview.process import Builder
from broadsheet.preview.rebuild import Rebuild
from broadsheet.preview.watch import watch

CONNECTIONS = 200
"""Connections that are held at one time; whoever comes then is told so, and let go."""
FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: 31\r\n\r\nToo many connections are open.\n"
)
HEADERS = 32 * 1024
"""Bytes of the largest request line and headers together."""
HURRY = 10.0
"""Seconds that a client has to send them."""


class Hurried(H11Protocol):
    """HTTP/1.1 that lets a connection go whose request does not arrive, and holds no more of them than it may.

    Uvicorn's own limit answers what is asked and goes on holding those who ask nothing, however many they are.
    """

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin the wait for the first request, or refuse it where too many are held."""
        super().connection_made(transport)
        if len(self.connections) <= CONNECTIONS:
            self._wait()
        else:
            self.connections.discard(self)
            transport.write(FULL)
            transport.close()

    def data_received(self, data: bytes) -> None:
        """Take what arrived; wait on while a request is not whole."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._relax()
        elif self._deadline is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._relax()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(HURRY, self._give_up)

    def _relax(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self.conn.their_state is h11.IDLE:
            self.transport.close()


class Server(uvicorn.Server):
    """Uvicorn that closes the event streams when it is told to stop, and returns instead of raising."""

    def __init__(self, config: uvicorn.Config, rebuild: Rebuild) -> None:
        super().__init__(config)
        self._rebuild = rebuild

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; at once when it is said a second time."""
        super().handle_exit(sig, frame)
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop().call_soon_threadsafe(self._rebuild.hub.close)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take Ctrl-C and the request to terminate, and give them back."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        names = [signal.SIGINT, signal.SIGTERM]
        before = {name: signal.signal(name, self.handle_exit) for name in names}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)


class Preview:
    """A preview that serves on a socket until it is stopped."""

    def __init__(
        self, setup: Setup, order: Order, listener: socket.socket, host: str, tell: Callable[[Outcome], None]
    ) -> None:
        port = listener.getsockname()[1]
        self._builder = Builder(setup)
        self.rebuild = Rebuild(setup, order, self._builder, tell)
        self._listener = listener
        application = app.app(self.rebuild, lambda name: address.is_known(name, host, port))
        self.server = Server(_config(application), self.rebuild)

    async def run(self) -> None:
        """Serve, build and watch until the server is told to stop.

        Raises:
            Exception: something in the loop failed, which is a fault of ours.
        """
        tasks = [asyncio.create_task(self.rebuild.run()), asyncio.create_task(self._watch())]
        serving = asyncio.create_task(self.server.serve([self._listener]))
        self.rebuild.ask()
        try:
            await asyncio.wait([serving, *tasks], return_when=asyncio.FIRST_COMPLETED)
            for task in (serving, *tasks):
                if task.done():
                    task.result()
        finally:
            self._builder.stop()
            self.rebuild.rest()
            self.stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(serving, *tasks, return_exceptions=True)

    def stop(self) -> None:
        """Make `run` return soon. Called in the loop's own thread."""
        self.server.should_exit = True
        self.rebuild.hub.close()

    async def _watch(self) -> None:
        await watch(self._sources, self._changed, self.rebuild.unsettle)

    def _changed(self, touched: frozenset[Path] | None) -> None:
        self.rebuild.ask(touched=touched)

    def _sources(self) -> Sources:
        for outcome in (self.rebuild.outcome, self.rebuild.good):
            if outcome is not None and outcome.sources is not None:
                return outcome.sources
        return builder.first_sources(self.rebuild.setup)


def _config(application: Any) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=Hurried,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=HEADERS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=1,
    )
