"""A time as machines read it on pages, in JSON-LD and in sitemaps: the profile of ISO 8601 that they share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


def w3c(at: datetime, zone: ZoneInfo) -> str:
    """An aware time in a zone (W3C Date and Time Formats; RFC 3339, section 5.6); in UTC where the zone's clocks went
    by the sun, as in Dublin until 1916, because no offset of these formats has seconds.
    """
    local = at.astimezone(zone)
    return (at.astimezone(UTC) if (local.utcoffset() or _MINUTE) % _MINUTE else local).isoformat()
