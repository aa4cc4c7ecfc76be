"""One source for each fact: every story of the sample says the same of itself wherever it speaks.

What the page shows is compared with its JSON-LD, its Open Graph, its entry in Atom, RSS and JSON Feed, in the sitemap
of its month and in the news sitemap.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.newsroom import NOW

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
Told = dict[str, Any]
"""Name of a fact -> what one place says. A place leaves out what it has no word for."""


@dataclass(frozen=True, slots=True)
class Story:
    """A printed story: its address and the tree of its page."""

    url: str
    tree: LexborHTMLParser

    def text(self, selector: str) -> str:
        node = self.tree.css_first(selector)
        return " ".join(node.text().split()) if node else ""

    def attribute(self, selector: str, name: str = "content") -> str:
        node = self.tree.css_first(selector)
        return (node.attributes[name] or "") if node else ""


@pytest.fixture(scope="module")
def stories(sample: Path) -> list[Story]:
    pages = [(path, path.read_text(encoding="utf-8")) for path in sorted(sample.glob("*/*/index.html"))]
    base = "https://tidewaiter.example/"
    return [
        Story(f"{base}{path.parent.relative_to(sample).as_posix()}/", LexborHTMLParser(text))
        for path, text in pages
        if '<body class="page-story">' in text
    ]


def on_the_page(story: Story) -> Told:
    times = [instant(node) for node in story.tree.css(".signed .times time")]
    return {
        "url": story.attribute("link[rel=canonical]", "href"),
        "headline": story.text("article > h1"),
        "standfirst": story.text("article > .standfirst"),
        "published": times[0],
        "updated": times[-1],
        "authors": [node.text() for node in story.tree.css(".byline a[rel=author]")],
        "section": story.text(".sections [aria-current]"),
        "alt": story.attribute("figure.lead img", "alt"),
        "caption": story.text("figure.lead .caption") or story.attribute("figure.lead img", "alt"),
    }


def in_json_ld(story: Story) -> Told:
    data = json.loads(story.text("script[type='application/ld+json']"))["@graph"][0]
    agency = [data["sourceOrganization"]] if "sourceOrganization" in data else []
    return {
        "url": data["url"],
        "headline": data["headline"],
        "standfirst": data["description"],
        "published": datetime.fromisoformat(data["datePublished"]),
        "updated": datetime.fromisoformat(data["dateModified"]),
        "authors": list(dict.fromkeys(item["name"] for item in (*data["author"], *agency))),
        "section": data["articleSection"],
        "caption": data["image"][0]["caption"] if "image" in data else "",
    }


def in_open_graph(story: Story) -> Told:
    def meta(name: str) -> str:
        return story.attribute(f"meta[property='{name}']")

    return {
        "url": meta("og:url"),
        "headline": meta("og:title"),
        "published": datetime.fromisoformat(meta("article:published_time")),
        "updated": datetime.fromisoformat(meta("article:modified_time")),
        "section": meta("article:section"),
        "alt": meta("og:image:alt"),
    }


def in_atom(feed: Path) -> Mapping[str, Told]:
    found = {}
    for entry in etree.parse(str(feed)).iter(f"{ATOM}entry"):
        said = partial(entry.findtext, default="")
        published = said(f"{ATOM}published")
        url = next(link.get("href", "") for link in entry.iter(f"{ATOM}link") if link.get("rel") != "enclosure")
        found[url] = {
            "url": url,
            "headline": said(f"{ATOM}title"),
            "standfirst": said(f"{ATOM}summary"),
            "published": datetime.fromisoformat(published),
            "updated": datetime.fromisoformat(said(f"{ATOM}updated")),
            "authors": [name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name")],
            "alts": alts(said(f"{ATOM}content")),
        }
    return found


def in_rss(feed: Path) -> Mapping[str, Told]:
    return {
        item.findtext("link", ""): {
            "url": item.findtext("link", ""),
            "headline": item.findtext("title", ""),
            "standfirst": item.findtext("description", ""),
            "published": parsedate_to_datetime(item.findtext("pubDate", "")),
            "authors": [name.text for name in item.iterfind(f"{DC}creator")],
            "alts": alts(item.findtext(f"{CONTENT}encoded", "")),
        }
        for item in etree.parse(str(feed)).iter("item")
    }


def in_json_feed(feed: Path) -> Mapping[str, Told]:
    return {
        item["url"]: {
            "url": item["url"],
            "headline": item["title"],
            "standfirst": item["summary"],
            "published": datetime.fromisoformat(item["date_published"]),
            "updated": datetime.fromisoformat(item["date_modified"]),
            "authors": [author["name"] for author in item["authors"]],
            "section": item["tags"][0],
            "alts": alts(item["content_html"]),
        }
        for item in json.loads(feed.read_text(encoding="utf-8"))["items"]
    }


def in_sitemaps(folder: Path) -> Mapping[str, Told]:
    return {
        entry.findtext(f"{MAP}loc", ""): {
            "updated": datetime.fromisoformat(entry.findtext(f"{MAP}lastmod", "")),
            "picture": entry.findtext(f"{IMAGE}image/{IMAGE}loc", ""),
        }
        for path in folder.glob("20*.xml")
        for entry in etree.parse(str(path)).iter(f"{MAP}url")
    }


def in_the_news_sitemap(folder: Path) -> Mapping[str, Told]:
    return {
        entry.findtext(f"{MAP}loc", ""): {
            "headline": entry.findtext(f"{NEWS}news/{NEWS}title", ""),
            "published": datetime.fromisoformat(entry.findtext(f"{NEWS}news/{NEWS}publication_date", "")),
        }
        for entry in etree.parse(str(folder / "news.xml")).iter(f"{MAP}url")
    }


def instant(node: LexborNode) -> datetime:
    return datetime.fromisoformat(node.attributes["datetime"] or "")


def alts(html: str) -> list[str]:
    """The words of every picture of an entry."""
    return [node.attributes["alt"] or "" for node in LexborHTMLParser(html).css("img")]


def differences(page: Told, place: str, said: Told) -> list[str]:
    names = sorted(name for name in page.keys() & said.keys() if said[name] != page[name])
    wrong = [f"{name} {said[name]!r}, not {page[name]!r}" for name in names]
    if page["alt"] not in (*said.get("alts", [page["alt"]]), ""):
        wrong.append(f"no picture with the words {page['alt']!r}")
    return [f"{place}: {line}" for line in wrong]


def test_every_story_says_the_same_everywhere(sample: Path, stories: list[Story]) -> None:
    maps, news = in_sitemaps(sample / "sitemaps"), in_the_news_sitemap(sample / "sitemaps")
    wrong: dict[str, list[str]] = {}
    for story in stories:
        page = on_the_page(story)
        section = sample / story.url.split("/")[3]
        picture = story.attribute("figure.lead img", "src")
        page["picture"] = f"https://tidewaiter.example{picture}" if picture else ""
        places = {"JSON-LD": in_json_ld(story), "Open Graph": in_open_graph(story), "sitemap": maps[story.url]}
        places |= {"Atom": in_atom(section / "feed.xml")[story.url], "RSS": in_rss(section / "rss.xml")[story.url]}
        places["JSON Feed"] = in_json_feed(section / "feed.json")[story.url]
        if page["published"] > NOW - timedelta(hours=48):
            places["news sitemap"] = news[story.url]
        found = [line for place, said in places.items() for line in differences(page, place, said)]
        if found:
            wrong[story.url] = found
    assert len(stories) > 50
    assert news
    assert wrong == {}, json.dumps(wrong, indent=1, default=str, ensure_ascii=False)
