"""The standfirst: what front matter says, else the text before `<!-- more -->`, else the first paragraph."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from broadsheet.markup import Converted
from broadsheet.parse.sheet import Sheet

LIMIT = 300
"""Characters of a standfirst taken from the text, at most."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def given(sheet: Sheet, name: str) -> str:
    """A key's text without the HTML tags that other programs allow there."""
    text = sheet.prose(name)
    if not _TAG.search(text):
        return text
    body = LexborHTMLParser(text).body
    return " ".join(body.text(separator="").split()) if body else ""


def from_body(converted: Converted, first_paragraph: bool) -> str:
    """The standfirst that a text begins with."""
    return cut(converted.excerpt or (converted.first_paragraph if first_paragraph else ""))


def cut(text: str, limit: int = LIMIT) -> str:
    """A text of at most `limit` characters, ended at a word with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    words = head[: head.rfind(" ")] if " " in head[limit // 2 :] else head[: limit - 1]
    return words.rstrip(" ,;:.–—-") + "…"
