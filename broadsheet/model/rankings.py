"""Which stories are related, as an edition found it, and all that it was found from, so that the next looks less."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rankings:
    """The rankings of a list of stories, oldest first."""

    count: int = 0
    """How many stories a list holds at most."""
    cards: tuple[bytes, ...] = ()
    """Digests of the stories' cards."""
    terms: tuple[bytes, ...] = ()
    passed: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Where editors chose stories: position, and the ids that the ranking passes over."""
    lists: tuple[tuple[int, ...], ...] = ()
    """Positions of the related stories, the best first."""


NO_RANKINGS = Rankings()
