"""Articles and desks as values, for tests of what is done with them; no file is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from broadsheet import config, digest, urls
from broadsheet.config import Site
from broadsheet.model import Article, Card, Orders, Profile

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SITE = """
[site]
title = "The Gazette"
url = "https://gazette.example"
timezone = "Europe/London"
id_authority = "gazette.example,2020"
"""
_CARD = frozenset(Card.__dataclass_fields__)
_ORDERS = frozenset(Orders.__dataclass_fields__)


def site(extra: str = "") -> Site:
    """The settings of a small paper, with more lines of TOML."""
    return config.parse(SITE + extra)


def article(name: str, age: timedelta = HOUR, **fields: Any) -> Article:
    """A story in "news", published `age` before `NOW`. `fields` are those of its card, its orders or the article."""
    section = fields.get("section", "news")
    published = fields.get("published", NOW - age)
    card = Card(
        id=f"tag:gazette.example,2020:{name}",
        url=f"/{section}/{urls.slug(name)}/",
        section=section,
        title=name.replace("-", " ").capitalize(),
        published=published,
        updated=published,
    )
    card = digest.seal(replace(card, **{key: value for key, value in fields.items() if key in _CARD}))
    orders = Orders(**{key: value for key, value in fields.items() if key in _ORDERS})
    rest = {key: value for key, value in fields.items() if key not in _CARD | _ORDERS}
    made = Article(f"{section}/{name}.md", card, orders, digest.of_bytes(name.encode()))
    return replace(made, **rest)


def topic(slug: str, title: str, *aliases: str) -> Profile:
    return Profile(f"_topics/{slug}.md", "topic", slug, title, aliases=aliases)


def ids(articles: Sequence[Article]) -> list[str]:
    return [found.card.id for found in articles]
