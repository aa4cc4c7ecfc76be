"""What rules look at: the paper at one instant, and its stories one by one with what their files say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from broadsheet import urls
from broadsheet.config import Site
from broadsheet.desk import Status, status
from broadsheet.marks import mark
from broadsheet.model import Article, Body, Edition
from broadsheet.plan import Given

Place = tuple[str, int, int]
_TEXT = r"""(?!(?:""|'')[ \t]*,?[ \t]*$)\S"""
"""The beginning of a value that is no empty text; JSON has a comma after it."""


@dataclass(frozen=True)
class Paper:
    """The paper at the instant `now`. Bodies and files are asked for through functions, so that rules stay pure."""

    given: Given
    now: datetime
    edition: Edition
    body: Callable[[bytes], Body]
    """The body of a digest."""
    source: Callable[[str], str]
    """The text of a file of the content folder, by its path."""
    printed: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    """Of each story that was printed, by id: the digest of its body, and its time of change (ISO 8601)."""

    @property
    def site(self) -> Site:
        return self.given.site

    @cached_property
    def states(self) -> dict[str, Status]:
        """What each story is to the public, by content path."""
        return {article.path: status(article, self.now) for article in self.given.articles}

    @cached_property
    def by_path(self) -> dict[str, Article]:
        """Every story, by its content path."""
        return {article.path: article for article in self.given.articles}

    @cached_property
    def by_url(self) -> dict[str, Article]:
        """Every story, by its address."""
        return {article.card.url: article for article in self.given.articles}

    @cached_property
    def outputs(self) -> frozenset[str]:
        """Every path that is printed."""
        return frozenset(output.path for output in self.edition.outputs)

    def stories(self) -> Iterator[Story]:
        """Every story that is public or will be; not those that expired or were withdrawn."""
        for article in self.given.articles:
            if self.states[article.path] not in ("expired", "killed"):
                yield Story(article, self)

    def is_printed(self, url: str) -> bool:
        """Whether something stands at a site-relative address."""
        return urls.output_path(url) in self.outputs


@dataclass(frozen=True)
class Story:
    """A story, its body and its file; both are read when a rule asks for them."""

    article: Article
    paper: Paper

    @cached_property
    def body(self) -> Body:
        return self.paper.body(self.article.body_digest)

    @cached_property
    def source(self) -> str:
        return self.paper.source(self.article.path)

    def at(self, key: str) -> Place:
        """Where a key of the front matter stands."""
        return mark(self.article, key)

    def find(self, text: str) -> Place:
        """Where a text stands first in the file; the file alone where it is not found."""
        at = self.source.find(text)
        if at < 0:
            return self.article.path, 0, 0
        return self.article.path, self.source.count("\n", 0, at) + 1, at - self.source.rfind("\n", 0, at)

    def says(self, *keys: str) -> bool:
        """Whether the front matter has one of the keys, in any spelling of its words, and not an empty text for it."""
        spelled = "|".join(re.escape(key).replace("_", "[-_ ]?") for key in keys)
        head = self.source[:8000]
        return (
            re.search(rf'^[ \t]*["\']?(?:{spelled})["\']?[ \t]*[:=][ \t]*{_TEXT}', head, re.IGNORECASE | re.MULTILINE)
            is not None
        )
