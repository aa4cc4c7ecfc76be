"""When a story is public."""

from __future__ import annotations

import pytest

from tests.parse.files import codes, read, sound, story


@pytest.mark.parametrize(
    ("front", "path", "published"),
    [
        ("date: 2026-03-01", "uk/a.md", "2026-03-01T00:00:00"),
        ("date: 2026-03-01\ntime: 9:05", "uk/a.md", "2026-03-01T09:05:00"),
        ("date: 2026-03-01 10:00\ntime: 9:05", "uk/a.md", "2026-03-01T10:00:00"),
        ("date: 2026-03-01\nembargo: 2026-03-02 06:00", "uk/a.md", "2026-03-02T06:00:00"),
        ("date: 2026-03-01\nembargo: 2026-02-02 06:00", "uk/a.md", "2026-03-01T00:00:00"),
        ("date:", "uk/2025-02-03-a.md", "2025-02-03T00:00:00"),
        ("date:\npublishDate: 2024-01-01", "uk/2025-02-03-a.md", "2024-01-01T00:00:00"),
        ("date:\npublished: 2024-01-01", "uk/a.md", "2024-01-01T00:00:00"),
        ("date:\npublished: true", "uk/2025-02-03-a.md", "2025-02-03T00:00:00"),
        ("date:\npermalink: /2023/04/05/a/", "uk/2025-02-03-a.md", "2025-02-03T00:00:00"),
        ("date:\npermalink: /2023/04/05/a/", "uk/a.md", "2023-04-04T23:00:00"),
    ],
)
def test_published(front: str, path: str, published: str) -> None:
    article, _ = story(front, path=path)
    assert article.card.published.isoformat() == f"{published}+00:00"


@pytest.mark.parametrize(
    ("front", "updated", "found"),
    [
        ("", "2026-03-01T09:00:00", []),
        ("updated: 2026-03-05", "2026-03-05T00:00:00", []),
        ("lastmod: 2026-03-01", "2026-03-01T09:00:00", []),
        ("updated: 2026-02-01", "2026-03-01T09:00:00", ["B229"]),
        ("embargo: 2026-03-09\nupdated: 2026-03-05", "2026-03-09T00:00:00", []),
        ("corrections: [{at: 2026-03-04, text: a}, {at: 2026-03-06, text: b}]", "2026-03-01T09:00:00", []),
    ],
)
def test_updated(front: str, updated: str, found: list[str]) -> None:
    parsed = read(front)
    assert codes(parsed) == found
    assert sound(parsed)[0].card.updated.isoformat() == f"{updated}+00:00"


def test_a_mistaken_embargo_never_publishes() -> None:
    assert read("embargo: tomorrow").article is None


@pytest.mark.parametrize("clock", ["19-21 Uhr", "hh:mm:00", "[1]", "25:00"])
def test_another_clock_is_passed_over_with_a_warning(clock: str) -> None:
    parsed = read(f"date: 2026-03-01\ntime: {clock}")
    assert codes(parsed) == ["B228"]
    assert parsed.article is not None
