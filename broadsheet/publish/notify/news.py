"""What a publication changed, as the world sees it: addresses, and not files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadsheet import hosting, urls
from broadsheet.publish.fit import BESIDE, origin

SEARCHED = frozenset({"notice", "redirect", "standing", "story"})
"""Kinds of pages of which search engines are told. They find lists by themselves, and those change all day."""


@dataclass(frozen=True, slots=True)
class News:
    """Absolute addresses, sorted."""

    feeds: tuple[str, ...] = ()
    """Feeds that people subscribe to and whose bytes changed."""
    pages: tuple[str, ...] = ()
    """Pages for search engines: new, changed or gone."""
    stale: tuple[str, ...] = ()
    """All that a cache may hold in its former state."""

    @classmethod
    def of(cls, base_url: str, sent: Mapping[str, str], removed: Iterable[str] = ()) -> News:
        """News from output paths. `sent` leads from each that is new or changed to its kind (`hosting.kind`)."""
        left = {*removed}
        gone = [path for path in left if not hosting.is_for_hosts(path) and origin(path) not in left]
        seen = {path: kind for path, kind in sent.items() if kind != BESIDE and not hosting.is_for_hosts(path)}
        feeds = [path for path, kind in seen.items() if kind == "feed" and "/archive/" not in f"/{path}"]
        pages = [path for path, kind in seen.items() if kind in SEARCHED]
        pages += [path for path in gone if path.endswith("index.html")]
        stale = [path for path in (*seen, *gone) if not urls.is_fingerprinted(path)]
        return cls(*(tuple(sorted({base_url + urls.at(path) for path in paths})) for paths in (feeds, pages, stale)))


def why_not(url: str, base_url: str, drafts: bool) -> str:
    """Why nobody is told of a publication; empty where they are.

    Args:
        url: the address in the settings.
        base_url: the address that the edition was printed for.
        drafts: whether the edition shows drafts.
    """
    if drafts:
        return "it shows drafts"
    return "" if base_url == url else f"it was printed for {base_url}, a copy of {url}"
