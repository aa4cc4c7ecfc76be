from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from broadsheet.model import Given, Media, PictureOptions
from broadsheet.pictures import allowed, describe, elsewhere, picture, problems
from broadsheet.pictures.shared import read, shared

OPTIONS = PictureOptions()
MEDIA = Media(
    "uk/harbour.jpg",
    b"d" * 16,
    9,
    "image/jpeg",
    2000,
    1000,
    (
        ("caption", "From the file"),
        ("caption from", "IPTC"),
        ("credit", "Owner"),
        ("credit from", "EXIF"),
        ("gps", "yes"),
    ),
)
PLACE = ("uk/a.md", (7, 3))


def test_the_story_beats_the_shared_facts_which_beat_the_file() -> None:
    said = describe(MEDIA, Given(alt="Story"), Given(alt="Shared", credit="Shared"))
    assert (said.given.alt, said.given.credit, said.given.caption) == ("Story", "Shared", "From the file")
    assert said.embedded == (("caption", "IPTC"),)


def test_an_empty_text_is_an_answer() -> None:
    said = describe(MEDIA, Given(alt="", caption=""), Given(alt="Shared", caption="Shared"))
    assert (said.given.alt, said.given.caption) == ("", "")


def test_a_warning_says_where_facts_come_from() -> None:
    (warning,) = problems(MEDIA, describe(MEDIA, Given(alt="x")), OPTIONS, *PLACE)
    assert (warning.code, warning.severity, warning.line, warning.column) == ("B360", "warning", 7, 3)
    assert "the caption and credit of" in warning.text
    assert "(EXIF, IPTC)" in warning.text
    assert "content/_pictures/harbour.toml" in warning.text
    assert problems(MEDIA, describe(MEDIA, Given(caption="x", credit="y")), OPTIONS, *PLACE) == []


def test_what_the_settings_require_is_an_error() -> None:
    strict = replace(OPTIONS, require=("alt", "credit", "licence"))
    found = problems(replace(MEDIA, facts=()), describe(replace(MEDIA, facts=()), Given()), strict, *PLACE)
    assert [item.code for item in found] == ["B361"] * 3
    decorative = describe(replace(MEDIA, facts=()), Given(alt="", credit="A", licence="CC BY"))
    assert problems(replace(MEDIA, facts=()), decorative, strict, *PLACE) == []


def test_a_wrong_ending_is_a_warning_and_content_credentials_are_noted() -> None:
    media = replace(MEDIA, type="image/png", facts=(("c2pa", "yes"), ("mislabelled", "yes")))
    found = problems(media, describe(media, Given()), OPTIONS, *PLACE)
    assert [(item.code, item.severity) for item in found] == [("B367", "warning"), ("B368", "off")]


def test_a_picture_holds_all_that_a_page_needs() -> None:
    until = datetime(2027, 1, 31, tzinfo=UTC)
    shown = picture(MEDIA, Given(alt="A", focus=(0.2, 0.3), until=until, syndicate=False), None, OPTIONS)
    assert (shown.url[-4:], shown.width, shown.height, shown.type) == (".jpg", 1600, 800, "image/jpeg")
    assert shown.url in {item.url for item in shown.variants}
    assert (shown.alt, shown.caption, shown.credit, shown.focus) == ("A", "From the file", "Owner", (0.2, 0.3))
    assert (shown.source, shown.source_digest) == ("uk/harbour.jpg", b"d" * 16)
    assert (shown.until, shown.syndicate) == (until, False)


def test_the_digest_of_a_picture_stands_for_its_words_too() -> None:
    first, second = (picture(MEDIA, Given(alt=alt), None, OPTIONS) for alt in ("A", "B"))
    assert first.digest
    assert first.digest != second.digest


def test_a_picture_elsewhere_keeps_its_address() -> None:
    shown = picture(elsewhere("https://x.example/a.jpg"), Given(alt="A", credit="B"), None, OPTIONS)
    assert (shown.url, shown.alt, shown.credit, shown.variants, shown.source) == (
        "https://x.example/a.jpg",
        "A",
        "B",
        (),
        "",
    )
    other = picture(elsewhere("https://x.example/b.jpg"), Given(alt="A", credit="B"), None, OPTIONS)
    assert shown.digest != other.digest


def test_rights_end_at_their_instant() -> None:
    until = datetime(2027, 1, 31, tzinfo=UTC)
    bounded = picture(MEDIA, Given(until=until), None, OPTIONS)
    free = picture(MEDIA, Given(), None, OPTIONS)
    assert allowed(bounded, datetime(2027, 1, 30, 23, 59, 59, tzinfo=UTC))
    assert not allowed(bounded, until)
    assert allowed(free, until)


FACTS = b"""\
alt = "The harbour"
credit = "A. Smith"
licence_url = "https://x.example/terms"
focus = [0.5, 1]
[rights]
until = 2027-07-01
syndicate = false
"""


def test_a_file_of_facts_is_read() -> None:
    given, wrong = read(FACTS, "_pictures/harbour.toml", "Europe/London")
    assert wrong == []
    assert (given.alt, given.credit, given.caption, given.focus) == ("The harbour", "A. Smith", None, (0.5, 1.0))
    assert (given.until, given.syndicate) == (datetime(2027, 6, 30, 23, tzinfo=UTC), False)
    assert (given.path, len(given.digest)) == ("_pictures/harbour.toml", 16)


@pytest.mark.parametrize(
    ("text", "code", "line", "part"),
    [
        ('alt = "The', "B362", 1, "not valid TOML"),
        ("alt = 'é'".encode("latin-1"), "B362", 0, "UTF-8"),
        ('alt = "x"\ncredits = "y"', "B363", 2, 'Did you mean "credit"?'),
        ("[rights]\nuntill = 2027-01-01", "B363", 2, 'Did you mean "until"?'),
        ("focus = [2, 0.5]", "B364", 1, "from 0 to 1"),
        ("focus = 'middle'", "B364", 1, "from 0 to 1"),
        ("alt = 3", "B364", 1, "write a text"),
        ("alt = " + "[" * 3000 + "]" * 3000, "B362", 0, "nested too deeply"),
        ("alt = " + "1" * 5000, "B362", 0, "too long"),
        ("[rights]\nuntil = 9999-12-31T23:59:59-10:00", "B364", 2, "2027-01-31"),
        ('credit_url = "javascript:alert(1)"', "B364", 1, "https://"),
        ('rights = "none"', "B364", 1, "a table"),
        ('[rights]\nuntil = "soon"', "B364", 2, "2027-01-31"),
        ('[rights]\nsyndicate = "no"', "B364", 2, "true or false"),
    ],
)
def test_mistakes_in_facts_are_located(text: str | bytes, code: str, line: int, part: str) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    _, (wrong,) = read(data, "_pictures/a.toml", "Europe/London")
    assert (wrong.path, wrong.code, wrong.line) == ("_pictures/a.toml", code, line)
    assert part in wrong.text


def test_facts_belong_to_the_picture_of_the_same_name() -> None:
    media = [
        "_pictures/a.jpg",
        "_pictures/a.pdf",
        "_pictures/b.jpg",
        "_pictures/old/a.png",
        "uk/c.jpg",
        "_pictures/B.png",
    ]
    files = {f"_pictures/{name}.toml": FACTS for name in ("a", "b", "B", "c", "old/a")}
    found, wrong = shared(files, media, "Europe/London")
    assert sorted(found) == ["_pictures/B.png", "_pictures/a.jpg", "_pictures/old/a.png"]
    assert [(item.path, item.code) for item in wrong] == [("_pictures/b.toml", "B366"), ("_pictures/c.toml", "B365")]
