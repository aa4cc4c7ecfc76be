"""How many may be connected, and what becomes of the others. Real sockets on loopback, and nothing between."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from broadsheet.preview import server
from tests.newsroom import Newsroom
from tests.preview.served import Served, serving, wait


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A preview that waits long for requests, so that on a slow machine too every client is still there."""
    monkeypatch.setattr(server, "HURRY", 600.0)
    Newsroom(tmp_path).write(".broadsheet/preview/site/feed.xml", "<feed/>")
    with serving(tmp_path, builds=False) as found:
        yield found


def connect(served: Served, stack: ExitStack, count: int) -> list[socket.socket]:
    """Clients that are connected and have said nothing yet."""
    made = [stack.enter_context(socket.create_connection(("127.0.0.1", served.port), 30)) for _ in range(count)]
    wait(lambda: held(served) >= min(count, server.CONNECTIONS))
    return made


def held(served: Served) -> int:
    return len(served.preview.server.server_state.connections)


def ask(served: Served, client: socket.socket) -> bytes:
    client.sendall(f"GET /feed.xml HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
    return client.recv(100)


def test_slow_clients_do_not_stop_others(served: Served) -> None:
    with ExitStack() as stack:
        for client in connect(served, stack, server.CONNECTIONS - 1):
            client.sendall(b"GET /feed.xml HTT")
        assert served.get("/feed.xml")[0] == 200


def test_one_connection_too_many_is_told_so_and_the_others_are_served(served: Served) -> None:
    with ExitStack() as stack:
        clients = connect(served, stack, server.CONNECTIONS)
        answer = served.raw(b"")
        assert answer.startswith(b"HTTP/1.1 503")
        assert answer.endswith(b"\r\n\r\nToo many connections are open.\n")
        assert all(ask(served, client).startswith(b"HTTP/1.1 200") for client in (clients[0], clients[-1]))
        clients[0].close()
        wait(lambda: held(served) < server.CONNECTIONS)
        assert served.get("/feed.xml")[0] == 200
    wait(lambda: not held(served))
    assert served.get("/feed.xml")[0] == 200


def test_no_more_are_held_however_many_come(served: Served) -> None:
    """Those who ask nothing too: each would keep a file of the process open."""
    with ExitStack() as stack:
        clients = connect(served, stack, server.CONNECTIONS + 100)
        for client in clients[server.CONNECTIONS :]:
            assert client.recv(100).startswith(b"HTTP/1.1 503")
        assert held(served) <= server.CONNECTIONS
        assert ask(served, clients[server.CONNECTIONS - 1]).startswith(b"HTTP/1.1 200")
