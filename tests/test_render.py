"""Pages, sitemaps and small texts as bytes; the last step of a body."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from broadsheet.model import Body, Figure, News, Picture, Sitemap, SitemapEntry, Standing, TextFile
from broadsheet.render import render
from broadsheet.render.body import expand
from broadsheet.render.facts import of_page
from tests import paper

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "i": "http://www.google.com/schemas/sitemap-image/1.1"}


def body(html: str, **links: str) -> str:
    """A body through the last step, with plain stand-ins for the theme."""
    given = Body(html, figures=(Figure(Picture("/one.jpg", "One")), Figure(Picture("/two.jpg", "Two"))))
    found = {path.replace("__", "/") + ".md": url for path, url in links.items()}
    return expand(
        given, lambda figure: f"[{figure.picture.alt}]", lambda url: "/paper" + url, found, lambda: 'A "table"'
    )


class TestBody:
    def test_markers_become_pictures(self) -> None:
        assert body("<p>a</p><!--figure 1--><!--figure 0--><!--figure 9-->") == "<p>a</p>[Two][One]"

    def test_a_marker_inside_an_attribute_stays_what_it_is(self) -> None:
        html = """<p title="<!--figure 0--> <table>" lang='<!--figure 1-->'>a</p><!--figure 0-->"""
        assert body(html) == html.removesuffix("<!--figure 0-->") + "[One]"

    def test_the_outermost_table_scrolls(self) -> None:
        html = body("<table><tr><td><table></table></td></tr></table><p>x</p>")
        assert html.startswith('<div class="table" role="region" aria-label="A &#34;table&#34;" tabindex="0"><table>')
        assert html.endswith("</table></td></tr></table></div><p>x</p>")
        assert html.count("<div") == 1

    def test_an_empty_header_cell_is_a_cell(self) -> None:
        assert "<tr><td></td><th>a</th></tr>" in body("<table><tr><th></th><th>a</th></tr></table>")

    def test_the_keyboard_reaches_code(self) -> None:
        assert body("<pre><code>x</code></pre>") == '<pre tabindex="0"><code>x</code></pre>'

    def test_links_to_stories_are_resolved(self) -> None:
        html = body('<a title="t" href="story:uk/a%20b.md#x">y</a> <a href="/z/">z</a>', **{"uk__a b": "/uk/a-b/"})
        assert html == '<a title="t" href="/paper/uk/a-b/#x">y</a> <a href="/z/">z</a>'

    def test_a_link_to_a_story_that_is_not_public_is_its_text(self) -> None:
        html = body('<p><a href="story:uk/gone.md">one <em>two</em></a> <a href="/z/">z</a></p>')
        assert html == '<p><span>one <em>two</em></span> <a href="/z/">z</a></p>'

    def test_the_time_of_a_hostile_body_grows_with_its_length_only(self) -> None:
        assert body("<table " + "\"'" * 50_000).count('"') == 50_000


class TestSitemap:
    CHANGED = datetime(2026, 7, 1, 23, 0, tzinfo=UTC)

    def tree(self, *entries: SitemapEntry, is_index: bool = False) -> etree._Element:
        sitemap = Sitemap("sitemap.xml", "/sitemap.xml", entries, is_index)
        return etree.fromstring(render(sitemap, None, paper.IMPRINT, paper.theme()))

    def test_entries_have_absolute_escaped_addresses_times_and_pictures(self) -> None:
        tree = self.tree(SitemapEntry("/uk/a&b ü/", self.CHANGED, ("/media/x<y.jpg",)))
        assert tree.xpath("//s:url/s:loc/text()", namespaces=SPACES) == [
            "https://gazette.example/paper/uk/a&b%20%C3%BC/"
        ]
        assert tree.xpath("//s:lastmod/text()", namespaces=SPACES) == ["2026-07-02T00:00:00+01:00"]
        assert tree.xpath("//i:image/i:loc/text()", namespaces=SPACES) == [
            "https://gazette.example/paper/media/x%3Cy.jpg"
        ]

    def test_only_a_sitemap_with_versions_names_them(self) -> None:
        versions = (("de", "/uk/prei&se/"), ("en-GB", "/uk/fares/"), ("x-default", "/uk/fares/"))
        tree = self.tree(SitemapEntry("/uk/fares/", self.CHANGED, ("/a.jpg",), versions=versions), SitemapEntry("/b/"))
        url, other = tree
        assert [etree.QName(node).localname for node in url] == ["loc", "lastmod", *["link"] * 3, "image"]
        assert [dict(link.attrib) for link in url.iterfind("{http://www.w3.org/1999/xhtml}link")] == [
            {"rel": "alternate", "hreflang": lang, "href": "https://gazette.example/paper" + at}
            for lang, at in versions
        ]
        assert len(other) == 1
        assert "xhtml" not in self.tree(SitemapEntry("/b/")).nsmap

    def test_an_index_lists_sitemaps(self) -> None:
        tree = self.tree(SitemapEntry("/sitemaps/2026-07.xml", self.CHANGED), is_index=True)
        assert tree.tag.endswith("sitemapindex")
        assert tree.xpath("count(s:sitemap/s:loc)", namespaces=SPACES) == 1


class TestNews:
    def test_a_story_of_the_last_two_days_says_headline_language_and_time(self) -> None:
        news = News("Fares & <fines>", "pt-BR", TestSitemap.CHANGED)
        sitemap = Sitemap("sitemaps/news.xml", "/sitemaps/news.xml", (SitemapEntry("/uk/a/", news=news),))
        tree = etree.fromstring(render(sitemap, None, paper.IMPRINT, paper.theme()))
        said = {etree.QName(node).localname: node.text for node in tree.iterfind(".//{*}news//{*}*") if node.text}
        assert said == {
            "name": "The Gazette",
            "language": "pt",
            "publication_date": "2026-07-02T00:00:00+01:00",
            "title": "Fares & <fines>",
        }

    @pytest.mark.parametrize(
        ("lang", "said"), [("zh-TW", "zh-tw"), ("zh-Hant", "zh-tw"), ("zh-CN", "zh-cn"), ("zh", "zh-cn")]
    )
    def test_chinese_is_told_by_its_script(self, lang: str, said: str) -> None:
        entry = SitemapEntry("/uk/a/", news=News("A", lang, TestSitemap.CHANGED))
        assert f"<news:language>{said}<".encode() in render(
            Sitemap("n", "/n", (entry,)), None, paper.IMPRINT, paper.theme()
        )


def test_a_text_file_is_its_text() -> None:
    assert render(TextFile("robots.txt", "/robots.txt", "é\n"), None, paper.IMPRINT, paper.theme()) == "é\n".encode()


def test_the_same_page_gives_the_same_bytes() -> None:
    assert paper.printed(paper.story()) == paper.printed(paper.story())


def test_links_of_the_page_reach_its_body() -> None:
    page = replace(paper.page(Standing(), "standing.html"), links=(("uk/a.md", "/uk/a/"),))
    html = paper.printed(page, Body('<p><a href="story:uk/a.md">a</a></p>'))
    assert '<a href="/paper/uk/a/">a</a>' in html


class TestFacts:
    def test_a_story_describes_itself_by_its_standfirst_unless_it_says_otherwise(self) -> None:
        story = paper.story()
        assert of_page(story, Body(""), paper.IMPRINT).description == "By a tenth."
        assert of_page(story, Body("", description="Fares."), paper.IMPRINT).description == "Fares."

    def test_a_standfirst_that_the_text_begins_with_does_not_stand_above_it_too(self) -> None:
        text = "<p>By a tenth.</p>"
        assert '<p class="standfirst">By a tenth.</p>' in paper.printed(paper.story(), Body(text))
        assert paper.printed(paper.story(), Body(text, opens=True)).count(">By a tenth.<") == 1

    def test_canonical_is_the_page_s_own_address_unless_the_story_came_from_elsewhere(self) -> None:
        story = paper.story()
        assert of_page(story, None, paper.IMPRINT).canonical == "https://gazette.example/paper/uk/rail/"
        assert (
            of_page(replace(story, canonical="https://a.example/"), None, paper.IMPRINT).canonical
            == "https://a.example/"
        )

    def test_the_page_s_feeds_come_first_and_titles_are_distinct(self) -> None:
        from broadsheet.model import FeedLink

        own = (FeedLink("UK", "/uk/feed.xml"), FeedLink("UK", "/uk/rss.xml", "application/rss+xml"))
        page = paper.page(Standing(), "standing.html", feeds=(*own, *paper.IMPRINT.feeds))
        assert [feed.title for feed in of_page(page, None, paper.IMPRINT).feeds] == ["UK", "The Gazette", "UK (RSS)"]

    def test_a_story_names_the_paper_s_feed_first(self) -> None:
        from broadsheet.model import FeedLink

        own = (FeedLink("UK", "/uk/feed.xml"), FeedLink("UK", "/uk/rss.xml", "application/rss+xml"))
        story = replace(paper.story(), feeds=own)
        assert [feed.title for feed in of_page(story, None, paper.IMPRINT).feeds] == ["The Gazette", "UK", "UK (RSS)"]

    @pytest.mark.parametrize(
        ("lang", "direction"),
        [("", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("pa-Arab", "rtl"), ("sd-Deva", "ltr"), ("xx", "auto")],
    )
    def test_direction_follows_the_language(self, lang: str, direction: str) -> None:
        assert of_page(paper.page(Standing(), "standing.html", lang=lang), None, paper.IMPRINT).dir == direction
