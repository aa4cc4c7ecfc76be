"""What is due, and when: no edition changes between two instants that are named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet import due, fronts
from broadsheet.config import Site
from broadsheet.fronts.file import FrontPlan
from broadsheet.model import Article, Correction, Picture
from broadsheet.plan import Given, plan
from tests.made import HOUR, NOW, article, site

FROZEN = site()
LIVE = site('[stories]\nmore = "window:2d"\n')
DAY = timedelta(days=1)


def front(text: str) -> FrontPlan:
    found, problems = fronts.read("_fronts/home.toml", text.encode(), "Europe/London")
    assert found is not None, problems
    return found


def all_of(*articles: Article, text: str = "", site: Site = FROZEN) -> Given:
    return Given(site, articles, [], fronts=[front(text)] if text else [])


def test_each_cause_has_its_instant_and_its_file() -> None:
    rights = Picture("https://agency.example/a.jpg", "A ferry", until=NOW + 3 * DAY)
    story = article(
        "a",
        -HOUR,
        expires=NOW + 9 * DAY,
        corrections=(Correction(NOW + 2 * DAY, "It was Monday."),),
        pictures=(rights,),
    )
    given = all_of(story, text='[[slots]]\nname = "vote"\nuntil = 2026-11-24T12:00:00Z')
    assert [(cause.at - NOW, cause.path, cause.what) for cause in due.due(given, NOW)] == [
        (HOUR, "news/a.md", "appears"),
        (DAY, "_fronts/home.toml", 'the slot "vote" ends'),
        (2 * DAY, "news/a.md", "shows its correction"),
        (2 * DAY + HOUR, "news/a.md", "leaves the news sitemap"),
        (3 * DAY, "news/a.md", "loses the picture https://agency.example/a.jpg"),
        (9 * DAY, "news/a.md", "expires"),
    ]


def test_a_draft_is_not_due() -> None:
    assert due.due(all_of(article("a", -HOUR, draft=True)), NOW) == ()


def test_a_moment_names_the_files_that_change() -> None:
    moment = next(due.moments(all_of(article("a"), article("b", -HOUR)), NOW))
    assert moment.at == NOW + HOUR
    assert moment.difference.new_stories == ("B (/news/b/)",)
    assert "news/b/index.html" in moment.difference.added
    assert "index.html" in moment.difference.changed
    assert "news/a/index.html" not in moment.difference.changed
    home = moment.difference.fronts[0]
    assert (home.name, home.lead, home.added) == ("/", ("A", "B"), ("A",))


def test_a_mistake_of_the_future_is_told_with_its_moment() -> None:
    given = all_of(article("a", lead=True), article("b", -HOUR, lead=True))
    moment = next(due.moments(given, NOW))
    assert [found.code for found in moment.problems] == ["B415"]


def test_an_instant_at_which_nothing_changes_is_no_moment() -> None:
    """A feed short enough to hold everything is the same after its story stopped being a recent change."""
    story = article("a", 3 * DAY, updated=NOW - HOUR / 2)
    assert [cause.what for cause in due.due(all_of(story), NOW)] == ["leaves the feeds' recent changes"]
    assert list(due.moments(all_of(story), NOW)) == []


def test_a_story_leaves_the_news_sitemap_alone_at_its_instant() -> None:
    """Two files change while other stories stay in it; the map and its place in the index go with the last."""
    given = all_of(article("a", HOUR), article("b", 2 * HOUR), article("old", 60 * HOUR))
    moments = list(due.moments(given, NOW))
    assert [(moment.at, moment.difference.changed, moment.difference.removed) for moment in moments] == [
        (NOW + 46 * HOUR, ("sitemaps/news.xml",), ()),
        (NOW + 47 * HOUR, ("sitemap.xml",), ("sitemaps/news.xml",)),
    ]
    assert [[cause.path for cause in moment.causes] for moment in moments] == [["news/b.md"], ["news/a.md"]]


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    hours = st.integers(-100, 400).map(lambda count: NOW + HOUR * count)
    notes = st.builds(Correction, hours, st.just("So."), st.sampled_from(["update", "retraction"]))
    fields: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "published": hours,
            "section": st.sampled_from(["news", "sport"]),
            "draft": st.sampled_from([False, False, True]),
            "expires": st.none() | hours,
            "killed": st.sampled_from(["", "", "", "It was false."]),
            "corrections": st.lists(notes, max_size=2).map(tuple),
            "topics": st.sampled_from([(), ("ferries",)]),
        }
    )
    drawn = draw(st.lists(fields, min_size=1, max_size=5))
    return [article(f"s{number}", **said) for number, said in enumerate(drawn)]


@settings(max_examples=25, deadline=None)
@given(stories(), st.integers(0, 100), st.integers(1, 100))
def test_nothing_changes_between_two_instants_that_are_named(
    stories: Sequence[Article], begin: int, length: int
) -> None:
    begins, ends = NOW + HOUR * begin, NOW + HOUR * (begin + length)
    text = f'[[slots]]\nname = "vote"\nfrom = "{begins.isoformat()}"\nuntil = "{ends.isoformat()}"\n'
    given = all_of(*stories, text=text + "repeat = true", site=LIVE)
    times = [NOW, *sorted({cause.at for cause in due.due(given, NOW)}), NOW + 300 * DAY]
    for at, following in pairwise(times):
        early, _ = plan(given, at)
        late, _ = plan(given, following - timedelta(seconds=1))
        assert due.compare(early, late) == due.Difference(), f"something changed after {at} and before {following}"
