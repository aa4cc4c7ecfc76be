"""The quick converter: CommonMark by pyromark (extra `fast`), its HTML brought to the form of Python-Markdown's.

CommonMark is another reading of Markdown than Python-Markdown's; docs/guide/stories.md says where they differ.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING

from broadsheet.markup import template_tags

if TYPE_CHECKING:
    from pyromark import Markdown

_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (center|left|right)"')
_CELL = re.compile(r"(</t[dh]>|<t(?:able|head|body|r)>)")
_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">(\d+)</a></sup>')
_DEFINITION = re.compile(
    r'<div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">\d+</sup>\n(.*?)</div>\n?',
    re.DOTALL,
)
_FENCED = re.compile(r"^(```|~~~).*?^\1|[^\n]+", re.MULTILINE | re.DOTALL)
"""A block of fenced code, or else a line."""
_BACK = '<a class="footnote-backref" href="#{0}" title="↩ {1}">↩</a>'


def block(text: str, smart: bool, raw_html: bool) -> str:
    """Markdown -> HTML, not yet safe. `smart` sets English quotation marks; `raw_html` False shows HTML as text."""
    if template_tags.has_tags(text):
        text = _FENCED.sub(lambda found: found[0] if found[1] else template_tags.name_paths(found[0]), text)
    if not raw_html and "<" in text:
        text = _without_html(text)
    html = _markdown(smart).html(text)
    if "<table" in html:
        html = _CELL.sub(r"\1\n", _ALIGNED.sub(r'\1 align="\2"', html))
    return _footnotes(html) if "footnote-" in html else html


def inline(text: str, smart: bool, raw_html: bool) -> str:
    """Inline Markdown -> HTML without a paragraph around it, not yet safe."""
    return block(" ".join(text.split()), smart, raw_html).strip().removeprefix("<p>").removesuffix("</p>")


@cache
def _markdown(smart: bool) -> Markdown:
    from pyromark import Markdown, Options

    options = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
    options |= Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_SUBSCRIPT
    return Markdown(options=options | Options.ENABLE_SMART_PUNCTUATION if smart else options)


def _without_html(text: str) -> str:
    """The text with every `<` that would begin HTML as a reference. What it then says in Markdown is Markdown."""
    source = bytearray(text.encode())
    found = [
        (place["start"], place["end"])
        for event, place in _markdown(False).events_with_range(text)
        if isinstance(event, dict) and ("Html" in event or "InlineHtml" in event)
    ]
    for start, end in reversed(found):
        source[start:end] = source[start:end].replace(b"<", b"&lt;")
    return source.decode()


def _footnotes(html: str) -> str:
    """The notes that are referred to in a list at the end, in the order of their numbers, each with its way back."""
    notes = dict(_DEFINITION.findall(html))
    html = _DEFINITION.sub("", html)
    references: dict[str, list[str]] = {}

    def refer(match: re.Match[str]) -> str:
        label, number = match.groups()
        if label not in notes:
            return ""
        met = references.setdefault(label, [])
        met.append(f"fnref{len(met) + 1 if met else ''}:{label}")
        return f'<sup id="{met[-1]}"><a class="footnote-ref" href="#fn:{label}">{number}</a></sup>'

    html = _REFERENCE.sub(refer, html)
    if not references:
        return html
    items = "".join(
        _note(label, notes[label], number, met) for number, (label, met) in enumerate(references.items(), 1)
    )
    return f'{html}<div class="footnote">\n<hr>\n<ol>\n{items}</ol>\n</div>\n'


def _note(label: str, note: str, number: int, references: list[str]) -> str:
    back = "\u00a0" + "".join(_BACK.format(reference, number) for reference in references)
    head, end, tail = note.rpartition("</p>")
    body = f"{head}{back}{end}{tail}" if end and not tail.strip() else f"{note}<p>{back}</p>\n"
    return f'<li id="fn:{escape(unescape(label))}">\n{body}</li>\n'
