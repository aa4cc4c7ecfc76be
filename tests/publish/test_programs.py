"""The addresses of destinations that other programs write to, and what those programs may say."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.publish.address import open_at
from broadsheet.publish.destination import Passing, Refused
from broadsheet.publish.programs import Done, follow, said
from tests.conftest import counterpart

ADDRESSES = {
    "git+file:///srv/repo.git#pages": "git",
    "git+ssh://git@host.example:2222/paper/site.git?squash=true#gh-pages": "git",
    "git+https://host.example/paper/site.git#gh-pages": "git",
    "rsync+ssh://paper@host.example:2222/srv/site?atomic=true": "rsync",
    "rsync+ssh://host.example/~/site": "rsync",
    "rclone:remote:path/below": "rclone",
}


@pytest.mark.parametrize(("address", "program"), ADDRESSES.items())
def test_an_address_names_its_destination(address: str, program: str) -> None:
    found = open_at(address, {"PATH": str(Path(counterpart(program)).parent)})
    found.close()
    assert found.name == address
    assert found.is_atomic == (program == "git" or "atomic" in address)


@pytest.mark.parametrize(
    "address",
    [
        "git+file:///srv/repo.git",
        "git+ssh://host/repo.git#-x",
        "git+https://s3cr3t@host.example/site.git#pages",
        "git+https://me:s3cr3t@host.example/site.git#pages",
        "rsync+ssh://host",
        "rsync+ssh:///srv/site",
        "rsync+ssh://-oProxyCommand=x/srv/site",
        "rsync+ssh://-oProxyCommand=x@host/srv/site",
        "rsync+ssh://host:port/srv/site",
        "rclone:",
        "rclone:path",
        "rclone:--config=x:path",
    ],
)
def test_an_address_that_cannot_be_used(address: str) -> None:
    with pytest.raises(Mistakes, match="B802") as caught:
        open_at(address, {})
    assert "s3cr3t" not in str(caught.value)


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "squash" not in address])
def test_a_program_that_is_missing_is_named(address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Mistakes, match=r"B802 .*the program (git|rsync|rclone) is not installed"):
        open_at(address, {})


def test_what_a_program_says_is_told_without_addresses_and_what_may_pass_is_known() -> None:
    error = "Cloning...\nfatal: unable to access 'https://me:s3cr3t@host/x.git/': timed out\n"
    assert said(error) == "fatal: unable to access '(address) timed out"
    assert isinstance(Done(1, b"", error).trouble("git"), Passing)
    assert isinstance(Done(1, b"", "fatal: no such repository").trouble("git"), Refused)
    assert str(Done(7, b"", "").trouble("git")) == "git: it ended with 7"


def test_a_program_may_complain_at_length_before_it_says_anything() -> None:
    talk = "import signal, sys; signal.alarm(10); sys.stderr.write('fatal: no\\n' * 40_000); print('done')"
    told: list[str] = []
    done = follow([sys.executable, "-c", talk], os.environ, told.append)
    assert (done.code, told, done.detail) == (0, ["done"], "fatal: no")


def test_a_program_is_ended_when_what_follows_it_fails(tmp_path: Path) -> None:
    late = tmp_path / "late"
    talk = (
        f"import pathlib, signal, sys; late = pathlib.Path({str(late)!r});"
        "signal.signal(signal.SIGALRM, lambda *_: sys.exit(late.touch())); signal.alarm(5);"
        "print('one', flush=True); signal.pause()"
    )

    def fail(line: str) -> None:
        raise Refused(line)

    with pytest.raises(Refused, match="one"):
        follow([sys.executable, "-c", talk], os.environ, fail)
    assert not late.exists()
