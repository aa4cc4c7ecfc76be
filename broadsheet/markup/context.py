"""What a conversion is told, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.errors import Problem
from broadsheet.model import Attachment, Figure, Given, Heading, Reading, Shelf


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands and what it may refer to.

    `path` is the content path of the file, `url` the site-relative address of its page, `first_line` the line of the
    file on which the text begins (from 1). `drop_title` is the headline given elsewhere: a first-level heading that
    repeats it is left out of the body, as is the first one of all when `drop_title` is empty.
    """

    path: str
    shelf: Shelf
    reading: Reading
    url: str
    first_line: int
    lang: str = ""
    drop_title: str = ""
    facts: Mapping[str, Given] = field(default_factory=dict)
    """What the story's front matter says of pictures in the text, by their content path or whole address."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted text. `html` is safe; `<!--figure N-->` in it stands for `figures[N]`."""

    html: str
    figures: tuple[Figure, ...] = ()
    headings: tuple[Heading, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
    """Each file that the text refers to, with the digest seen; empty for one that is absent. Static files have the
    leading `/` of their URL, files of the content folder have none."""
    bare: str = ""
    """The HTML without its tags, still escaped."""
    words: int = 0
    first_paragraph: str = ""
    title: str = ""
    """The text of the first heading of level one, if there is any."""
    excerpt: str = ""
    """The text before `<!-- more -->`."""
    problems: tuple[Problem, ...] = ()
