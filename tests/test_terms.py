from __future__ import annotations

import pytest

from broadsheet import terms


def weights(text: str, lang: str = "en", **more: str) -> dict[str, int]:
    topics = more.pop("topics", "").split()
    return dict(terms.weigh(more.get("title", ""), more.get("standfirst", ""), text, topics, lang))


def test_words_that_say_nothing_are_left_out() -> None:
    assert weights("The ferry was not on its way to the harbour") == {"ferry": 1, "harbour": 1}
    assert weights("Die Fähre war nicht auf dem Weg zum Hafen", "de-AT") == {"fähre": 1, "weg": 1, "hafen": 1}


def test_the_headline_the_standfirst_and_topics_count_for_more() -> None:
    found = weights("ferry", title="Ferry", standfirst="Ferry", topics="sea")
    assert found == {"ferry": 1 + terms.TITLE + terms.STANDFIRST, "#sea": terms.TOPIC}


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("ferries", "ferry"), ("boats", "boat"), ("glass", "glass"), ("news", "new"), ("virus", "virus"), ("gas", "gas")],
)
def test_an_english_plural_meets_its_singular(plural: str, singular: str) -> None:
    assert terms.singular(plural) == singular


def test_a_genitive_is_the_word_itself() -> None:
    assert weights("Hestray's harbour, Hestray’s quay") == {"hestray": 2, "harbour": 1, "quay": 1}


def test_numbers_are_no_terms_but_names_with_digits_are() -> None:
    assert weights("In 2026 the A9 and 14 boats") == {"a9": 1, "boat": 1}


def test_writing_without_spaces_is_counted_in_pairs() -> None:
    assert weights("東京都の東京", "ja")["東京"] == 2


def test_a_language_without_a_list_does_without_its_short_words() -> None:
    assert weights("ja ori tai laivasto", "fi") == {"laivasto": 1}


def test_no_more_than_the_strongest_terms_are_kept() -> None:
    text = " ".join(f"word{chr(97 + number // 26)}{chr(97 + number % 26)} " * (number + 1) for number in range(60))
    found = terms.weigh("", "", text, (), "en")
    assert len(found) == terms.MOST
    assert [weight for _, weight in found] == list(range(60, 60 - terms.MOST, -1))


def test_packed_terms_give_their_numbers_and_weights_back() -> None:
    numbers, weights = terms.unpack(terms.pack([("ferry", 3), ("sea", 300)]))
    assert numbers == (terms.number("ferry"), terms.number("sea"))
    assert list(weights) == [3, 255]
    assert terms.unpack(b"") == ((), b"")


def test_a_word_is_the_same_term_whatever_stands_around_it() -> None:
    text = "ferry, (ferry) “ferry”; ferries! ferry's ferry--sea/sea ferry- 'sea'"
    assert weights(text) == {"ferry": 7, "sea": 3}


def test_what_is_remembered_of_words_is_bounded() -> None:
    words = terms.Lexicon("en")
    for number in range(terms.REMEMBERED + 10):
        assert words[f"a{number}"] == f"a{number}"
    assert len(words) == 10
    assert words["x" * (terms.LONGEST + 1)] == "x" * (terms.LONGEST + 1)
    assert len(words) == 10
