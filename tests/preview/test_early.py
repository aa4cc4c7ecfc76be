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
from tests.newsroom import Newsroom
from tests.preview.served import serving, wait

HELD = """
import time
from pathlib import Path

HERE = Path({here!r})


def until(name):
    end = time.monotonic() + 60
    while not (HERE / name).exists() and time.monotonic() < end:
        time.sleep(0.01)


def hold(url):
    if not url.endswith("/uk/rail/"):
        until("print")
    return url


def filters():
    until("plan")
    return {{"hold": hold}}
"""


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
    script = newsroom.write("build.py", HELD.format(here=str(newsroom.root)))
    newsroom.write("site_templates/fragments/social.html", "<!-- {{ facts.canonical | hold }} -->")
    with serving(newsroom.root, script=script) as served:
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
def test_the_edition_of_the_last_session_says_that_it_is(newsroom: Newsroom) -> None:
    made = builder.carry_out(Setup(newsroom.root / "broadsheet.toml", "http://127.0.0.1:8000"), Order())
    assert made.printed
    script = newsroom.write("build.py", HELD.format(here=str(newsroom.root)))
    newsroom.write("print", "")
    with serving(newsroom.root, script=script) as served:
        assert served.get("/uk/rail/")[0] == 200
        assert served.preview.rebuild.state(0)["making"] is True
        newsroom.write("plan", "")
        wait(lambda: served.outcomes)
        state = served.preview.rebuild.state(0)
        assert state["making"] is False
        assert "uk/rail/index.html" in state["changed"]  # its port is another one
