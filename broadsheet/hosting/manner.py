"""How each printed path is served: its type, how long it may be kept, and when it is published.

What the address says (a fingerprint, a feed) is read from it by `urls`, which made it. What it does not say (whether
`/news/` is a story or a section) the plan knows, and the ledger keeps as the `kind` of each output.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from broadsheet import urls
from broadsheet.hosting.types import UNKNOWN, content_type
from broadsheet.model import Asset, Feed, Output, Page, Sitemap

FOREVER = "public, max-age=31536000, immutable"
"""For files whose address holds a digest of their bytes (RFC 9111; `immutable` is RFC 8246)."""
MINUTES = "public, max-age=60, stale-while-revalidate=600"
"""For pages and what they are made of: a correction is seen within minutes (RFC 5861)."""
FEEDS = "public, max-age=300, stale-while-revalidate=600"
"""For what programs fetch again and again."""
OF_HOSTS = frozenset({"_headers", "_redirects", ".htaccess", ".nojekyll", "CNAME"})
FOR_HOSTS = "_hosting/"
"""The folder of files that stand in a host's own configuration and not at the root of the site."""


class Stage(IntEnum):
    """When a file is published. Everything of one stage is there before anything of the next is sent.

    So that no published page ever refers to a missing one, a page that is *new* at the destination goes with the
    stories whatever its kind: a new section's front is named by all pages that are printed again for it.
    """

    STATIC = 1
    """Pictures, style sheets, scripts: they refer to nothing."""
    STORIES = 2
    LISTS = 3
    """Fronts, lists, redirects: they refer to stories."""
    FEEDS = 4
    """Feeds and sitemaps, which call others in."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a path is served. `type` and `cache` are the Content-Type and the Cache-Control."""

    type: str
    cache: str
    stage: Stage


_TEXTS: Mapping[str, Stage] = {
    urls.output_path(urls.OPML): Stage.FEEDS,
    "robots.txt": Stage.FEEDS,
}
_STAGES: Mapping[str, Stage] = {
    "asset": Stage.STATIC,
    "feed": Stage.FEEDS,
    "notice": Stage.STORIES,
    "sitemap": Stage.FEEDS,
    "story": Stage.STORIES,
}


def kind(output: Output) -> str:
    """What an output is: a page's own kind ("story", "section" ...), "feed", "sitemap", "asset" or "text"."""
    if isinstance(output, Page):
        return output.kind
    if isinstance(output, Feed):
        return "feed"
    if isinstance(output, Sitemap):
        return "sitemap"
    return "asset" if isinstance(output, Asset) else "text"


def manner(path: str, kind: str) -> Manner:
    """How an output path is served. `kind` is what the plan (`hosting.kind`) or the ledger says that it is."""
    is_bare_file = kind in ("asset", "text") and "." not in path.rpartition("/")[2]
    return Manner(UNKNOWN if is_bare_file else content_type(path), cache(path), stage(path, kind))


def stage(path: str, kind: str) -> Stage:
    """When a path of a kind is published. Pages that are no story wait for the stories."""
    if kind == "text":
        return Stage.LISTS if is_for_hosts(path) else _TEXTS.get(path, Stage.STATIC)
    return _STAGES.get(kind, Stage.LISTS)


def is_for_hosts(path: str) -> bool:
    """Whether an output is for the host alone: it is never shown to readers."""
    return path in OF_HOSTS or path.startswith(FOR_HOSTS)


def cache(path: str) -> str:
    """For how long a path may be kept by browsers and networks, as a Cache-Control."""
    if urls.is_fingerprinted(path):
        return FOREVER
    polled = urls.feed_format(path) or path.endswith((".xml", ".opml")) or path == "robots.txt"
    return FEEDS if polled else MINUTES
