"""What an entry says: the one place that ids, dates, authors, categories, pictures and links of all formats come from.

A format writes these facts and never looks at a card. So Atom, RSS and JSON cannot come to disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from broadsheet.feeds.manner import Manner
from broadsheet.model import Attachment, Body, Correction, Entry, Picture, Variant

_PLAYED = ("audio/", "video/")
_ENCLOSED = (*_PLAYED, "application/pdf")
_UNSHOWN = ("image/avif", "image/jxl", "image/heic", "image/svg+xml")
"""Kinds of picture that many feed readers do not show."""
_WIDEST = 1600
_THUMBNAIL = 320


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who signs. `url` is absolute or empty."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A section or topic (RFC 4287, section 4.2.2)."""

    term: str
    label: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """The one size of a picture that a feed names. `url` is absolute; width and height are pixels, 0 if unknown."""

    url: str
    type: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead picture as feeds show it."""

    shot: Shot
    thumbnail: Shot | None
    alt: str
    caption: str = ""
    credit: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to be heard, seen or read apart: `size` in bytes; 0 `seconds` for what has no length or does not say;
    `medium` is "audio" or "video" (Media RSS 1.5.1) or that of another type.
    """

    url: str
    type: str
    size: int
    seconds: int = 0
    medium: str = "audio"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a republished story comes from."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an entry says but its content. Every URL is absolute, every text plain and fit for XML."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...]
    contributors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    summary: str = ""
    lead: Lead | None = None
    enclosures: tuple[Enclosure, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Further links as (relation, URL)."""
    origin: Origin | None = None
    lang: str = ""
    is_foreign: bool = False
    """Whether the language is not that of the feed."""


NO_BODY = Body("")


def facts(entry: Entry, body: Body, manner: Manner) -> Facts:
    """What an entry says in feeds of a manner."""
    if entry.correction is not None:
        return _notice(entry, entry.correction, manner)
    return _story(entry, body, manner)


def retraction(entry: Entry) -> Correction | None:
    """The note that withdraws a story, if there is one."""
    return next((note for note in entry.corrections if note.kind == "retraction"), None)


def _story(entry: Entry, body: Body, manner: Manner) -> Facts:
    card = entry.card
    lang = _lang(entry, manner)
    withdrawn = retraction(entry)
    lead = None if withdrawn else lead_picture(entry, manner)
    title = f"{manner.words.retracted}: {card.title}" if withdrawn else card.title
    return Facts(
        id=card.id,
        title=plain(title),
        url=manner.absolute(card.url),
        published=card.published,
        updated=max(card.updated, card.published),
        authors=_authors(entry, manner),
        contributors=_contributors(body, card.picture if lead else None),
        categories=_categories(entry, manner),
        summary=plain(withdrawn.text if withdrawn else card.standfirst),
        lead=lead,
        enclosures=() if withdrawn else tuple(_enclosures(body, manner)),
        links=tuple(_links(entry.canonical, body)),
        origin=Origin(plain(body.source), body.source_url) if body.source and _is_web(body.source_url) else None,
        lang=lang,
        is_foreign=lang != manner.lang,
    )


def _notice(entry: Entry, note: Correction, manner: Manner) -> Facts:
    story = manner.absolute(entry.card.url)
    label = getattr(manner.words, note.kind)
    lang = _lang(entry, manner)
    return Facts(
        id=entry.id,
        title=plain(f"{label}: {entry.card.title}"),
        url=story,
        published=note.at,
        updated=note.at,
        authors=(_newsroom(manner),),
        categories=(_section(entry, manner), Category("correction", manner.words.correction)),
        summary=plain(note.text),
        links=(("related", story),),
        lang=lang,
        is_foreign=lang != manner.lang,
    )


def _lang(entry: Entry, manner: Manner) -> str:
    return entry.card.lang or entry.section.lang or manner.lang


def _newsroom(manner: Manner) -> Person:
    return Person(plain(manner.newsroom), manner.base_url + "/")


def _authors(entry: Entry, manner: Manner) -> tuple[Person, ...]:
    signed = (Person(plain(person.name), manner.absolute(person.url)) for person in entry.people if plain(person.name))
    return tuple(signed) or (_newsroom(manner),)


def _contributors(body: Body, shown: Picture | None) -> tuple[Person, ...]:
    """Translators and the photographer (RFC 4287, section 4.2.3)."""
    names = (plain(name) for name in body.translators)
    return (*(Person(name) for name in names if name), *_photographer(shown))


def _photographer(picture: Picture | None) -> tuple[Person, ...]:
    if picture is None or not plain(picture.credit):
        return ()
    return (Person(plain(picture.credit), picture.credit_url if _is_web(picture.credit_url) else ""),)


def _section(entry: Entry, manner: Manner) -> Category:
    return Category(entry.section.slug, plain(entry.section.title), f"{manner.base_url}/sections")


def _categories(entry: Entry, manner: Manner) -> tuple[Category, ...]:
    scheme = f"{manner.base_url}/topics"
    topics = (Category(topic.slug or plain(topic.title), plain(topic.title), scheme) for topic in entry.topics)
    corrected = any(note.kind != "update" for note in entry.corrections)
    mark = (Category("correction", manner.words.correction),) if corrected else ()
    return (_section(entry, manner), *topics, *mark)


def _links(canonical: str, body: Body) -> Iterable[tuple[str, str]]:
    if _is_web(canonical):
        yield "canonical", canonical
    if _is_web(body.source_url):
        yield "via", body.source_url


def _enclosures(body: Body, manner: Manner) -> Iterable[Enclosure]:
    """In the order of the text, recordings first, for RSS has room for one."""
    wanted = [file for file in body.attachments if file.type.startswith(_ENCLOSED) and file.size]
    for attachment in sorted(wanted, key=lambda file: (not file.type.startswith(_PLAYED), _place(file, body))):
        kind, url = attachment.type, manner.absolute(attachment.url)
        yield Enclosure(url, kind, attachment.size, attachment.seconds, kind.partition("/")[0])


def _place(file: Attachment, body: Body) -> int:
    """Where the text plays a file or links to it; behind all others where it does neither."""
    players = [n for n, figure in enumerate(body.figures) if figure.recording and figure.recording.url == file.url]
    named = [f"<!--figure {number}-->" for number in players] + [escape(file.url)]
    return min([at for name in named if (at := body.feed_html.find(name)) >= 0], default=len(body.feed_html))


def lead_picture(entry: Entry, manner: Manner) -> Lead | None:
    """The lead picture, unless the feed or the picture's rights forbid it or no reader could show it."""
    picture = entry.card.picture
    if picture is None or not picture.syndicate or not manner.has_pictures:
        return None
    shot = _shot(picture, manner)
    if shot is None:
        return None
    return Lead(
        shot,
        _thumbnail(picture, manner),
        plain(picture.alt),
        plain(picture.caption),
        plain(picture.credit),
        picture.licence_url if _is_web(picture.licence_url) else "",
    )


def _shot(picture: Picture, manner: Manner) -> Shot | None:
    """The widest variant of at most 1,600 pixels in a format that every reader shows; else the picture itself."""
    fitting = [variant for variant in _shown(picture) if variant.width <= _WIDEST]
    if fitting:
        best = max(fitting, key=lambda variant: (variant.width, variant.type == "image/jpeg", variant.url))
        return _of_variant(best, manner)
    if picture.type in _UNSHOWN:
        return None
    return Shot(manner.absolute(picture.url), picture.type, picture.width, picture.height)


def _thumbnail(picture: Picture, manner: Manner) -> Shot | None:
    """The smallest variant that is at least 320 pixels wide."""
    fitting = [variant for variant in _shown(picture) if variant.width >= _THUMBNAIL]
    if not fitting:
        return None
    best = min(fitting, key=lambda variant: (variant.width, variant.type != "image/jpeg", variant.url))
    return _of_variant(best, manner)


def _shown(picture: Picture) -> list[Variant]:
    """The sizes of the whole picture that readers show: what was cut to a shape is for other places."""
    return [variant for variant in picture.variants if variant.type not in _UNSHOWN and not variant.crop]


def _of_variant(variant: Variant, manner: Manner) -> Shot:
    return Shot(manner.absolute(variant.url), variant.type, variant.width, variant.height)


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


_REMOVED = dict.fromkeys([*range(0x20), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
_REMOVED.update({ord(char): " " for char in "\t\n\r\f\v"})


def plain(text: str) -> str:
    """A text on one line, without the characters that XML 1.0 (section 2.2) forbids."""
    if not text.isprintable():
        text = text.translate(_REMOVED)
    return " ".join(text.split())
