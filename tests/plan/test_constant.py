"""Publishing one story touches a constant number of files, however many there are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from broadsheet import config, digest
from broadsheet.due import compare
from broadsheet.model import Article, Card, Edition, Orders
from broadsheet.plan import Given, plan
from tests.newsroom import SETTINGS

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
TOPICS_AND_AUTHORS = 3
MOST = 25 + 3 * TOPICS_AND_AUTHORS
SITE = config.parse(SETTINGS)


@cache
def article(number: int) -> Article:
    """One of many stories: fifteen an hour, eight sections, two topics of ninety, one author of twenty."""
    section, at = f"s{number % 8}", FIRST + timedelta(minutes=4 * number)
    card = Card(
        id=f"tag:gazette.example,2020:{number}",
        url=f"/{section}/story-{number}/",
        section=section,
        title=f"Story {number}",
        published=at,
        updated=at,
        standfirst="Up they go.",
        authors=(f"Writer {number % 20}",),
        topics=(f"a{number % 50}", f"b{number % 40}"),
    )
    body = digest.of_bytes(str(number).encode())
    return Article(f"{section}/story-{number}.md", digest.seal(card), Orders(), body)


def edition(count: int) -> Edition:
    """The first `count` stories."""
    made, problems = plan(Given(SITE, [article(number) for number in range(count)], ()), NOW)
    assert not problems
    return made


def fresh(count: int) -> Edition:
    """The first `count` stories, seen when the last of them appears, with two days of stories in the news sitemap."""
    stories = [article(number) for number in range(count)]
    made, problems = plan(Given(SITE, stories, ()), stories[-1].card.published)
    assert not problems
    return made


def changed(count: int) -> int:
    """How many files change when story number `count` is filed."""
    return compare(edition(count), edition(count + 1)).files


def test_one_more_story_changes_as_many_files_on_a_small_site_as_on_a_larger_one() -> None:
    assert changed(200) == changed(1000) <= MOST


def test_one_more_story_that_is_news_changes_as_many_files_on_a_small_site_as_on_a_larger_one() -> None:
    """Ten minutes pass too, so that one story leaves the news sitemap as another joins it."""
    changes = [compare(fresh(count), fresh(count + 1)) for count in (500, 1000)]
    assert changes[0].files == changes[1].files <= MOST + 1
    assert all("sitemaps/news.xml" in change.changed for change in changes)


@pytest.mark.slow
def test_one_more_story_changes_as_many_files_on_a_large_site() -> None:
    assert changed(20_000) == changed(200)


def test_no_story_is_the_unlucky_one() -> None:
    """Pages and archives fill up now and then, here at 400; then their successors are printed too, and no more."""
    editions = [edition(count) for count in range(393, 407)]
    counts = [compare(before, after).files for before, after in pairwise(editions)]
    assert sorted(counts)[len(counts) // 2] <= MOST
    assert max(counts) <= MOST + 2 * (2 + TOPICS_AND_AUTHORS) + 3 * (2 + TOPICS_AND_AUTHORS)
