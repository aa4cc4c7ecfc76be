"""A bucket as a destination: requests, headers, faults. The server is moto; a proxy stands in front of it."""

from __future__ import annotations

import gzip
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from broadsheet.errors import Mistakes
from broadsheet.publish import address, destination, objects
from broadsheet.publish.destination import Conflict
from broadsheet.publish.manifest import MANIFEST, RUN, Entry, Manifest, encode
from broadsheet.publish.sender import publish
from tests.publish.conftest import Bucket
from tests.publish.papers import broken, paper
from tests.publish.proxy import FAULTS
from tests.publish.servers import KEYS
from tests.publish.site import NOW, SITE, printed, terms

PASSING = tuple(fault for fault in FAULTS if fault != "spoil")
"""What happens on the way to a real host: that one checks the signed digest of what it receives, and moto does not."""
ONE = {"index.html": "home", "uk/rail/index.html": "rail", "feed.xml": "<feed/>", "theme/site.css": "css"}


def codes(caught: pytest.ExceptionInfo[Mistakes]) -> set[str]:
    return {found.code for found in caught.value.problems}


def test_a_bucket_becomes_what_was_printed_with_its_headers(tmp_path: Path, bucket: Bucket) -> None:
    publish(printed(tmp_path, ONE), bucket.open(), terms())
    assert bucket.files() == ONE
    page, feed = bucket.head("uk/rail/index.html"), bucket.head("feed.xml")
    assert page["content-type"] == "text/html; charset=utf-8"
    assert page["cache-control"] == "public, max-age=60, stale-while-revalidate=600"
    assert feed["content-type"] == "application/xml; charset=utf-8"
    assert feed["cache-control"].startswith("public, max-age=300")
    two = {**ONE, "index.html": "home 2", "uk/ferry/index.html": "ferry"}
    del two["uk/rail/index.html"]
    publish(printed(tmp_path, two), bucket.open(), terms())
    assert bucket.files() == two


def test_one_more_story_takes_a_bounded_number_of_requests_and_bytes(tmp_path: Path, bucket: Bucket) -> None:
    for count in (10, 80):
        old = {f"uk/{number}/index.html": f"story {number}" * 50 for number in range(count)} | ONE
        publish(printed(tmp_path, old), bucket.open(), terms())
        bucket.proxy.reset()
        new = printed(tmp_path, {**old, "uk/new/index.html": "new", "index.html": "2"})
        outcome = publish(new, bucket.open(), terms())
        assert (outcome.new, outcome.changed) == (("uk/new/index.html",), ("index.html",))
        kinds = [command for command, _ in bucket.proxy.requests]
        assert (kinds.count("GET"), kinds.count("PUT"), len(kinds)) == (2, 2 + 5, 9)
        assert bucket.proxy.sent < 4000 + 30 * count
        publish(printed(tmp_path, ONE), bucket.open(), terms(max_deleted=1000))


def test_nothing_to_do_takes_two_requests(tmp_path: Path, bucket: Bucket) -> None:
    publish(printed(tmp_path, ONE), bucket.open(), terms())
    bucket.proxy.reset()
    assert publish(printed(tmp_path, ONE, NOW + timedelta(hours=1)), bucket.open(), terms()).is_empty
    assert [command for command, _ in bucket.proxy.requests] == ["GET", "GET"]


def test_a_change_of_headers_alone_is_sent(tmp_path: Path, bucket: Bucket) -> None:
    issue = printed(tmp_path, ONE)
    publish(issue, bucket.open(), terms())
    old = {path: Entry(e.digest, e.size, "text/plain", e.cache) for path, e in issue.files.items()}
    bucket.open().write(MANIFEST, encode(Manifest(SITE, NOW.isoformat(), old)), _tag(bucket, MANIFEST))
    assert len(publish(issue, bucket.open(), terms()).changed) == len(ONE)


def _tag(bucket: Bucket, path: str) -> str:
    found = bucket.open().read(path)
    assert found is not None
    return found.tag


@pytest.mark.parametrize("seed", range(3))
def test_any_faults_leave_a_whole_site_and_one_clean_run_mends_it(tmp_path: Path, bucket: Bucket, seed: int) -> None:
    chance = Random(seed)
    for step in range(3):
        now = NOW + step * timedelta(minutes=5)
        bucket.proxy.reset(faulty=0.25, seed=chance.randrange(1000), faults=PASSING)
        bucket.proxy.after = lambda: _whole(bucket)
        try:
            publish(printed(tmp_path, paper(chance), now), bucket.open(tries=3), terms(now))
        except Mistakes as mistakes:
            assert {found.code for found in mistakes.problems} <= {"B810", "B811"}, mistakes  # noqa: PT017
    bucket.proxy.reset()
    last, now = paper(chance), NOW + timedelta(hours=1)
    publish(printed(tmp_path, last, now), bucket.open(), terms(now, grace=timedelta()))
    assert bucket.files() == last


def _whole(bucket: Bucket) -> None:
    assert not broken(bucket.seen)


@pytest.mark.parametrize("fault", ["lose", "lose answer", "cut", "spoil", "500", "503"])
def test_trouble_that_passes_is_outlasted(tmp_path: Path, bucket: Bucket, fault: str) -> None:
    bucket.proxy.reset(faulty=0.3, seed=1, faults=(fault,))
    publish(printed(tmp_path, ONE), bucket.open(tries=30), terms())
    assert bucket.files() == ONE
    assert len(bucket.proxy.requests) > 13


def test_a_wrong_digest_is_noticed(tmp_path: Path, bucket: Bucket) -> None:
    bucket.proxy.reset(faulty=1.0, faults=("spoil",))
    with pytest.raises(Mistakes, match="not those that were sent") as caught:
        publish(printed(tmp_path, ONE), bucket.open(tries=2), terms())
    assert codes(caught) == {"B811"}


def test_a_bucket_that_encrypts_is_read_once_and_its_etags_are_believed_no_more(tmp_path: Path, bucket: Bucket) -> None:
    bucket.proxy.is_encrypted = True
    publish(printed(tmp_path, ONE), bucket.open(), terms())
    assert bucket.files() == ONE
    reads = [path for command, path in bucket.proxy.requests if command == "GET" and path.endswith("run.json")]
    assert len(reads) == 2, "whether there is one, and what was written there"


def test_a_large_file_is_sent_in_parts_and_a_wrong_part_is_noticed(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "LARGE", 1 << 20)
    monkeypatch.setattr(destination, "PIECE", 5 << 20)
    monkeypatch.setattr(objects, "PIECE", 5 << 20)
    issue = printed(tmp_path, {**ONE, "media/film.mp4": "0123456789abcdef" * (600 << 10)})
    publish(issue, bucket.open(), terms())
    assert bucket.head("media/film.mp4")["etag"].endswith('-2"')
    assert bucket.head("media/film.mp4")["content-type"] == "video/mp4"
    assert bucket.files()["media/film.mp4"] == (tmp_path / "media/film.mp4").read_text()
    two = printed(tmp_path, {**ONE, "media/two.mp4": "fedcba9876543210" * (600 << 10)})
    bucket.proxy.reset(faulty=1.0, faults=("spoil part",))
    with pytest.raises(Mistakes, match="not those that were sent"):
        publish(two, bucket.open(tries=2), terms())
    bucket.proxy.reset()
    with (tmp_path / "media/two.mp4").open("ab") as film:
        film.write(b"more")
    with pytest.raises(Mistakes, match="B807"):
        publish(two, bucket.open(), terms())


def test_refused_credentials_are_told_without_them(tmp_path: Path, bucket: Bucket) -> None:
    bucket.proxy.reset(faulty=1.0, faults=("403",))
    with pytest.raises(Mistakes) as caught:
        publish(printed(tmp_path, ONE), bucket.open(), terms())
    assert codes(caught) == {"B810"}
    assert "AccessDenied" in str(caught.value)
    for secret in KEYS.values():
        assert secret not in str(caught.value).replace("us-east-1", "")
    assert len(bucket.proxy.requests) == 1, "a refusal is not tried again"


def test_credentials_that_expire_on_the_way_leave_a_whole_site(tmp_path: Path, bucket: Bucket) -> None:
    publish(printed(tmp_path, paper(Random(1))), bucket.open(), terms())
    now = NOW
    for allowed in (4, 8, 12):
        now += timedelta(minutes=3)
        bucket.proxy.reset()
        bucket.proxy.after = lambda allowed=allowed: _expire(bucket, allowed)  # type: ignore[misc]
        with pytest.raises(Mistakes):
            publish(printed(tmp_path, paper(Random(2))), bucket.open(), terms(now))
        assert not broken(bucket.read)
    bucket.proxy.reset()
    publish(printed(tmp_path, paper(Random(2))), bucket.open(), terms(now + timedelta(minutes=3)))
    assert bucket.files().items() >= paper(Random(2)).items()


def _expire(bucket: Bucket, allowed: int) -> None:
    if len(bucket.proxy.requests) >= allowed:
        bucket.proxy.faulty, bucket.proxy.faults = 1.0, ("403",)


def test_the_second_of_two_runs_says_so(tmp_path: Path, bucket: Bucket) -> None:
    first, second = bucket.open(), bucket.open()
    told: list[set[str]] = []

    def meanwhile(step: str, done: int, total: int) -> None:
        if done == 2:
            with pytest.raises(Mistakes) as caught:
                publish(printed(tmp_path / "b", {**ONE, "index.html": "other"}), second, terms())
            told.append(codes(caught))

    publish(printed(tmp_path / "a", ONE), first, terms(progress=meanwhile))
    assert told == [{"B820"}]
    assert bucket.files() == ONE


def test_a_run_that_was_taken_over_stops(tmp_path: Path, bucket: Bucket) -> None:
    two = {**ONE, "index.html": "other"}

    def meanwhile(step: str, done: int, total: int) -> None:
        if done == 2:
            publish(printed(tmp_path / "b", two), bucket.open(), terms(force=True))

    with pytest.raises(Mistakes) as caught:
        publish(printed(tmp_path / "a", ONE), bucket.open(), terms(progress=meanwhile))
    assert codes(caught) == {"B821"}
    assert publish(printed(tmp_path / "b", two), bucket.open(), terms()).is_empty
    assert bucket.files() == two


def test_conditions_hold(bucket: Bucket) -> None:
    place = bucket.open()
    first = place.write(RUN, b"1", None)
    assert place.is_careful()
    second = place.write(RUN, b"2", first)
    for stale in (None, first):
        with pytest.raises(Conflict):
            place.write(RUN, b"3", stale)
    assert _tag(bucket, RUN) == second


def test_what_stood_there_before_is_taken_over_only_when_told(tmp_path: Path, bucket: Bucket) -> None:
    for path in ("index.html", "old.html", "CNAME", ".well-known/security.txt"):
        bucket.put(path, "old")
    issue = printed(tmp_path, ONE)
    with pytest.raises(Mistakes) as caught:
        publish(issue, bucket.open(), terms())
    assert codes(caught) == {"B825"}
    publish(issue, bucket.open(), terms(adopt=True))
    assert bucket.files() == {**ONE, "CNAME": "old", ".well-known/security.txt": "old"}


def test_a_lost_manifest_deletes_nothing_and_sends_all_again(tmp_path: Path, bucket: Bucket) -> None:
    publish(printed(tmp_path, ONE), bucket.open(), terms())
    bucket.client.delete_object(Bucket=bucket.name, Key=f"site/{MANIFEST}")
    bucket.put("theirs.html", "theirs")
    outcome = publish(printed(tmp_path, ONE), bucket.open(), terms())
    assert (len(outcome.changed), outcome.deleted) == (len(ONE), ())
    assert bucket.files() == {**ONE, "theirs.html": "theirs"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (encode(Manifest("other.example,2020", NOW.isoformat(), {})), "B824"),
        (gzip.compress(b'{"schema": 99, "what": 1}'), "B826"),
        (gzip.compress(b'{"schema": 1}')[:-9], ""),
        (b"nonsense", ""),
    ],
    ids=["another site", "a newer make", "cut off", "nonsense"],
)
def test_manifests_that_are_not_ours(tmp_path: Path, bucket: Bucket, data: bytes, code: str) -> None:
    bucket.open().write(MANIFEST, data, None)
    if not code:
        publish(printed(tmp_path, ONE), bucket.open(), terms())
        return
    with pytest.raises(Mistakes) as caught:
        publish(printed(tmp_path, ONE), bucket.open(), terms())
    assert codes(caught) == {code}


def test_a_bucket_that_is_not_there(tmp_path: Path, bucket: Bucket) -> None:
    there = bucket.address.replace(bucket.name, "no-such-bucket")
    with pytest.raises(Mistakes, match="NoSuchBucket"):
        publish(printed(tmp_path, ONE), address.open_at(there, KEYS), terms())
