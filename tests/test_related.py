from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet import digest, terms
from broadsheet.desk import Filed
from broadsheet.model import NO_RANKINGS, Article, Card, Orders, Section
from broadsheet.related import LEAST, chosen, rank, ranking, related, shared
from broadsheet.related.reach import Reach, kept, reached

NEWS = Section("news", "News", "/news/")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def story(number: int, words: str, day: int | None = None, series: str = "", picks: Sequence[str] = ()) -> Filed:
    published = FIRST + timedelta(days=number if day is None else day)
    card: Card = digest.seal(
        Card(f"id{number}", f"/news/s{number}/", "news", f"Story {number}", published, published, series=series)
    )
    weighed = terms.weigh("", "", words, (), "en")
    article = Article(f"news/s{number}.md", card, Orders(related=tuple(picks)), b"", terms=terms.pack(weighed))
    return Filed(card, article, NEWS, ())


def ids(found: Sequence[Filed]) -> list[str]:
    return [filed.card.id for filed in found]


def lists(stories: Sequence[Filed], count: int = 5) -> dict[str, list[str]]:
    """The related stories of each; `stories` are oldest first."""
    newest_first = stories[::-1]
    found, _ = related(newest_first, count)
    return {filed.card.id: ids(others) for filed, others in zip(newest_first, found, strict=True)}


def test_stories_about_the_same_are_related_and_only_older_ones() -> None:
    found = lists([story(0, "ferry harbour"), story(1, "council budget"), story(2, "ferry engine"), story(3, "budget")])
    assert found == {"id0": [], "id1": [], "id2": ["id0"], "id3": ["id1"]}


def test_a_rare_term_counts_for_more_than_a_common_one() -> None:
    many = [story(number, f"council thing{chr(97 + number)}") for number in range(1, 12)]
    found = lists([story(0, "ferry"), *many, story(12, "council ferry")])
    assert found["id12"][0] == "id0"


def test_of_two_alike_the_newer_goes_first() -> None:
    others = [story(number, f"other{chr(97 + number)}") for number in range(6)]
    found = lists([*others, story(6, "ferry"), story(7, "ferry", day=900), story(8, "ferry", day=901)])
    assert found["id8"] == ["id7", "id6"]


def test_one_of_a_series_is_enough() -> None:
    others = [story(number, f"other{chr(97 + number)}") for number in range(6)]
    parts = [story(6 + number, "ferry", series="The strait") for number in range(30)]
    found = lists([*others, story(40, "ferry harbour", day=6), *parts, story(50, "ferry")])
    assert found["id50"] == ["id35", "id40"]


def test_the_editors_choice_goes_first_by_any_name_and_is_not_repeated() -> None:
    others = [story(number, f"other{chr(97 + number)}") for number in range(6)]
    by_hand = ["/news/s1/", "s2", "news/s3.md", "id4", "id7", "nobody"]
    stories = [*others, story(6, "ferry"), story(7, "ferry"), story(8, "ferry", picks=by_hand)]
    assert lists(stories, 10)["id8"] == ["id1", "id2", "id3", "id4", "id7", "id6"]
    assert lists(stories, 3)["id8"] == ["id1", "id2", "id3"]


def test_a_story_that_shares_next_to_nothing_is_not_related() -> None:
    long = " ".join(f"{letter}{letter}word " * 20 for letter in "abcdefghijklmnopqrstuvwxyz")
    others = [story(number, f"other{chr(97 + number)}") for number in range(6)]
    found = lists([*others, story(6, f"{long} ferry"), story(7, f"ferry {'quay ' * 200} {'pier ' * 200}")])
    assert found["id7"] == []


def test_what_two_stories_share_is_told() -> None:
    found = shared([story(0, "ferry"), story(1, "ferry ferry sea"), story(2, "ferry sea ship")], 2, 1)
    by_number = {share.number: (share.carriers, share.weight, share.other) for share in found}
    assert all(share.score >= 0 for share in found)
    assert by_number == {terms.number("ferry"): (2, 1, 2), terms.number("sea"): (1, 1, 1)}


def test_what_is_told_is_what_was_ranked_by() -> None:
    room = newsroom(random.Random(3), range(120))
    stories = sorted(room.values(), key=lambda filed: (filed.card.published, filed.card.id))
    for place, listed in enumerate(rank(stories, {}, 5).lists):
        score = {other: sum(share.score for share in shared(stories, place, other)) for other in range(place)}
        told = [score[other] for other in listed]
        assert told == sorted(told, reverse=True)
        best = sorted((value for value in score.values() if value >= LEAST), reverse=True)
        assert told[:1] == pytest.approx(best[:1])


def test_the_editors_choice_of_nobody_is_nothing() -> None:
    assert chosen([story(0, "ferry", picks=["id0", "nobody"])], 5) == {0: ()}


def test_filing_a_story_ranks_that_story_alone() -> None:
    words = ["ferry", "harbour", "council", "budget", "school", "road"]
    stories = [story(number, f"{words[number % 6]} {words[number % 5]}") for number in range(40)]
    before, after = rank(stories, {}, 5), rank([*stories, story(40, "ferry council")], {}, 5)
    places = kept(before, after)
    assert places is not None
    assert reached(before, after, places) == Reach({40})


def test_an_edit_reaches_the_next_carriers_of_its_terms_alone() -> None:
    stories = [story(number, "ferry" if number % 2 else f"quay{chr(97 + number % 26)}") for number in range(600)]
    edited = [*stories[:301], story(301, "harbour"), *stories[302:]]
    before, after = rank(stories, {}, 5), rank(edited, {}, 5)
    places = kept(before, after)
    assert places is not None
    reach = reached(before, after, places)
    with_it = {place for place, found in enumerate(before.lists) if 301 in found}
    seldom = 2 * 256 + 1  # 256 older stories carry the term there, and now one less
    assert reach.again == {301, seldom} | with_it
    assert reach.doubtful.keys() == {*range(303, 303 + 2 * ranking.NEAREST, 2)} - reach.again
    assert reach.doubtful[301 + 2 * ranking.NEAREST] == {299}


def newsroom(chance: random.Random, numbers: range) -> dict[int, Filed]:
    words = ["ferry", "harbour", "council", "budget", "school"]
    return {
        number: story(
            number,
            " ".join(chance.choices(words, k=chance.randrange(4))),
            day=chance.randrange(500),
            series=chance.choice(["", "", "", "series"]),
        )
        for number in numbers
    }


@pytest.mark.parametrize("seed", range(8))
def test_rankings_made_from_earlier_ones_are_those_made_from_nothing(seed: int) -> None:
    chance = random.Random(seed)
    room = newsroom(chance, range(400))
    known = NO_RANKINGS
    for step in range(8):
        changed = chance.sample(range(410), chance.randrange(1, 6))
        for number in changed:
            room.pop(number, None)
        room |= (
            newsroom(chance, range(405 + step, 406 + step))
            if step % 3
            else newsroom(chance, range(changed[0], changed[0] + 1))
        )
        stories = sorted(room.values(), key=lambda filed: (filed.card.published, filed.card.id))
        passed = {chance.randrange(len(stories)): ("id3", "id4")}
        made = rank(stories, passed, 5)
        assert step == 0 or kept(known, made) is not None
        known = rank(stories, passed, 5, known)
        assert known == made


def test_rankings_of_another_count_are_not_used() -> None:
    stories = [story(number, "ferry") for number in range(30)]
    assert kept(rank(stories, {}, 5), rank(stories, {}, 4)) is None
    assert kept(NO_RANKINGS, rank(stories, {}, 5)) is None


def test_unsealed_cards_are_told_apart() -> None:
    first = story(0, "ferry")
    card = replace(first.card, digest=b"")
    assert rank([replace(first, card=card)], {}, 5).cards == (digest.of(card),)


def corrected(chance: random.Random, stories: Sequence[Filed], place: int) -> list[Filed]:
    """The stories with other weights, and now and then another word, in the text of one of them."""
    words = ["ferry", "harbour", "council", "budget", "school", f"word{chr(97 + chance.randrange(8))}"]
    text = " ".join(chance.choices(words, k=chance.randrange(3, 40)))
    number = int(stories[place].card.id.removeprefix("id"))
    return [*stories[:place], story(number, text, day=number), *stories[place + 1 :]]


@pytest.mark.parametrize("seed", range(8))
def test_correcting_texts_gives_the_rankings_made_from_nothing_though_few_are_made(seed: int) -> None:
    chance = random.Random(seed)
    stories = [story(number, "") for number in range(200)]
    for place in range(200):
        stories = corrected(chance, stories, place)
    known = rank(stories, {}, 5)
    for _ in range(8):
        stories = corrected(chance, corrected(chance, stories, chance.randrange(200)), chance.randrange(200))
        made, before = rank(stories, {}, 5), known
        known = rank(stories, {}, 5, known)
        assert known == made
        places = kept(before, made)
        assert places is not None
        others = [place for place, old in enumerate(places) if old >= 0 and made.lists[place] != before.lists[old]]
        reach = reached(before, made, places)
        assert set(others) <= reach.again | reach.doubtful.keys()


def test_a_correction_that_leaves_the_terms_makes_no_ranking_but_those_with_the_story() -> None:
    text = "ferry harbour council budget"
    only = [f"only{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(600)]
    stories = [story(number, only[number] if number % 3 else f"{text} {only[number]}") for number in range(600)]
    edited = [*stories[:300], story(300, f"{text} {text} {only[300]}"), *stories[301:]]
    before, after = rank(stories, {}, 3), rank(edited, {}, 3)
    places = kept(before, after)
    assert places is not None
    reach = reached(before, after, places)
    with_it = {place for place, found in enumerate(before.lists) if 300 in found}
    assert len(with_it) == 3
    assert reach.again == {300, *with_it}
    assert all(new == {300} for new in reach.doubtful.values())
    assert set(reach.doubtful) == set(range(303, 303 + 3 * ranking.NEAREST, 3)) - with_it


@pytest.mark.parametrize("seed", range(4))
def test_a_few_lists_are_found_without_a_walk_as_the_walk_finds_them(seed: int) -> None:
    chance = random.Random(seed)
    stories = sorted(newsroom(chance, range(300)).values(), key=lambda filed: (filed.card.published, filed.card.id))
    found = ranking.Ranking(stories, {7: ("id3",)}, 5)
    assert found.some(range(300)) == dict(enumerate(found.all()))
