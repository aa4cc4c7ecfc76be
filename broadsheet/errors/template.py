"""B5xx: mistakes in templates."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {}
