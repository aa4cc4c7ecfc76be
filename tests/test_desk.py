"""What a story is to the public at an instant."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet import due
from broadsheet.desk import card_at, convene, status
from broadsheet.model import Article, Correction, Picture, Profile
from broadsheet.moves import Move
from broadsheet.plan import Given, files, plan
from tests.made import HOUR, NOW, article, site, topic

SITE = site()


@pytest.mark.parametrize(
    ("story", "state"),
    [
        (article("a"), "public"),
        (article("a", published=NOW), "public"),
        (article("a", -HOUR), "embargoed"),
        (article("a", draft=True), "draft"),
        (article("a", expires=NOW), "expired"),
        (article("a", expires=NOW + HOUR), "public"),
        (article("a", -HOUR, killed="It was false."), "killed"),
    ],
)
def test_one_place_says_who_may_be_seen(story: Article, state: str) -> None:
    assert status(story, NOW) == state


def test_a_change_or_note_in_the_future_does_not_date_a_card() -> None:
    story = article("a", HOUR * 5, updated=NOW + HOUR, corrections=(Correction(NOW - HOUR, "It was Monday."),))
    assert card_at(story, NOW).updated == NOW - HOUR
    assert card_at(story, NOW - HOUR * 2).updated == story.card.published
    assert card_at(story, NOW + HOUR).updated == NOW + HOUR


def test_a_note_is_shown_from_its_own_time_on() -> None:
    story = article("a", corrections=(Correction(NOW + HOUR, "It was Monday."), Correction(NOW, "It was Sunday.")))
    [filed] = convene(SITE, [story], [], NOW)[0].stories
    assert [note.text for note in filed.corrections] == ["It was Sunday."]


def test_a_picture_leaves_with_its_rights() -> None:
    picture = Picture("/media/a-1200.0123456789ab.jpg", "A ferry", until=NOW, source="a.jpg", digest=b"a picture")
    story = article("a", picture=picture, pictures=(picture,))
    assert card_at(story, NOW).picture is None
    assert card_at(story, NOW - HOUR).picture == picture
    desk, _ = convene(SITE, [story], [], NOW)
    assert desk.withheld(story) == (b"a picture",)
    assert files.pictures([story], NOW) == ()


@pytest.mark.parametrize("kind", ["topic", "series", "author"])
def test_a_profile_without_stories_prints_no_picture(kind: str) -> None:
    """It has no page, and may be that of a story to come."""
    picture = Picture("/media/a-1200.0123456789ab.jpg", "A ferry", source="a.jpg", digest=b"a picture")
    profile = Profile(f"_{kind}/ferries.md", kind, "ferries", "Ferries", pictures=(picture,))
    names: dict[str, Any] = {"topics": ("Ferries",), "series": "Ferries", "authors": ("Ferries",)}
    for story, shown in ((article("a", -HOUR, **names), []), (article("a", **names), [profile])):
        desk, _ = convene(SITE, [story], [profile], NOW)
        assert files.shown(desk, [profile])[len(desk.stories) :] == shown


def test_topics_are_merged_by_their_aliases() -> None:
    profile = topic("ferries", "Ferries", "Boats")
    stories = [
        article("a", topics=("boats",)),
        article("b", topics=("Ferries",)),
        article("c", topics=("ferries", "Boats")),
    ]
    desk, _ = convene(SITE, stories, [profile], NOW)
    assert [(found.slug, len(filed)) for found, filed in desk.by_topic.items()] == [("ferries", 3)]


@pytest.mark.parametrize(
    "hidden",
    [
        {"authors": ("ann lee",)},
        {"agency": "Ann Lee"},
        {"path": "News/b.md"},
        {"topics": ("FERRIES",), "series": "FERRIES"},
    ],
    ids=["a name", "an agency", "a folder", "a topic and a series"],
)
@pytest.mark.parametrize("state", [{"published": NOW + HOUR}, {"draft": True}, {"expires": NOW}])
def test_the_spellings_of_a_story_that_is_not_shown_are_not_used(hidden: dict[str, Any], state: dict[str, Any]) -> None:
    """It meets the author, section, topic and series of a shown one, and nothing of the edition tells."""
    shown = article("z", authors=("Ann Lee",), topics=("ferries",), series="ferries")
    for stories in ([article("b", **hidden, **state), shown], [shown, article("b", **hidden, **state)]):
        edition, _ = plan(Given(SITE, stories, []), NOW)
        assert edition.outputs == plan(Given(SITE, [shown], []), NOW)[0].outputs
        assert edition.imprint == plan(Given(SITE, [shown], []), NOW)[0].imprint


def test_a_name_in_a_story_to_come_is_checked_now() -> None:
    profiles = [Profile("_authors/ann-lee.md", "author", "ann-lee", "Ann Lee")]
    _, problems = convene(SITE, [article("a", -HOUR, authors=("anne-lee",))], profiles, NOW)
    assert [found.code for found in problems] == ["B204"]


def test_of_folders_with_one_slug_the_first_gives_the_title() -> None:
    """Twenty times, because chance would be right every other time."""
    stories = [article(f"{mark}{n}", section=f"s-x-{n}", path=f"{mark}-x-{n}/a.md") for n in range(20) for mark in "sS"]
    titles = [found.title for found in convene(SITE, stories, [], NOW)[0].sections]
    assert sorted(titles) == sorted(f"S-x-{n}" for n in range(20))


@pytest.mark.parametrize("withdrawn", [{}, {"updated": NOW - 2 * HOUR}, {"updated": NOW, "draft": True}])
def test_a_withdrawn_story_that_never_was_public_leaves_nothing(withdrawn: dict[str, Any]) -> None:
    """Not on its day either: a notice would be the first that readers hear of it."""
    story = article("ferry-sold", killed="It was false.", **withdrawn)
    moves = [Move("/news/old-ferry/", story.card.id)]
    edition, problems = plan(Given(SITE, [story, article("b")], [], moves=moves), NOW)
    assert problems == []
    assert edition.outputs == plan(Given(SITE, [article("b")], []), NOW)[0].outputs
    assert list(due.moments(Given(SITE, [story], []), NOW - 9 * HOUR)) == []


@pytest.mark.parametrize(("setting", "title", "text"), [("notice", "Ferry sold", "It was false."), ("gone", "", "")])
def test_a_withdrawn_story_leaves_a_notice_in_its_place(setting: str, title: str, text: str) -> None:
    stories = [article("ferry-sold", killed="It was false.", updated=NOW), article("b")]
    edition, _ = plan(Given(site(f'[stories]\nwithdrawn = "{setting}"'), stories, []), NOW)
    [page] = [output for output in edition.outputs if output.path == "news/ferry-sold/index.html"]
    assert (page.content.title, page.content.text, page.index) == (title, text, False)  # type: ignore[union-attr]
    others = [output for output in edition.outputs if output is not page]
    assert "Ferry sold" not in repr(others)
