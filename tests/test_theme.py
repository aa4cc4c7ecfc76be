"""The default theme: what stands where on each kind of page, and that no value becomes mark-up."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.model import (
    Archive,
    Author,
    Body,
    Corrected,
    Correction,
    CorrectionsList,
    FeedGroup,
    FeedLink,
    FeedsList,
    Figure,
    Fragment,
    Front,
    Link,
    Listing,
    Missing,
    Month,
    Notice,
    Page,
    Pager,
    Picture,
    Redirect,
    Section,
    Slot,
    Standing,
    StoryContent,
    Topic,
    Year,
)
from tests import paper

HOSTILE = """"'><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7 * 7 }}</title><!--"""
CARDS = (paper.card(1), paper.card(2), paper.card(3))


def pages(text: str = "Rail", url: str = "/media/train.jpg") -> list[Page]:
    """A page of every kind, with `text` in every field that holds words and `url` in every address of an outsider."""
    picture = Picture(url, text, text, text, 10, 10, "image/jpeg", url, text, url)
    person = Author(text, text, "/authors/x/", text, description=text, picture=picture, links=(url,))
    section = Section("uk", text, "/uk/", text)
    topic = Topic("rail", text, "/topics/rail/", text)
    card = paper.card(
        9, title=text, kicker=text, standfirst=text, authors=(text,), agency=text, dateline=text, picture=picture
    )
    note = Correction(paper.AT, text)
    more = (paper.card(8, title=text, picture=picture),)
    story = StoryContent(
        card, section, (topic,), (note,), related=more, more=more, fragment="/uk/more.html", state="draft"
    )
    slots = tuple(Slot(name, text, more, name, Link(text, "/uk/")) for name in SLOTS)
    group = FeedGroup("query", (FeedLink(text, "/feed.xml"),))
    kinds = [
        ("story", "story.html", story),
        ("home", "home.html", Front(card, slots)),
        ("section", "section.html", Front(card, slots, section, Pager(older="/uk/page/1/"))),
        ("list", "list.html", Listing(more, Pager(2, "/uk/", "/uk/page/1/"), section)),
        ("author", "author.html", Listing(more, author=person)),
        ("topic", "topic.html", Listing(more, topic=topic)),
        ("archive", "archive.html", Archive((Year(2026, ("2026-11", "2026-10")),))),
        ("month", "month.html", Month("2026-11", more)),
        ("standing", "standing.html", Standing(text)),
        ("corrections", "corrections.html", CorrectionsList((Corrected(card, note),))),
        ("feeds", "feeds.html", FeedsList((group,))),
        ("missing", "404.html", Missing(more)),
        ("redirect", "redirect.html", Redirect("/uk/new/")),
        ("notice", "notice.html", Notice(text, text, paper.AT)),
        ("fragment", "fragments/more.html", Fragment(section, more)),
    ]
    return [
        paper.page(content, template, kind, title=text, people=(person,), crumbs=(Link(text, "/uk/"),))  # type: ignore[arg-type]
        for kind, template, content in kinds
    ]


SLOTS = ("lead", "section", "cards", "list", "headlines", "ticker")
KINDS = [page.kind for page in pages()]


def of_kind(kind: str, text: str = "Rail", url: str = "/media/train.jpg") -> Page:
    return next(page for page in pages(text, url) if page.kind == kind)


def tree(page: Page, body: Body | None = None) -> LexborHTMLParser:
    return paper.parsed(page, body)


def texts(found: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text(strip=True) for node in found.css(selector)]


@pytest.mark.parametrize("kind", KINDS)
class TestEveryPage:
    def test_no_value_becomes_mark_up_or_script(self, kind: str) -> None:
        plain, found = tree(of_kind(kind)), tree(of_kind(kind, HOSTILE, "javascript:alert(1)"))
        for page in (plain, found):
            for node in page.css("script[type='application/ld+json'], title"):
                node.decompose()
        assert not found.css("[onerror], img[src=x], script:not([src])")
        assert len(found.css("*")) == len(plain.css("*"))
        addresses = [value for node in found.css("[href], [src]") for value in node.attributes.values() if value]
        assert not [value for value in addresses if value.lower().strip().startswith("javascript:")]

    def test_braces_in_a_value_are_text(self, kind: str) -> None:
        assert "49" not in paper.printed(of_kind(kind, HOSTILE)).replace("2026", "")

    def test_it_has_a_language_a_title_and_one_main_heading(self, kind: str) -> None:
        found = tree(of_kind(kind))
        root = found.css_first("html")
        assert root is not None
        assert (root.attributes["lang"], root.attributes["dir"]) == ("en-GB", "ltr")
        assert texts(found, "title")[0]
        assert len(found.css("h1")) == (0 if kind == "fragment" else 1)

    def test_it_holds_no_inline_style_or_script(self, kind: str) -> None:
        found = tree(of_kind(kind))
        assert not found.css("[style], style, script:not([src]):not([type='application/ld+json'])")
        assert not [name for node in found.css("*") for name in node.attributes if name.startswith("on")]

    def test_everything_it_loads_is_its_own(self, kind: str) -> None:
        found = tree(of_kind(kind))
        for node in found.css("script[src], img[src], link[rel=stylesheet], link[rel=icon]"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            assert address.startswith("/paper/")

    def test_ids_are_unique(self, kind: str) -> None:
        ids = [node.attributes["id"] for node in tree(of_kind(kind)).css("[id]")]
        assert len(ids) == len(set(ids))

    def test_its_data_block_is_json(self, kind: str) -> None:
        for node in tree(of_kind(kind, HOSTILE)).css("script[type='application/ld+json']"):
            assert json.loads(node.text())["@context"] == "https://schema.org"


class TestStory:
    BODY = Body("<p>First.</p><!--figure 0--><p>Last.</p>", figures=(Figure(paper.PICTURE, "The <em>first</em>"),))

    def test_who_translated_it_stands_below_the_byline(self) -> None:
        body = Body("<p>First.</p>", translators=("Bo Lee", "Cy & <Co>"))
        found = tree(paper.story(), body)
        assert texts(found, ".byline + .translators") == ["Translated by Bo Lee and Cy & <Co>"]
        assert texts(tree(paper.story(lang="ar"), body), ".translators")[0].startswith("ترجمة Bo Lee")
        assert texts(tree(paper.story(), self.BODY), ".translators") == []

    def test_main_holds_the_story_alone(self) -> None:
        found = tree(paper.story(), self.BODY)
        assert texts(found, "main > *:not(article)") == []
        main = found.css_first("main")
        assert main is not None
        assert not [number for number in (1, 2, 3) if f"Headline {number}" in main.text()]

    def test_the_listings_are_asides_with_names_after_main(self) -> None:
        found = tree(paper.story(), self.BODY)
        asides = found.css("main ~ aside[aria-labelledby]")
        assert len(asides) == len(found.css("aside")) == 2
        for aside in asides:
            assert aside.css_first(f"#{aside.attributes['aria-labelledby']}") is not None
        assert texts(found, "aside h2") == ["Related", "More UK News"]

    def test_more_has_a_link_to_the_section_and_pictures_with_their_own_words(self) -> None:
        found = tree(paper.story(), self.BODY)
        more = found.css_first("aside[data-fragment='/paper/uk/more.html']")
        assert more is not None
        assert [node.attributes["href"] for node in more.css(".see a")] == ["/paper/uk/"]
        assert [node.attributes["alt"] for node in more.css("li img")] == ["A train at dawn"] * 2
        assert [node.text(strip=True) for node in more.css("li a")] == ["Headline 2", "Headline 3"]

    def test_the_story_is_in_order(self) -> None:
        page = replace(paper.story(kicker="Transport", dateline="Leeds", agency="wire"))
        assert isinstance(page.content, StoryContent)
        note = Correction(paper.AT, "It was a tenth.", "clarification")
        found = tree(replace(page, content=replace(page.content, corrections=(note,))), self.BODY)
        article = found.css_first("main > article")
        assert article is not None
        text = re.sub(r"\s+", " ", article.text())
        place = 0
        for part in (
            *("Transport", "Rail fares rise", "By a tenth.", "The first train", "Jo Fisk"),
            *("By Ada Byrne, Skerry Wire", "Leeds", "20 November 2026, 09:30"),
            *("First.", "The first", "Last.", "Clarification", "It was a tenth.", "Rail"),
        ):
            assert part in text[place:]
            place = text.index(part, place) + len(part)
        assert texts(found, "article h1") == ["Rail fares rise"]
        assert [node.attributes["href"] for node in article.css("[rel=author]")] == ["/paper/authors/ada/"]

    def test_an_update_shows_only_when_there_was_one(self) -> None:
        assert not tree(paper.story()).css(".updated")
        assert tree(paper.story(updated=paper.AT.replace(day=21))).css(".updated time[datetime^='2026-11-21']")

    def test_the_lead_picture_loads_first_in_modern_sizes_and_keeps_its_focus(self) -> None:
        found = tree(paper.story())
        image = found.css_first("figure.lead img")
        assert image is not None
        assert image.attributes["fetchpriority"] == "high"
        assert "loading" not in image.attributes
        assert image.attributes["class"] == "fx0"
        source = found.css_first("figure.lead source")
        assert source is not None
        assert source.attributes["srcset"] == "/paper/media/train.480.avif 480w, /paper/media/train.1200.avif 1200w"

    def test_a_story_in_another_language_says_so_and_the_paper_s_own_words_too(self) -> None:
        found = tree(paper.story(lang="ar"))
        assert found.css("html[lang=ar][dir=rtl]")
        assert found.css(".nameplate[lang='en-GB'][dir=ltr]")
        assert texts(found, "#related") == ["ذات صلة"]

    def test_head_facts_agree(self) -> None:
        found = tree(paper.story())
        data = json.loads(found.css("script[type='application/ld+json']")[0].text())["@graph"][0]

        def meta(name: str) -> str:
            node = found.css_first(f"meta[property='{name}'], meta[name='{name}']")
            return (node.attributes["content"] or "") if node else ""

        assert meta("og:title") == data["headline"] == texts(found, "h1")[0]
        assert meta("og:description") == meta("description") == data["description"]
        assert meta("article:published_time") == data["datePublished"]
        assert meta("og:image:alt") == "A train at dawn"
        canonical = found.css_first("link[rel=canonical]")
        assert canonical is not None
        assert canonical.attributes["href"] == meta("og:url") == data["url"]

    def test_feeds_are_announced_the_paper_s_first(self) -> None:
        links = tree(paper.story()).css("link[rel=alternate]")
        assert [(node.attributes["title"], node.attributes["href"]) for node in links] == [
            ("The Gazette", "https://gazette.example/paper/feed.xml"),
            ("UK", "https://gazette.example/paper/uk/feed.xml"),
        ]

    def test_a_preview_of_a_draft_says_so(self) -> None:
        assert texts(tree(of_kind("story")), ".state") == ["Draft. Only this preview shows it."]

    def test_nothing_moves_so_nobody_need_ask_for_less_motion(self) -> None:
        for sheet in (paper.THEME / "assets").glob("*.css"):
            assert not re.search(r"transition|animation|@keyframes|scroll-behavior", sheet.read_text(encoding="utf-8"))

    def test_a_page_of_ordinary_length_is_light(self) -> None:
        words = " ".join(f"word{number * 7919 % 1000}" for number in range(600))
        page = paper.story()
        assert isinstance(page.content, StoryContent)
        more = tuple(paper.card(number) for number in range(10, 25))
        html = paper.printed(replace(page, content=replace(page.content, more=more)), Body(f"<p>{words}</p>"))
        css = (paper.THEME / "assets" / "site.css").read_bytes()
        assert len(gzip.compress(html.encode())) + len(gzip.compress(css)) < 14_000


class TestFronts:
    def test_the_lead_comes_first_and_once(self) -> None:
        front = Front(CARDS[0], (Slot("top", "", CARDS[1:], "cards"), Slot("latest", "", (paper.card(4),), "ticker")))
        found = tree(paper.page(front, "home.html", "home", title="The Gazette"))
        heads = texts(found, "main h2 a, main h3 a")
        assert heads[0] == "Headline 1"
        assert sorted(heads) == ["Headline 1", "Headline 2", "Headline 3", "Headline 4"]
        assert len(found.css(".teaser.lead")) == 1

    @pytest.mark.parametrize("layout", SLOTS)
    def test_a_slot_of_each_layout_shows_every_card_under_its_heading(self, layout: str) -> None:
        front = Front(None, (Slot("x", "Things", CARDS, layout, Link("Sport", "/sport/")),))
        found = tree(paper.page(front, "home.html", "home"))
        assert texts(found, "section[aria-labelledby='slot-x'] h3 a") == ["Headline 1", "Headline 2", "Headline 3"]
        assert texts(found, "section h2") == ["Things"]
        assert texts(found, ".see a") == ["More from Sport"]

    def test_an_empty_front_is_a_page(self) -> None:
        assert texts(tree(paper.page(Front(None, ()), "home.html", "home")), "h1") == ["The Gazette"]

    def test_the_section_bar_marks_where_the_reader_is(self) -> None:
        page = paper.page(Front(None, (), paper.SECTION), "section.html", "section", title="UK")
        assert texts(tree(replace(page, url="/uk/")), ".sections [aria-current=page]") == ["UK"]
        assert texts(tree(paper.story()), ".sections [aria-current=true]") == ["UK"]

    def test_a_card_in_another_language_says_so_and_its_date_is_in_the_page_s(self) -> None:
        front = Front(None, (Slot("latest", "", (paper.card(1, lang="ar"),), "ticker"),))
        found = tree(paper.page(front, "home.html", "home"))
        assert texts(found, ".teaser[lang=ar][dir=rtl] bdi[lang='en-GB']") == ["20 Nov, 09:30"]


class TestLists:
    def test_the_pager_leads_to_the_neighbours(self) -> None:
        found = tree(of_kind("list"))
        assert [node.attributes["href"] for node in found.css(".pager a")] == ["/paper/uk/", "/paper/uk/page/1/"]
        assert texts(found, "title") == ["Rail, page 2 – The Gazette"]

    def test_a_month_is_told_by_days(self) -> None:
        cards = (
            paper.card(1),
            paper.card(2, published=paper.AT.replace(day=19)),
            paper.card(3, published=paper.AT.replace(day=19)),
        )
        found = tree(paper.page(Month("2026-11", cards), "month.html", "month"))
        assert texts(found, "h1") == ["November 2026"]
        assert texts(found, "h2") == ["Friday 20 November", "Thursday 19 November"]

    def test_the_archive_leads_to_every_month(self) -> None:
        found = tree(of_kind("archive"))
        assert [node.attributes["href"] for node in found.css(".months a")] == [
            "/paper/archive/2026/11/",
            "/paper/archive/2026/10/",
        ]

    def test_an_author_page_shows_who_that_is(self) -> None:
        found = tree(paper.page(Listing(CARDS, author=paper.ADA), "author.html", "author", title="Ada Byrne"))
        assert texts(found, "h1") == ["Ada Byrne"]
        assert [node.attributes["href"] for node in found.css("[rel=me]")] == ["https://ada.example/"]

    def test_corrections_name_their_stories(self) -> None:
        assert [node.attributes["href"] for node in tree(of_kind("corrections")).css("h2 a")] == ["/paper/uk/story-9/"]
        assert "There are no corrections." in paper.printed(paper.page(CorrectionsList(()), "corrections.html"))


class TestOthers:
    def test_a_redirect_leads_on_and_stays_out_of_search_engines(self) -> None:
        found = tree(of_kind("redirect"))
        refresh = found.css_first("meta[http-equiv=refresh]")
        assert refresh is not None
        assert refresh.attributes["content"] == "0; url=https://gazette.example/paper/uk/new/"
        assert found.css("meta[name=robots][content=noindex]")

    def test_the_fragment_is_the_list_of_a_story_page(self) -> None:
        cards = CARDS[1:]
        fragment = tree(paper.page(Fragment(paper.SECTION, cards), "fragments/more.html", "fragment"))
        inside = fragment.css_first("body > ul.latest")
        outside = tree(paper.story()).css_first("aside ul.latest")
        assert inside is not None
        assert outside is not None
        assert inside.html == outside.html

    def test_a_page_that_is_not_for_search_engines_has_no_canonical(self) -> None:
        found = tree(replace(of_kind("missing"), index=False))
        assert found.css("meta[name=robots][content=noindex]")
        assert not found.css("link[rel=canonical]")

    def test_a_newsroom_s_own_files_are_used(self) -> None:
        own = (*paper.IMPRINT.assets, *((name, f"/theme/{name}") for name in ("custom.css", "nameplate.svg")))
        found = paper.parsed(paper.story(), imprint=replace(paper.IMPRINT, assets=own))
        assert [node.attributes["href"] for node in found.css("link[rel=stylesheet]")][-1] == "/paper/theme/custom.css"
        assert [node.attributes["alt"] for node in found.css(".nameplate img")] == ["The Gazette"]
