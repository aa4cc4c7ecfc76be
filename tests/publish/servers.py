"""S3 servers that are not ours, on loopback: moto, SeaweedFS, rclone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.utils import formatdate
from http.client import HTTPConnection
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


AZURE = {
    "AZURE_STORAGE_ACCOUNT_NAME": "devstoreaccount1",
    "AZURE_STORAGE_ACCOUNT_KEY": (
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
    ),
}
"""The account of every Azurite: https://learn.microsoft.com/azure/storage/common/storage-use-azurite"""


@contextmanager
def azurite(program: str, folder: Path) -> Iterator[int]:
    """Azure Blob Storage as Microsoft emulates it, with a container called `paper`."""
    port = free_port()
    options = ["--blobHost", "127.0.0.1", "--blobPort", str(port), "--inMemoryPersistence", "--skipApiVersionCheck"]
    with serving([program, *options, "--silent", "--disableTelemetry"], port, folder / "azurite.log"):
        date, version = formatdate(usegmt=True), "2021-08-06"
        asked = "/devstoreaccount1/devstoreaccount1/paper\nrestype:container"
        text = "PUT" + "\n" * 12 + f"x-ms-date:{date}\nx-ms-version:{version}\n{asked}"
        signed = hmac.new(base64.b64decode(AZURE["AZURE_STORAGE_ACCOUNT_KEY"]), text.encode(), hashlib.sha256).digest()
        headers = {"x-ms-date": date, "x-ms-version": version, "content-length": "0"}
        headers["authorization"] = f"SharedKey devstoreaccount1:{base64.b64encode(signed).decode()}"
        client = HTTPConnection("127.0.0.1", port)
        client.request("PUT", "/devstoreaccount1/paper?restype=container", headers=headers)
        assert client.getresponse().status == 201
        client.close()
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
