"""A site for a preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom import Newsroom, story


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A public story, one under embargo and a draft."""
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail fares rise"))
    room.write("content/uk/bus.md", story("Bus fares fall", date="2030-01-20T09:00"))
    room.write("content/uk/tram.md", story("Tram is late", draft="true"))
    return room
