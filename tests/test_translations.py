"""Translations: who belongs together, what each page is handed, and that nothing shows before its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from broadsheet.errors import Problem
from broadsheet.model import Article, Mark, StoryContent
from broadsheet.plan import Given, plan
from broadsheet.translations import groups
from tests.made import HOUR, NOW, article, site
from tests.newsroom import Newsroom, story

SITE = site()
DAY = timedelta(days=1)


def told(*articles: Article) -> tuple[dict[str, list[tuple[str, str]]], list[Problem]]:
    """Name of each story -> language and name of its versions, and every mistake."""
    edition, problems = plan(Given(SITE, articles, ()), NOW)
    pages = {output.url: output.content for output in edition.outputs if hasattr(output, "content")}
    found = {
        url.split("/")[2]: [(item.lang, item.url.split("/")[2]) for item in content.translations]
        for url, content in pages.items()
        if isinstance(content, StoryContent)
    }
    return found, problems


def version(name: str, lang: str, **fields: Any) -> Article:
    return article(name, fields.pop("age", HOUR), lang=lang, **fields)


ALL = [("ar", "c"), ("de", "b"), ("en", "a")]


@pytest.mark.parametrize("name", ["news/a.md", "/news/a.md", "tag:gazette.example,2020:a", "/news/a/"])
def test_naming_one_version_joins_all_both_ways(name: str) -> None:
    first, second = article("a"), version("b", "de", translations=(name,))
    third = version("c", "ar", translations=("news/b.md",))
    found, problems = told(first, second, third, article("other"))
    assert found == {"a": ALL, "b": ALL, "c": ALL, "other": []}
    assert problems == []


def test_a_shared_reference_joins_too() -> None:
    versions = [version(name, lang, reference="ferry") for lang, name in ALL[:2]]
    found, problems = told(*versions, article("alone", reference="nobody else"))
    assert found == {"b": ALL[:2], "c": ALL[:2], "alone": []}
    assert problems == []


def test_a_version_that_is_not_shown_is_not_named_but_joins() -> None:
    hidden: list[dict[str, Any]] = [{"age": -HOUR}, {"draft": True}, {"killed": "Wrong."}, {"expires": NOW - HOUR}]
    for fields in hidden:
        middle = version("b", "de", translations=("news/a.md",), **fields)
        found, _ = told(article("a"), middle, version("c", "ar", translations=("news/b.md",)))
        assert found == {"a": [ALL[0], ALL[2]], "c": [ALL[0], ALL[2]]}


def test_what_is_no_story_is_a_mistake_at_its_place() -> None:
    wrong = version("b", "de", translations=("news/a.md", "news/x.md"), marks=(Mark("translations.1", 7, 3),))
    found, [mistake] = told(article("a"), wrong)
    assert (mistake.code, mistake.path, mistake.line, mistake.column) == ("B420", "news/b.md", 7, 3)
    assert len(found["a"]) == 2


def test_of_two_in_one_language_the_older_counts() -> None:
    newer = version("c", "de", reference="x", marks=(Mark("reference", 4, 1),))
    found, [warning] = told(version("a", "en", reference="x"), version("b", "de", reference="x", age=DAY), newer)
    assert (warning.code, warning.path, warning.line, warning.severity) == ("B421", "news/c.md", 4, "warning")
    assert found == {"a": ALL[1:], "b": ALL[1:], "c": []}


def test_a_story_that_names_itself_is_alone() -> None:
    assert groups([article("a", translations=("news/a.md",))]) == ({}, [])


def test_the_pages_say_so_on_the_day_and_only_these_pages(tmp_path: Newsroom) -> None:
    newsroom = Newsroom(tmp_path)  # type: ignore[arg-type]
    newsroom.write("content/uk/fares.md", story("Fares rise", lang="en-GB"))
    newsroom.write("content/uk/other.md", story("Another thing"))
    newsroom.write(
        "content/uk/preise.md",
        story("Preise steigen", lang="de", translations="[uk/fares.md]", date="2026-11-23T13:00"),
    )
    newsroom.build()
    assert "preise" not in newsroom.printed("uk/fares/index.html")
    report = newsroom.build(NOW + 2 * HOUR)
    assert not [change.path for change in report.changes if "other" in change.path]
    base = "https://gazette.example/uk/"
    links = [
        f'<link rel="alternate" hreflang="{lang}" href="{base}{name}/">'
        for lang, name in (("de", "preise"), ("en-GB", "fares"), ("x-default", "fares"))
    ]
    for name in ("fares", "preise"):
        page = newsroom.printed(f"uk/{name}/index.html")
        assert [line for line in page.splitlines() if "<link" in line and "hreflang" in line] == links
    assert '<a rel="alternate" href="/uk/preise/" hreflang="de" lang="de" dir="ltr">Deutsch</a>' in (
        newsroom.printed("uk/fares/index.html")
    )
    listed = newsroom.printed("sitemaps/2026-11.xml")
    assert listed.count("".join(link[:-1] + "/>" for link in links).replace("<link", "<xhtml:link")) == 2
    assert '<meta property="og:locale:alternate" content="en_GB">' in newsroom.printed("uk/preise/index.html")
