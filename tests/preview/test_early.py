"""Pages before the first edition: in which order things happen, never how long they take."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from dataclasses import replace

import pytest

from broadsheet import press
from broadsheet.press.job import Early
from broadsheet.preview import builder
from broadsheet.preview.orders import Order, Setup
from tests.newsroom import Newsroom, story
from tests.preview.served import HELD_BY, held, serving, wait


def test_what_is_waited_for_is_handed_over_before_anything_is_printed(newsroom: Newsroom) -> None:
    job = builder.make_job(Setup(newsroom.root / "broadsheet.toml", "http://127.0.0.1:8000"), Order())
    told: list[str] = []
    taken: dict[str, bytes] = {}

    def take(path: str, pieces: Iterable[bytes]) -> None:
        told.append(path)
        taken[path] = b"".join(pieces)

    def wanted() -> list[str]:
        return ["feed.xml"] if "print" in told else ["uk/rail/index.html", "uk/nothing/index.html"]

    def progress(step: str, done: int, total: int) -> None:
        told.append(step)

    press.build(replace(job, early=Early(wanted, take), progress=progress))
    assert told.index("judge") < told.index("uk/rail/index.html") < told.index("print")
    assert told.count("uk/rail/index.html") == 1  # once, however often it is asked for
    assert "uk/nothing/index.html" not in taken
    assert taken["feed.xml"] == (job.output / "feed.xml").read_bytes()  # and later wishes later
    assert taken["uk/rail/index.html"] == (job.output / "uk/rail/index.html").read_bytes()


@pytest.mark.slow
def test_a_page_is_served_while_the_rest_is_still_printed(newsroom: Newsroom) -> None:
    with serving(newsroom.root, script=held(newsroom)) as served:
        first = threading.Thread(target=served.get, args=("/uk/rail/",))
        first.start()
        wait(lambda: len(served.preview.rebuild._builder.wishes))
        newsroom.write("plan", "")
        wait(lambda: served.get("/uk/rail/")[0] == 200)
        early = served.get("/uk/rail/")[2]
        place = served.preview.rebuild.setup.place
        assert not (place / "index.html").exists()
        assert not served.outcomes
        assert served.get("/uk/nothing/")[0] == 503
        newsroom.write("print", "")
        wait(lambda: served.outcomes)
        first.join()
        assert b" data-early>" in early
        printed = (place / "uk/rail/index.html").read_bytes()
        assert re.sub(rb"<script [^>]*data-session[^>]*></script>", b"", early) == printed
        assert served.get("/")[0] == 200
        assert not served.preview.rebuild.setup.early.exists()


@pytest.mark.slow
def test_nothing_stays_of_a_page_whose_edition_is_refused(newsroom: Newsroom) -> None:
    newsroom.write("wrong", "")
    with serving(newsroom.root, script=held(newsroom)) as served:
        newsroom.write("plan", "")
        wait(lambda: served.get("/uk/rail/")[0] == 200)
        assert b" data-early>" in served.get("/uk/rail/")[2]
        newsroom.write("print", "")
        wait(lambda: served.outcomes)
        assert {(found.path, found.line) for found in served.outcomes[0].problems} == {(HELD_BY, 1)}
        code, _, body = served.get("/uk/rail/")
        assert code == 503
        assert f"{HELD_BY}:1: B".encode() in body
        setup = served.preview.rebuild.setup
        assert not setup.early.exists()
        assert [path.name for path in setup.place.rglob("*") if path.is_file()] == []
        newsroom.write("content/uk/rail.md", story("Rail fares rise", "Mended."))
        wait(lambda: "Mended." in served.text("/uk/rail/"))
        assert served.get("/")[0] == 200


@pytest.mark.slow
def test_a_refusal_is_not_told_where_sources_have_changed_meanwhile(newsroom: Newsroom) -> None:
    """So it is half-way through a switch of branches, where a file that a build wants may be gone for a moment."""
    newsroom.write("wrong", "")
    newsroom.write("plan", "")
    with serving(newsroom.root, script=held(newsroom)) as served:
        wait(lambda: served.get("/uk/rail/")[0] == 200)
        newsroom.write("content/uk/bus.md", story("Bus fares fall", date="2026-11-20T10:00"))
        wait(served.preview.rebuild._wanted.is_set)
        newsroom.write("print", "")
        wait(lambda: served.get("/uk/bus/")[0] == 200)
        assert [outcome.printed for outcome in served.outcomes[:1]] == [True]


@pytest.mark.slow
def test_the_edition_of_the_last_session_says_that_it_is(newsroom: Newsroom) -> None:
    made = builder.carry_out(Setup(newsroom.root / "broadsheet.toml", "http://127.0.0.1:8000"), Order())
    assert made.printed
    newsroom.write("print", "")
    with serving(newsroom.root, script=held(newsroom)) as served:
        assert served.get("/uk/rail/")[0] == 200
        assert served.preview.rebuild.state(0)["making"] is True
        newsroom.write("plan", "")
        wait(lambda: served.outcomes)
        state = served.preview.rebuild.state(0)
        assert state["making"] is False
        assert "uk/rail/index.html" in state["changed"]  # its port is another one
