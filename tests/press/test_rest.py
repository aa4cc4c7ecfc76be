"""A build that finds nothing changed plans nothing; whatever has changed, or falls due, wakes it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from broadsheet import config, press
from broadsheet.errors import Mistakes
from broadsheet.ledger import Ledger
from broadsheet.press.report import Report
from tests.newsroom import NOW, SETTINGS, Newsroom, story

HOUR = timedelta(hours=1)
STATIC = '[static]\n"/files" = "files"\n'


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A site at rest."""
    room = Newsroom(tmp_path, SETTINGS + STATIC)
    room.write("content/uk/rail.md", story("Rail fares rise"))
    room.write("content/uk/bus.md", story("Bus fares fall", date="2026-11-23T13:00"))
    room.write("files/map.txt", "A map")
    room.write("site_templates/fragments/own.html", "Own")
    room.build()
    return room


def is_at_rest(report: Report) -> bool:
    return report.seconds.keys() == {"scan"}


def rewrite(path: str, text: str) -> Callable[[Newsroom], object]:
    return lambda room: room.write(path, text)


def touch(path: str) -> Callable[[Newsroom], object]:
    return lambda room: os.utime(room.root / path, ns=(1, time.time_ns()))


CHANGES: dict[str, Callable[[Newsroom], object]] = {
    "a story": rewrite("content/uk/rail.md", story("Rail fares rise", "Other words.")),
    "a new story": rewrite("content/uk/new.md", story("New")),
    "a story that is gone": lambda room: (room.root / "content/uk/rail.md").unlink(),
    "a story that was only touched": touch("content/uk/rail.md"),
    "a new folder's file": rewrite("content/_fronts/home.toml", ""),
    "a static file": rewrite("files/map.txt", "A new map"),
    "a template": rewrite("site_templates/fragments/own.html", "New"),
    "a new catalogue": rewrite("site_templates/locale/de/LC_MESSAGES/broadsheet.po", ""),
    "a setting": rewrite(
        "broadsheet.toml", SETTINGS.replace("The Gazette", "The Times") + '[static]\n"/files" = "files"'
    ),
    "a scribble": rewrite("output/uk/rail/index.html", "scribble"),
    "a scribble of the same size": lambda room: scribble(room.output / "index.html"),
    "an output that is gone": lambda room: (room.output / "index.html").unlink(),
}


def scribble(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def link(path: Path) -> None:
    path.rename(path.with_name("moved.txt"))
    path.symlink_to("moved.txt")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_nothing_is_planned_where_nothing_has_changed(newsroom: Newsroom) -> None:
    first = newsroom.build()
    assert is_at_rest(first)
    assert (first.read, first.parsed, first.rendered, first.changes) == (0, 0, 0, ())
    assert first.stories == 1
    assert first.outputs == len(newsroom.site())
    assert is_at_rest(newsroom.build(max_changed=0))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_wakes_it(newsroom: Newsroom, change: Callable[[Newsroom], object]) -> None:
    change(newsroom)
    assert not is_at_rest(newsroom.build())
    assert newsroom.site().items() >= newsroom.clean().items()


@pytest.mark.parametrize("change", [link, folder])
def test_what_stands_in_an_output_s_place_wakes_it(newsroom: Newsroom, change: Callable[[Path], None]) -> None:
    change(newsroom.output / "robots.txt")
    with pytest.raises(Mistakes, match=r"B431|B436"):
        newsroom.build()


@pytest.mark.parametrize(
    "told", [{"drafts": True}, {"keep_going": True}, {"prove": True}, {"filters": {"shout": str.upper}}], ids=str
)
def test_another_order_wakes_it(newsroom: Newsroom, told: dict[str, Any]) -> None:
    assert not is_at_rest(newsroom.build(**told))


@pytest.mark.parametrize("link", ["assets", "locale", "locale/de"])
def test_what_stands_behind_a_link_of_the_theme_is_seen(newsroom: Newsroom, link: str) -> None:
    within = {"assets": "own.css", "locale": "de/LC_MESSAGES/broadsheet.po", "locale/de": "LC_MESSAGES/broadsheet.po"}
    shared = newsroom.write(f"shared/{within[link]}", 'msgid ""\nmsgstr ""\n')
    place = newsroom.root / "site_templates" / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(newsroom.root / "shared")
    newsroom.write("broadsheet.toml", (SETTINGS + STATIC).replace("en-GB", "de"))
    newsroom.build()
    shared.write_text('msgid "Related"\nmsgstr "Verwandt"\n\nmsgid "Corrections"\nmsgstr "Berichtigt"\n')
    newsroom.build()
    assert newsroom.site() == newsroom.clean()


def test_it_wakes_when_something_falls_due(newsroom: Newsroom) -> None:
    assert is_at_rest(newsroom.build(NOW + HOUR - timedelta(seconds=1)))
    woken = newsroom.build(NOW + HOUR)
    assert not is_at_rest(woken)
    assert woken.stories == 2
    assert is_at_rest(newsroom.build(NOW + 2 * HOUR))
    assert newsroom.build(NOW).stories == 1


def test_its_report_is_of_the_instant_and_repeats_warnings(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/odd.md", story("Odd", colour="red"))
    warned = newsroom.build()
    assert warned.problems
    resting = newsroom.build(NOW + timedelta(minutes=1))
    assert is_at_rest(resting)
    assert resting.problems == warned.problems
    assert datetime.fromisoformat(resting.now) == NOW + timedelta(minutes=1)


def test_a_young_file_is_not_trusted(newsroom: Newsroom) -> None:
    job = replace(newsroom.job(), started_ns=time.time_ns())
    newsroom.write("content/uk/rail.md", story("Rail fares rise", "Other words."))
    press.build(job)
    assert not is_at_rest(press.build(job))


def test_a_build_that_fails_leaves_no_rest(newsroom: Newsroom) -> None:
    before = (newsroom.root / "content/uk/rail.md").read_bytes()
    stat = (newsroom.root / "content/uk/rail.md").stat()
    newsroom.write("content/uk/bad.md", "---\ntitle: [\n---\n")
    with pytest.raises(Mistakes):
        newsroom.build()
    (newsroom.root / "content/uk/bad.md").unlink()
    assert (newsroom.root / "content/uk/rail.md").read_bytes() == before
    assert (newsroom.root / "content/uk/rail.md").stat() == stat
    assert not is_at_rest(newsroom.build())


def test_what_cannot_be_understood_is_no_rest(newsroom: Newsroom) -> None:
    job = newsroom.job()
    with Ledger(job.ledger) as ledger:
        ledger.enter_rest(job.target, b"nonsense")
    assert not is_at_rest(newsroom.build())
    assert is_at_rest(newsroom.build())


def test_settings_that_come_to_the_same_are_the_same(newsroom: Newsroom) -> None:
    text = (newsroom.root / config.FILE_NAME).read_text(encoding="utf-8")
    newsroom.write(config.FILE_NAME, f"# A remark\n{text}")
    assert is_at_rest(newsroom.build())
