"""Headings in canonical HTML: none above level two, each with an anchor of its own."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify, unique

from broadsheet import urls
from broadsheet.markup import plain
from broadsheet.markup.references import attribute
from broadsheet.model import Heading

_HEADING = re.compile(r"<h([1-6])(?P<attributes>[^>]*)>(?P<content>.*?)</h\1>\n?", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_SAFE_ID = re.compile(r"[\w.-]+")
RESERVED = frozenset({"corrections", "latest", "main", "more", "related", "scheme"})
"""What the theme's pages call parts of their own. A link or a style that means one of those must not meet a heading."""


def take_title(html: str, given: str) -> tuple[str, str]:
    """The HTML without the first heading of level one, and its text.

    The heading stays where another headline is `given` that it does not repeat.
    """
    match = next((found for found in _HEADING.finditer(html) if found[1] == "1"), None) if "<h1" in html else None
    if match is None:
        return html, ""
    title = plain.text(match["content"])
    if given and _bare(title) != _bare(given):
        return html, title
    return html[: match.start()] + html[match.end() :], title


def name_headings(html: str) -> tuple[str, tuple[Heading, ...]]:
    """The HTML with an anchor on every heading, and the headings."""
    if not re.search("<h[1-6]", html):
        return html, ()
    used = {*RESERVED, *_ID.findall(html)}
    given = set(RESERVED)
    headings: list[Heading] = []

    def name(match: re.Match[str]) -> str:
        text = plain.text(match["content"])
        own = _ID.search(match["attributes"])
        anchor = own[1] if own and _SAFE_ID.fullmatch(own[1]) and own[1] not in given else ""
        anchor = anchor or unique(slugify(text, "-") or urls.slug(text) or "part", used)
        given.add(anchor)
        level = max(2, int(match[1]))
        headings.append(Heading(level, anchor, text))
        rest = _ID.sub("", match["attributes"])
        return f'<h{level} id="{attribute(anchor)}"{rest}>{match["content"]}</h{level}>\n'

    return _HEADING.sub(name, html), tuple(headings)


def _bare(title: str) -> str:
    """What two spellings of one headline share."""
    return "".join(char for char in title.casefold() if char.isalnum())
