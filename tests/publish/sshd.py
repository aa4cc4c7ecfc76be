"""A real SSH server on loopback, for whoever runs the tests and a key of its own."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import counterpart
from tests.hosting.served import free_port

CONF = """
Port {port}
ListenAddress 127.0.0.1
HostKey {state}/host
PidFile {state}/pid
AuthorizedKeysFile {state}/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
SetEnv SHLVL=2
"""
"""SHLVL keeps bash from reading a `.bashrc`, which may take its time."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What can be reached by SSH. `environ` is that of somebody who may."""

    port: int
    environ: Mapping[str, str]

    @property
    def host(self) -> str:
        return f"{getpass.getuser()}@127.0.0.1"


@contextmanager
def machine(state: Path) -> Iterator[Machine]:
    """A server whose clients are told of it by an `ssh -F` of their own."""
    program = counterpart("sshd")
    counterpart("rsync")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(state / name)], check=True)
    port = free_port()
    (state / "sshd").write_text(CONF.format(port=port, state=state))
    (state / "ssh").write_text(
        f"IdentityFile {state}/key\nIdentitiesOnly yes\nUserKnownHostsFile {state}/known\nGlobalKnownHostsFile none\n"
    )
    key = (state / "host.pub").read_text()
    (state / "known").write_text(f"[127.0.0.1]:{port} {key}")
    command = [program, "-D", "-e", "-f", str(state / "sshd")]
    with (state / "said").open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as server:
        try:
            _wait(port, state)
            yield Machine(port, {**os.environ, "RSYNC_RSH": f"ssh -F {state}/ssh"})
        finally:
            server.terminate()
            server.wait(30)


def _wait(port: int, state: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError((state / "said").read_text())
