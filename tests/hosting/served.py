"""Real web servers on loopback, told of a printed site by the files that Broadsheet prints for them."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NGINX = """
worker_processes 1;
daemon off;
pid {state}/nginx.pid;
error_log {state}/error.log;
{user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {site}/_hosting/nginx.conf;
    }}
}}
"""
APACHE = """
ServerRoot /usr/lib/apache2
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {state}/apache.pid
ErrorLog {state}/error.log
DefaultRuntimeDir {state}
TypesConfig /dev/null
Mutex file:{state}
{user}
{modules}
DocumentRoot {root}
<Directory {root}>
    Require all granted
    AllowOverride All
</Directory>
"""
MODULES = ("alias", "authz_core", "deflate", "dir", "filter", "headers", "mime", "mpm_event", "rewrite")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is running."""

    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (small letters; those that come twice joined by a comma) and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            found: dict[str, str] = {}
            for name, value in answer.getheaders():
                key = name.lower()
                found[key] = f"{found[key]}, {value}" if key in found else value
            return answer.status, found, answer.read()
        finally:
            connection.close()


@contextmanager
def nginx(program: str, root: Path, state: Path, path: str = "") -> Iterator[Server]:
    """nginx with `root` as its root; the site stands below it at `path`."""
    user = "user root;" if os.geteuid() == 0 else ""
    port = free_port()
    conf = NGINX.format(state=state, port=port, root=root, site=root / path, user=user)
    with _running([program, "-p", str(state), "-c", str(_written(state, conf))], port, state) as server:
        yield server


@contextmanager
def apache(program: str, root: Path, state: Path) -> Iterator[Server]:
    port = free_port()
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    loaded = "\n".join(f"LoadModule {name}_module modules/mod_{name}.so" for name in MODULES)
    conf = APACHE.format(port=port, state=state, user=user, modules=loaded, root=root)
    command = [program, "-D", "FOREGROUND", "-f", str(_written(state, conf))]
    with _running(command, port, state) as server:
        yield server


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _written(state: Path, conf: str) -> Path:
    state.mkdir(parents=True, exist_ok=True)
    path = state / "server.conf"
    path.write_text(conf, encoding="utf-8")
    return path


@contextmanager
def _running(command: list[str], port: int, state: Path) -> Iterator[Server]:
    """Run a server until the test is done with it."""
    with (state / "said").open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            _wait(port, process, state)
            yield Server(port)
        finally:
            process.terminate()
            process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes], state: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    error = state / "error.log"
    more = error.read_text(errors="replace") if error.exists() else ""
    raise AssertionError(f"{(state / 'said').read_text(errors='replace')}{more}")
