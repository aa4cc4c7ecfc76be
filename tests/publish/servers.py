"""S3 servers that are not ours, on loopback: moto, SeaweedFS, rclone."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2

KEYS = {"AWS_ACCESS_KEY_ID": "AKIDGAZETTE", "AWS_SECRET_ACCESS_KEY": "not-a-secret-at-all", "AWS_REGION": "us-east-1"}
BIN = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], port: int, log: Path) -> Iterator[int]:
    """Run a server until the block ends; it has answered once when the block begins."""
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            _await(process, port, log)
            yield port
        finally:
            process.kill()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/", timeout=5).status_code < 500:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8", "replace"))


@contextmanager
def moto(folder: Path) -> Iterator[int]:
    port = free_port()
    with serving([str(BIN / "moto_server"), "-H", "127.0.0.1", "-p", str(port)], port, folder / "moto.log"):
        yield port


@contextmanager
def rclone(folder: Path) -> Iterator[int]:
    port = free_port()
    (folder / "buckets").mkdir()
    keys = f"{KEYS['AWS_ACCESS_KEY_ID']},{KEYS['AWS_SECRET_ACCESS_KEY']}"
    command = [str(BIN / "rclone"), "serve", "s3", str(folder / "buckets"), "--addr", f"127.0.0.1:{port}"]
    with serving([*command, "--auth-key", keys, "--config", ""], port, folder / "rclone.log"):
        yield port


@contextmanager
def seaweed(folder: Path) -> Iterator[int]:
    ports = [free_port() for _ in range(8)]
    names = ("s3.port", "master.port", "volume.port", "filer.port", "master.port.grpc", "volume.port.grpc")
    options = [f"-{name}={port}" for name, port in zip((*names, "filer.port.grpc", "s3.port.grpc"), ports, strict=True)]
    config = folder / "s3.json"
    config.write_text(
        '{"identities": [{"name": "gazette", "actions": ["Admin", "Read", "Write", "List"], "credentials": '
        f'[{{"accessKey": "{KEYS["AWS_ACCESS_KEY_ID"]}", "secretKey": "{KEYS["AWS_SECRET_ACCESS_KEY"]}"}}]}}]}}'
    )
    (folder / "data").mkdir()
    command = [str(BIN / "weed"), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder / 'data'}"]
    with serving([*command, "-s3", f"-s3.config={config}", *options], ports[0], folder / "weed.log"):
        yield ports[0]
