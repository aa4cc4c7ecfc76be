"""Sitemaps as the plan makes them: which pictures of a story they name."""

from __future__ import annotations

from dataclasses import replace

from broadsheet import digest, sitemap
from broadsheet.model import Article, Page, Sitemap, Standing
from broadsheet.plan import Given, plan
from tests import paper
from tests.made import HOUR, NOW, article, site

DAY = 24 * HOUR
LEAD = replace(paper.PICTURE, url="/media/lead.jpg", width=300)
WIDE = replace(paper.PICTURE, url="/media/wide.jpg")
SMALL = replace(paper.PICTURE, url="/media/small.jpg", width=479)
OVER = replace(paper.PICTURE, url="/media/over.jpg", until=NOW - HOUR)


def named(story: Article) -> list[tuple[str, ...]]:
    edition, _ = plan(Given(site(), [story], ()), NOW)
    maps = (output for output in edition.outputs if output.path == "sitemaps/2026-11.xml")
    return [entry.pictures for found in maps if isinstance(found, Sitemap) for entry in found.entries]


def test_the_lead_picture_and_every_large_one_of_the_text_are_named_once() -> None:
    assert named(article("a", picture=LEAD, pictures=(LEAD, WIDE, SMALL, WIDE))) == [(LEAD.url, WIDE.url)]


def test_a_story_whose_original_stands_elsewhere_is_in_no_sitemap() -> None:
    def listed(canonical: str) -> set[str]:
        story = article("a")
        found = maps(replace(story, orders=replace(story.orders, canonical=canonical)), article("b", 40 * DAY))
        return {path for path, one in found.items() if any(entry.url == "/news/a/" for entry in one.entries)}

    assert listed("") == {"sitemaps/2026-11.xml", "sitemaps/news.xml"}
    assert listed("https://gazette.example/news/a/") == listed("")
    assert listed("https://elsewhere.example/a/") == set()


def maps(*stories: Article) -> dict[str, Sitemap]:
    edition, problems = plan(Given(site(), list(stories), ()), NOW)
    assert not problems
    return {output.path: output for output in edition.outputs if isinstance(output, Sitemap)}


def test_every_version_of_a_story_names_all_and_only_their_months_change() -> None:
    first, second = article("a", 40 * DAY), article("b", 80 * DAY, lang="de", translations=("news/a.md",))
    third = article("c", lang="ar", translations=("news/b.md",))
    before, after = (maps(first, second, article("d", 120 * DAY), *more) for more in ((), (third,)))
    every = (("ar", "/news/c/"), ("de", "/news/b/"), ("en", "/news/a/"), ("x-default", "/news/a/"))
    told = {entry.url: entry.versions for path in after for entry in after[path].entries if entry.versions}
    assert told == dict.fromkeys(("/news/a/", "/news/b/", "/news/c/"), every)
    lone = {entry.versions for path in before for entry in before[path].entries if entry.url in told}
    assert lone == {every[1:]}
    months = {path for path in after if path[9:10] == "2" and after[path] != before.get(path)}
    assert months == {"sitemaps/2026-11.xml", "sitemaps/2026-10.xml", "sitemaps/2026-09.xml"}
    assert before["sitemaps/2026-07.xml"] == after["sitemaps/2026-07.xml"]


def test_a_new_headline_of_a_version_changes_no_sitemap_of_another() -> None:
    first, second = article("a", 40 * DAY), article("b", lang="de", translations=("news/a.md",))
    renamed = replace(second, card=digest.seal(replace(second.card, title="Another headline")))
    assert maps(first, second)["sitemaps/2026-10.xml"] == maps(first, renamed)["sitemaps/2026-10.xml"]


def test_a_picture_whose_rights_have_ended_is_not_named_but_what_takes_its_place_is() -> None:
    instead = replace(OVER, instead=WIDE)
    assert named(article("a", picture=OVER, pictures=(OVER,))) == [()]
    assert named(article("a", pictures=(instead,))) == [(WIDE.url,)]


def test_a_sitemap_holds_no_more_addresses_than_search_engines_read() -> None:
    def topics(count: int) -> list[Sitemap]:
        pages = [Page("", f"/topics/{n:05}/", "topic", "topic.html", Standing()) for n in range(count)]
        return list(sitemap.plan(pages, "UTC", "en", NOW))

    assert [(one.url, len(one.entries)) for one in topics(50_000)] == [
        ("/sitemaps/pages.xml", 50_000),
        ("/sitemap.xml", 1),
    ]
    first, second, index = topics(50_001)
    assert (first.url, len(first.entries)) == ("/sitemaps/pages.xml", 50_000)
    assert (second.path, [entry.url for entry in second.entries]) == ("sitemaps/pages-2.xml", ["/topics/50000/"])
    assert [entry.url for entry in index.entries] == [first.url, second.url]
