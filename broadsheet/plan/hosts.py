"""What the host of the site is told: which addresses moved or are gone, and which feeds there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from broadsheet import hosting
from broadsheet.config import Site
from broadsheet.hosting import Hosted
from broadsheet.model import Content, Feed, Notice, Output, Page, TextFile

MANY = frozenset({"topic", "series", "author"})
"""Kinds of feeds of which there may be thousands: a file that names each would change with every new one."""


def files(site: Site, moved: Mapping[str, str], printed: Sequence[Output]) -> Iterator[TextFile]:
    """The files that the settings ask for, and the key by which search engines know the site.

    `moved`: old site-relative URL -> new one.
    """
    yield from hosting.files(hosted(site, moved, printed), site.hosting.files)
    if key := site.notify.indexnow:
        yield TextFile(f"{key}.txt", f"/{key}.txt", key)


def hosted(site: Site, moved: Mapping[str, str], printed: Sequence[Output]) -> Hosted:
    """The site as a host must know it."""
    feeds = [out.url for out in printed if isinstance(out, Feed) and not out.archive and out.kind not in MANY]
    return Hosted(
        base_url=site.site.url,
        moved=tuple(sorted(moved.items())),
        gone=tuple(sorted(out.url for out in printed if isinstance(out, Page) and _says_nothing(out.content))),
        feeds=tuple(sorted(feeds)),
        hubs=site.feeds.hubs,
        precompressed=tuple(sorted({coding for place in site.destinations.values() for coding in place.beside})),
        has_bare_pages=any(isinstance(out, Page) and "." not in out.path.rpartition("/")[2] for out in printed),
    )


def _says_nothing(content: Content) -> bool:
    """Whether it is the notice of a story that was withdrawn and of which nothing is told."""
    return isinstance(content, Notice) and content == Notice()
