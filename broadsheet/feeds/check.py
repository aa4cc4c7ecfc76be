"""The self-check of printed feeds: each document against its format, and all of them against one another.

It reads what was printed and nothing else. `broadsheet check --feeds` and every build in CI run it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from broadsheet.errors import Problem, problem
from broadsheet.feeds import proof, rules
from broadsheet.feeds.proof import Item, Proof
from broadsheet.model import Feed
from broadsheet.model.edition import FeedFormat

Place = tuple[str, int, int]
"""Path, line and column."""


@dataclass(frozen=True, slots=True)
class Against:
    """What the documents are held against. `places` says where a story is written, by its id; `known` holds the ids
    that the last edition gave to addresses (absolute URL -> id).
    """

    places: Mapping[str, Place] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)

    def place(self, feed: Feed, id: str = "") -> Place:  # noqa: A002 - the standards' word
        return self.places.get(id, (feed.path, 0, 0))


def check(printed: Iterable[tuple[Feed, bytes]], against: Against | None = None) -> list[Problem]:
    """Everything that is wrong with the feeds of an edition, sorted."""
    against = against or Against()
    found: list[Problem] = []
    proofs: list[tuple[Feed, Proof]] = []
    for feed, data in printed:
        try:
            proofs.append((feed, proof.read(data, feed.format)))
        except ValueError as error:
            found.append(problem("B610", feed.path, detail=str(error)))
            continue
        found += _document(feed, data, proofs[-1][1], against)
    found += _parity(proofs, against)
    found += _chains(proofs)
    found += _moved(proofs, against)
    return sorted(set(found))


def known(printed: Iterable[tuple[FeedFormat, bytes]]) -> dict[str, str]:
    """The ids that printed documents give to addresses, for `Against.known`. Documents that cannot be read say none."""
    found: dict[str, str] = {}
    for form, data in printed:
        try:
            items = proof.read(data, form).items
        except ValueError:
            continue
        found |= {item.url: item.id for item in items if not _is_notice(item)}
    return found


def _is_notice(item: Item) -> bool:
    """Whether an entry is the notice of a correction, which shares the address of its story."""
    return ":correction:" in item.id or "#correction-" in item.id


def _document(feed: Feed, data: bytes, read: Proof, against: Against) -> Iterator[Problem]:
    for detail in rules.broken(data, feed.format):
        yield problem("B611", feed.path, standard=rules.STANDARDS[feed.format], detail=detail)
    for name, url in rules.relative(read):
        yield problem("B613", *against.place(feed, name), url=url)
    seen: set[str] = set()
    for item in read.items:
        if item.id in seen:
            yield problem("B614", *against.place(feed, item.id), id=item.id)
        seen.add(item.id)
        for detail in rules.unsafe(item):
            yield problem("B611", *against.place(feed, item.id), standard="safe content", detail=f"{item.id}: {detail}")
        if item.updated < item.published:
            detail = f"{item.id} was updated before it was published"
            yield problem("B611", *against.place(feed, item.id), standard=rules.STANDARDS[feed.format], detail=detail)


def _parity(proofs: Sequence[tuple[Feed, Proof]], against: Against) -> Iterator[Problem]:
    """The formats of one document say the same."""
    siblings: dict[tuple[str, int], list[tuple[Feed, Proof]]] = {}
    for feed, read in proofs:
        siblings.setdefault((feed.id, feed.archive), []).append((feed, read))
    for group in siblings.values():
        first, one = group[0]
        for other, two in group[1:]:
            yield from _differences(first, one, other, two, against)


def _differences(first: Feed, one: Proof, other: Feed, two: Proof, against: Against) -> Iterator[Problem]:
    ids = [item.id for item in one.items], [item.id for item in two.items]
    if ids[0] != ids[1]:
        detail = f"it has {len(ids[0])} entries there and {len(ids[1])} here, or in another order"
        yield problem("B612", other.path, id=other.title, one=first.path, other=other.path, detail=detail)
        return
    for mine, theirs in zip(one.items, two.items, strict=True):
        for part in fields(Item):
            said = getattr(mine, part.name), getattr(theirs, part.name)
            if part.name == "enclosures" and "rss" in (first.format, other.format):
                said = said[0][:1], said[1][:1]
            if said[0] != said[1]:
                place = against.place(other, mine.id)
                detail = f"its {part.name} differs"
                yield problem("B612", *place, id=mine.id, one=first.path, other=other.path, detail=detail)


def _chains(proofs: Sequence[tuple[Feed, Proof]]) -> Iterator[Problem]:
    """RFC 5005: from the document that people subscribe to, each older archive is reached, once, down to the first."""
    by_url = {read.itself: (feed, read) for feed, read in proofs}
    archives = Counter((feed.id, feed.format) for feed, _ in proofs if feed.archive > 0)
    for feed, read in proofs:
        if feed.archive:
            continue
        reached, here = 0, read
        while here.previous:
            following = by_url.get(here.previous)
            if following is None:
                yield problem("B616", feed.path, detail=f"{here.previous} is not printed")
                break
            archive, here = following
            reached += 1
            if feed.format != "json" and here.current != read.itself:
                yield problem("B616", archive.path, detail="it does not say which document is the current one")
            if reached > len(proofs):
                yield problem("B616", feed.path, detail="it runs in a circle")
                break
        count = archives[feed.id, feed.format]
        if not here.previous and reached != count:
            yield problem("B616", feed.path, detail=f"it reaches {reached} archives of {count}")


def _moved(proofs: Sequence[tuple[Feed, Proof]], against: Against) -> Iterator[Problem]:
    """An address that was known by one id has another."""
    if not against.known:
        return
    for feed, read in proofs:
        for item in read.items:
            old = against.known.get(item.url, item.id)
            if old != item.id and not _is_notice(item):
                yield problem("B615", *against.place(feed, item.id), url=item.url, old=old, new=item.id)
