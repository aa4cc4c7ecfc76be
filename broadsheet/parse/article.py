"""A story's file -> `Article` and `Body`.

Every field is read even after a mistake, with something harmless in the place of what is missing, so that one run
shows all mistakes of a file. A story with a mistake is then thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from broadsheet import digest, terms, urls
from broadsheet.errors import Problem
from broadsheet.markup import Context, Converted, convert, feed_html, with_figures
from broadsheet.model import Article, Body, Card, Correction, Mark, Orders, Picture, Reading, Shelf
from broadsheet.parse import (
    address,
    corrections,
    frontmatter,
    headline,
    hidden,
    language,
    people,
    pictures,
    source,
    standfirst,
    tags,
    times,
)
from broadsheet.parse.address import Address
from broadsheet.parse.findings import Findings
from broadsheet.parse.frontmatter import FrontMatter
from broadsheet.parse.keys import STORY
from broadsheet.parse.pictures import Lead
from broadsheet.parse.sheet import Sheet, sheet
from broadsheet.parse.times import Times
from broadsheet.parse.written import Scalar

_STORY_LINK = re.compile(r'href="story:([^"#]*)')
_MARKED = (
    *("title", "id", "date", "embargo", "slug", "section", "agency", "permalink", "image", "lead", "killed"),
    *("authors", "aliases", "related", "reference", "tags", "series"),
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a story's file says. `article` and `body` are None when the file has a mistake."""

    article: Article | None
    body: Body | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What several fields of a story are made of."""

    said: Sheet
    title: str
    times: Times
    address: Address
    lang: str
    text: Converted
    lead: Lead
    byline: tuple[Scalar, ...]
    corrections: tuple[Correction, ...]
    description: str
    standfirst: str
    opens: bool
    """Whether the text begins with the standfirst."""


def parse_article(path: str, data: bytes, shelf: Shelf, reading: Reading) -> Parsed:
    """Read a story. `path` is its content path, `data` the file's bytes. Mistakes are problems, never exceptions."""
    findings = Findings(path, reading.missing_files == "warning")
    text = source.decode(data, findings)
    front = frontmatter.read(text, findings) if text is not None else None
    if front is None:
        return Parsed(None, None, tuple(findings.problems))
    parts = _parts(front, path, shelf, reading, findings)
    card, orders, body = _card(parts), _orders(parts, path), _body(parts)
    findings.soften()
    if findings.failed:
        return Parsed(None, None, tuple(findings.problems))
    return Parsed(_article(path, parts, card, orders, body, reading.lang), body, tuple(findings.problems))


def _article(path: str, parts: _Parts, card: Card, orders: Orders, body: Body, lang: str) -> Article:
    return Article(
        path=path,
        card=digest.seal(card),
        orders=orders,
        body_digest=digest.of(body),
        media=media(parts.lead, parts.text),
        attachments=parts.text.attachments,
        refers=refers(parts.text.html),
        pictures=shown(parts.lead, parts.text),
        corrections=parts.corrections,
        feed_size=len(with_figures(body.feed_html, body.figures, card.url).encode()),
        terms=terms.pack(subjects(card, unescape(parts.text.bare), parts.lang or lang)),
    )


def subjects(card: Card, text: str, lang: str) -> list[tuple[str, int]]:
    """What the story is about, as words with their weights. `text` is its plain text, `lang` its language."""
    slugs = filter(None, map(urls.slug, card.topics))
    return terms.weigh(card.title, card.standfirst, text, slugs, lang)


def refers(html: str) -> tuple[str, ...]:
    """Content paths of the stories that a text links to, sorted."""
    return tuple(sorted({unescape(path) for path in _STORY_LINK.findall(html)}))


def media(lead: Lead, text: Converted) -> tuple[tuple[str, bytes], ...]:
    """Every file that a text and its lead picture refer to, by path, with the digest seen."""
    return tuple(sorted({*lead.media, *text.media}))


def shown(lead: Lead, text: Converted) -> tuple[Picture, ...]:
    """Every picture, the lead picture first, each once."""
    pictures = [lead.picture, *(figure.picture for figure in text.figures)]
    return tuple(dict.fromkeys(picture for picture in pictures if picture and picture.url))


def _parts(front: FrontMatter, path: str, shelf: Shelf, reading: Reading, findings: Findings) -> _Parts:
    said = sheet(tags.lifted(front.table), STORY, findings)
    title = headline.read(said)
    clock = times.read(said, path, reading.timezone)
    place = address.read(said, path, clock.date, reading)
    lang = language.read(said)
    told = pictures.told(said, path, shelf, reading)
    context = Context(path, shelf, reading, place.url, front.first_line, lang, title, pictures.given(told))
    text = convert(front.body, context)
    findings.problems.extend(text.problems)
    pictures.note_untold(told, text, said)
    if not (title or text.title or said.all("title")):
        findings.add("B220")
    description = standfirst.given(said, "description")
    summary = standfirst.given(said, "standfirst") or description
    return _Parts(
        said,
        title or text.title,
        clock,
        place,
        lang,
        text,
        pictures.read(said, path, shelf, reading),
        people.read(said),
        corrections.read(said, reading.timezone),
        description,
        summary or standfirst.from_body(text, reading.standfirst_from_body),
        summary in ("", text.excerpt, text.first_paragraph),
    )


def _card(parts: _Parts) -> Card:
    said = parts.said
    return Card(
        id=parts.address.id,
        url=parts.address.url,
        section=parts.address.section,
        title=parts.title,
        published=parts.times.published,
        updated=parts.times.updated,
        kicker=said.prose("kicker"),
        standfirst=parts.standfirst,
        authors=tuple(name.text for name in parts.byline),
        agency=said.text("agency"),
        dateline=said.text("dateline"),
        topics=tags.read(said),
        picture=parts.lead.picture,
        lang=parts.lang,
        series=next((name.text for name in said.scalars("series")), ""),
        part=said.number("part"),
        format=said.text("format"),
    )


def _orders(parts: _Parts, path: str) -> Orders:
    said = parts.said
    old = address.aliases(said)
    related, translations = said.scalars("related"), said.scalars("translations")
    lists = {"authors": parts.byline, "aliases": old, "related": related, "translations": translations}
    draft, killed = hidden.is_draft(said, path), hidden.killed(said)
    if killed and not draft and parts.times.updated <= parts.times.published:
        said.note("B246", "killed")
    return Orders(
        draft=draft,
        embargo=parts.times.embargo,
        expires=parts.times.expires,
        killed=killed,
        lead=said.flag("lead"),
        weight=said.number("weight"),
        aliases=tuple(item.text for item in old),
        related=tuple(item.text for item in related),
        translations=tuple(item.text for item in translations),
        reference=said.text("reference"),
        canonical=address.web(said, "canonical"),
        marks=tuple(_marks(said, lists)),
        has_id=parts.address.has_id,
    )


def _marks(said: Sheet, lists: dict[str, tuple[Scalar, ...]]) -> Iterator[Mark]:
    for key in _MARKED:
        entry = said.get(key)
        if entry:
            yield Mark(key, entry.value.line, entry.value.column)
    for key, items in lists.items():
        for index, item in enumerate(items):
            yield Mark(f"{key}.{index}", item.line, item.column)


def _body(parts: _Parts) -> Body:
    said, text = parts.said, parts.text
    return Body(
        html=text.html,
        feed_html=feed_html(text.html, parts.address.url),
        figures=text.figures,
        headings=text.headings,
        corrections=parts.corrections,
        attachments=text.attachments,
        description=parts.description or parts.standfirst,
        opens=parts.opens,
        words=text.words,
        translators=tuple(name.text for name in said.scalars("translators", comma=True)),
        source=said.text("source"),
        source_url=address.web(said, "source_url"),
    )
