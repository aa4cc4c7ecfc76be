"""Publishing: one more story on a site of very many files, to a folder and to a bucket.

    python3 -m benchmarks.publishing [--files 100000]

The site is made here: small pages in an output folder, as the ledger would know them. To the folder it is published
whole first. In the bucket (SeaweedFS, over a proxy that counts) only its manifest is put, because nothing else is read.
Then one story is new, and the home page, a section and its feed are changed. Times are with the walk through the output
folder, and without the ledger's own reading (half a second for 100,000 files).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet import digest
from broadsheet.ledger import Record
from broadsheet.publish import address, issue
from broadsheet.publish.destination import Destination
from broadsheet.publish.issue import Issue
from broadsheet.publish.manifest import MANIFEST, Manifest, encode
from broadsheet.publish.sender import Terms, publish
from tests.publish.conftest import buckets
from tests.publish.proxy import between
from tests.publish.servers import KEYS, seaweed

SITE = "gazette.example,2020"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CHANGED = ("index.html", "s0/index.html", "s0/feed.xml")


class Site:
    """A printed site, and what the ledger knows of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records: dict[str, Record] = {}

    def put(self, path: str, text: str) -> None:
        place, data = self.folder / path, text.encode()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        stat = place.stat()
        kind = "feed" if path.endswith(".xml") else "story"
        self.records[path] = Record(
            path, content=digest.of_bytes(data), size=stat.st_size, mtime_ns=stat.st_mtime_ns, kind=kind
        )

    def issue(self, at: datetime) -> Issue:
        return issue.read(self.folder, self.records, set(self.records), SITE, at.isoformat())


def made(folder: Path, count: int) -> Site:
    site = Site(folder)
    for path in CHANGED:
        site.put(path, "first")
    for number in range(count - len(CHANGED)):
        site.put(f"s{number % 10}/{number // 1000}/story-{number}/index.html", f"<p>Story {number}. " * 20)
        if number % 20_000 == 19_999:
            say(f"{number + 1:,} files made")
    return site


def timed(what: str, work: Callable[[], object]) -> None:
    start, spent = time.perf_counter(), time.process_time()
    work()
    say(f"{what}: {time.perf_counter() - start:.1f} s, {time.process_time() - spent:.1f} s of them computing")


def once(site: Site, place: Destination, minutes: int) -> None:
    now = NOW + timedelta(minutes=minutes)
    outcome = publish(site.issue(now), place, Terms(clock=lambda: now))
    say(f"  {len(outcome.new)} new, {len(outcome.changed)} changed, of {outcome.files:,}")


def one_more(site: Site, turn: str) -> None:
    site.put(f"s0/new-{turn}/index.html", f"one more story {turn}")
    for path in CHANGED:
        site.put(path, f"with one more story {turn}")


def folder(site: Site, www: Path) -> None:
    place = address.open_at(www.as_uri(), {})
    timed("folder, first time", lambda: once(site, place, 0))
    one_more(site, "a")
    timed("folder, one more story", lambda: once(site, place, 5))
    timed("folder, nothing to do", lambda: once(site, place, 10))


def bucket(site: Site, state: Path) -> None:
    with seaweed(state) as port, between(port) as proxy:
        place = address.open_at(buckets(proxy).address, KEYS)
        standing = Manifest(SITE, NOW.isoformat(), site.issue(NOW).files)
        place.write(MANIFEST, encode(standing), None)
        one_more(site, "b")
        proxy.reset()
        timed("S3, one more story", lambda: once(site, place, 5))
        say(f"  {len(proxy.requests)} requests, {proxy.sent:,} bytes sent, manifest {len(encode(standing)):,} bytes")
        proxy.reset()
        timed("S3, nothing to do", lambda: once(site, place, 10))
        say(f"  {len(proxy.requests)} requests, {proxy.sent:,} bytes sent")


def say(text: str) -> None:
    print(text, flush=True)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made_in:
        root = Path(made_in)
        (root / "state").mkdir()
        site = made(root / "output", options.files)
        bucket(site, root / "state")
        folder(site, root / "www")


if __name__ == "__main__":
    main(sys.argv[1:])
