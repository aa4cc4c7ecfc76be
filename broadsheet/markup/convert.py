"""One story's Markdown -> `Converted`."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.errors import Problem
from broadsheet.model import Attachment, Figure, Heading, Reading, Shelf


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands and what it may refer to.

    `path` is the content path of the file, `url` the site-relative address of its page, `first_line` the line of the
    file on which the text begins (from 1). `drop_title` is the headline given elsewhere: a first heading that repeats
    it is left out, as is any first level-one heading when `drop_title` is empty.
    """

    path: str
    shelf: Shelf
    reading: Reading
    url: str
    first_line: int
    lang: str = ""
    drop_title: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted text. `html` is safe; `<!--figure N-->` in it stands for `figures[N]`.

    `media` names each file that the text refers to, with the digest seen (empty for one that is absent).
    `title` is the text of the first level-one heading when that was taken out of the body, `excerpt` the plain text
    before `<!-- more -->`, `words` the number of words.
    """

    html: str
    figures: tuple[Figure, ...] = ()
    headings: tuple[Heading, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
    words: int = 0
    first_paragraph: str = ""
    title: str = ""
    excerpt: str = ""
    problems: tuple[Problem, ...] = ()


def convert(text: str, context: Context) -> Converted:
    """Convert a story's text. Every mistake is a problem of the result."""
    raise NotImplementedError
