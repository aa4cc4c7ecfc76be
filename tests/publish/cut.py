"""A wire between us and a server that is cut when so many bytes have passed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Wire:
    """`left` is how many bytes of ours may pass before every connection is cut; None: as many as there are."""

    port: int
    left: int | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def takes(self, size: int) -> bool:
        with self.lock:
            if self.left is None:
                return True
            self.left -= size
            return self.left > 0


@contextmanager
def wire(target: int) -> Iterator[Wire]:
    """A wire to a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Wire(int(server.getsockname()[1]))
        accepting = threading.Thread(target=_accept, args=(server, target, found))
        accepting.start()
        try:
            yield found
        finally:
            server.shutdown(socket.SHUT_RDWR)
            accepting.join()


def _accept(server: socket.socket, target: int, found: Wire) -> None:
    open_ones = []
    with suppress(OSError):
        while True:
            ours, _ = server.accept()
            open_ones.append(threading.Thread(target=_serve, args=(ours, target, found)))
            open_ones[-1].start()
    for thread in open_ones:
        thread.join()


def _serve(ours: socket.socket, target: int, found: Wire) -> None:
    with ours, suppress(OSError), socket.create_connection(("127.0.0.1", target)) as theirs:
        back = threading.Thread(target=_pass, args=(theirs, ours, None))
        back.start()
        _pass(ours, theirs, found)
        back.join()


def _pass(source: socket.socket, sink: socket.socket, counted: Wire | None) -> None:
    with suppress(OSError):
        while (data := source.recv(4096)) and (counted is None or counted.takes(len(data))):
            sink.sendall(data)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
