"""Fenced code that touches a text: the paragraph is parted around it.

Python-Markdown takes a fence without empty lines around it for a part of the paragraph, and puts a `<div>` into its
`<p>`. To a browser the `<div>` ends the paragraph: what follows would stand outside of any, and reader modes lose it.
"""

from __future__ import annotations

import re

_IN_DIV = r"(?:(?!</?div[ >]).)*"
_IN_PARAGRAPH = r"(?:(?!</?p[ >]).)*"
_CODE = re.compile(rf'\s*(<div class="highlight">(?:{_IN_DIV}<div[ >]{_IN_DIV}</div>)*{_IN_DIV}</div>)\s*', re.DOTALL)
"""Numbers of lines stand in a `<div>` of their own."""
_PARAGRAPH = re.compile(rf'(<p(?: [^>]*)?>)({_IN_PARAGRAPH}?<div class="highlight">{_IN_PARAGRAPH})</p>', re.DOTALL)
"""Code holds no `</p>`, for what is in it is escaped."""


def apart(html: str) -> str:
    """HTML of the converter with fenced code beside paragraphs and not in them."""
    return _PARAGRAPH.sub(_parted, html) if '<div class="highlight">' in html else html


def _parted(paragraph: re.Match[str]) -> str:
    pieces = _CODE.split(paragraph[2])
    texts, codes = pieces[::2], [*pieces[1::2], ""]
    shown = (
        (f"{paragraph[1]}{text.strip()}</p>" if text.strip() else "", code)
        for text, code in zip(texts, codes, strict=True)
    )
    return "\n".join(piece for pair in shown for piece in pair if piece)
