"""Stories as text inside a test, read without a tree."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.model import Article, Body, Media, Reading, Shelf
from broadsheet.parse import Parsed, ParsedProfile, parse_article, parse_profile

READING = Reading(timezone="Europe/London", lang="en-GB", id_authority="gazette.example,2020")
DIGEST = bytes.fromhex("0123456789abcdef0123456789abcdef")
FERRY = Media("uk/ferry.jpg", DIGEST, 1000, "image/jpeg", 1600, 900)
PATH = "uk/rail.md"


def shelf(*media: Media, static: Mapping[str, Media] | None = None) -> Shelf:
    return Shelf({item.path: item for item in media}, static or {})


def text(front: str = "", body: str = "Some words.") -> str:
    """A story's file, with a headline and a date unless `front` gives them."""
    defaults = {"title": "Rail fares rise", "date": "2026-03-01 09:00"}
    given = {line.partition(":")[0] for line in front.split("\n")}
    lines = [f"{key}: {value}" for key, value in defaults.items() if key not in given]
    return "\n".join(["---", *lines, front, "---", body])


def read(
    front: str = "", body: str = "Some words.", path: str = PATH, on: Shelf | None = None, reading: Reading = READING
) -> Parsed:
    return parse(text(front, body), path, on, reading)


def parse(data: str | bytes, path: str = PATH, on: Shelf | None = None, reading: Reading = READING) -> Parsed:
    raw = data.encode() if isinstance(data, str) else data
    return parse_article(path, raw, on or shelf(FERRY), reading)


def story(
    front: str = "", body: str = "Some words.", path: str = PATH, on: Shelf | None = None, reading: Reading = READING
) -> tuple[Article, Body]:
    """A story without a mistake."""
    return sound(read(front, body, path, on, reading))


def sound(parsed: Parsed) -> tuple[Article, Body]:
    assert parsed.article is not None, parsed.problems
    assert parsed.body is not None
    return parsed.article, parsed.body


def codes(parsed: Parsed | ParsedProfile) -> list[str]:
    return [problem.code for problem in parsed.problems]


def places(parsed: Parsed | ParsedProfile) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in parsed.problems]


def profile(path: str, kind: str, front: str, body: str = "") -> ParsedProfile:
    return parse_profile(path, kind, f"---\n{front}\n---\n{body}".encode(), shelf(FERRY), READING)
