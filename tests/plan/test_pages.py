"""What stands on which page: the list beside a story, and what may never change it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.feeds import manner
from broadsheet.feeds.entry import NO_BODY, facts
from broadsheet.model import Article, Edition, Feed, Page, StoryContent
from broadsheet.plan import Given, plan
from tests.made import NOW, article, site

DAY = timedelta(days=1)


def edition(articles: list[Article], settings: str = "") -> Edition:
    made, problems = plan(Given(site(settings), articles, ()), NOW)
    assert problems == []
    return made


def page(made: Edition, path: str) -> Page:
    return next(output for output in made.outputs if output.path == path and isinstance(output, Page))


def beside(made: Edition, name: str) -> list[str]:
    """The names of the section's stories beside a story."""
    content = page(made, f"news/{name}/index.html").content
    assert isinstance(content, StoryContent)
    return [card.url.split("/")[2] for card in content.more]


STORIES = [article(f"day-{age}", age * DAY) for age in (1, 5, 9, 30)]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("frozen", ["day-9", "day-30"]),
        ("live", ["day-1", "day-9", "day-30"]),
        ("window:2d", ["day-9", "day-30"]),
        ("window:4d", ["day-1", "day-9", "day-30"]),
    ],
)
def test_the_list_beside_a_story_is_the_section_when_its_window_closed(mode: str, expected: list[str]) -> None:
    assert beside(edition(STORIES, f'[stories]\nmore = "{mode}"\n'), "day-5") == expected


def test_a_frozen_list_does_not_change_when_a_story_is_added() -> None:
    before, after = edition(STORIES), edition([article("new", DAY / 2), *STORIES])
    for story in STORIES:
        path = f"{story.card.url.strip('/')}/index.html"
        assert page(before, path) == page(after, path)


def test_the_list_holds_fifteen_and_never_the_story_itself() -> None:
    made = edition([article(f"s{n}", n * DAY) for n in range(1, 30)])
    assert beside(made, "s3") == [f"s{n}" for n in range(4, 19)]


def test_a_story_under_embargo_takes_its_place_when_it_appears() -> None:
    late = article("late", 20 * DAY, embargo=NOW + DAY, published=NOW + DAY)
    made = edition([late, *STORIES])
    assert all("late" not in output.path for output in made.outputs)
    assert made == edition(STORIES)


def test_every_output_has_a_place_of_its_own() -> None:
    paths = [output.path for output in edition(STORIES).outputs]
    assert len(set(paths)) == len(paths)
    assert paths == sorted(paths)


def test_the_plan_is_the_same_in_any_order_of_files() -> None:
    assert edition(list(reversed(STORIES))) == edition(STORIES)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("https://elsewhere.example/a/", "https://elsewhere.example/a/"),
        ("https://gazette.example/news/day-1/", ""),
        ("", ""),
    ],
)
def test_the_original_of_a_story_is_told_by_its_page_and_in_feeds_unless_it_is_the_story_itself(
    said: str, told: str
) -> None:
    made = edition([article("day-1", DAY, canonical=said)])
    assert page(made, "news/day-1/index.html").canonical == told
    feed = next(output for output in made.outputs if isinstance(output, Feed) and output.path == "feed.xml")
    links = facts(feed.entries[0], NO_BODY, manner.of(feed, made.imprint)).links
    assert dict(links).get("canonical", "") == told
