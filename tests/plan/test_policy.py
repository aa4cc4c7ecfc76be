"""What machines may do with the stories: robots.txt, tdmrep.json, trust.txt, and what pages say where those cannot."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.robotparser import RobotFileParser

import pytest

from broadsheet import config
from broadsheet.config import Site
from broadsheet.errors import Mistakes
from broadsheet.plan import policy
from tests import paper
from tests.made import SITE, site

STORY = "https://gazette.example/news/a/"
RESERVED = '[policy]\nmining = "reserved"\nmining_terms = "/terms/"\n'


def texts(settings: Site) -> dict[str, str]:
    return {file.path: file.text for file in policy.files(settings)}


def robots(text: str) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    return parser


def below(extra: str) -> Site:
    """A site that does not stand at the root of its domain."""
    return config.parse(SITE.replace("gazette.example", "host.example/gazette", 1) + extra)


def test_a_paper_without_a_policy_asks_nobody_to_stay_away() -> None:
    assert texts(site()) == {"robots.txt": "User-agent: *\nAllow: /\n\nSitemap: https://gazette.example/sitemap.xml\n"}


@pytest.mark.parametrize("use", policy.ROBOTS)
def test_each_use_speaks_to_its_own_robots(use: str) -> None:
    found = robots(texts(site(f'[policy]\n{use} = "refuse"\nrobots = ["GreedyBot"]\n'))["robots.txt"])
    refused = {*policy.ROBOTS[use], "GreedyBot"}
    every = {"Googlebot", "GreedyBot", *(name for names in policy.ROBOTS.values() for name in names)}
    assert {name for name in every if not found.can_fetch(name, STORY)} == refused
    assert found.site_maps() == ["https://gazette.example/sitemap.xml"]


def test_reserved_mining_stands_at_the_well_known_address() -> None:
    found = texts(site(RESERVED))
    assert json.loads(found[".well-known/tdmrep.json"]) == [
        {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://gazette.example/terms/"}
    ]
    assert policy.metas(site(RESERVED)) == ()


def test_below_a_path_every_page_says_it_for_itself() -> None:
    settings = below(RESERVED)
    assert ".well-known/tdmrep.json" not in texts(settings)
    assert policy.metas(settings) == (
        ("tdm-reservation", "1"),
        ("tdm-policy", "https://host.example/gazette/terms/"),
    )


def test_trust_txt_lists_what_the_settings_name_in_the_order_of_its_specification() -> None:
    trust = '[policy.trust]\ncontact = ["mailto:desk@gazette.example"]\nbelongto = ["https://press.example/"]\n'
    assert texts(site(trust))["trust.txt"] == ("belongto=https://press.example/\ncontact=mailto:desk@gazette.example\n")


def test_a_paper_that_refuses_training_says_so_in_trust_txt_too() -> None:
    refused = '[policy]\ntraining = "refuse"\n'
    assert texts(site(refused))["trust.txt"] == "datatrainingallowed=no\n"
    trust = texts(site(refused + '[policy.trust]\ncustomer = ["https://wire.example/"]\n'))["trust.txt"]
    assert trust == "customer=https://wire.example/\ndatatrainingallowed=no\n"


@pytest.mark.parametrize(
    "wrong",
    [
        '[policy]\nrobots = ["Greedy Bot\\nAllow: /"]',
        '[policy]\nmining_terms = "terms"',
        '[policy.trust]\nfriends = ["https://a.example/"]',
        '[policy.trust]\nmember = ["https://a.example/\\ncontact=x"]',
    ],
)
def test_a_policy_that_cannot_be_written_is_a_mistake(wrong: str) -> None:
    with pytest.raises(Mistakes, match="B105"):
        site(wrong)


def test_a_page_shows_what_it_was_handed() -> None:
    html = paper.printed(paper.story(), imprint=replace(paper.IMPRINT, metas=(("tdm-reservation", "1"),)))
    assert '<meta name="tdm-reservation" content="1">' in html
    assert "tdm-" not in paper.printed(paper.story())
