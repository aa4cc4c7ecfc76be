"""What changes how one and the same entry reads in different feeds of one format, and nothing else.

Two feeds with equal manners print an entry in the same bytes: that is what lets an entry be made once for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import langcodes

from broadsheet import urls
from broadsheet.model import Feed, FeedWords, Imprint

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@dataclass(frozen=True, slots=True)
class Manner:
    """How entries read in a feed. `newsroom` signs what nobody else signs."""

    lang: str
    content: Literal["full", "summary"]
    has_pictures: bool
    words: FeedWords
    base_url: str
    timezone: str
    newsroom: str

    def absolute(self, url: str) -> str:
        """A site-relative URL in full, percent-encoded; one elsewhere as it is."""
        return self.base_url + urls.encode(url) if url.startswith("/") and not url.startswith("//") else url


def of(feed: Feed, imprint: Imprint) -> Manner:
    """The manner of a feed."""
    return Manner(
        lang=feed.lang,
        content=feed.content,
        has_pictures=feed.has_pictures,
        words=feed.words,
        base_url=imprint.base_url,
        timezone=imprint.timezone,
        newsroom=imprint.publisher or imprint.name,
    )


@lru_cache(maxsize=1024)
def is_right_to_left(lang: str) -> bool:
    """Whether a language (BCP 47) is usually written from right to left."""
    return bool(lang) and langcodes.Language.get(lang).maximize().script in _RIGHT_TO_LEFT
