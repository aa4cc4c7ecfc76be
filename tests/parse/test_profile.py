"""Sections, authors, topics and standing pages."""

from __future__ import annotations

import pytest

from broadsheet.model import Profile
from broadsheet.parse import ParsedProfile
from tests.parse.files import DIGEST, codes, profile


def sound(parsed: ParsedProfile) -> Profile:
    assert parsed.profile is not None, parsed.problems
    return parsed.profile


@pytest.mark.parametrize(
    ("path", "kind", "slug"),
    [
        ("uk/_section.md", "section", "uk"),
        ("_authors/ann-lee.md", "author", "ann-lee"),
        ("_topics/Rail fares.md", "topic", "rail-fares"),
        ("_series/The strait.md", "series", "the-strait"),
        ("_pages/about/index.md", "page", "about"),
    ],
)
def test_kinds(path: str, kind: str, slug: str) -> None:
    found = sound(profile(path, kind, "title: A"))
    assert (found.kind, found.slug, found.title, found.path) == (kind, slug, "A", path)


def test_an_author() -> None:
    found = sound(
        profile(
            "_authors/ann.md",
            "author",
            "name: Ann Lee\nbio: Writes.\nrole: Editor\nimage: /uk/ferry.jpg\nlinks: https://ann.example\n"
            "aliases: [alee]\norganisation: no",
            "Long life.",
        )
    )
    assert (found.title, found.description, found.role) == ("Ann Lee", "Writes.", "Editor")
    assert (found.links, found.aliases, found.organisation) == (("https://ann.example",), ("alee",), False)
    assert found.picture is not None
    assert found.media == (("uk/ferry.jpg", DIGEST),)


def test_a_page() -> None:
    parsed = profile(
        "_pages/about.md", "page", "url: /about-us\nnav: false\norder: 3\naliases: old", "# About us\n\nHi."
    )
    found = sound(parsed)
    assert (found.title, found.url, found.nav, found.order) == ("About us", "/about-us/", False, 3)
    assert found.aliases == ("/old",)
    assert parsed.body is not None
    assert parsed.body.html == "<p>Hi.</p>"


def test_a_profile_without_a_title_has_its_name() -> None:
    assert sound(profile("_authors/ann-lee.md", "author", "role: Editor")).title == "Ann Lee"


def test_mistakes_are_collected() -> None:
    parsed = profile("_authors/ann.md", "author", "nmae: A\norder: x\nlinks: ann\nlang: english\nnav: perhaps")
    assert parsed.profile is None
    assert sorted(codes(parsed)) == ["B210", "B212", "B231", "B237", "B238"]


def test_an_address_in_the_fediverse_has_a_name_and_a_server() -> None:
    assert sound(profile("_authors/ada.md", "author", "fediverse: '@ada@social.example'")).fediverse == (
        "@ada@social.example"
    )
    wrong = profile("_authors/ada.md", "author", "fediverse: https://social.example/@ada")
    assert [(problem.code, problem.line) for problem in wrong.problems] == [("B247", 2)]
