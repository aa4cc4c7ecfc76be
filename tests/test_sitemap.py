"""Sitemaps as the plan makes them: which pictures of a story they name."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.model import Article, Sitemap
from broadsheet.plan import Given, plan
from tests import paper
from tests.made import HOUR, NOW, article, site

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


def test_a_picture_whose_rights_have_ended_is_not_named_but_what_takes_its_place_is() -> None:
    instead = replace(OVER, instead=WIDE)
    assert named(article("a", picture=OVER, pictures=(OVER,))) == [()]
    assert named(article("a", pictures=(instead,))) == [(WIDE.url,)]
