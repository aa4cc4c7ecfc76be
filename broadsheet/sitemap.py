"""Sitemaps: one for each month of stories, one for the other pages, and their index (sitemaps.org protocol 0.9).

By month, so that a new story changes the running month's document and one line of the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from broadsheet import urls
from broadsheet.kept import NOTHING, Kept
from broadsheet.model import Page, Sitemap, SitemapEntry, StoryContent

OTHER_KINDS = frozenset({"home", "section", "author", "topic", "series", "standing", "corrections"})


def plan(pages: Sequence[Page], timezone: str, kept: Kept = NOTHING) -> Iterator[Sitemap]:
    """The sitemaps of the pages of an edition."""
    months: dict[str, list[SitemapEntry]] = {}
    for month, entry in kept.each("sitemap entries", _entry, pages, ZoneInfo(timezone)):
        if entry is not None:
            months.setdefault(month, []).append(entry)
    yield from _documents(months, months.pop("", []))


def _entry(page: Page, zone: ZoneInfo) -> tuple[str, SitemapEntry | None]:
    """The entry of a page with its month, which is empty where the page is no story."""
    if isinstance(page.content, StoryContent) and page.index:
        card = page.content.card
        pictures = (card.picture,) if card.picture else ()
        return f"{card.published.astimezone(zone):%Y-%m}", SitemapEntry(page.url, card.updated, pictures)
    if page.kind in OTHER_KINDS and page.index and "/page/" not in page.url:
        return "", SitemapEntry(page.url)
    return "", None


def _documents(months: dict[str, list[SitemapEntry]], others: list[SitemapEntry]) -> Iterator[Sitemap]:
    index = []
    for month in sorted(months):
        url = urls.month_sitemap(month)
        entries = tuple(sorted(months[month], key=lambda entry: entry.url))
        yield Sitemap(urls.output_path(url), url, entries)
        index.append(SitemapEntry(url, max(entry.changed for entry in entries if entry.changed)))
    pages = urls.month_sitemap("pages")
    yield Sitemap(urls.output_path(pages), pages, tuple(sorted(others, key=lambda entry: entry.url)))
    index.append(SitemapEntry(pages))
    yield Sitemap(urls.output_path(urls.SITEMAP), urls.SITEMAP, tuple(index), is_index=True)
