"""The address of a preview: a port that is free, and the names by which a browser may call it."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import os
import socket
from pathlib import Path

from broadsheet.errors import Mistakes, problem

TRIES = 20
"""Ports that are tried, one after the other."""
HIGHEST = 65_535
NAME = "Broadsheet preview"
"""What a preview calls itself in the header `Server`, so that another one can name it."""
PROBE = 0.3
"""Seconds that a program on a taken port has to say what it is."""
LOOPBACK = "127.0.0.1"


def bind(host: str, port: int) -> tuple[socket.socket, list[str]]:
    """A listening socket, and which ports were taken by what.

    Args:
        host: the address to listen on.
        port: the first port to try; where it is taken the next one is, and so on. 0 for any that is free.

    Raises:
        Mistakes: so many ports in a row are taken, or the address is not one of this machine.
    """
    taken: list[str] = []
    last = min(port + TRIES - 1, HIGHEST) if port else 0
    for number in range(port, last + 1):
        try:
            return _listen(host, number), taken
        except PermissionError as error:
            raise Mistakes([problem("B905", "", host=f"{host}:{number}", reason=error.strerror)]) from None
        except OSError as error:
            if not _is_ours(host):
                raise Mistakes([problem("B905", "", host=host, reason=error.strerror or str(error))]) from None
            taken.append(f"Port {number} is taken{holder(host, number)}.")
    raise Mistakes([problem("B901", "", first=port, last=last)])


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    found = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(128)
    except OSError:
        found.close()
        raise
    return found


def _is_ours(host: str) -> bool:
    """Whether a host is this machine, so that only the port was not to be had."""
    try:
        _listen(host, 0).close()
    except OSError:
        return False
    return True


def holder(host: str, port: int) -> str:
    """Who listens on a port, such as " by python3 (process 4711)"; empty where neither it nor the system says so.

    Another preview says what it is; of other programs Linux alone tells the name.
    """
    name, process = _process(port)
    if _is_preview(host, port):
        name = "another preview"
    number = f" (process {process})" if process else ""
    return f" by {name}{number}" if name else ""


def _is_preview(host: str, port: int) -> bool:
    """Whether what listens there answers as a preview does."""
    connection = http.client.HTTPConnection(LOOPBACK if is_everywhere(host) else host, port, timeout=PROBE)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().getheader("Server") == NAME
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _process(port: int) -> tuple[str, str]:
    """Name and number of the process that listens on a port; empty where the system does not say."""
    wanted = {f"socket:[{inode}]" for inode in _inodes(port)}
    for process in Path("/proc").glob("[0-9]*") if wanted else ():
        with contextlib.suppress(OSError):
            for handle in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    if str(handle.readlink()) in wanted:
                        name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
                        return name, process.name
    return "", ""


def _inodes(port: int) -> set[str]:
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(table).read_text(encoding="ascii").splitlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                    found.add(fields[9])
    return found


def origin(host: str, port: int) -> str:
    """The address that people open. A preview that listens everywhere is opened on this machine."""
    if is_everywhere(host):
        host = LOOPBACK
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def is_loopback(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def is_everywhere(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_unspecified
    return False


def is_known(name: str, host: str, port: int) -> bool:
    """Whether a Host header names this preview.

    A page elsewhere can point its own name at this machine (DNS rebinding). It cannot do that with a number, nor with
    the names that are accepted here.
    """
    bare, colon, given = name.rpartition(":") if not name.endswith("]") else (name, "", "")
    if (given if colon else "80") != str(port):
        return False
    bare = bare.lower().strip("[]") if colon or name.endswith("]") else name.lower()
    if bare in {"localhost", host.lower()} or is_loopback(bare):
        return True
    if is_everywhere(host):
        with contextlib.suppress(ValueError):
            return bool(ipaddress.ip_address(bare))
        return bare == socket.gethostname().lower()
    return False
