"""B4xx: mistakes of the tree, of addresses and of the output folder."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {}
