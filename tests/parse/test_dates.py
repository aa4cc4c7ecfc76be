"""Every shape of a date that real articles have."""

from __future__ import annotations

import pytest

from broadsheet.parse import dates
from broadsheet.parse.dates import Refused

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-01", "2026-06-30T23:00:00"),
        ("2026/07/01", "2026-06-30T23:00:00"),
        ("2026-7-1", "2026-06-30T23:00:00"),
        ("2026-07-01 10:00:00 +0200", "2026-07-01T08:00:00"),
        ("2026-07-01 9:05:07 -0930", "2026-07-01T18:35:07"),
        ("2026-07-01 10:00:00+02:00", "2026-07-01T08:00:00"),
        ("2026-07-01T10:00:00.999Z", "2026-07-01T10:00:00"),
        ("2026-07-01t10:00:00z", "2026-07-01T10:00:00"),
        ("2026-07-01T10:00:00+00:00", "2026-07-01T10:00:00"),
        ("2026-07-01 10:00", "2026-07-01T09:00:00"),
        ("2026-07-01 10:00:00 -5", "2026-07-01T15:00:00"),
        ("2026-07-01 10:00 UTC", "2026-07-01T10:00:00"),
        ("2026-12-01 10:00:00", "2026-12-01T10:00:00"),
        (" 1906-01-02 ", "1906-01-02T00:00:00"),
        ("2026-03-29 01:30 +0100", "2026-03-29T00:30:00"),
        ("1001-01-01T00:00:00+14:00", "1000-12-31T10:00:00"),
        ("9999-01-01T00:00:00+14:00", "9999-01-01T00:00:00"),
        ("9999-12-31", "9999-01-01T00:00:00"),
        ("9999-12-31T23:59:59Z", "9999-01-01T00:00:00"),
        ("9999-12-31T23:59:00-12:00", "9999-01-01T00:00:00"),
    ],
)
def test_shapes(text: str, expected: str) -> None:
    assert dates.read(text, LONDON).at.isoformat() == f"{expected}+00:00"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("March 1, 2026", "B223"),
        ("01/03/2026", "B223"),
        ("2026-03-01 10:00-:00+01:00", "B223"),
        ("2026-03-01 10:00 EST", "B223"),
        ("2026-03-01 10", "B223"),
        ("2026", "B223"),
        ("٢٠٢٦-٠٣-٠١", "B223"),
        ("2026-13-01", "B224"),
        ("2026-02-30", "B224"),
        ("2026-03-01 24:00", "B224"),
        ("2026-03-01 10:60", "B224"),
        ("2026-03-01 10:00 +2500", "B224"),
        ("2026-03-01 10:00 +0260", "B224"),
        ("2026-03-29 01:30", "B225"),
        ("2026-10-25 01:30", "B226"),
        ("0001-01-01", "B227"),
        ("0001-01-01T00:00:00Z", "B227"),
        ("1000-12-31T23:59:59Z", "B227"),
        ("9999-13-01", "B224"),
    ],
)
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        dates.read(text, LONDON)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2026-03-29 01:30", {"2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00"}),
        ("2026-10-25 01:30", {"2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"}),
    ],
)
def test_both_readings_are_shown(text: str, readings: set[str]) -> None:
    with pytest.raises(Refused) as refused:
        dates.read(text, LONDON)
    assert {refused.value.facts["one"], refused.value.facts["other"]} == readings
    for reading in readings:
        assert dates.read(reading, LONDON)


def test_a_day_begins_when_the_clock_has_no_midnight() -> None:
    assert dates.read("2018-11-04", "America/Sao_Paulo").at.isoformat() == "2018-11-04T03:00:00+00:00"


def test_a_day_begins_once_when_midnight_comes_twice() -> None:
    assert dates.read("2026-10-25", "Atlantic/Azores").at.isoformat() == "2026-10-25T00:00:00+00:00"


@pytest.mark.parametrize(
    ("path", "date", "name"),
    [
        ("uk/2015-03-17-rail.md", "2015-03-17", "rail"),
        ("uk/20150317 Rail fares.md", "2015-03-17", "Rail fares"),
        ("uk/2015-03-17.md", "2015-03-17", "2015-03-17"),
        ("uk/2015-03-17-rail/index.md", "2015-03-17", "rail"),
        ("uk/rail/index.md", "", "rail"),
        ("index.md", "", "index"),
        ("uk/2015-13-17-rail.md", "", "2015-13-17-rail"),
        ("uk/2015-review.md", "", "2015-review"),
        ("uk/20150317rail.md", "", "20150317rail"),
        ("uk/a.b.md", "", "a.b"),
    ],
)
def test_names(path: str, date: str, name: str) -> None:
    assert (dates.of_name(path), dates.undated(path)) == (date, name)


@pytest.mark.parametrize(
    ("address", "date"),
    [("/2015/03/17/rail/", "2015-03-17"), ("2015/3/7", "2015-03-07"), ("/2015/13/1/", ""), ("/a", "")],
)
def test_addresses(address: str, date: str) -> None:
    assert dates.of_path(address) == date
