"""Entries that are filled in are the bytes that feedgen itself prints."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.feeds import atom, rss
from broadsheet.feeds.entry import Category, Enclosure, Facts, Lead, Origin, Person, Shot, plain
from broadsheet.feeds.forme import lay_out, set_entry

texts = st.text(max_size=12).map(plain)
words = texts.filter(bool)
urls = words.map(lambda text: f"https://gazette.example/{text}")
optional = st.one_of(st.just(""), urls)
times = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(8999, 1, 1), timezones=st.just(UTC))
shots = st.builds(Shot, urls, st.sampled_from(["", "image/jpeg"]), st.integers(0, 4000), st.integers(0, 4000))
facts = st.builds(
    Facts,
    id=urls,
    title=words,
    url=urls,
    published=times,
    updated=times,
    authors=st.lists(st.builds(Person, words, optional), min_size=1, max_size=3).map(tuple),
    contributors=st.lists(st.builds(Person, words, optional), max_size=1).map(tuple),
    categories=st.lists(st.builds(Category, words, words, optional), max_size=3).map(tuple),
    summary=texts,
    lead=st.none() | st.builds(Lead, shots, st.none() | shots, texts, texts, texts, optional),
    enclosures=st.lists(st.builds(Enclosure, urls, words, st.integers(1, 9999)), max_size=2).map(tuple),
    links=st.lists(st.tuples(st.sampled_from(["via", "related", "canonical"]), urls), max_size=2).map(tuple),
    origin=st.none() | st.builds(Origin, words, urls),
    lang=st.sampled_from(["en", "ar"]),
    is_foreign=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(facts, st.booleans())
def test_a_filled_forme_is_what_feedgen_prints(said: Facts, has_content: bool) -> None:
    laid = lay_out(said, has_content)
    assert set_entry(laid, atom.entry) == atom.entry(said, has_content)
    assert set_entry(laid, rss.item) == rss.item(said, has_content)
