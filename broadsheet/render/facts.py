"""What a page says of itself to machines and in its head: the one source for the title, description and picture.

The head, Open Graph and JSON-LD all read these, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain

from broadsheet import translations, urls
from broadsheet.model import (
    Author,
    Body,
    Card,
    FeedLink,
    Front,
    Imprint,
    Link,
    Listing,
    Notice,
    Page,
    Picture,
    Redirect,
    Standing,
    StoryContent,
)
from broadsheet.templates.catalogues import direction


@dataclass(frozen=True, slots=True)
class Facts:
    """Plain text and absolute addresses. `type` is Open Graph's ("article", "profile", "website")."""

    title: str
    description: str
    standfirst: str
    """What stands between a story's headline and its text; empty where the text begins with it."""
    canonical: str
    lang: str
    dir: str
    type: str = "website"
    picture: Picture | None = None
    published: datetime | None = None
    updated: datetime | None = None
    source: Link | None = None
    """Where a republished story came from."""
    translators: tuple[str, ...] = ()
    """The names of those who translated the story."""
    feeds: tuple[FeedLink, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    """Language tag and absolute address of each version of a story, and of the one for all others ("x-default")."""


def of_page(page: Page, body: Body | None, imprint: Imprint) -> Facts:
    """The facts of a page."""
    lang = page.lang or imprint.lang
    card = page.content.card if isinstance(page.content, StoryContent) else None
    return Facts(
        title=page.title or (card.title if card else imprint.name),
        description=_description(page, body, imprint),
        standfirst=card.standfirst if card and not (body and body.opens) else "",
        canonical=canonical(page, imprint),
        lang=lang,
        dir=direction(lang),
        type=_type(page),
        picture=_picture(page, card),
        published=card.published if card else None,
        updated=card.updated if card else None,
        source=_source(body),
        translators=body.translators if body else (),
        feeds=_feeds(imprint.feeds, page.feeds) if card else _feeds(page.feeds, imprint.feeds),
        versions=_versions(page, imprint),
    )


def _source(body: Body | None) -> Link | None:
    if body is None or not (body.source or body.source_url):
        return None
    return Link(body.source or body.source_url, body.source_url)


def _versions(page: Page, imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """Nothing of a story that is filed under an address elsewhere: versions of that one are not ours to name."""
    content = page.content
    if not isinstance(content, StoryContent) or page.canonical:
        return ()
    found = translations.alternates(content.translations, imprint.lang)
    return tuple((lang, imprint.base_url + urls.encode(url)) for lang, url in found)


def canonical(page: Page, imprint: Imprint) -> str:
    """The address under which search engines should file the page (RFC 6596)."""
    if page.canonical:
        return page.canonical
    target = page.content.target if isinstance(page.content, Redirect) else page.url
    return imprint.base_url + urls.encode(target)


def _description(page: Page, body: Body | None, imprint: Imprint) -> str:
    content = page.content
    if isinstance(content, StoryContent):
        return (body.description if body else "") or content.card.standfirst
    if isinstance(content, Standing):
        return content.description or (body.description if body else "")
    if isinstance(content, Notice):
        return content.text
    found = _about(content) if isinstance(content, (Front, Listing)) else ""
    return found or imprint.description


def _about(content: Front | Listing) -> str:
    if content.section:
        return content.section.description
    if isinstance(content, Listing) and content.topic:
        return content.topic.description
    if isinstance(content, Listing) and content.series:
        return content.series.description
    if isinstance(content, Listing) and content.author:
        return content.author.description
    return ""


def _type(page: Page) -> str:
    if isinstance(page.content, StoryContent):
        return "article"
    return "profile" if isinstance(page.content, Listing) and page.content.author else "website"


def _picture(page: Page, card: Card | None) -> Picture | None:
    if card is not None:
        return card.picture
    content = page.content
    if isinstance(content, Front) and content.lead:
        return content.lead.picture
    author: Author | None = content.author if isinstance(content, Listing) else None
    return author.picture if author else None


@lru_cache(maxsize=1024)
def _feeds(*lists: Iterable[FeedLink]) -> tuple[FeedLink, ...]:
    """Each address once, Atom before RSS before JSON, for many readers take what stands first. A title that stands
    already is told apart by its format.
    """
    found: dict[str, FeedLink] = {}
    titles: set[str] = set()
    rank = list(_FORMATS)
    for feed in sorted(chain(*lists), key=lambda feed: rank.index(feed.type) if feed.type in rank else len(rank)):
        if feed.url in found:
            continue
        title = feed.title if feed.title not in titles else f"{feed.title} ({_FORMATS.get(feed.type, feed.type)})"
        titles.add(title)
        found[feed.url] = FeedLink(title, feed.url, feed.type)
    return tuple(found.values())


_FORMATS = {"application/atom+xml": "Atom", "application/rss+xml": "RSS", "application/feed+json": "JSON"}
