"""An S3 server for each worker of the tests, and a proxy in front of it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from broadsheet.publish import address
from broadsheet.publish.objects import Objects
from broadsheet.publish.patience import Patience
from tests.publish.proxy import Proxy, between
from tests.publish.servers import KEYS, moto

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of its own for a test, asked through the proxy, and looked at past it."""

    name: str
    proxy: Proxy
    client: Any

    @property
    def address(self) -> str:
        return f"s3://{self.name}/site?endpoint=http://127.0.0.1:{self.proxy.port}"

    def open(self, tries: int = 6) -> Objects:
        found = address.open_at(self.address, KEYS)
        assert isinstance(found, Objects)
        found.patience = Patience(tries, base=0.0)
        return found

    def read(self, path: str) -> str | None:
        try:
            found: bytes = self.client.get_object(Bucket=self.name, Key=f"site/{path}")["Body"].read()
        except self.client.exceptions.NoSuchKey:
            return None
        return found.decode(errors="replace")

    def seen(self, path: str) -> str | None:
        """What a reader finds, by what the server has confirmed."""
        found = self.proxy.mirror.get(f"/{self.name}/site/{path}")
        return None if found is None else found.decode(errors="replace")

    def head(self, path: str) -> dict[str, str]:
        found = self.client.head_object(Bucket=self.name, Key=f"site/{path}")
        return {str(name): str(value) for name, value in found["ResponseMetadata"]["HTTPHeaders"].items()}

    def put(self, path: str, text: str) -> None:
        self.client.put_object(Bucket=self.name, Key=f"site/{path}", Body=text.encode())

    def files(self) -> dict[str, str]:
        found = self.client.list_objects_v2(Bucket=self.name, Prefix="site/").get("Contents", [])
        paths = (item["Key"].removeprefix("site/") for item in found)
        return {path: self.read(path) or "" for path in paths if not path.startswith(".broadsheet")}


def buckets(proxy: Proxy) -> Bucket:
    """A new bucket on the server behind a proxy."""
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{proxy.target}",
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        region_name="us-east-1",
    )
    name = f"gazette-{os.getpid()}-{next(_numbers)}"
    client.create_bucket(Bucket=name)
    return Bucket(name, proxy, client)


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with moto(tmp_path_factory.mktemp("moto")) as port, between(port) as proxy:
        yield proxy


@pytest.fixture
def bucket(s3_server: Proxy) -> Bucket:
    s3_server.reset()
    return buckets(s3_server)
