"""Which entries a document holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from broadsheet.feeds.selection import ARCHIVE, Place, sealed, select
from broadsheet.model import Card, Entry, Section
from tests.feeds.paper import at

NOW = at("2026-11-23T12:00")
UK = Section("uk", "UK", "/uk/")


def entry(age: float, size: int = 100, updated: datetime | None = None) -> Entry:
    """A story that is so many days old."""
    published = NOW - timedelta(days=age)
    card = Card(f"id-{age}", f"/uk/{age}/", "uk", f"Story {age}", published, updated or published)
    return Entry(card, b"", UK, size=size)


def ids(entries: list[Entry]) -> list[str]:
    return [entry.card.id for entry in entries]


def test_the_newest_up_to_the_limit() -> None:
    assert ids(select([entry(age) for age in range(40)], NOW, 30, 512)) == [f"id-{age}" for age in range(30)]


def test_a_document_ends_at_its_size_but_holds_ten() -> None:
    assert len(select([entry(age, 30_000) for age in range(40)], NOW, 30, 512)) == 14
    assert len(select([entry(age, 200_000) for age in range(40)], NOW, 30, 512)) == 10


def test_what_stands_in_no_archive_is_there_whatever_its_size() -> None:
    assert len(select([entry(age, 200_000) for age in range(60)], NOW, 30, 512, unsealed=44)) == 44


def test_a_story_changed_within_two_weeks_comes_back_in_its_place() -> None:
    old = [entry(100), entry(101, updated=NOW - timedelta(days=13)), entry(102, updated=NOW - timedelta(days=15))]
    assert ids(select([*(entry(age) for age in range(30)), *old], NOW, 30, 512))[-1] == "id-101"
    assert len(select([*(entry(age) for age in range(30)), *old], NOW, 30, 512)) == 31


def test_a_change_of_everything_does_not_blow_up_the_feed() -> None:
    touched = [entry(age, updated=NOW - timedelta(hours=1)) for age in range(1, 300)]
    assert len(select(touched, NOW, 30, 512)) == 60


def places(entries: list[Entry]) -> list[Place]:
    return [Place(entry.card.published, entry.card.id, entry) for entry in entries]


def test_archives_are_sealed_from_the_oldest() -> None:
    archives = sealed(places([entry(age) for age in range(120)]))
    assert [len(archive) for archive in archives] == [ARCHIVE, ARCHIVE]
    assert (archives[0][0].card.id, archives[0][-1].card.id) == ("id-70", "id-119")


def test_a_new_story_changes_no_archive_and_a_removed_one_changes_its_own_only() -> None:
    entries = [entry(age) for age in range(1, 121)]
    before = sealed(places(entries))
    assert sealed(places([entry(0), *entries])) == before
    hole = entries.pop()
    after = sealed([*places(entries), Place(hole.card.published, hole.card.id, None)])
    assert after[1:] == before[1:]
    assert len(after[0]) == ARCHIVE - 1
