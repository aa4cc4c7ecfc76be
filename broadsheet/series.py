"""Series: the names that stories give, joined with their profiles, and the order in which parts are read.

A story names its series and may say which part of it it is. Nothing says how many parts there are: that would change
on every part with each new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import inf

from broadsheet import urls
from broadsheet.model import Article, Card, Profile, Series
from broadsheet.profiles import by_name


def named(articles: Iterable[Article], profiles: Sequence[Profile]) -> dict[str, Series]:
    """Every name of a series as written -> the series. Without a profile, the first spelling is the title.

    Args:
        articles: the stories that are shown, oldest first.
        profiles: of whatever kind; those of series count.
    """
    known = by_name(profiles, "series")
    by_slug: dict[str, Series] = {}
    found: dict[str, Series] = {}
    for name in dict.fromkeys(article.card.series for article in articles if article.card.series):
        slug = urls.slug(name)
        profile = known.get(slug)
        slug = profile.slug if profile else slug
        if slug not in by_slug:
            title, description = (profile.title, profile.description) if profile else (name, "")
            by_slug[slug] = Series(slug, title, urls.series(slug) if slug else "", description)
        found[name] = by_slug[slug]
    return found


def place(card: Card) -> tuple[float, datetime, str]:
    """Sorts the parts of a series as they are read: those with a number by it, the others after them by time."""
    return card.part or inf, card.published, card.id
