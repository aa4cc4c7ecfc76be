"""Safe HTML of a story -> the form that feed readers can show."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.model import Figure


def feed_html(html: str, figures: Sequence[Figure], url: str) -> str:
    """The feed-safe form of a converted body, in which U+0002 stands for the site's base URL.

    Lead picture, correction notes and byline are put around it by the feeds.
    """
    raise NotImplementedError
