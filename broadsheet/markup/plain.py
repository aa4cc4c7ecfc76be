"""Plain text out of canonical HTML: words, first paragraph, excerpt; and where in the source a text stands."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_NOTE_REFERENCE = re.compile(r'<sup id="fnref[^>]*>.*?</sup>|<a[^>]* class="footnote-backref"[^>]*>.*?</a>')
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_WIDE_MARK = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def without_notes(html: str) -> str:
    """HTML without the marks of footnotes and the arrows back."""
    return _NOTE_REFERENCE.sub("", html) if 'class="footnote-' in html else html


def bare(html: str) -> str:
    """HTML without its tags and the marks of footnotes, still escaped."""
    return _TAG.sub("", without_notes(html))


def text(html: str) -> str:
    """The text of HTML on one line."""
    return " ".join(unescape(bare(html)).split())


def words(bare: str) -> int:
    """How many words a text has. Where ideographs and kana abound each counts as one, for nothing parts their words.

    `bare` is HTML without its tags.
    """
    if len(bare.encode()) < 1.5 * len(bare):
        return len(bare.split())
    bare, ideographs = _IDEOGRAPH.subn(" ", _WIDE_MARK.sub(" ", bare))
    return len(bare.split()) + ideographs


def first_paragraph(html: str) -> str:
    """The text of the first paragraph that has any."""
    for match in _PARAGRAPH.finditer(html):
        if found := text(match[1]):
            return found
    return ""


def place(source: str, at: int, first_line: int) -> tuple[int, int]:
    """Line (from `first_line`) and column (from 1) of an offset in the source; the first line where it is negative."""
    if at < 0:
        return first_line, 0
    return first_line + source.count("\n", 0, at), at - source.rfind("\n", 0, at)
