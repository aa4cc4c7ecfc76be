"""What a host should answer, and what it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet import digest, hosting, urls
from broadsheet.ledger import Record

ALWAYS = frozenset({"index.html", "404.html", "feed.xml", "rss.xml", "feed.json", "robots.txt", "sitemap.xml"})
"""What is looked at whatever the size of a sample."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A printed file as it should be served. `url` is its path on the site, percent-encoded."""

    path: str
    url: str
    kind: str
    content: bytes
    """The digest of its bytes."""
    type: str
    cache: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the host said. `status` 0: it could not be asked, and `detail` says why. Names of headers are small."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    detail: str = ""


def wanted(records: Iterable[Record]) -> tuple[Wanted, ...]:
    """What should be served, from what the ledger says was printed. Files for the host itself are left out."""
    return tuple(_wanted(record) for record in records if record.content and not hosting.is_for_hosts(record.path))


def _wanted(record: Record) -> Wanted:
    manner = hosting.manner(record.path, record.kind)
    return Wanted(record.path, urls.at(record.path), record.kind, record.content, manner.type, manner.cache)


def chosen(every: Sequence[Wanted], sample: int, seed: str) -> tuple[Wanted, ...]:
    """A sample of so many files: some of every kind, other ones for every seed; in the order of their paths."""
    by_kind: dict[str, list[Wanted]] = defaultdict(list)
    for one in sorted(every, key=lambda one: digest.of_bytes(f"{seed}\n{one.path}".encode())):
        by_kind[one.kind].append(one)
    found = {one.path: one for one in every if one.path in ALWAYS}
    turn = 0
    while len(found) < min(sample, len(every)):
        for kind in sorted(by_kind):
            if turn < len(by_kind[kind]) and len(found) < sample:
                found.setdefault(by_kind[kind][turn].path, by_kind[kind][turn])
        turn += 1
    return tuple(found[path] for path in sorted(found))
