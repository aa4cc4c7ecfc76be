"""Series: their parts in order, their pages and feeds, and what a story says of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from broadsheet import fronts
from broadsheet.desk import convene
from broadsheet.due import compare
from broadsheet.model import Article, Edition, Feed, Front, Listing, Page, Profile, StoryContent
from broadsheet.plan import Given, plan
from tests import paper
from tests.made import HOUR, NOW, article, site

SITE = site("[lists]\npage_size = 3\n")
DAY = timedelta(days=1)
STRAIT = Profile("_series/strait.md", "series", "strait", "The strait", "Of boats.", aliases=("Narrows",))


def part(name: str, age: timedelta, series: str = "strait", **fields: Any) -> Article:
    return article(name, age, series=series, **fields)


def edition(articles: Sequence[Article], *profiles: Profile) -> Edition:
    made, problems = plan(Given(SITE, articles, profiles), NOW)
    assert problems == []
    return made


def page(made: Edition, path: str) -> Page:
    return next(output for output in made.outputs if output.path == path and isinstance(output, Page))


def content(made: Edition, name: str) -> StoryContent:
    found = page(made, f"news/{name}/index.html").content
    assert isinstance(found, StoryContent)
    return found


def listed(made: Edition, path: str = "series/strait/index.html") -> list[str]:
    found = page(made, path).content
    assert isinstance(found, Listing)
    return [card.url.split("/")[2] for card in found.cards]


def test_parts_stand_in_the_order_of_reading() -> None:
    parts = [part("c", 3 * DAY), part("b", DAY, part=2), part("a", 2 * DAY, part=1), part("d", HOUR)]
    assert listed(edition(parts, STRAIT)) == ["a", "b", "c", "d"]


def test_names_are_merged_by_slug_title_and_alias() -> None:
    parts = [part("a", 3 * DAY, "The Strait"), part("b", 2 * DAY, "narrows"), part("c", DAY), article("other")]
    desk, _ = convene(SITE, parts, [STRAIT], NOW)
    [(found, filed)] = desk.by_series.items()
    assert (found.title, found.description, len(filed)) == ("The strait", "Of boats.", 3)


def test_without_a_profile_the_oldest_spelling_is_the_title() -> None:
    made = edition([part("a", 2 * DAY, "The Strait"), part("b", DAY, "the strait")])
    assert page(made, "series/the-strait/index.html").title == "The Strait"


def test_a_part_names_its_series_and_the_one_before() -> None:
    made = edition([part("a", 2 * DAY, part=1), part("b", DAY, part=2), article("c")], STRAIT)
    first, second, other = (content(made, name) for name in "abc")
    assert first.series == second.series == page(made, "series/strait/index.html").content.series  # type: ignore[union-attr]
    assert (first.before, second.before and second.before.url) == (None, "/news/a/")
    assert (other.series, other.before) == (None, None)


def test_no_part_changes_because_the_series_goes_on() -> None:
    parts = [part(f"p{n}", (40 - n) * DAY) for n in range(18)]
    before, after = edition(parts, STRAIT), edition([*parts, part("next", HOUR)], STRAIT)
    changed = compare(before, after).changed
    assert "series/strait/index.html" in changed
    assert [path for path in changed if path.startswith(("news/p", "series/strait/page/"))] == []


def test_a_long_series_is_cut_from_its_first_part() -> None:
    made = edition([part(f"p{n}", (40 - n) * DAY) for n in range(8)], STRAIT)
    assert listed(made, "series/strait/page/1/index.html") == ["p0", "p1", "p2"]
    assert listed(made) == ["p3", "p4", "p5", "p6", "p7"]


def test_a_series_has_a_feed_in_three_formats_newest_first() -> None:
    made = edition([part("a", 2 * DAY, part=2), part("b", DAY, part=1), article("c")], STRAIT)
    feeds = [output for output in made.outputs if isinstance(output, Feed) and output.kind == "series"]
    assert {feed.path for feed in feeds} == {f"series/strait/{name}" for name in ("feed.xml", "rss.xml", "feed.json")}
    assert {feed.title for feed in feeds} == {"The strait – The Gazette"}
    assert {tuple(entry.card.title for entry in feed.entries) for feed in feeds} == {("B", "A")}
    assert [link.url for link in page(made, "series/strait/index.html").feeds][:1] == ["/series/strait/feed.xml"]


def test_nothing_of_a_series_shows_before_its_first_part() -> None:
    made = edition([part("a", -HOUR), article("c")], STRAIT)
    assert made == edition([article("c")])


def test_a_front_finds_a_series_by_any_name_and_links_to_it() -> None:
    text = '[[slots]]\nname = "sea"\nseries = "Narrows"\n'
    front, _ = fronts.read("_fronts/home.toml", text.encode(), "Europe/London")
    assert front
    stories = [part("a", 2 * DAY), part("b", DAY), article("c")]
    made, problems = plan(Given(SITE, stories, [STRAIT], fronts=[front]), NOW)
    assert problems == []
    home = page(made, "index.html").content
    assert isinstance(home, Front)
    [slot] = home.slots
    assert [card.title for card in slot.cards] == ["B", "A"]
    assert (slot.heading, slot.link and slot.link.url) == ("The strait", "/series/strait/")


def test_the_page_and_the_box_say_it_to_readers() -> None:
    made = edition([part("a", 2 * DAY, part=1), part("b", DAY, part=2)], STRAIT)
    box = paper.parsed(page(made, "news/b/index.html")).css_first("aside.series")
    assert box
    assert " ".join(box.text().split()) == "Series The strait, part 2 Read before this: A"
    assert [link.attributes["href"] for link in box.css("a")] == ["/paper/series/strait/", "/paper/news/a/"]
    tree = paper.parsed(page(made, "series/strait/index.html"))
    assert [link.text() for link in tree.css(".list h2 a")] == ["A", "B"]
    assert "Of boats." in tree.css_first(".title").text()  # type: ignore[union-attr]
    assert paper.parsed(page(edition([article("c")]), "news/c/index.html")).css_first("aside.series") is None
