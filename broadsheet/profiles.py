"""Authors, topics and series by the names that stories give them: a profile answers to its slug, title and aliases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from broadsheet import bylines, urls
from broadsheet.errors import Problem, problem
from broadsheet.marks import mark
from broadsheet.model import Article, Card, Profile

_LIKE: Mapping[str, Callable[[str], str]] = {"author": str.casefold, "topic": urls.slug, "series": urls.slug}
"""What two spellings of a name share, for each kind of profile."""
_USED: Mapping[str, Callable[[Card], Iterable[tuple[str, str]]]] = {
    "author": bylines.names,
    "topic": lambda card: ((name, "tags") for name in card.topics),
    "series": lambda card: ((card.series, "series"),),
}
"""The names of each kind that a story gives, and the keys of the marks where they stand."""


def by_name(profiles: Iterable[Profile], kind: str) -> dict[str, Profile]:
    """The profiles of a kind by each of their names, in small letters for authors, else as a slug.

    Where several answer to a name, it is that of the one whose slug it is, else of the first.
    """
    return {name: answering[0] for name, answering in _answering(profiles, kind).items()}


def ambiguous(articles: Collection[Article], profiles: Collection[Profile]) -> Iterator[Problem]:
    """Names in stories that are the title or an alias of several profiles, and nobody's slug. Each is told once."""
    for kind, names in _USED.items():
        several = {name: found for name, found in _answering(profiles, kind).items() if len(found) > 1}
        for article in articles if several else ():
            for name, key in names(article.card):
                if found := several.pop(_LIKE[kind](name), None):
                    others = " and ".join(profile.path for profile in found)
                    yield problem("B422", *mark(article, key), name=name, others=others, slug=found[0].slug)


def _answering(profiles: Iterable[Profile], kind: str) -> dict[str, list[Profile]]:
    """Who answers to each name; one alone where it is a slug."""
    own = [profile for profile in profiles if profile.kind == kind]
    like = _LIKE[kind]
    slugs = {like(profile.slug): [profile] for profile in own}
    found: dict[str, list[Profile]] = {}
    for profile in own:
        for name in dict.fromkeys(map(like, (profile.title, *profile.aliases))):
            if name not in slugs:
                found.setdefault(name, []).append(profile)
    return slugs | found


def slug(name: str, known: Mapping[str, Profile]) -> str:
    """The slug that counts for a name: that of the profile which answers to it, if there is one."""
    own = urls.slug(name)
    return known[own].slug if own in known else own


def page_url(profile: Profile) -> str:
    """The site-relative address of a profile's page."""
    makers = {
        "section": urls.section,
        "author": urls.author,
        "topic": urls.topic,
        "series": urls.series,
        "page": urls.standing,
    }
    return profile.url or makers[profile.kind](profile.slug)
