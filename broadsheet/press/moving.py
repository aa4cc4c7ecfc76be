"""Where stories stood: the ledger remembers it for this machine, and `content/_moved.txt` for every other.

A build writes the file as soon as its plan holds and before it prints, so that what is printed is always what the
tree says. The ledger forgets an old address when the file, as it was found, tells it: in a fresh checkout whose
changes nobody commits the line is written again at every build, and a line that an editor removes stays removed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet import moves
from broadsheet.desk import status
from broadsheet.errors import Problem, problem
from broadsheet.ledger import Ledger
from broadsheet.moves import Move
from broadsheet.plan import Given
from broadsheet.press.job import Job


@dataclass(frozen=True, slots=True)
class Moved:
    """The addresses of one build: those the ledger knew, those of the public stories now, and the moves found."""

    known: frozenset[tuple[str, str]]
    places: frozenset[tuple[str, str]]
    told: frozenset[tuple[str, str]]
    fresh: tuple[Move, ...]


def look(job: Job, ledger: Ledger, given: Given) -> tuple[Given, Moved]:
    """Find the stories that have moved since they were printed into this folder; add them to what is given."""
    known = frozenset() if job.drafts else frozenset(ledger.addresses(job.target))
    public = {a.card.id: a.card.url for a in given.articles if status(a, job.now) == "public"}
    fresh = tuple(moves.unrecorded(known, public, given.moves))
    told = frozenset((move.target, move.old) for move in given.moves)
    found = Moved(known, frozenset(public.items()), told, fresh)
    return replace(given, moves=(*given.moves, *fresh)), found


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
    """Enter where the public stories stand now; forget what the file tells."""
    if job.drafts:
        return
    wanted = (moved.known | moved.places) - (moved.told - moved.places)
    if wanted != moved.known:
        with ledger.entry():
            ledger.enter_addresses(job.target, wanted - moved.known, moved.known - wanted)
