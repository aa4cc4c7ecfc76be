"""Nothing of a story shows before its time: what is looked for, what is found, and what is no leak."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet import leak
from broadsheet.errors import Mistakes
from broadsheet.leak import Search
from broadsheet.model import Article, Picture
from broadsheet.plan import Given, plan
from tests.made import HOUR, NOW, article, site
from tests.newsroom import Newsroom, story

SITE = site()
LATER: dict[str, Any] = {"published": NOW + HOUR}
SOON: dict[str, Any] = {"published": NOW + HOUR, "title": "Council to sell the old harbour ferry in spring"}


def secrets(*articles: Article) -> Sequence[leak.Secret]:
    edition, _ = plan(Given(SITE, [replace(found, pictures=()) for found in articles], []), NOW)
    return leak.secrets(articles, [], edition)


def found(articles: Sequence[Article], data: str, path: str = "index.html") -> set[str]:
    return {find.secret.what for find in Search(secrets(*articles)).finds(path, [data.encode()])}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("<h3>Council to sell the old harbour ferry in spring</h3>", {"headline"}),
        ("<h3>Council to sell the old …</h3>", {"headline"}),
        ('<a href="https://gazette.example/news/ferry-sale-plan/">', {"address", "name"}),
        ("/img/ferry-sale-plan.jpg", {"name"}),
        ("<id>tag:gazette.example,2020:ferry-sale-plan</id>", {"id", "name"}),
        ('<img src="/media/ferry-800.0123456789ab.avif">', {"picture"}),
        ("<p>The ferry-sale-plan-b, the old harbour, to sell the, 0123456789abcd</p>", set()),
    ],
)
def test_every_piece_of_a_story_is_found(data: str, what: set[str]) -> None:
    picture = Picture("/media/ferry-1200.0123456789ab.jpg", "A ferry", source="news/ferry.jpg")
    assert found([article("ferry-sale-plan", pictures=(picture,), **SOON)], data) == what


def test_a_name_of_a_file_is_searched_too() -> None:
    assert found([article("ferry-sale-plan", **SOON)], "", "news/ferry-sale-plan/index.html") == {"address", "name"}


def test_marks_in_a_headline_are_found_as_html_and_json_write_them() -> None:
    secret = article("sale", published=NOW + HOUR, title='The "old & new" ferries are sold')
    for data in (
        "The &#34;old &amp; new&#34; ferries",
        'The \\"old \\u0026 new\\" ferries',
        'The "old &amp; new" ferries',
    ):
        assert found([secret], data) == {"headline"}, data


def test_a_common_name_is_looked_for_with_its_address_only() -> None:
    articles = [article("ferry", title="Ferry", published=NOW + HOUR), article("a", topics=("ferry",))]
    assert [secret.what for secret in secrets(*articles)] == ["id", "address"]
    assert found(articles, '<a href="/topics/ferry/">') == set()


def test_what_public_stories_say_on_their_cards_is_no_secret() -> None:
    public = article("public", title="Mayor: Council to sell the old harbour ferry in spring")
    assert "headline" not in [secret.what for secret in secrets(public, article("ferry-sale-plan", **SOON))]


def test_the_picture_of_a_public_story_is_no_secret() -> None:
    picture = Picture("/media/ferry-1200.0123456789ab.jpg", "A ferry", source="news/ferry.jpg")
    articles = [article("sale", pictures=(picture,), **SOON), article("a", pictures=(picture,))]
    assert "picture" not in [secret.what for secret in secrets(*articles)]


def test_a_site_without_unpublished_stories_has_nothing_to_search() -> None:
    assert secrets(article("a"), article("gone", killed="It was false.", updated=NOW)) == ()


def test_a_story_that_was_withdrawn_before_its_day_stays_a_secret() -> None:
    day = NOW - HOUR
    story = article("ferry-sale-plan", killed="It was false.", title=SOON["title"], published=day, updated=day)
    assert found([story], "<h3>Council to sell the old harbour ferry</h3>") == {"headline"}


def test_words_that_a_public_story_has_itself_are_no_leak_and_its_address_is() -> None:
    finds = Search(secrets(article("ferry-sale-plan", **SOON))).finds(
        "news/a/index.html", [b"Council to sell the boats, see /news/ferry-sale-plan/"]
    )
    problems = leak.judge(finds, lambda: ["Council to sell the boats, see ferry-sale-plan"])
    assert [(found.code, found.path) for found in problems] == [("B480", "news/ferry-sale-plan.md")]
    assert "the address of this story" in problems[0].text


def test_a_piece_of_many_outputs_is_looked_through_once_and_every_leak_is_found() -> None:
    search = Search(secrets(article("ferry-sale-plan", **SOON)))
    looked: list[bytes] = []
    suspect = search._suspect
    search._suspect = lambda text: looked.append(text) or suspect(text)  # type: ignore[func-returns-value]
    clean, leaking = b"<entry>Fares rise</entry>", b"<entry>/news/ferry-sale-plan/</entry>"
    assert [search.finds(path, [b"<feed>", clean]) for path in ("feed.xml", "uk/feed.xml")] == [[], []]
    assert sum(text.count(clean) for text in looked) == 1
    for path in ("feed.xml", "uk/feed.xml"):
        assert {find.path for find in search.finds(path, [b"<feed>", clean, leaking])} == {path}


def test_many_secrets_are_found_as_few_are() -> None:
    """Another automaton looks for them."""
    coming = [article(f"plan-{n}-of-the-harbour", **{**SOON, "title": f"Plan {n} of the harbour"}) for n in range(200)]
    assert len(leak.shortest({secret.needle for secret in secrets(*coming)})) > leak.FEW
    assert found(coming, "<a href='/news/plan-77-of-the-harbour/'>") == {"address", "name"}
    assert found(coming, "<p>Plans of the harbour</p>") == set()


@settings(deadline=None)
@given(st.lists(st.text("ab-", max_size=7)))
def test_the_needles_that_hold_no_other_one(texts: list[str]) -> None:
    needles = {text.encode() for text in texts}
    found = leak.shortest(needles)
    assert sorted(found) == sorted(one for one in needles if not any(other in one for other in needles - {one}))


def plainly(wanted: Sequence[leak.Secret], path: str, pieces: Sequence[bytes]) -> list[leak.Secret]:
    """What a search must find, by its definition: every secret by itself, in every piece, as a whole name."""
    found = []
    for secret in wanted:
        before = b"" if secret.what == "address" else rb"(?<![A-Za-z0-9_-])"
        after = b"" if secret.needle.endswith(b"/") else rb"(?![A-Za-z0-9_-])"
        whole = re.compile(before + re.escape(secret.needle) + after)
        if any(whole.search(text) for text in (f"/{path}\n".encode(), *pieces)):
            found.append(secret)
    return found


WANTED = [
    *secrets(*(article(f"sale-{n}-of-ships", title=f"Sale {n} of the old & new ships", **LATER) for n in (1, 2, 11))),
    *secrets(article("sale-1", title="Sale 1 of the old", **LATER), article("the-old-ships", title="Old", **LATER)),
]
PARTS = st.sampled_from([secret.needle for secret in WANTED])
CUTS = st.tuples(PARTS, st.integers(0, 12), st.integers(0, 12)).map(lambda cut: cut[0][cut[1] : len(cut[0]) - cut[2]])
MARKS = st.sampled_from([b"", b"", b"1", b"-", b"/", b" ", b"<", b"x", "é".encode()])
PIECES = st.lists(st.one_of(PARTS, CUTS, MARKS), max_size=6).map(b"".join)
OUTPUTS = st.lists(st.tuples(st.sampled_from(["index.html", "news/sale-1/index.html"]), st.lists(PIECES, max_size=3)))


@pytest.mark.parametrize("has_library", [True, False])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outputs=OUTPUTS, count=st.integers(1, len(WANTED)))
def test_a_search_finds_exactly_what_a_plain_one_does(
    monkeypatch: pytest.MonkeyPatch, has_library: bool, outputs: list[tuple[str, list[bytes]]], count: int
) -> None:
    with monkeypatch.context() as patch:
        if not has_library:
            patch.setitem(sys.modules, "ahocorasick_rs", None)
        search = Search(WANTED[:count])
        for path, pieces in outputs:  # one search for all, which remembers the clean pieces
            found = [find.secret for find in search.finds(path, pieces)]
            assert found == plainly(WANTED[:count], path, pieces)


def test_without_the_library_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert found([article("ferry-sale-plan", **SOON)], "see /news/ferry-sale-plan/") == {"address", "name"}


SECRET = story("Council to sell the harbour ferry", slug="ferry-sale", date="2026-11-24T09:00")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", story("Rail fares rise", "Fares rise."))
    room.write("content/uk/ferry.md", SECRET)
    return room


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("<p>Tomorrow: Council to sell the harbour ferry</p>", "headline"),
        ("<a href='/uk/ferry-sale/'>Tomorrow</a>", "address"),
    ],
)
def test_a_template_that_leaks_stops_the_build(newsroom: Newsroom, template: str, what: str) -> None:
    newsroom.build()
    before = newsroom.site()
    newsroom.write("site_templates/404.html", template)
    with pytest.raises(Mistakes, match=rf"content/uk/ferry\.md:2:\d+: B480 the {what} of this story .* 404\.html"):
        newsroom.build()
    assert newsroom.site() == before


def test_a_story_that_links_to_the_address_of_another_stops_the_build(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/bus.md", story("Bus", "See [this](https://gazette.example/uk/ferry-sale/)."))
    with pytest.raises(Mistakes, match="B480 the address"):
        newsroom.build()


def test_a_story_may_use_the_words_of_a_coming_headline(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/bus.md", story("Bus", "He denied it: “Council to sell the harbour ferry?”"))
    newsroom.build()
    assert "Council to sell" in newsroom.printed("uk/bus/index.html")


def test_when_its_time_has_come_a_story_is_printed(newsroom: Newsroom) -> None:
    newsroom.build(NOW + timedelta(days=1))
    assert "harbour ferry" in newsroom.printed("index.html")


@st.composite
def newsrooms(draw: st.DrawFn) -> list[tuple[str, str]]:
    words = st.sampled_from(
        ["ferry", "Council", "sells", "harbour", "the", "old", "in", "Spring", "&", "<b>", "“now”", "fares"]
    )
    files = []
    for number in range(draw(st.integers(2, 5))):
        title = " ".join(draw(st.lists(words, min_size=2, max_size=8))) + f" {number}"
        fields: dict[str, Any] = {"date": draw(st.sampled_from(["2026-11-20T09:00", "2026-11-25T09:00"]))}
        fields["draft"] = draw(st.sampled_from(["false", "false", "true"]))
        fields["tags"] = draw(st.sampled_from(["[ferries]", "[]"]))
        fields["slug"] = draw(st.sampled_from(["ferry", "old-harbour-ferry", "fares"])) + f"-{number}"
        fields["id"] = f"story-{number}"
        fields["related"] = "[uk/s0.md]" if number else "[]"
        fields["corrections"] = "[{at: 2026-11-22T09:00, text: The fare is 4 euros.}]"
        files.append((f"content/uk/s{number}.md", story(title, "See [the first](s0.md).", **fields)))
    return files


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(newsrooms())
def test_no_edition_leaks(tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, str]]) -> None:
    room = Newsroom(tmp_path_factory.mktemp("room"))
    for path, text in files:
        room.write(path, text)
    room.build()
