"""What a kind of place makes of an edition: files for other hosts left out, texts compressed."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path

import brotli
import pytest

from broadsheet.errors import Mistakes
from broadsheet.hosting import Coding
from broadsheet.publish import address, coding
from broadsheet.publish.directory import Directory, Switched
from broadsheet.publish.fit import BESIDE, Fit, fitted
from broadsheet.publish.issue import Issue
from broadsheet.publish.kept import Kept
from broadsheet.publish.manifest import MANIFEST
from broadsheet.publish.notify import News
from broadsheet.publish.rollback import rollback
from broadsheet.publish.sender import publish
from tests.publish.conftest import Bucket
from tests.publish.site import NOW, SITE, printed, standing, terms

LONG = "<p>Rail fares rise. " * 100
FILES = {"index.html": LONG, "uk/short/index.html": "<p>", "media/a.0123456789ab.jpg": LONG, "feed.xml": LONG}
FOR_HOSTS = {"_headers": LONG, "_redirects": "", "_hosting/nginx.conf": LONG, ".htaccess": LONG}


def beside(issue: Issue, *codings: Coding) -> Issue:
    return fitted(issue, Fit(way="beside", codings=codings))


@pytest.mark.parametrize(("to", "kept"), [("s3://b", False), ("gs://b", False), ("az://b", False), ("file:///x", True)])
def test_a_bucket_gets_no_files_that_its_host_does_not_read(tmp_path: Path, to: str, kept: bool) -> None:
    issue = printed(tmp_path, {**FILES, **FOR_HOSTS, ".well-known/security.txt": "x"})
    found = fitted(issue, address.fit_at(to)).files
    assert found.keys() == {*FILES, ".well-known/security.txt", *(FOR_HOSTS if kept else ())}


@pytest.mark.parametrize("name", ["gzip", "br"])
def test_texts_stand_compressed_in_their_place_in_a_bucket(tmp_path: Path, bucket: Bucket, name: str) -> None:
    fit = address.fit_at(f"{bucket.address}&compress={name}")
    outcome = publish(fitted(printed(tmp_path, FILES), fit), bucket.open(), terms())
    assert len(outcome.new) + len(outcome.changed) == 4
    raw = bucket.client.get_object(Bucket=bucket.name, Key="site/index.html")["Body"].read()
    assert (gzip.decompress(raw) if name == "gzip" else brotli.decompress(raw)).decode() == LONG
    page = bucket.head("index.html")
    assert (page["content-encoding"], page["content-type"]) == (name, "text/html; charset=utf-8")
    assert bucket.head("feed.xml")["content-encoding"] == name
    for plain in ("uk/short/index.html", "media/a.0123456789ab.jpg"):
        assert "content-encoding" not in bucket.head(plain)


def test_an_object_of_a_website_leads_on_by_itself(tmp_path: Path, bucket: Bucket) -> None:
    there = "/uk/%C3%A9t%C3%A9/"
    old = {**FILES, "old/index.html": "<p>moved", "_hosting/s3-redirects.json": f'{{"old/index.html": "{there}"}}'}
    fit = address.fit_at(bucket.address)
    publish(printed(tmp_path, old), bucket.open(), terms())
    assert publish(fitted(printed(tmp_path, old), fit), bucket.open(), terms()).changed == ("old/index.html",)
    head = bucket.head("old/index.html")
    assert head["x-amz-website-redirect-location"] == there
    assert head["content-type"] == "text/html; charset=utf-8"
    assert "x-amz-website-redirect-location" not in bucket.head("index.html")
    assert publish(fitted(printed(tmp_path, old), fit), bucket.open(), terms()).is_empty
    old["_hosting/s3-redirects.json"] = "{}"
    publish(fitted(printed(tmp_path, old), fit), bucket.open(), terms())
    assert "x-amz-website-redirect-location" not in bucket.head("old/index.html")


def test_the_header_that_leads_on_is_signed(tmp_path: Path, bucket: Bucket) -> None:
    """S3 refuses an `x-amz-` header that is not ("Authenticating Requests", in its reference)."""
    old = {"old/index.html": "<p>moved", "_hosting/s3-redirects.json": '{"old/index.html": "/uk/"}'}
    publish(fitted(printed(tmp_path, old), address.fit_at(bucket.address)), bucket.open(), terms())
    signed = [auth for path, auth in bucket.proxy.signed if path.endswith("old/index.html")]
    assert signed
    assert all("x-amz-website-redirect-location" in auth for auth in signed)


def test_what_did_not_change_is_neither_sent_nor_compressed_again(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit = Fit(way="in place", codings=("gzip",))
    publish(fitted(printed(tmp_path, FILES), fit), bucket.open(), terms())
    made: list[str] = []
    real = coding.encode

    def encode(data: bytes, name: str) -> bytes:
        made.append(name)
        return real(data, name)

    monkeypatch.setattr(coding, "encode", encode)
    later = terms(NOW + timedelta(minutes=5))
    assert publish(fitted(printed(tmp_path, FILES), fit), bucket.open(), later).is_empty
    new = fitted(printed(tmp_path, {**FILES, "feed.xml": LONG + "2"}), fit)
    assert publish(new, bucket.open(), later).changed == ("feed.xml",)
    assert made == ["gzip"]
    plain = publish(printed(tmp_path, FILES), bucket.open(), later)
    assert plain.changed == ("feed.xml", "index.html"), "without the setting they are sent as they are"


def test_a_lost_manifest_finds_compressed_objects_to_be_ours(tmp_path: Path, bucket: Bucket) -> None:
    issue = fitted(printed(tmp_path, FILES), Fit(way="in place", codings=("gzip",)))
    publish(issue, bucket.open(), terms())
    bucket.client.delete_object(Bucket=bucket.name, Key=f"site/{MANIFEST}")
    assert publish(issue, bucket.open(), terms()).deleted == ()


@pytest.mark.parametrize("kind", [Directory, Switched])
def test_texts_stand_compressed_beside_themselves_in_a_folder(tmp_path: Path, kind: type[Directory]) -> None:
    place = tmp_path / "www"
    issue = beside(printed(tmp_path / "output", {**FILES, "uk/a.html.gz": "mine", "uk/a.html": "a"}), "gzip", "br")
    publish(issue, kind(place), terms())
    for path in ("index.html", "uk/short/index.html", "feed.xml"):
        assert gzip.decompress((place / f"{path}.gz").read_bytes()).decode() == FILES[path]
        assert brotli.decompress((place / f"{path}.br").read_bytes()).decode() == FILES[path]
        assert (place / path).read_text() == FILES[path]
    assert not (place / "media/a.0123456789ab.jpg.gz").exists()
    assert (place / "uk/a.html.gz").read_text() == "mine"
    assert publish(issue, kind(place), terms()).is_empty
    fewer = {path: text for path, text in FILES.items() if path != "uk/short/index.html"}
    publish(beside(printed(tmp_path / "output", fewer), "gzip"), kind(place), terms())
    assert standing(place).keys() == {*fewer, "index.html.gz", "feed.xml.gz"}


def test_the_same_bytes_give_the_same_bytes() -> None:
    for name in ("gzip", "br"):
        assert coding.encode(LONG.encode(), name) == coding.encode(LONG.encode(), name)
    assert coding.encode(b"x", "gzip")[4:8] == bytes(4), "no time"


@pytest.mark.parametrize(
    ("to", "compress", "said"),
    [
        ("s3://b", "gzip,br", "in one form"),
        ("git+ssh://h/r#b", "gzip", "compresses by itself"),
        ("rclone:r:p", "gzip", "compresses by itself"),
        ("file:///srv", "zip", "gzip and br"),
    ],
)
def test_a_place_that_cannot_serve_it_says_so(to: str, compress: str, said: str) -> None:
    with pytest.raises(Mistakes, match=f"B802.*{said}"):
        address.fit_at(to, {"compress": compress})


def test_brotli_is_an_extra_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "brotli", None)
    with pytest.raises(Mistakes, match=r"B808.*pip install 'broadsheet\[brotli\]'"):
        address.fit_at("s3://b?compress=br")
    assert address.fit_at("s3://b?compress=gzip").codings == ("gzip",)


def test_a_rollback_brings_compressed_forms_back_and_nobody_is_told_of_them(tmp_path: Path) -> None:
    place, kept = Directory(tmp_path / "www"), Kept(tmp_path / "kept")
    for text, minutes in ((LONG, 0), (LONG + "2", 5)):
        issue = beside(printed(tmp_path / "output", {**FILES, "index.html": text}), "gzip")
        now = NOW + timedelta(minutes=minutes)
        outcome = publish(issue, place, terms(now, keep=kept.keep))
        kept.enter(place.name, outcome.manifest, 5)
    back, outcome = rollback(SITE, place, kept, terms(NOW + timedelta(minutes=9)))
    assert outcome.changed == ("index.html", "index.html.gz")
    assert gzip.decompress((tmp_path / "www/index.html.gz").read_bytes()).decode() == LONG
    assert back.kinds["index.html.gz"] == BESIDE
    assert back.stages["index.html.gz"] == back.stages["index.html"]
    news = News.of("https://x.example", {path: back.kinds[path] for path in outcome.changed}, ["a.html", "a.html.gz"])
    assert news.stale == ("https://x.example/", "https://x.example/a.html")
