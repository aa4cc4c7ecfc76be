"""JSON-LD: what machines are told, and that no text can break out of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from broadsheet import jsonld
from broadsheet.model import Body, Correction, Front, Imprint, Link, Listing, Missing, Page, Slot, StoryContent, Variant
from broadsheet.render.facts import of_page
from tests import paper


def nodes(page: Page, body: Body | None = None, imprint: Imprint = paper.IMPRINT) -> dict[str, dict[str, Any]]:
    """The nodes of a page by their type."""
    people = {author.key: author for author in page.people}
    found = jsonld.of_page(page, of_page(page, body, imprint), body, imprint, people)
    return {node["@type"]: node for node in found}


def content(page: Page) -> StoryContent:
    assert isinstance(page.content, StoryContent)
    return page.content


def test_a_story_is_a_news_article() -> None:
    page = replace(paper.story(kicker="Transport", dateline="Leeds", agency="wire"), crumbs=(Link("UK", "/uk/"),))
    note = Correction(paper.AT, "It was a tenth.")
    page = replace(page, content=replace(content(page), corrections=(note,)))
    body = Body("", words=300, source="Elsewhere", source_url="https://e.example/", translators=("Bo Lee",))
    found = nodes(page, body)
    article = found["NewsArticle"]
    assert article["translator"] == [{"@type": "Person", "name": "Bo Lee"}]
    assert article["identifier"] == content(page).card.id
    assert article["headline"] == "Rail fares rise"
    assert article["description"] == "By a tenth."
    assert article["mainEntityOfPage"] == "https://gazette.example/paper/uk/rail/"
    assert article["datePublished"] == article["dateModified"] == "2026-11-20T09:30:00+00:00"
    assert article["author"] == [
        {
            "@type": "Person",
            "name": "Ada Byrne",
            "url": "https://gazette.example/paper/authors/ada/",
            "jobTitle": "Editor",
            "sameAs": ["https://ada.example/"],
        }
    ]
    assert article["sourceOrganization"] == {"@type": "Organization", "name": "Skerry Wire"}
    assert article["publisher"]["@type"] == "NewsMediaOrganization"
    assert article["publisher"]["name"] == "Gazette Trust"
    assert article["isAccessibleForFree"] is True
    assert (article["articleSection"], article["keywords"], article["dateline"]) == ("UK", ["Rail"], "Leeds")
    assert article["image"][0]["creditText"] == "Jo Fisk"
    assert article["correction"][0]["text"] == "It was a tenth."
    assert (article["wordCount"], article["isBasedOn"]) == (300, "https://e.example/")
    assert found["BreadcrumbList"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "UK", "item": "https://gazette.example/paper/uk/"},
        {"@type": "ListItem", "position": 2, "name": "Rail fares rise"},
    ]


def test_a_picture_is_given_whole_and_in_the_three_shapes_of_search_engines_with_its_rights() -> None:
    cut = [
        Variant(f"/media/t-{crop}.jpg", width, height, "image/jpeg", crop)
        for crop, width, height in (("search-1x1", 9, 9), ("search-16x9", 16, 9), ("16x9", 32, 18), ("4x3", 8, 6))
    ]
    picture = replace(paper.PICTURE, variants=(*paper.PICTURE.variants, *cut), licence_url="https://l.example/")
    found = nodes(paper.story(picture=picture))["NewsArticle"]["image"]
    assert [(item["url"].rpartition("/")[2], item["width"], item["height"]) for item in found] == [
        ("train.jpg", 1500, 1000),
        ("t-search-16x9.jpg", 16, 9),
        ("t-4x3.jpg", 8, 6),
        ("t-search-1x1.jpg", 9, 9),
    ]
    assert {(item["creditText"], item["license"]) for item in found} == {("Jo Fisk", "https://l.example/")}
    assert [item.get("caption") for item in found] == ["The first train", None, None, None]


def test_a_part_names_its_series_and_the_series_itself() -> None:
    part = paper.story(part=2)
    part = replace(part, content=replace(content(part), series=paper.SERIES))
    strait = {
        "@type": "CreativeWorkSeries",
        "name": "The strait",
        "url": "https://gazette.example/paper/series/strait/",
    }
    strait["@id"] = strait["url"] + "#series"
    article = nodes(part)["NewsArticle"]
    assert (article["isPartOf"], article["position"]) == (strait, 2)
    listed = nodes(paper.page(Listing((paper.card(1),), series=paper.SERIES), "series.html", "series"))
    assert listed["CreativeWorkSeries"] == strait
    assert len(listed["ItemList"]["itemListElement"]) == 1


def test_who_signs_falls_back_to_the_agency_and_then_to_the_paper() -> None:
    assert nodes(paper.story(authors=(), agency="wire"))["NewsArticle"]["author"][0]["name"] == "Skerry Wire"
    assert nodes(paper.story(authors=()))["NewsArticle"]["author"][0]["name"] == "Gazette Trust"
    assert nodes(paper.story(authors=("Jo Fisk",)))["NewsArticle"]["author"] == [{"@type": "Person", "name": "Jo Fisk"}]


def test_nothing_is_said_that_is_not_known() -> None:
    article = nodes(paper.story(picture=None, standfirst=""))["NewsArticle"]
    assert not {"image", "dateline", "wordCount", "correction", "isBasedOn", "sourceOrganization"} & article.keys()
    assert all(value not in ("", None, []) for value in article.values())


def test_the_home_page_presents_the_paper_with_its_policies_and_lists_each_story_once() -> None:
    first, second = paper.card(1), paper.card(2)
    front = Front(first, (Slot("top", "", (second,)), Slot("uk", "UK", (second,))))
    imprint = replace(paper.IMPRINT, params=(("ethics_policy", "/ethics/"), ("same_as", ["https://social.example/g"])))
    found = nodes(paper.page(front, "home.html", "home", title="The Gazette"), imprint=imprint)
    paper_itself = found["NewsMediaOrganization"]
    assert paper_itself["ethicsPolicy"] == "https://gazette.example/paper/ethics/"
    assert paper_itself["sameAs"] == ["https://social.example/g"]
    assert "WebSite" in found
    assert [item["name"] for item in found["ItemList"]["itemListElement"]] == ["Headline 1", "Headline 2"]


def test_an_author_has_a_profile_page() -> None:
    found = nodes(paper.page(Listing((paper.card(1),), author=paper.ADA), "author.html", "author"))
    assert found["ProfilePage"]["mainEntity"]["description"] == "She edits."


def test_a_page_kept_from_search_engines_says_nothing() -> None:
    page = paper.page(Missing((paper.card(1),)), "404.html", "missing", index=False)
    assert nodes(page) == {}
    assert jsonld.script([]) == ""


def test_no_text_ends_the_block_or_opens_a_comment() -> None:
    hostile = "</script><script>alert(1)</script><!--\u2028&amp;"
    text = jsonld.script([{"@type": "NewsArticle", "headline": hostile}])
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside)["@graph"][0]["headline"] == hostile
