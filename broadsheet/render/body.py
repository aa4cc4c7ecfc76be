"""The last step of a body: its pictures through the theme, its tables made to scroll, its links to stories resolved.

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

_MARKS = ("<!--figure ", "<table", '"story:')
_TOKEN = re.compile(
    r"<!--figure (?P<figure>\d+)-->"
    r"|<!--.*?-->"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*)>",
    re.DOTALL,
)
_STORY = re.compile(r'\shref="story:(?P<path>[^"#]*)(?P<anchor>#[^"]*)?"')


@dataclass(slots=True)
class _State:
    """How deep in tables the reading is, and which open links became plain text."""

    tables: int = 0
    spans: list[bool] = field(default_factory=list)


def expand(body: Body, figure: FigureMacro, address: Address, links: Mapping[str, str], table: str) -> Markup:
    """The body as its page shows it.

    `figure` prints a picture, `address` writes a site-relative URL as a page does, `table` is the name that a
    scrolling table has for people who cannot see it.
    """
    if not any(mark in body.html for mark in _MARKS):
        return Markup(body.html)
    return Markup("".join(_pieces(body, figure, address, links, str(escape(table)))))


def _pieces(body: Body, figure: FigureMacro, address: Address, links: Mapping[str, str], table: str) -> Iterator[str]:
    state, done, html = _State(), 0, body.html
    for token in _TOKEN.finditer(html):
        yield html[done : token.start()]
        done = token.end()
        if token["figure"] is not None:
            number = int(token["figure"])
            yield figure(body.figures[number]) if number < len(body.figures) else ""
        elif token["name"] is None:
            yield token[0]
        elif token["name"].lower() == "table":
            yield _table(token, state, table)
        elif token["name"].lower() == "a":
            yield _link(token, state, address, links)
        else:
            yield token[0]
    yield html[done:]


def _table(token: re.Match[str], state: _State, name: str) -> str:
    """The outermost table goes into a region that scrolls and that the keyboard reaches (WCAG 2.1.1)."""
    if token["close"]:
        state.tables -= 1
        return f"{token[0]}</div>" if state.tables == 0 else token[0]
    state.tables += 1
    opening = f'<div class="table" role="region" aria-label="{name}" tabindex="0">'
    return opening + token[0] if state.tables == 1 else token[0]


def _link(token: re.Match[str], state: _State, address: Address, links: Mapping[str, str]) -> str:
    """A link to a story gets its address; one to a story that is not public keeps its text alone."""
    if token["close"]:
        return "</span>" if state.spans and state.spans.pop() else token[0]
    reference = _STORY.search(token["rest"])
    target = links.get(unquote(unescape(reference["path"]))) if reference else None
    state.spans.append(reference is not None and target is None)
    if reference is None:
        return token[0]
    if target is None:
        return "<span>"
    href = escape(address(target)) + Markup(reference["anchor"] or "")
    return f'<a{token["rest"][: reference.start()]} href="{href}"{token["rest"][reference.end() :]}>'
