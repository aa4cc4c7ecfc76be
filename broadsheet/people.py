"""The authors of a paper: every name that a byline uses, and the profile that answers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet import bylines, digest, urls
from broadsheet.errors import Problem, nearest, problem
from broadsheet.marks import mark
from broadsheet.model import Article, Author, Profile
from broadsheet.profiles import by_name, page_url

_SLUG_LIKE = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)+|[a-z]+")


def authors(shown: Iterable[Article], profiles: Iterable[Profile]) -> dict[str, Author]:
    """Every name that a byline of a shown story uses -> its author.

    Names in other stories do not count: how they are spelt, and that somebody is an agency, is told with them.
    """
    known = by_name(profiles, "author")
    return {
        name: digest.seal(_author(name, known.get(name.casefold()), organisation=key == "agency"))
        for name, (_, key) in _signed(shown).items()
    }


def unknown(articles: Iterable[Article], profiles: Iterable[Profile]) -> Iterator[Problem]:
    """Names in bylines that look like the slug of an author's file, and are none's; nothing where there is no file."""
    known = by_name(profiles, "author")
    for name, (article, key) in _signed(articles).items() if known else ():
        if name.casefold() not in known and _SLUG_LIKE.fullmatch(name):
            yield problem("B204", *mark(article, key), name=name, near=nearest(name, known))


def _signed(articles: Iterable[Article]) -> dict[str, tuple[Article, str]]:
    """Every name in a byline -> the first story that has it, and the key where it stands there."""
    found: dict[str, tuple[Article, str]] = {}
    for article in articles:
        for name, key in bylines.names(article.card):
            found.setdefault(name, (article, key))
    return found


def _author(name: str, profile: Profile | None, organisation: bool) -> Author:
    if profile is None:
        slug = urls.slug(name)
        return Author(name, name, urls.author(slug) if slug else "", organisation=organisation)
    return Author(
        key=name,
        name=profile.title,
        url=page_url(profile),
        role=profile.role,
        organisation=organisation or profile.organisation,
        description=profile.description,
        picture=profile.picture,
        links=profile.links,
        fediverse=profile.fediverse,
    )
