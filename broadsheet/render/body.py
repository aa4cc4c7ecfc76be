"""The last step of a body: its pictures through the theme, its links to stories resolved, wide things made to scroll.

Every tag is read whole, quoted values included, so that nothing inside an attribute is ever taken for a marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from markupsafe import Markup, escape

from broadsheet.model import Body, Figure

FigureMacro = Callable[[Figure], str]
Address = Callable[[str], str]

_MARKS = ("<!--figure ", "<table", "<pre", '"story:')
_TOKEN = re.compile(
    r"<!--figure (?P<figure>\d+)-->"
    r"|<!--.*?-->"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>[^\"'<>]*(?:\"[^\"]*\"[^\"'<>]*|'[^']*'[^\"'<>]*)*)>",
    re.DOTALL,
)
_STORY = re.compile(r'\shref="story:(?P<path>[^"#]*)(?P<anchor>#[^"]*)?"')


@dataclass(slots=True)
class _Reading:
    """What printing a body needs, and where in it the reading stands."""

    figure: FigureMacro
    address: Address
    links: Mapping[str, str]
    table_name: Callable[[], str]
    tables: int = 0
    """How many tables are open."""
    plain_links: list[bool] = field(default_factory=list)
    """For each open link, whether it became plain text."""
    empty_header: bool = False


def expand(
    body: Body, figure: FigureMacro, address: Address, links: Mapping[str, str], table_name: Callable[[], str]
) -> Markup:
    """The body as its page shows it.

    `figure` prints a picture, `address` writes a site-relative URL as a page does, `table_name` gives what a
    scrolling table is called for people who cannot see it.
    """
    if not any(mark in body.html for mark in _MARKS):
        return Markup(body.html)
    reading = _Reading(figure, address, links, table_name)
    return Markup("".join(_pieces(body, reading)))


def _pieces(body: Body, reading: _Reading) -> Iterator[str]:
    done, html = 0, body.html
    for token in _TOKEN.finditer(html):
        yield html[done : token.start()]
        done = token.end()
        if token["figure"] is not None:
            number = int(token["figure"])
            yield reading.figure(body.figures[number]) if number < len(body.figures) else ""
        else:
            change = _CHANGES.get((token["name"] or "").lower())
            yield change(token, reading) if change else token[0]
    yield html[done:]


def _table(token: re.Match[str], reading: _Reading) -> str:
    """The outermost table goes into a region that scrolls and that the keyboard reaches (WCAG 2.1.1)."""
    if token["close"]:
        reading.tables -= 1
        return f"{token[0]}</div>" if reading.tables == 0 else token[0]
    reading.tables += 1
    if reading.tables > 1:
        return token[0]
    return f'<div class="table" role="region" aria-label="{escape(reading.table_name())}" tabindex="0">{token[0]}'


def _header(token: re.Match[str], reading: _Reading) -> str:
    """An empty header cell heads nothing, so it becomes a plain cell."""
    if token["close"]:
        was_empty, reading.empty_header = reading.empty_header, False
        return "</td>" if was_empty else token[0]
    reading.empty_header = token.string.startswith("</th>", token.end())
    return f"<td{token['rest']}>" if reading.empty_header else token[0]


def _code(token: re.Match[str], _: _Reading) -> str:
    """Code keeps its lines and so scrolls: the keyboard must reach it."""
    return token[0] if token["close"] or "tabindex" in token["rest"] else f'<pre tabindex="0"{token["rest"]}>'


def _link(token: re.Match[str], reading: _Reading) -> str:
    """A link to a story gets its address; one to a story that is not public keeps its text alone."""
    if token["close"]:
        return "</span>" if reading.plain_links and reading.plain_links.pop() else token[0]
    reference = _STORY.search(token["rest"])
    target = reading.links.get(unquote(unescape(reference["path"]))) if reference else None
    reading.plain_links.append(reference is not None and target is None)
    if reference is None:
        return token[0]
    if target is None:
        return "<span>"
    href = escape(reading.address(target)) + Markup(reference["anchor"] or "")
    return f'<a{token["rest"][: reference.start()]} href="{href}"{token["rest"][reference.end() :]}>'


_CHANGES: Mapping[str, Callable[[re.Match[str], _Reading], str]] = {
    "table": _table,
    "th": _header,
    "pre": _code,
    "a": _link,
}
