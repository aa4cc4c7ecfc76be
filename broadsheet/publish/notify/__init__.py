"""Telling the world what was published: hubs of changed feeds, search engines, caches. Only after all of it is there.

Nothing here can undo or fail a publication: whatever goes wrong becomes a warning in the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.config import Site
from broadsheet.errors import Problem, problem
from broadsheet.publish.notify.news import News, why_not
from broadsheet.publish.notify.orders import orders


@dataclass(frozen=True, slots=True)
class Announced:
    """What became of the news: for each that was to be told, the count of addresses, and of those that failed."""

    told: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...] = ()


def announce(site: Site, news: News, environ: Mapping[str, str]) -> Announced:
    """Tell everybody whom the settings name. `environ` holds the credentials. Never raises for a host's sake."""
    made = list(orders(site, news, environ))
    if not made:
        return Announced({})
    try:
        from broadsheet.publish.notify.tell import tell
    except ImportError:
        return Announced({}, (problem("B851", ""),))
    done = tell(made)
    found = tuple(one.problem for one in done if one.problem)
    return Announced({one.label: (one.addresses, one.failed) for one in done}, found)


__all__ = ["Announced", "News", "announce", "why_not"]
