"""The fields of a story, from every shape that they have in the wild."""

from __future__ import annotations

import pytest

from broadsheet.model import Correction
from tests.parse.files import codes, parse, places, read, sound, story


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: '  Rail\n  fares '", "Rail fares"),
        ("Title: Rail", "Rail"),
        ("title:\nheadline: Rail", "Rail"),
        ("title: 2024", "2024"),
        ("title: no", "no"),
        ("title: Rail &#58; Sea &amp;amp; Air", "Rail : Sea &amp; Air"),
        ("title: '<em>Rail</em> *fares* <3'", "<em>Rail</em> *fares* <3"),
    ],
)
def test_title(front: str, title: str) -> None:
    found = parse(f"---\n{front}\ndate: 2026-03-01\n---\nText.")
    assert sound(found)[0].card.title == title


@pytest.mark.parametrize("title", ["''", "'  '", "", "~", "[a]", "{a: b}", "'\u200b'", "'&nbsp;'"])
def test_a_title_that_is_blank_or_no_text(title: str) -> None:
    assert codes(parse(f"---\ntitle: {title}\ndate: 2026-03-01\n---\n# Heading")) == ["B221"]


@pytest.mark.parametrize("heading", ["# Rail fares", "Rail fares\n==="])
def test_the_first_heading_is_the_title_where_none_is_given(heading: str) -> None:
    article, body = sound(parse(f"---\ndate: 2026-03-01\n---\n{heading}\n\nText."))
    assert article.card.title == "Rail fares"
    assert body.html == "<p>Text.</p>"


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("author: Ann Lee", ("Ann Lee",)),
        ("author: 'Lee, Ann'", ("Lee, Ann",)),
        ("authors: A and B", ("A and B",)),
        ("authors: [ann-lee, 18F, ann-lee]", ("ann-lee", "18F")),
        ("authors: [{name: Ann Lee, url: x}, Bo]", ("Ann Lee", "Bo")),
        ("authors: {name: Ann Lee}", ("Ann Lee",)),
        ("authors:", ()),
        ("authors: []", ()),
        ("authors:\nauthor: Bo", ("Bo",)),
    ],
)
def test_authors(front: str, authors: tuple[str, ...]) -> None:
    assert story(front)[0].card.authors == authors


def test_an_author_without_a_name_is_a_mistake() -> None:
    assert places(read("authors:\n  - {url: x}")) == [("B212", 5, 5)]


@pytest.mark.parametrize(
    ("front", "section", "topics"),
    [
        ("tags: [no, 1.10, 2024, Rail, rail]", "uk", ("no", "1.10", "2024", "Rail")),
        ("tags: rail, sea", "uk", ("rail", "sea")),
        ("tags: rail", "uk", ("rail",)),
        ("tags:\ntopics: [rail]", "uk", ("rail",)),
        ("category: World", "world", ()),
        ("categories: [World, Sea]", "world", ("Sea",)),
        ("categories: [Air, Sea]\nsection: World\ntags: [rail]", "world", ("rail", "Air", "Sea")),
        ("section: [World]", "world", ()),
    ],
)
def test_section_and_tags(front: str, section: str, topics: tuple[str, ...]) -> None:
    card = story(front)[0].card
    assert (card.section, card.topics) == (section, topics)


@pytest.mark.parametrize(
    ("front", "standfirst", "description"),
    [
        ("summary: A\ndescription: B", "A", "B"),
        ("description: B", "B", "B"),
        ("excerpt: A\nstandfirst: C", "C", "C"),
        ("deck: >\n  A\n  b", "A b", "A b"),
        ("excerpt: <p>A &amp; <em>b</em></p>", "A & b", "A & b"),
        ("summary: 3 < 4 &amp; 5 > 4", "3 < 4 & 5 > 4", "3 < 4 & 5 > 4"),
        ("summary:", "Some words.", "Some words."),
    ],
)
def test_standfirst(front: str, standfirst: str, description: str) -> None:
    article, body = story(front)
    assert (article.card.standfirst, body.description) == (standfirst, description)


def test_the_standfirst_stands_before_the_mark_of_more() -> None:
    article, _ = story(body="One *two*.\n\nThree.\n\n<!-- more -->\n\nFour.")
    assert article.card.standfirst == "One two. Three."


@pytest.mark.parametrize(
    ("front", "body", "opens"),
    [
        ("", "One *two*.\n\nThree.", True),
        ("", "One.\n\nTwo.\n\n<!-- more -->\n\nThree.", True),
        ("summary: One two.", "One *two*.\n\nThree.", True),
        ("summary: One.", "One. Two.", False),
        ("description: One.", "Two.", False),
    ],
)
def test_a_standfirst_that_the_text_begins_with_is_known(front: str, body: str, opens: bool) -> None:
    assert story(front, body)[1].opens is opens


def test_a_long_first_paragraph_is_cut_at_a_word() -> None:
    article, _ = story(body="wording " * 60)
    assert len(article.card.standfirst) <= 300
    assert article.card.standfirst.endswith("wording…")


@pytest.mark.parametrize(
    ("front", "path", "draft"),
    [
        ("", "uk/a.md", False),
        ("draft: true", "uk/a.md", True),
        ("draft: 'yes'", "uk/a.md", True),
        ("draft: 1", "uk/a.md", True),
        ("draft: 0", "uk/a.md", False),
        ("draft: No", "uk/a.md", False),
        ("published: false", "uk/a.md", True),
        ("published: true", "uk/a.md", False),
        ("published: true\ndraft: true", "uk/a.md", True),
        ("status: draft", "uk/a.md", True),
        ("status: Hidden", "uk/a.md", True),
        ("status: published", "uk/a.md", False),
        ("untranslated: true", "uk/a.md", True),
        ("", "uk/_drafts/a.md", True),
        ("draft: false", "_drafts/uk/a.md", True),
    ],
)
def test_drafts(front: str, path: str, draft: bool) -> None:
    article, _ = story(front, path=path)
    assert (article.orders.draft, article.card.section) == (draft, "uk")


@pytest.mark.parametrize("value", ["maybe", "", "2", "[true]", "{}", "'false '  x", "tru"])
def test_a_draft_that_is_not_plainly_yes_or_no_is_a_mistake(value: str) -> None:
    assert read(f"draft: {value}").article is None


@pytest.mark.parametrize(
    "front", ["published: maybe", "published: [no]", "status: drafft", "status: privat", "drat: true"]
)
def test_no_slip_publishes(front: str) -> None:
    assert read(front).article is None


@pytest.mark.parametrize("key", ["lead", "featured", "sticky", "pin", "highlight"])
def test_lead(key: str) -> None:
    assert story(f"{key}: true")[0].orders.lead
    assert codes(read(f"{key}: 2026-03-01")) == ["B231"]


@pytest.mark.parametrize(("front", "killed"), [("killed: Legal", "Legal"), ("killed: false", ""), ("killed:", "")])
def test_killed(front: str, killed: str) -> None:
    assert story(front)[0].orders.killed == killed


@pytest.mark.parametrize(
    ("when", "found"),
    [("", ["B246"]), ("updated: 2026-03-01", ["B246"]), ("updated: 2026-03-01 12:00", []), ("draft: true", [])],
)
def test_a_withdrawn_story_says_when_it_was(when: str, found: list[str]) -> None:
    assert codes(read(f"killed: Legal\n{when}")) == found


@pytest.mark.parametrize(
    ("front", "lang"),
    [
        ("lang: zh_cn", "zh-CN"),
        ("language: pt-br", "pt-BR"),
        ("locale: en_US", "en-US"),
        ("lang: no", "no"),
        ("lang:", ""),
    ],
)
def test_lang(front: str, lang: str) -> None:
    assert story(front)[0].card.lang == lang


def test_corrections_are_newest_first() -> None:
    front = "corrections:\n  - {at: 2026-03-02, text: A &amp; b}\n  - {date: 2026-03-03, text: C, kind: Update}"
    article, body = story(front)
    assert [(note.text, note.kind) for note in article.corrections] == [("C", "update"), ("A & b", "correction")]
    assert body.corrections == article.corrections
    assert isinstance(article.corrections[0], Correction)


def test_mistakes_in_corrections_are_located() -> None:
    front = "corrections:\n  - {text: A}\n  - {at: soon, text: B}\n  - C\n  - {at: 2026-03-02, text: D, kind: wrong}"
    assert places(read(front)) == [("B241", 5, 5), ("B223", 6, 10), ("B240", 7, 5), ("B242", 8, 37)]


def test_other_fields() -> None:
    article, body = story(
        "kicker: K\nagency: ANP\ndateline: Hull\nweight: -3\nseries: S\nformat: F\nsource: The Post\n"
        "source_url: https://post.example/1\ncanonical: https://post.example/2\nrelated: [a, b.md]"
    )
    card, orders = article.card, article.orders
    assert (card.kicker, card.agency, card.dateline, card.series, card.format) == ("K", "ANP", "Hull", "S", "F")
    assert (orders.weight, orders.related) == (-3, ("a", "b.md"))
    assert (body.source, body.source_url) == ("The Post", "https://post.example/1")
    assert orders.canonical == "https://post.example/2"


def test_quiet_keys_say_nothing() -> None:
    assert codes(read("layout: post\ncomments: true\nextra: {a: 1}\ntranslator: Bo\nog-image: ''\nhero: true")) == []


@pytest.mark.parametrize(
    ("key", "code", "near"),
    [("titel", "B210", "title"), ("Auhtors", "B210", "authors"), ("sumary", "B210", "summary"), ("tumblr", "B211", "")],
)
def test_unknown_keys(key: str, code: str, near: str) -> None:
    parsed = read(f"{key}: x")
    assert codes(parsed) == [code]
    assert ("Did you mean" in parsed.problems[0].text) == bool(near)
    assert near in parsed.problems[0].text


@pytest.mark.parametrize("escape", ["\\0", "\\x02", "\\x7f"])
@pytest.mark.parametrize("key", ["title", "kicker", "summary", "agency", "tags", "authors", "killed"])
def test_no_field_lets_a_control_character_through(key: str, escape: str) -> None:
    assert codes(read(f'{key}: "a{escape}b"\nupdated: 2026-03-02')) == ["B201"]


def test_marks_say_where_a_fact_stands() -> None:
    front = "section: uk\nauthors:\n  - Ann\n  - Bo\naliases: [a, /b]\nrelated: c\nlead: true"
    article, _ = story(front)
    marks = {mark.key: (mark.line, mark.column) for mark in article.orders.marks}
    assert marks["section"] == (4, 10)
    assert marks["authors.1"] == (7, 5)
    assert marks["aliases.1"] == (8, 14)
    assert marks["related.0"] == (9, 10)
    assert marks["lead"] == (10, 7)


def test_the_card_is_sealed_and_the_body_has_a_digest() -> None:
    article, _ = story()
    other, _ = story(body="Other words.\n\nAnd more.", front="summary: Some words.")
    assert article.card.digest == other.card.digest
    assert len(article.card.digest) == 16
    assert article.body_digest != other.body_digest
