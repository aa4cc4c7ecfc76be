"""A paper's feeds in memory: stories as text, read by the real parser, planned by the real plan, printed.

paper = Paper().story("uk/rail.md", "Rail fares rise", "Some words.")
documents = paper.print()
assert b"Rail fares rise" in documents["feed.xml"]
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

import feedparser

from broadsheet import config
from broadsheet.desk import Desk, convene
from broadsheet.feeds import plan, render_feed
from broadsheet.feeds.check import check
from broadsheet.feeds.words import english
from broadsheet.model import Article, Body, Feed, FeedWords, Imprint, Media, Shelf
from broadsheet.parse import parse_article
from tests.newsroom import NOW, SETTINGS

WAV = Media("uk/talk.mp3", b"mp3", 123_456, "audio/mpeg")
FILM = Media("uk/gale.mp4", b"mp4", 5_000, "video/mp4", 1280, 720, seconds=12)
JPEG = Media("uk/rail.jpg", b"jpg", 9, "image/jpeg", 1200, 800)


class Paper:
    """Files by content path, and what was made of them."""

    def __init__(self, settings: str = "") -> None:
        self.settings = SETTINGS + settings
        self.files: dict[str, str] = {}
        self.shelf = Shelf(media={media.path: media for media in (WAV, FILM, JPEG)})
        self.bodies: dict[bytes, Body] = {}

    def story(self, path: str, title: str, body: str = "Some words.", **fields: str) -> Paper:
        """Add or replace a story. Fields are YAML."""
        fields = {"id": f"tag:gazette.example,2020:{PurePath(path).stem}", "date": "2026-11-20T09:00", **fields}
        front = {"title": json.dumps(title, ensure_ascii=False), **fields}
        lines = "".join(f"{name}: {value}\n" for name, value in front.items())
        self.files[path] = f"---\n{lines}---\n{body}\n"
        return self

    def desk(self, now: datetime = NOW) -> Desk:
        site = config.parse(self.settings)
        articles: list[Article] = []
        for path, text in self.files.items():
            parsed = parse_article(path, text.encode("utf-8", "surrogatepass"), self.shelf, site.reading())
            assert parsed.article is not None, parsed.problems
            assert parsed.body is not None
            articles.append(parsed.article)
            self.bodies[parsed.article.body_digest] = parsed.body
        desk, problems = convene(site, articles, (), now)
        assert not problems
        return desk

    def imprint(self) -> Imprint:
        site = config.parse(self.settings).site
        path = site.url.split("://")[1].partition("/")[2]
        return Imprint(
            site.title,
            site.url,
            f"/{path}" if path else "",
            site.language,
            site.timezone,
            publisher=site.publisher,
            rights=site.rights,
            licence=site.licence,
            icon="/icon.png",
            logo="/logo.png",
        )

    def feeds(self, now: datetime = NOW, words: Callable[[str], FeedWords] = english) -> tuple[Feed, ...]:
        return plan.feeds(self.desk(now), words)

    def print(self, now: datetime = NOW) -> dict[str, bytes]:
        """Every feed document by its path."""
        return {feed.path: self.render(feed) for feed in self.feeds(now)}

    def render(self, feed: Feed) -> bytes:
        return b"".join(render_feed(feed, self.bodies.__getitem__, self.imprint()))

    def faults(self, now: datetime = NOW) -> list[str]:
        """What the self-check finds."""
        return [str(found) for found in check((feed, self.render(feed)) for feed in self.feeds(now))]


def at(text: str) -> datetime:
    """An aware time, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def parsed(data: bytes) -> Any:
    """What feedparser makes of a document; it must find nothing wrong."""
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    return found
