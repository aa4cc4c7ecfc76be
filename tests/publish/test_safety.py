"""At no moment of any history does a page that readers can reach name a missing one, and one clean run mends all.

The destination is an object store in memory. It is looked at after each single change, and fails where chance says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import obstore
import pytest
from obstore.store import MemoryStore

from broadsheet.errors import Mistakes
from broadsheet.publish.destination import Parcel, Refused, Told
from broadsheet.publish.objects import Objects
from broadsheet.publish.sender import publish
from tests.publish.papers import broken, paper
from tests.publish.site import NOW, printed, terms


class Killed(BaseException):
    """The process is gone: nothing more is written."""


class Watched(Objects):
    """A store that is looked at after each change, and in which a run may end at any of them."""

    def __init__(self, store: MemoryStore, chance: Random | None) -> None:
        super().__init__(store, "memory://")
        self.chance = chance
        self.is_dead = False

    def _may_end(self) -> None:
        if self.is_dead:
            raise Killed
        if self.chance and self.chance.random() < 0.06:
            self.is_dead = self.chance.random() < 0.5
            raise Killed if self.is_dead else Refused("the host is away")

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        self._may_end()
        written = super().write(path, data, tag)
        self._may_end()
        return written

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        shuffled = list(parcels)
        (self.chance or Random(0)).shuffle(shuffled)
        for parcel in shuffled:
            self._may_end()
            super().send([parcel], told)
            self.check()

    def delete(self, paths: Sequence[str], told: Told) -> None:
        for path in paths:
            self._may_end()
            super().delete([path], told)
            self.check()

    def check(self) -> None:
        assert not broken(self.text)

    def text(self, path: str) -> str | None:
        try:
            return bytes(obstore.get(self._store, path).bytes()).decode()
        except FileNotFoundError:
            return None

    def paths(self) -> set[str]:
        return {found.path for found in self.list()}


@pytest.mark.parametrize("seed", range(20))
def test_any_history_is_safe_at_every_moment_and_mended_by_one_clean_run(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    store = MemoryStore()
    now = NOW
    for _ in range(5):
        now += timedelta(minutes=chance.choice((3, 30, 300)))
        _run(tmp_path, Watched(store, chance), paper(chance), now)
    last, clean = paper(chance), Watched(store, None)
    _run(tmp_path, clean, last, now + timedelta(minutes=3))
    assert {path: clean.text(path) for path in last} == last
    _run(tmp_path, clean, last, now + timedelta(hours=3))
    assert clean.paths() == last.keys()


def _run(tmp_path: Path, destination: Watched, files: dict[str, str], now: datetime) -> None:
    try:
        publish(printed(tmp_path / "output", files, now), destination, terms(now))
    except Killed:
        return
    except Mistakes as mistakes:
        if not destination.chance or {found.code for found in mistakes.problems} != {"B810"}:
            raise
