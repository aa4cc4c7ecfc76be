"""A sitemap or the index of sitemaps as XML: sitemaps.org protocol 0.9; Google's extensions image 1.1, news 0.9 and
hreflang."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from broadsheet import instants, urls
from broadsheet.model import Imprint, News, Sitemap, SitemapEntry

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def render_sitemap(sitemap: Sitemap, imprint: Imprint) -> bytes:
    """The document, in UTF-8. Times are in the site's time zone."""
    if sitemap.is_index:
        outer, inner = f"sitemapindex {_SPACE}", "sitemap"
    else:
        extension = _NEWS if any(entry.news for entry in sitemap.entries) else _IMAGES
        links = f" {_LINKS}" if any(entry.versions for entry in sitemap.entries) else ""
        outer, inner = f"urlset {_SPACE} {extension}{links}", "url"
    lines = [_HEAD, f"<{outer}>\n"]
    for entry in sitemap.entries:
        lines.append(f"<{inner}>{''.join(_entry(entry, imprint))}</{inner}>\n")
    return "".join([*lines, f"</{outer.split()[0]}>\n"]).encode()


def _entry(entry: SitemapEntry, imprint: Imprint) -> Iterator[str]:
    yield f"<loc>{_address(entry.url, imprint)}</loc>"
    if entry.changed is not None:
        yield f"<lastmod>{instants.w3c(entry.changed, ZoneInfo(imprint.timezone))}</lastmod>"
    for lang, url in entry.versions:
        yield f'<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{_address(url, imprint)}"/>'
    for picture in entry.pictures:
        yield _picture(picture, imprint)
    if entry.news is not None:
        yield _news(entry.news, imprint)


def _picture(url: str, imprint: Imprint) -> str:
    return f"<image:image><image:loc>{_address(url, imprint)}</image:loc></image:image>"


def _news(news: News, imprint: Imprint) -> str:
    """The name is the paper's, the language stands without its country, as the extension asks; Chinese has two."""
    primary = news.lang.split("-")[0].lower()
    lang = _CHINESE.get(news.lang.lower(), "zh-cn") if primary == "zh" else primary
    return (
        f"<news:news><news:publication><news:name>{escape(imprint.name)}</news:name>"
        f"<news:language>{lang}</news:language></news:publication>"
        f"<news:publication_date>{instants.w3c(news.published, ZoneInfo(imprint.timezone))}"
        f"</news:publication_date><news:title>{escape(news.title)}</news:title></news:news>"
    )


_CHINESE = {"zh-tw": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw", "zh-hant": "zh-tw"}


def _address(url: str, imprint: Imprint) -> str:
    return escape(imprint.base_url + urls.encode(url) if url.startswith("/") else urls.encode(url))
