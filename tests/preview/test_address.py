"""Ports and names."""

from __future__ import annotations

import socket

import pytest

from broadsheet.errors import Mistakes
from broadsheet.preview import address


def test_a_taken_port_is_told_and_another_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(address, "PORT", port)
        listener, told = address.bind("127.0.0.1", None)
        with listener:
            assert listener.getsockname()[1] > port
            assert told[0].startswith(f"Port {port} is taken")
        with pytest.raises(Mistakes) as raised:
            address.bind("127.0.0.1", port)
    assert raised.value.problems[0].code == "B901"


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Mistakes) as raised:
        address.bind("192.0.2.1", None)
    assert raised.value.problems[0].code == "B905"


@pytest.mark.parametrize(
    ("name", "host", "is_known"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("localhost:8000", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("192.168.1.5:8000", "127.0.0.1", False),
        ("192.168.1.5:8000", "0.0.0.0", True),
        ("evil.example:8000", "0.0.0.0", False),
        ("paper.local:8000", "paper.local", True),
        ("localhost", "127.0.0.1", False),
        ("localhost:8001", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        (":8000", "127.0.0.1", False),
    ],
)
def test_the_names_that_are_answered_to(name: str, host: str, is_known: bool) -> None:
    assert address.is_known(name, host, 8000) is is_known
