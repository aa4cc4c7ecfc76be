"""Ports and names."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.preview import address
from tests.preview.served import serving


def test_a_taken_port_is_told_and_the_next_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        listener, told = address.bind("127.0.0.1", port)
        with listener:
            assert listener.getsockname()[1] > port
            assert told[0].startswith(f"Port {port} is taken")
            if sys.platform == "linux":
                assert f"(process {os.getpid()})" in told[0]
        monkeypatch.setattr(address, "TRIES", 1)
        with pytest.raises(Mistakes) as raised:
            address.bind("127.0.0.1", port)
    assert raised.value.problems[0].code == "B901"


def test_another_preview_on_the_port_is_named(tmp_path: Path) -> None:
    with serving(tmp_path, builds=False) as other:
        assert "by another preview" in address.holder("127.0.0.1", other.port)
        assert "preview" not in address.holder("127.0.0.1", other.port + 1)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Mistakes) as raised:
        address.bind("192.0.2.1", 8000)
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
