"""Times for machines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from broadsheet.instants import w3c
from tests.newsroom import SETTINGS, Newsroom, story


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/Dublin", "1916-04-24T11:00:00+00:00"),
        ("Asia/Kolkata", "1916-04-24T16:30:00+05:30"),
        ("UTC", "1916-04-24T11:00:00+00:00"),
    ],
)
def test_an_offset_has_no_seconds(zone: str, text: str) -> None:
    assert w3c(datetime(1916, 4, 24, 11, tzinfo=UTC), ZoneInfo(zone)) == text


def test_nothing_printed_says_a_time_that_machines_refuse(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, SETTINGS.replace("Europe/London", "Europe/Dublin"))
    newsroom.write("content/uk/rising.md", story("Rising", date="1916-04-24T12:00"))
    newsroom.build()
    for path in ("uk/rising/index.html", "sitemaps/1916-04.xml"):
        assert "1916-04-24T12:25:21+00:00" in newsroom.printed(path)
        assert "-00:25" not in newsroom.printed(path)
