from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet import config
from broadsheet.errors import Mistakes

GOOD = '[site]\ntitle = "Gazette"\nurl = "https://gazette.example/"\ntimezone = "Europe/London"\n'


def mistakes(text: str) -> list[str]:
    with pytest.raises(Mistakes) as raised:
        config.parse(text)
    return [str(found) for found in raised.value.problems]


def test_a_small_file_is_enough() -> None:
    site = config.parse(GOOD)
    assert site.site.url == "https://gazette.example"
    assert site.stories.more_count == 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD + 'titel = "x"\n', 'broadsheet.toml:5:1: B103 unknown setting "site.titel". Did you mean "title"?'),
        (GOOD + "[lists]\npage_size = 0\n", 'broadsheet.toml:6:1: B105 "lists.page_size" is wrong'),
        (GOOD.replace("Europe/London", "Mars/Base"), 'broadsheet.toml:4:1: B106 unknown time zone "Mars/Base"'),
        (GOOD + 'language = "x1-"\n', 'broadsheet.toml:5:1: B107 "x1-" is not a language tag'),
        (GOOD + "[site\n", "broadsheet.toml:5:6: B102 this is not valid TOML"),
        (GOOD + "[theme]\nx = [1,", "broadsheet.toml:6:8: B102 this is not valid TOML"),
        (
            GOOD + "x = " + "[" * 3000 + "]" * 3000,
            "broadsheet.toml: B102 this is not valid TOML: it is nested too deeply",
        ),
        (GOOD + "x = " + "1" * 5000, "broadsheet.toml: B102 this is not valid TOML: it has a number that is too long"),
        (GOOD.replace('timezone = "Europe/London"\n', ""), 'broadsheet.toml:1:1: B104 "site.timezone" is missing'),
        (GOOD + '[stories]\nurl = "/{yaer}/{slug}/"\n', 'broadsheet.toml:6:1: B105 "stories.url" is wrong'),
        (GOOD + '[stories]\nmore = "sometimes"\n', 'broadsheet.toml:6:1: B105 "stories.more" is wrong'),
    ],
)
def test_each_mistake_is_located(text: str, expected: str) -> None:
    found = mistakes(text)
    assert len(found) == 1
    assert found[0].startswith(expected)


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("https://zeitung-münchen.example/über uns", "https://xn--zeitung-mnchen-osb.example/%C3%BCber%20uns"),
        ("https://gazette.example/the paper/", "https://gazette.example/the%20paper/"),
        ("https://straße.example", "in ASCII: feeds"),
    ],
)
def test_an_address_is_written_in_ascii(url: str, advice: str) -> None:
    (found,) = mistakes(GOOD.replace("https://gazette.example/", url))
    assert found.startswith('broadsheet.toml:3:1: B105 "site.url" is wrong')
    assert advice in found


def test_all_mistakes_are_shown_at_once() -> None:
    assert len(mistakes('[site]\ntitle = ""\nurl = "gazette"\ntimezone = "Mars"\nx = 1\n')) == 4


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="B101 there is no settings file"):
        config.load(tmp_path / "broadsheet.toml")


def test_another_address_keeps_the_ids() -> None:
    site = config.parse(GOOD)
    moved = config.at_address(site, "http://localhost:8000")
    assert moved.site.url == "http://localhost:8000"
    assert moved.reading().id_authority == site.reading().id_authority
