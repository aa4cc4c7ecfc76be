"""Credentials reach no output, no error and no manifest, whatever the kind of destination and whatever goes wrong."""

from __future__ import annotations

import gzip
import json
import os

import pytest

from broadsheet.cli import main
from broadsheet.publish.manifest import CONTROL
from tests.newsroom import SETTINGS, Newsroom, story
from tests.publish.conftest import Bucket

SECRET = "hunter2-hunter2"
KINDS = {
    "s3": "s3://bucket/site?endpoint=http://127.0.0.1:9&region=eu-west-1",
    "az": "az://container/site?account=paper&endpoint=http://127.0.0.1:9/paper",
    "gs": "gs://bucket/site",
    "rsync": "rsync+ssh://nobody@127.0.0.1:9/srv/site",
    "git over ssh": "git+ssh://git@127.0.0.1:9/repo.git#pages",
    "git over https": "git+https://127.0.0.1:9/repo.git#pages",
    "rclone": "rclone:here:www",
}
ENVIRON = {
    "AWS_ACCESS_KEY_ID": SECRET,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_SESSION_TOKEN": SECRET,
    "AZURE_STORAGE_ACCOUNT_KEY": "aHVudGVyMi1odW50ZXIy",
    "GOOGLE_SERVICE_ACCOUNT_KEY": json.dumps({"private_key": SECRET, "client_email": SECRET, "private_key_id": SECRET}),
    "RCLONE_CONFIG": os.devnull,
    "RCLONE_CONFIG_HERE_TYPE": "webdav",
    "RCLONE_CONFIG_HERE_URL": f"http://user:{SECRET}@127.0.0.1:9/",
    "RCLONE_CONFIG_HERE_PASS": SECRET,
    "RCLONE_RETRIES": "1",
    "RCLONE_LOW_LEVEL_RETRIES": "1",
    "GIT_ASKPASS": "echo",
    "RSYNC_RSH": f"ssh -o User={SECRET}",
}


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    newsroom = Newsroom(tmp_path_factory.mktemp("paper"), SETTINGS)
    newsroom.write("content/uk/rail.md", story("Rail fares rise"))
    newsroom.build()
    return newsroom


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("more", [(), ("--json", "--verbose")], ids=["text", "json"])
def test_a_host_that_cannot_be_reached_is_told_of_without_secrets(
    paper: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    kind: str,
    more: tuple[str, ...],
) -> None:
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("broadsheet.publish.patience.time.sleep", lambda seconds: None)
    assert main(["publish", KINDS[kind], *more, "-c", str(paper.root / "broadsheet.toml")]) in (2, 3)
    said = "".join(capfd.readouterr())
    assert "B8" in said
    for secret in (SECRET, "aHVudGVyMi1odW50ZXIy"):
        assert secret not in said


@pytest.mark.parametrize("kind", ["s3", "git+https", "rsync+ssh"])
def test_a_secret_in_an_address_is_not_repeated(paper: Newsroom, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    address = f"{kind}://user:{SECRET}@host/place?token={SECRET}#pages"
    assert main(["publish", address, "-c", str(paper.root / "broadsheet.toml")]) == 2
    assert SECRET not in "".join(capfd.readouterr())


def test_nothing_that_is_written_at_the_host_or_here_holds_one(
    paper: Newsroom, bucket: Bucket, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"AWS_ACCESS_KEY_ID": "AKID-HUNTER", "AWS_SECRET_ACCESS_KEY": SECRET}.items():
        monkeypatch.setenv(name, value)
    assert main(["publish", bucket.address, "--verbose", "-c", str(paper.root / "broadsheet.toml")]) == 0
    told = "".join(capfd.readouterr()).encode()
    stored = [bucket.client.get_object(Bucket=bucket.name, Key=f"site/{name}") for name in CONTROL]
    found = [item["Body"].read() for item in stored]
    found += [path.read_bytes() for path in (paper.root / ".broadsheet").rglob("*") if path.is_file()]
    plain = [gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in found]
    for data in (told, *plain):
        assert SECRET.encode() not in data
        assert b"AKID-HUNTER" not in data
