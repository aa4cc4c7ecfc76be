"""Where stories stood: the ledger remembers it for this machine, and `content/_moved.txt` for every other.

A build writes the file as soon as its plan holds and before it prints, so that what is printed is always what the
tree says. The ledger forgets an old address when the file, as it was found, tells it: in a fresh checkout whose
changes nobody commits the line is written again at every build, and a line that an editor removes stays removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from broadsheet import moves
from broadsheet.desk import card_at, status
from broadsheet.errors import Problem, problem
from broadsheet.ledger import Ledger
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
    known = {} if job.drafts else ledger.addresses(job.target)
    public = [article for article in given.articles if status(article, job.now) == "public"]
    fresh = tuple(moves.unrecorded(known, {a.card.id: a.card.url for a in public}, given.moves))
    places = {(a.card.id, a.card.url): (a.body_digest, card_at(a, job.now).updated.isoformat()) for a in public}
    told = frozenset((move.target, move.old) for move in given.moves)
    return replace(given, moves=(*given.moves, *fresh)), Moved(known, places, told, fresh)


def write(job: Job, given: Given, moved: Moved) -> list[Problem]:
    """Enter new moves in the file. A folder that cannot be written is a warning that holds the lines."""
    if not moved.fresh:
        return []
    try:
        (job.content / moves.FILE).write_text(moves.text(given.moves), encoding="utf-8")
    except OSError as error:
        lines = "; ".join(f"{move.old} {move.target}" for move in moved.fresh)
        return [problem("B474", moves.FILE, reason=error.strerror or str(error), lines=lines)]
    return [problem("B473", moves.FILE, count=len(moved.fresh))]


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
