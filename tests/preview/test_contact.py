"""The contact sheet of the preview."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.preview.contact import page
from tests.newsroom import Newsroom, story
from tests.pictures import made
from tests.preview.served import serving


def test_no_fact_of_a_picture_becomes_mark_up() -> None:
    bad = '"><script>alert(1)</script>'
    facts = dict.fromkeys(("path", "alt", "caption", "credit", "licence", "copyright", "until", "editor", "state"), bad)
    use = {**facts, "embedded": (bad,)}
    sizes = {"width": 1, "height": 1, "sizes": 1}
    picture = {"path": bad, "missing": (bad,), "problem": bad, "thumbnail": bad, **sizes, "uses": (use,)}
    assert "<script" not in page([picture], "", "/own.css")


@pytest.mark.slow
def test_the_sheet_shows_every_picture_and_what_it_lacks(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("content/uk/bridge.jpg", made.encoded(made.gradient(120, 90), "JPEG"))
    newsroom.write("content/uk/spare.png", made.encoded(made.gradient(30, 20), "PNG"))
    newsroom.write("content/uk/rail.md", story("Rail", image="{src: bridge.jpg, alt: A bridge, credit: Ann}"))
    with serving(tmp_path) as served:
        code, headers, body = served.get("/__broadsheet/pictures")
        assert (code, headers["content-type"]) == (200, "text/html; charset=utf-8")
        bridge, spare = LexborHTMLParser(body).css("li")
        assert ("missing: licence" in bridge.text(), "No story shows it" in spare.text()) == (True, True)
        image = bridge.css_first("img")
        assert image is not None
        assert served.get(str(image.attributes["src"]))[0] == 200
        assert served.get("/__broadsheet/contact.css")[0] == 200
