"""Whatever the bytes are, a file gives a story or located problems, and nothing is raised."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.parse import Parsed
from broadsheet.parse.keys import PICTURE_KEYS, STORY_KEYS
from tests.parse.files import parse

NAMES = [spelling for key in (*STORY_KEYS, *PICTURE_KEYS) for spelling in (key.name, *key.aliases)]
MARKS = ["---", "...", "+++", "{", "}", "[", "]", "-", "&a", "*a", "<<: ", "'", "!!int", "2026-03-01", "0001-01-01"]
WORDS = ["no", "true", "\\x00", "#", "|", ">", "{{x}}", "\ufeff", "é", "💥", '"', ": ", "\n", "\n  ", "\t", "\r"]
PIECES = [*MARKS, *WORDS, *NAMES]
BUSY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def hold(parsed: Parsed) -> None:
    failed = any(problem.severity == "error" for problem in parsed.problems)
    assert failed == (parsed.article is None) == (parsed.body is None)


@BUSY
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    hold(parse(data))


@BUSY
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["---", "+++"]))
def test_any_front_matter(front: str, fence: str) -> None:
    hold(parse(f"{fence}\n{front}\n{fence}\nText."))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=8,
)


@BUSY
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8))
def test_any_value_of_any_key(fields: dict[str, object]) -> None:
    hold(parse("---\n" + json.dumps(fields) + "\n---\nText."))
    hold(parse(json.dumps(fields) + "\nText."))
