"""Sitemaps: one for each month of stories, one for the other pages, one for the news, and their index.

By month, so that a new story changes the running month's document and one line of the index (sitemaps.org protocol
0.9). The news sitemap holds the stories of the last two days, at most a thousand (Google's news extension 0.9). A story
in several languages names every version, itself among them, as its page does (Google's "Localized versions").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from broadsheet import translations, urls
from broadsheet.kept import NOTHING, Kept
from broadsheet.model import News, Page, Sitemap, SitemapEntry, StoryContent

OTHER_KINDS = frozenset({"home", "section", "author", "topic", "series", "standing", "corrections"})
NEWS = timedelta(hours=48)
"""How long a story is news to search engines, which ask for no older ones."""
MOST_NEWS = 1000
MOST = 50_000
"""Addresses in a sitemap: search engines read none of one that has more."""


def plan(pages: Sequence[Page], timezone: str, lang: str, now: datetime, kept: Kept = NOTHING) -> Iterator[Sitemap]:
    """The sitemaps of the pages of an edition at `now`. `lang` is the language of the site."""
    months: dict[str, list[SitemapEntry]] = {}
    for month, entry in kept.each("sitemap entries", _entry, pages, ZoneInfo(timezone), lang):
        if entry is not None:
            months.setdefault(month, []).append(entry)
    yield from _documents(months, months.pop("", []), _news(pages, lang, now))


def _entry(page: Page, zone: ZoneInfo, lang: str) -> tuple[str, SitemapEntry | None]:
    """The entry of a page with its month, which is empty where the page is no story."""
    if isinstance(page.content, StoryContent) and _is_ours(page):
        card = page.content.card
        versions = translations.alternates(page.content.translations, lang)
        entry = SitemapEntry(page.url, card.updated, page.pictures, versions=versions)
        return f"{card.published.astimezone(zone):%Y-%m}", entry
    if page.kind in OTHER_KINDS and page.index and "/page/" not in page.url:
        return "", SitemapEntry(page.url)
    return "", None


def _is_ours(page: Page) -> bool:
    """Whether search engines should file the page under its own address."""
    return page.index and not page.canonical


def _news(pages: Sequence[Page], lang: str, now: datetime) -> tuple[SitemapEntry, ...]:
    """The stories of the last two days, the newest first."""
    cards = [page.content.card for page in pages if isinstance(page.content, StoryContent) and _is_ours(page)]
    fresh = sorted((card for card in cards if now - card.published < NEWS), key=lambda card: card.id)
    fresh.sort(key=lambda card: card.published, reverse=True)
    return tuple(
        SitemapEntry(card.url, news=News(card.title, card.lang or lang, card.published)) for card in fresh[:MOST_NEWS]
    )


def _parts(name: str, entries: Sequence[SitemapEntry]) -> Iterator[Sitemap]:
    """The sitemaps of some pages, by address; most often one."""
    ordered = sorted(entries, key=lambda entry: entry.url)
    for number, start in enumerate(range(0, max(1, len(ordered)), MOST), 1):
        url = urls.month_sitemap(name, number)
        yield Sitemap(urls.output_path(url), url, tuple(ordered[start : start + MOST]))


def _documents(
    months: dict[str, list[SitemapEntry]], others: list[SitemapEntry], news: tuple[SitemapEntry, ...]
) -> Iterator[Sitemap]:
    index = []
    for name, listed in [*sorted(months.items()), ("pages", others)]:
        for part in _parts(name, listed):
            yield part
            changed = max((entry.changed for entry in part.entries if entry.changed), default=None)
            index.append(SitemapEntry(part.url, changed))
    if news:
        yield Sitemap(urls.output_path(urls.NEWS_SITEMAP), urls.NEWS_SITEMAP, news)
        index.append(SitemapEntry(urls.NEWS_SITEMAP))
    yield Sitemap(urls.output_path(urls.SITEMAP), urls.SITEMAP, tuple(index), is_index=True)
