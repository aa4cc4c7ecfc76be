from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from broadsheet import digest, model
from broadsheet.model import Card, Link, Picture, Section, StoryContent

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
CARD = Card(id="a", url="/a/", section="uk", title="A", published=MOMENT, updated=MOMENT)
OTHER: dict[type, Any] = {int: 7, str: "other", datetime: MOMENT + timedelta(seconds=1), tuple: ("other",)}


def test_equal_values_have_equal_digests() -> None:
    assert digest.of(replace(CARD)) == digest.of(CARD)


@pytest.mark.parametrize("name", [field.name for field in fields(Card) if field.name != "digest"])
def test_every_field_of_a_card_counts(name: str) -> None:
    value = getattr(CARD, name)
    change: dict[str, Any] = {name: Picture("/x.jpg", "alt") if name == "picture" else OTHER[type(value)]}
    assert digest.seal(replace(CARD, **change)).digest != digest.seal(CARD).digest


def test_a_sealed_card_stands_for_itself() -> None:
    content = StoryContent(digest.seal(CARD), Section("uk", "UK", "/uk/"))
    other = replace(content, card=digest.seal(replace(CARD, title="B")))
    assert digest.of(content) != digest.of(other)


def test_sealing_again_changes_nothing() -> None:
    sealed = digest.seal(CARD)
    assert digest.seal(sealed) == sealed


def test_what_is_sealed_has_its_digest_last() -> None:
    """`seal` counts on it."""
    own = [found for found in vars(model).values() if isinstance(found, type) and is_dataclass(found)]
    sealed = [kind for kind in own if any(field.name == "digest" and field.default == b"" for field in fields(kind))]
    assert {kind.__name__ for kind in sealed} >= {"Author", "Card", "Entry", "FeedLink", "Imprint", "Picture", "Topic"}
    assert [kind for kind in sealed if fields(kind)[-1].name != "digest"] == []


def test_types_with_the_same_fields_differ() -> None:
    assert digest.of(Link("a", "b")) != digest.of(("a", "b"))


def test_what_has_no_stable_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no stable digest for set"):
        digest.of({1, 2})
