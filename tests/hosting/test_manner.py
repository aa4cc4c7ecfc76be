"""How each printed path is served."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet import config, hosting
from broadsheet.hosting import Stage, manner
from broadsheet.ledger import Ledger
from broadsheet.plan import Given, plan
from tests.made import NOW, SITE, article
from tests.newsroom import Newsroom, story


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("uk/rss.xml", "application/xml; charset=utf-8"),
        ("uk/feed.json", "application/feed+json"),
        ("archive/json/3.json", "application/feed+json"),
        ("uk/archive/feed/12.xml", "application/xml; charset=utf-8"),
        ("archive/json/notes.json", "application/json"),
        ("sitemaps/2026-11.xml", "application/xml; charset=utf-8"),
        ("data.json", "application/json"),
        ("media/a.0123.avif", "image/avif"),
        ("app.WebManifest", "application/manifest+json"),
        ("theme/site.css", "text/css; charset=utf-8"),
        ("feeds.opml", "text/x-opml; charset=utf-8"),
        ("strange.xyz", "application/octet-stream"),
        ("uk/rail", "text/html; charset=utf-8"),
        ("media/strange.0123456789ab", "application/octet-stream"),
    ],
)
def test_content_types(path: str, kind: str) -> None:
    assert hosting.content_type(path) == kind


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("media/harbour-800.0123456789ab.avif", "public, max-age=31536000, immutable"),
        ("media/report.0123456789ab.pdf", "public, max-age=31536000, immutable"),
        ("theme/site.0123456789ab.css", "public, max-age=31536000, immutable"),
        ("media/harbour.avif", "public, max-age=60, stale-while-revalidate=600"),
        ("uk/draft.0123456789ab.html", "public, max-age=60, stale-while-revalidate=600"),
        ("theme/site.css", "public, max-age=60, stale-while-revalidate=600"),
        ("index.html", "public, max-age=60, stale-while-revalidate=600"),
        ("uk/feed.json", "public, max-age=300, stale-while-revalidate=600"),
        ("sitemap.xml", "public, max-age=300, stale-while-revalidate=600"),
        ("feeds.opml", "public, max-age=300, stale-while-revalidate=600"),
    ],
)
def test_only_what_holds_its_digest_in_its_address_is_kept_for_ever(path: str, cache: str) -> None:
    assert manner(path, "asset").cache == cache


def test_only_a_page_may_be_without_an_ending() -> None:
    assert manner("uk/rail", "story").type == "text/html; charset=utf-8"
    assert manner("_redirects", "text").type == manner("assets/LICENSE", "asset").type == "application/octet-stream"


def test_what_refers_is_published_after_what_it_refers_to() -> None:
    """Stories stand at the root here, as sections do: the address does not tell them apart, the plan does."""
    site = config.parse(SITE + '[stories]\nurl = "/{slug}/"\n')
    edition, problems = plan(Given(site, [article("bridge", url="/bridge/")], ()), NOW)
    assert not problems
    stages = {output.path: manner(output.path, hosting.kind(output)).stage for output in edition.outputs}
    assert stages["bridge/index.html"] == Stage.STORIES
    for path in ("index.html", "news/index.html", "archive/2026/11/index.html", "404.html", "news/more.html"):
        assert stages[path] == Stage.LISTS, path
    for path in ("feed.xml", "feed.json", "sitemap.xml", "sitemaps/2026-11.xml", "robots.txt", "feeds.opml"):
        assert stages[path] == Stage.FEEDS, path
    assert stages["_redirects"] == Stage.LISTS


def test_the_ledger_keeps_what_each_output_is(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("content/uk/rail.md", story("Rail"))
    newsroom.write("site_templates/assets/own.css", "a{}")
    newsroom.build()
    with Ledger(newsroom.job().ledger) as ledger:
        kinds = {path: record.kind for path, record in ledger.outputs("output").items()}
    assert kinds["uk/rail/index.html"] == "story"
    assert kinds["uk/index.html"] == "section"
    assert kinds["uk/feed.json"] == "feed"
    assert kinds["theme/own.css"] == "asset"
    assert "" not in kinds.values()
