"""The file of a section, an author, a topic, a series or a standing page -> `Profile` and `Body`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import basename, dirname, splitext

from broadsheet import digest, urls
from broadsheet.errors import Problem
from broadsheet.markup import Context, Converted, convert
from broadsheet.model import Body, Mark, Profile, Reading, Shelf
from broadsheet.parse import address, frontmatter, headline, language, pictures, source, standfirst
from broadsheet.parse.article import media, refers, shown
from broadsheet.parse.findings import Findings
from broadsheet.parse.frontmatter import FrontMatter
from broadsheet.parse.keys import PROFILE
from broadsheet.parse.pictures import Lead
from broadsheet.parse.sheet import Sheet, sheet
from broadsheet.parse.written import Scalar

_URLS = {
    "section": urls.section,
    "author": urls.author,
    "topic": urls.topic,
    "series": urls.series,
    "page": urls.standing,
}
_MARKED = ("title", "url", "aliases", "image", "links")


@dataclass(frozen=True, slots=True)
class ParsedProfile:
    """What a profile's file says. `profile` and `body` are None when the file has a mistake."""

    profile: Profile | None
    body: Body | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    said: Sheet
    title: str
    url: str
    lang: str
    text: Converted
    lead: Lead
    description: str


def parse_profile(path: str, kind: str, data: bytes, shelf: Shelf, reading: Reading) -> ParsedProfile:
    """Read a profile; `kind` is as `Profile` has it. Mistakes are problems, never exceptions."""
    findings = Findings(path, reading.missing_files == "warning")
    text = source.decode(data, findings)
    front = frontmatter.read(text, findings) if text is not None else None
    if front is None:
        return ParsedProfile(None, None, tuple(findings.problems))
    slug = _slug(path, kind, reading, findings)
    parts = _parts(front, path, kind, slug, shelf, reading, findings)
    body = _body(parts)
    profile = _profile(path, kind, slug, parts, digest.of(body))
    findings.soften()
    if findings.failed:
        return ParsedProfile(None, None, tuple(findings.problems))
    return ParsedProfile(profile, body, tuple(findings.problems))


def _slug(path: str, kind: str, reading: Reading, findings: Findings) -> str:
    """A section's slug is its folder's name, any other's its file's, or the folder's for `index.md`."""
    folder, stem = basename(dirname(path)), splitext(basename(path))[0]
    name = folder if kind == "section" or stem == "index" else stem
    slug = urls.slug(name, reading.slug_replacements)
    if not slug:
        findings.add("B234", key="the name", text=name)
    return slug


def _parts(
    front: FrontMatter, path: str, kind: str, slug: str, shelf: Shelf, reading: Reading, findings: Findings
) -> _Parts:
    said = sheet(front.table, PROFILE, findings)
    title = headline.read(said)
    url = _url(said) if kind == "page" else ""
    lang = language.read(said)
    told = pictures.told(said, path, shelf, reading)
    place = url or _URLS[kind](slug)
    context = Context(path, shelf, reading, place, front.first_line, lang, title, pictures.given(told))
    text = convert(front.body, context)
    findings.problems.extend(text.problems)
    pictures.note_untold(told, text, said)
    lead = pictures.read(said, path, shelf, reading)
    description = standfirst.given(said, "description")
    return _Parts(said, title or text.title or _titled(slug), url, lang, text, lead, description)


def _titled(slug: str) -> str:
    return slug.replace("-", " ").title()


def _url(said: Sheet) -> str:
    text = said.text("url")
    url = address.site_relative(text) if text else ""
    if text and not url:
        said.note("B235", "url", text=text)
    return url


def _body(parts: _Parts) -> Body:
    text = parts.text
    return Body(
        html=text.html,
        figures=text.figures,
        headings=text.headings,
        attachments=text.attachments,
        description=parts.description,
        words=text.words,
    )


def _profile(path: str, kind: str, slug: str, parts: _Parts, body: bytes) -> Profile:
    said = parts.said
    old = address.aliases(said) if kind == "page" else said.scalars("aliases")
    links = _links(said)
    return Profile(
        path=path,
        kind=kind,
        slug=slug,
        title=parts.title,
        description=parts.description,
        body_digest=body,
        picture=parts.lead.picture,
        order=said.number("order"),
        url=parts.url,
        lang=parts.lang,
        role=said.text("role"),
        organisation=said.flag("organisation"),
        links=tuple(link.text for link in links),
        fediverse=_fediverse(said),
        aliases=tuple(item.text for item in old),
        nav=said.flag("nav", default=True),
        marks=tuple(_marks(said)),
        media=media(parts.lead, parts.text),
        attachments=parts.text.attachments,
        refers=refers(parts.text.html),
        pictures=shown(parts.lead, parts.text),
    )


def _links(said: Sheet) -> list[Scalar]:
    links = []
    for item in said.scalars("links"):
        if address.is_web(item.text):
            links.append(item)
        else:
            said.findings.add("B237", item, key="links", text=item.text)
    return links


def _fediverse(said: Sheet) -> str:
    text = said.text("fediverse")
    if text and not re.fullmatch(r"@[\w.-]+@[\w-]+(?:\.[\w-]+)+", text):
        said.note("B247", "fediverse", text=text)
        return ""
    return text


def _marks(said: Sheet) -> list[Mark]:
    found = [(key, said.get(key)) for key in _MARKED]
    return [Mark(key, entry.value.line, entry.value.column) for key, entry in found if entry]
