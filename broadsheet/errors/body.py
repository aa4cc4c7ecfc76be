"""B3xx: mistakes in bodies and pictures."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {}
