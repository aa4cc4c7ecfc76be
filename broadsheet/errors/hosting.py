"""B850 to B899: telling others of a publication, and whether a host serves what was published."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {
    "B850": Entry(
        "{label}: {failed} of {count} addresses were not told: {detail}",
        "The site is published all the same",
        "Look at [notify] and [feeds] hubs in broadsheet.toml",
        severity="warning",
    ),
    "B851": Entry(
        "nobody was told of the publication, because httpx2 is not installed",
        "Pings and purges are sent by it",
        "pip install 'broadsheet[notify]'",
        severity="warning",
    ),
}
