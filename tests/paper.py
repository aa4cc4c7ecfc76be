"""A small paper as values, and one page of it printed through the default theme.

The theme is read once for all tests. Every function has defaults, so that a test says only what it is about.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from broadsheet import digest
from broadsheet.model import (
    Author,
    Body,
    Card,
    Content,
    FeedLink,
    Imprint,
    Link,
    Page,
    Picture,
    Section,
    Series,
    StoryContent,
    Topic,
    Variant,
)
from broadsheet.render import render
from broadsheet.templates import Templates, assets, read

THEME = Path(__file__).parent.parent / "site_templates"
FOLDERS = [("site_templates", THEME)]
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SECTION = Section("uk", "UK", "/uk/", "News of the country.", feed="/uk/feed.xml")
TOPIC = Topic("rail", "Rail", "/topics/rail/")
SERIES = Series("strait", "The strait", "/series/strait/", "Of boats.")
ADA = Author("ada", "Ada Byrne", "/authors/ada/", "Editor", description="She edits.", links=("https://ada.example/",))
WIRE = Author("wire", "Skerry Wire", "", organisation=True)
PICTURE = Picture(
    "/media/train.jpg", "A train at dawn", "The first train", "Jo Fisk", 1500, 1000, "image/jpeg", focus=(0.0, 0.5),
    variants=(
        Variant("/media/train.480.jpg", 480, 320, "image/jpeg"),
        Variant("/media/train.1200.jpg", 1200, 800, "image/jpeg"),
        Variant("/media/train.480.avif", 480, 320, "image/avif"),
        Variant("/media/train.1200.avif", 1200, 800, "image/avif"),
    ),
)  # fmt: skip
IMPRINT = Imprint(
    name="The Gazette",
    base_url="https://gazette.example/paper",
    base_path="/paper",
    lang="en-GB",
    timezone="Europe/London",
    description="A paper.",
    tagline="All the news",
    publisher="Gazette Trust",
    sections=(SECTION, Section("sport", "Sport", "/sport/")),
    pages=(Link("About us", "/about/"),),
    feeds=(FeedLink("The Gazette", "/feed.xml"),),
    assets=tuple((name, f"/theme/{name}") for name in assets(FOLDERS)),
    digest=b"imprint",
)


@lru_cache(maxsize=1)
def theme() -> Templates:
    """The default theme, compiled once."""
    return Templates(read(FOLDERS))


def card(number: int = 1, **fields: Any) -> Card:
    """A sealed card; two of different numbers differ in all that readers see."""
    made = Card(f"tag:{number}", f"/uk/story-{number}/", "uk", f"Headline {number}", AT, AT, picture=PICTURE)
    sealed: Card = digest.seal(replace(made, **fields))
    return sealed


def page(content: Content, template: str, kind: str = "story", **fields: Any) -> Page:
    """A page at `/uk/rail/`."""
    return Page("uk/rail/index.html", "/uk/rail/", kind, template, content, **fields)


def story(**fields: Any) -> Page:
    """A story page with everything on it; `fields` are those of its card."""
    own = card(0, **{"title": "Rail fares rise", "standfirst": "By a tenth.", "authors": ("ada",), **fields})
    content = StoryContent(
        own, SECTION, (TOPIC,), related=(card(1),), more=(card(2), card(3)), fragment="/uk/more.html"
    )
    feeds = (FeedLink("UK", "/uk/feed.xml"),)
    return page(content, "story.html", title=own.title, lang=own.lang, people=(ADA, WIRE), feeds=feeds)


def printed(output: Page, body: Body | None = None, imprint: Imprint = IMPRINT) -> str:
    """The page as text."""
    return render(output, body, imprint, theme()).decode()


def parsed(output: Page, body: Body | None = None, imprint: Imprint = IMPRINT) -> LexborHTMLParser:
    """The page as a tree."""
    return LexborHTMLParser(printed(output, body, imprint))
