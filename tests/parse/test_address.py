"""Where a story stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.parse.files import READING, codes, read, sound, story


@pytest.mark.parametrize(
    ("front", "path", "url"),
    [
        ("", "uk/rail.md", "/uk/rail/"),
        ("", "uk/2026-03-01-rail.md", "/uk/rail/"),
        ("", "uk/deep/er/Rail & Sea.md", "/uk/rail-sea/"),
        ("", "uk/rail/index.md", "/uk/rail/"),
        ("", "uk/Москва.md", "/uk/moskva/"),
        ("slug: Züge", "uk/rail.md", "/uk/zuge/"),
        ("slug: 2024", "uk/rail.md", "/uk/2024/"),
        ("section: world", "uk/rail.md", "/world/rail/"),
        ("permalink: /news/rail.html", "uk/rail.md", "/news/rail.html"),
        ("url: /news/rail", "uk/rail.md", "/news/rail/"),
        ("path: news/züge/", "uk/rail.md", "/news/z%C3%BCge/"),
    ],
)
def test_url(front: str, path: str, url: str) -> None:
    assert story(front, path=path)[0].card.url == url


@pytest.mark.parametrize(
    "address",
    ["https://other.example/a", "/../a", "//other.example/a", "/:year/:title/", "/{{ slug }}/", "/a?b", "/a#b"],
)
def test_another_permalink_is_passed_over_with_a_warning(address: str) -> None:
    parsed = read(f"permalink: '{address}'")
    assert codes(parsed) == ["B235"]
    assert sound(parsed)[0].card.url == "/uk/rail/"


def test_the_pattern_has_the_newsroom_date() -> None:
    reading = replace(READING, timezone="Asia/Tokyo", story_url="/{year}/{month}/{day}/{slug}/")
    article, _ = story("date: 2026-03-01T20:00:00Z", reading=reading)
    assert article.card.url == "/2026/03/02/rail/"


def test_an_embargo_does_not_move_the_address() -> None:
    reading = replace(READING, story_url="/{year}/{month}/{day}/{slug}/")
    article, _ = story("date: 2026-03-01\nembargo: 2026-04-02", reading=reading)
    assert article.card.url == "/2026/03/01/rail/"


def test_the_default_section() -> None:
    article, _ = story(path="rail.md", reading=replace(READING, default_section="news"))
    assert article.card.section == "news"


@pytest.mark.parametrize("path", ["uk/😀.md", "uk/---.md"])
def test_a_name_without_letters_asks_for_a_slug(path: str) -> None:
    parsed = read(path=path)
    assert codes(parsed) == ["B234"]
    assert "slug" in parsed.problems[0].text
    assert read("slug: rail", path=path).article is not None


@pytest.mark.parametrize(
    ("front", "path", "name", "has_id"),
    [
        ("id: tag:old.example,2019:a", "uk/rail.md", "tag:old.example,2019:a", True),
        ("guid: https://old.example/?p=123", "uk/rail.md", "https://old.example/?p=123", True),
        ("id: 42", "uk/rail.md", "tag:gazette.example,2020:42", True),
        ("", "uk/rail.md", "tag:gazette.example,2020:uk/rail", False),
        ("slug: sea", "uk/rail.md", "tag:gazette.example,2020:uk/sea", False),
        ("", "uk/2026-03-01-rail.md", "tag:gazette.example,2020:uk/2026-03-01-rail", False),
    ],
)
def test_id(front: str, path: str, name: str, has_id: bool) -> None:
    article, _ = story(front, path=path)
    assert (article.card.id, article.orders.has_id) == (name, has_id)


@pytest.mark.parametrize(
    ("front", "aliases"),
    [
        ("aliases: old/rail.html", ("/old/rail.html",)),
        ("redirect_from:\n  - /a/\n  - b/\n  - /a/", ("/a/", "/b/")),
        ("alias:", ()),
    ],
)
def test_aliases(front: str, aliases: tuple[str, ...]) -> None:
    assert story(front)[0].orders.aliases == aliases


@pytest.mark.parametrize("alias", ["https://a.example/b", "//a.example/b", "../b", "/a/../b", "/%2e%2e/b", "data:a"])
def test_an_alias_elsewhere_is_a_mistake(alias: str) -> None:
    assert codes(read(f"aliases: ['{alias}']")) == ["B236"]
