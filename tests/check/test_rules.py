"""Each rule of the check finds what it is for, where it stands, and nothing in a sound paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet import check, press
from broadsheet.errors import CATALOGUE, Problem
from broadsheet.ledger import Ledger
from broadsheet.model import Body
from broadsheet.plan import plan
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.pictures.made import encoded, exif, gradient

SOUND = {"authors": "[Ann Lee]", "standfirst": "Fares go up."}
Look = Callable[..., list[Problem]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Check a small paper: `look(files, settings)`; files are texts by content path, beside one sound story."""

    def run(files: Mapping[str, str | bytes] | None = None, settings: str = "", printed: str = "") -> list[Problem]:
        room = Newsroom(tmp_path, SETTINGS + settings)
        room.write("content/uk/sound.md", story("Rail fares rise", **SOUND))
        for path, text in (files or {}).items():
            room.write(f"content/{path}", text)
        job = room.job(NOW)
        found = press.ask(job)
        with Ledger(job.ledger) as ledger:
            assert [p for p in found.problems if p.severity == "error"] == []

            def body(digest: bytes) -> Body:
                return ledger.body(found.read.keys[digest])

            def source(path: str) -> str:
                return (job.content / path).read_text()

            edition, _ = plan(found.given, NOW)
            seen = {a.card.id: (b"another text", printed) for a in found.given.articles if printed}
            paper = check.Paper(found.given, NOW, edition, body, source, seen)
            return sorted(check.weigh(check.check(paper), job.site.check.rules))

    return run


def told(problems: list[Problem]) -> list[tuple[str, str, int]]:
    return [(found.code, found.path, found.line) for found in problems]


def a_story(body: str = "Some words.", **fields: str) -> str:
    return story("Bus fares fall", body, **(SOUND | fields))


def test_a_sound_paper_raises_no_doubt(look: Look) -> None:
    assert look() == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (story("Bus", standfirst="Down."), "B703", 2),
        (story("Bus", authors="[Ann Lee]"), "B704", 2),
        (a_story(standfirst='""'), "B704", 2),
        (a_story().replace("id: tag", "source: tag"), "B705", 0),
        (story("Bus " * 40, **SOUND), "B706", 2),
        (a_story(standfirst="Down it goes. " * 30), "B707", 6),
        (story("Bus", authors="[Ann Lee]", subtitle="Down it goes. " * 30), "B707", 6),
        (story("Rail fares RISE", **(SOUND | {"date": "2026-11-21", "id": "b"})), "B708", 2),
        (a_story("See [the vote](/politics/voet/)."), "B709", 8),
        (a_story("See [here](https://gazette.example/nowhere/)."), "B709", 8),
        (a_story("Our [feed](/politics/feed.xml)."), "B709", 8),
        (a_story("## Fares\n\nSee [below](#fares-in-detial)."), "B710", 10),
        (a_story("Some words.\n\nSee [it](../politics/voet.md#x)."), "B724", 10),
        (a_story("See [it](sound.md#nothing)."), "B710", 8),
        (a_story(date="2029-01-01"), "B712", 4),
        (a_story(date="1066-10-14"), "B712", 4),
        (a_story(embargo="2029-01-01"), "B712", 7),
        (a_story(date="2026-03-29 03:30"), "B713", 4),
        (a_story("## Fares\n\n#### In detail\n\nText."), "B720", 10),
    ],
)
def test_a_doubt_about_a_story_is_named_at_its_place(look: Look, text: str, code: str, line: int) -> None:
    assert told(look({"uk/bus.md": text})) == [(code, "uk/bus.md", line)]


def test_a_date_with_its_offset_is_no_doubt(look: Look) -> None:
    assert look({"uk/bus.md": a_story(date="2026-03-29T03:30:00+01:00")}) == []


def test_links_that_hold_are_no_doubt(look: Look) -> None:
    body = "## Fares\n\n[a](#fares) [b](/uk/sound/) [c](/uk/) [e](sound.md) [f](https://other.example/x/)"
    assert look({"uk/bus.md": a_story(body)}) == []


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"draft": "true"}, "a draft"),
        ({"date": "2026-12-01"}, "embargoed"),
        ({"expires": "2026-11-22"}, "expired"),
        ({"killed": "It was false."}, "withdrawn"),
    ],
)
def test_a_link_to_a_hidden_story_is_named(look: Look, fields: dict[str, str], state: str) -> None:
    files = {"uk/bus.md": a_story("See [it](other.md)."), "uk/other.md": story("Other", **SOUND, **fields)}
    [found] = look(files)
    assert (found.code, found.line, f"which is {state}" in found.text) == ("B711", 8, True)


def test_a_topic_spelled_nearly_like_a_common_one_is_named(look: Look) -> None:
    files = {f"uk/s{n}.md": story(f"Story {n}", **SOUND, tags="[railways]") for n in range(3)}
    assert told(look({**files, "uk/bus.md": a_story(tags="[railwys]")})) == [("B714", "uk/bus.md", 7)]


def test_doubts_about_series(look: Look) -> None:
    files = {f"uk/s{n}.md": story(f"Story {n}", **SOUND, series="the-strait", part=str(n)) for n in (1, 2)}
    assert look(files) == []
    assert told(look({**files, "uk/bus.md": a_story(series="The strait", part="2")})) == [("B722", "uk/s2.md", 8)]
    assert told(look({**files, "uk/bus.md": a_story(series="the-strat")})) == [("B723", "uk/bus.md", 7)]


PICTURE = "{src: ferry.jpg, alt: A ferry, credit: Ann Lee}"


@pytest.mark.parametrize(
    ("image", "width", "codes"),
    [
        (PICTURE, 1200, []),
        (PICTURE.replace(", alt: A ferry", ""), 1200, ["B701"]),
        (PICTURE.replace(", credit: Ann Lee", ""), 1200, ["B702"]),
        (PICTURE, 400, ["B716"]),
    ],
)
def test_doubts_about_a_lead_picture(look: Look, image: str, width: int, codes: list[str]) -> None:
    data = encoded(gradient(width, 300), "JPEG")
    found = look({"uk/bus.md": a_story(image=image), "uk/ferry.jpg": data})
    assert [p.code for p in found if p.path == "uk/bus.md"] == codes


def test_a_picture_that_no_story_shows_is_named(look: Look) -> None:
    assert told(look({"uk/ferry.jpg": encoded(gradient(900, 300), "JPEG")})) == [("B717", "uk/ferry.jpg", 0)]


def test_doubts_about_files_come_from_what_is_known_of_them(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    from broadsheet.check.rules import pictures

    monkeypatch.setattr(pictures, "WIDEST", 800)
    found = look({"uk/bus.md": a_story(image=PICTURE), "uk/ferry.jpg": encoded(gradient(900, 300), "JPEG")})
    assert told(found) == [("B715", "uk/ferry.jpg", 0)]


def test_a_picture_that_says_where_it_was_taken_is_named(look: Look) -> None:
    data = encoded(gradient(1200, 300), "JPEG", exif=exif())
    found = look({"uk/bus.md": a_story(image=PICTURE), "uk/ferry.jpg": data})
    assert told(found) == [("B718", "uk/ferry.jpg", 0)]


def test_a_text_that_changed_in_silence_is_named(look: Look) -> None:
    assert told(look(printed="2026-11-20T09:00:00+00:00")) == [("B719", "uk/sound.md", 2)]


def test_a_text_that_says_that_it_changed_is_no_doubt(look: Look) -> None:
    """The ledger has the time at which the story had changed when it was last printed."""
    correction = "[{at: 2026-11-22T09:00, text: The fare is 4 euros.}]"
    for said in ({"updated": "2026-11-22T09:00"}, {"corrections": correction}):
        text = story("Rail fares rise", **SOUND, **said)
        assert look({"uk/sound.md": text}, printed="2026-11-20T09:00:00+00:00") == []


def test_a_mistake_that_waits_for_its_day_is_named(look: Look) -> None:
    files = {"uk/a.md": a_story(lead="true"), "uk/b.md": story("B", **SOUND, lead="true", date="2026-12-01")}
    [found] = look(files)
    assert (found.code, found.severity) == ("B721", "error")
    assert "2026-12-01T00:00+00:00 on: B415" in found.text


def test_settings_say_how_severe_a_rule_is(look: Look) -> None:
    files = {"uk/bus.md": story("Bus", standfirst="Down.")}
    assert look(files, '[check.rules]\nmissing-byline = "off"\n') == []
    [found] = look(files, '[check.rules]\nB703 = "error"\n')
    assert found.severity == "error"


def test_a_mistake_of_a_file_cannot_be_switched_off() -> None:
    wrong = Problem("uk/a.md", 1, 1, "B222", "the story has no date")
    assert list(check.weigh([wrong], {"B222": "off"})) == [wrong]
    assert list(check.weigh([replace(wrong, code="B211", severity="warning")], {"B211": "off"})) == []


def test_a_misspelt_rule_is_named() -> None:
    [found] = check.unknown({"mising-alt": "off"}, "broadsheet.toml", '[check.rules]\nB701 = "off"\nmising-alt = "off"')
    assert (found.line, found.column) == (3, 1)
    assert (found.code, 'Did you mean "missing-alt"?' in found.text) == ("B103", True)


def test_every_rule_is_documented_and_its_codes_are_in_the_catalogue() -> None:
    assert [rule.name for rule in check.RULES.values() if not rule.text] == []
    assert {code for rule in check.RULES.values() for code in rule.codes} <= CATALOGUE.keys()
