"""Every mistake in front matter comes from its own example."""

from __future__ import annotations

import re

import pytest

from broadsheet.errors.story import CODES
from tests.parse.files import codes, parse, text

PLANNED = {"B203", "B204", "B247"}
"""Found by the plan, which knows all files, or in an author's profile."""
SPECIAL = {
    "B200": (b"---\ntitle: Caf\xe9 Mozart\n---\n", "uk/cafe.md"),
    "B214": (text().encode(), "ferry.md"),
}


def example(code: str) -> tuple[bytes, str]:
    """The bytes and the path of a file that makes the mistake."""
    if code in SPECIAL:
        return SPECIAL[code]
    said = CODES[code].example
    whole = "\n---\n" in said or said.startswith("---")
    return (said if whole else text(said)).encode(), "uk/rail.md"


@pytest.mark.parametrize("code", sorted(CODES.keys() - PLANNED))
def test_the_example_makes_the_mistake(code: str) -> None:
    data, path = example(code)
    parsed = parse(data, path)
    assert code in codes(parsed), parsed.problems
    assert (parsed.article is None) == (CODES[code].severity == "error")


@pytest.mark.parametrize("code", sorted(CODES.keys() - PLANNED))
def test_the_example_makes_no_other_mistake(code: str) -> None:
    data, path = example(code)
    assert set(codes(parse(data, path))) == {code}


@pytest.mark.parametrize("code", sorted(CODES.keys() - PLANNED - {"B214", "B220", "B222", "B234"}))
def test_the_mistake_has_a_place(code: str) -> None:
    data, path = example(code)
    found = next(problem for problem in parse(data, path).problems if problem.code == code)
    assert found.line >= 1
    assert found.column >= 1


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_texts_are_sentences_without_a_gap(code: str) -> None:
    entry = CODES[code]
    assert entry.example
    for said in (entry.what, entry.why, entry.todo):
        assert not said.endswith(".")
        assert not re.search(r"\s\s|\s$", said)
