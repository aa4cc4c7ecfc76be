"""Where stories stood: the ledger remembers it for this machine, and `content/_moved.txt` for every other.

A build writes the file as soon as its plan holds and before it prints, so that what is printed is always what the
tree says. The ledger forgets an old address when the file, as it was found, tells it: in a fresh checkout whose
changes nobody commits the line is written again at every build, and a line that an editor removes stays removed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from broadsheet import moves
from broadsheet.desk import card_at, status, was_public
from broadsheet.errors import Problem, problem
from broadsheet.ledger import Ledger
from broadsheet.marks import mark
from broadsheet.model import Article
from broadsheet.moves import Move
from broadsheet.plan import Given
from broadsheet.press.job import Job

Pair: TypeAlias = tuple[str, str]
"""The id of a story, and its site-relative address."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What the ledger knew of the stories' addresses, where the public ones stand now, and the moves found."""

    known: Mapping[Pair, tuple[bytes, str]]
    places: Mapping[Pair, tuple[bytes, str]]
    told: frozenset[Pair]
    fresh: tuple[Move, ...]


def look(job: Job, ledger: Ledger, given: Given) -> tuple[Given, Moved]:
    """Find the stories that have moved since they were printed into this folder; add them to what is given."""
    last = job.kept.last("stood") if job.touched is not None else None
    known = {} if job.drafts else last or ledger.addresses(job.target)
    places = dict(filter(None, job.kept.each("stands", _stands, given.articles, job.now)))
    fresh = tuple(moves.unrecorded(known, dict(places.keys()), given.moves))
    told = frozenset((move.target, move.old) for move in given.moves)
    return replace(given, moves=(*given.moves, *fresh)), Moved(known, places, told, fresh)


def _stands(article: Article, now: datetime) -> tuple[Pair, tuple[bytes, str]] | None:
    """Where a public story stands, the digest of its body and its time of change."""
    if status(article, now) != "public":
        return None
    card = article.card
    return (card.id, card.url), (article.body_digest, card_at(article, now).updated.isoformat())


def changed_ids(given: Given, moved: Moved) -> list[Problem]:
    """Public stories at an address that was printed under an id which no story has any more.

    An id that another story has was only moved: two stories may swap their addresses.
    """
    living = {article.card.id for article in given.articles}
    printed: dict[str, set[str]] = {}
    for name, url in moved.known:
        printed.setdefault(url, set()).add(name)
    found = []
    for article in given.articles:
        old = printed.get(article.card.url, set())
        if (article.card.id, article.card.url) in moved.places and old and not old & living:
            facts = {"url": article.card.url, "old": min(old), "new": article.card.id}
            path, line, column = mark(article, "id")
            found.append(problem("B615", path, line, column, **facts))
    return found


def vanished(given: Given, moved: Moved, is_error: bool) -> list[Problem]:
    """Stories that were printed, stand nowhere now, and have left no tombstone; each once.

    Among them is one that was withdrawn without a time: its notice is not printed either.
    """
    speaking = {article.card.id for article in given.articles if _speaks(article)}
    silent = {article.card.id: mark(article, "killed") for article in given.articles if not _speaks(article)}
    led = {move.old for move in given.moves if move.target.startswith("/")} | {url for _, url in moved.places}
    lost = {name: url for name, url in sorted(moved.known, reverse=True) if name not in speaking and url not in led}
    found = [problem("B617", *silent.get(name, ("", 0, 0)), id=name, url=url) for name, url in sorted(lost.items())]
    return found if is_error else [replace(one, severity="warning") for one in found]


def _speaks(article: Article) -> bool:
    return not article.orders.killed or was_public(article)


def write(job: Job, moved: Moved) -> list[Problem]:
    """Enter new moves in the file. A folder that cannot be written is a warning that holds the lines."""
    if not moved.fresh:
        return []
    try:
        _enter(job.content / moves.FILE, moved.fresh)
    except OSError as error:
        lines = "; ".join(f"{move.old} {move.target}" for move in moved.fresh)
        return [problem("B474", moves.FILE, reason=error.strerror or str(error), lines=lines)]
    return [problem("B473", moves.FILE, count=len(moved.fresh))]


def _enter(path: Path, fresh: Sequence[Move]) -> None:
    """Rewrite the file beside its place and move it there, so that a build that is killed loses no line of it."""
    path = path.resolve()
    text = path.read_bytes().decode("utf-8-sig", "surrogateescape") if path.exists() else ""
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(moves.entered(text, fresh).encode("utf-8", "surrogateescape"))
    beside.replace(path)


def remember(job: Job, ledger: Ledger, moved: Moved) -> None:
    """Enter where the public stories stand now and which text they had; forget what the file tells."""
    if job.drafts:
        return
    new = {pair: seen for pair, seen in moved.places.items() if moved.known.get(pair) != seen}
    gone = [pair for pair in moved.known if pair in moved.told and pair not in moved.places]
    if new or gone:
        with ledger.entry():
            ledger.enter_addresses(job.target, new)
            ledger.drop_addresses(job.target, gone)
    stood = {**moved.known, **new}
    for pair in gone:
        del stood[pair]
    job.kept.same("stood", stood)
