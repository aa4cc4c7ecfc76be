"""The form of a body that feed readers show."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from broadsheet.markup import feed_html, with_figures
from broadsheet.model import Figure, Picture, Variant
from tests.markup.markdown_text import markdown
from tests.markup.story import converted

URL = "/harbour/gale/"


def feed(text: str) -> str:
    """The feed-safe form of a text, with `BASE` for the mark of the base URL."""
    result = converted(text)
    html = with_figures(feed_html(result.html, URL), result.figures, URL).replace("\x02", "BASE")
    return re.sub(r"(boats-1600)\.[0-9a-f]{12}", r"\1", html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](/x/y/) [b](#z)", '<p><a href="BASE/x/y/">a</a> <a href="BASE/harbour/gale/#z">b</a></p>'),
        ("[a](https://e.example/?a=1&b=2)", '<p><a href="https://e.example/?a=1&amp;b=2">a</a></p>'),
        ("[a](//e.example/x) [b](../rail/)",
         '<p><a href="https://e.example/x">a</a> <a href="BASE/harbour/rail/">b</a></p>'),
        ("[a](rail.md#why)", '<p><a href="story:harbour/rail.md#why">a</a></p>'),
        ("[a](https://e.example/zürich/ä b)", '<p><a href="https://e.example/z%C3%BCrich/%C3%A4%20b">a</a></p>'),
        ("# T\n\n# Heading", "<h2>Heading</h2>"),
        ('<p class="x" id="y" data-z="1" lang="de" dir="ltr">text</p>', '<p lang="de" dir="ltr">text</p>'),
        ("!!! note\n    Mind.", "<div>\n<p>Note</p>\n<p>Mind.</p>\n</div>"),
        ("<span lang='fr'>un <span>deux</span></span>", '<p><span lang="fr">un deux</span></p>'),
        ('<video src="gale.mp4" controls></video>',
         '<video src="BASE/media/gale.040404040404.mp4" controls="">'
         '<a href="BASE/media/gale.040404040404.mp4">gale.040404040404.mp4</a></video>'),
        ('![Q&A "x"](boats.jpg "The *boats* | A & B")',
         '<figure><img src="BASE/media/boats-1600.jpg" alt="Q&amp;A &quot;x&quot;" width="1600" height="900">'
         "<figcaption>The <em>boats</em> (A &amp; B)</figcaption></figure>"),
        ("![Boats](boats.jpg \"| Ann\")",
         '<figure><img src="BASE/media/boats-1600.jpg" alt="Boats" width="1600" height="900">'
         "<figcaption>Ann</figcaption></figure>"),
        ("A ![b](https://e.example/b.png).", '<p>A <img src="https://e.example/b.png" alt="b">.</p>'),
    ],
)  # fmt: skip
def test_bodies_for_feeds(text: str, html: str) -> None:
    assert feed(text) == html


def test_footnotes_work_in_readers() -> None:
    html = feed("Text[^1].\n\n[^1]: Note.")
    assert '<sup id="fnref:1"><a href="BASE/harbour/gale/#fn:1">1</a></sup>' in html
    assert '<li id="fn:1">' in html
    assert 'href="BASE/harbour/gale/#fnref:1"' in html


def test_code_loses_its_colours() -> None:
    html = feed("```python\ndef f(): return '<b>'\n```")
    assert html == "<div><pre><code>def f(): return '&lt;b&gt;'\n</code></pre></div>"


def variant(width: int, kind: str, crop: str = "") -> Variant:
    ending = kind.partition("/")[2]
    return Variant(f"/m/{width}{crop}.{ending}", width, width // 2, kind, crop)


@pytest.mark.parametrize(
    ("variants", "shown"),
    [
        ((), "/m/own.jpg"),
        ((variant(1600, "image/avif"),), "/m/own.jpg"),
        ((variant(800, "image/jpeg"), variant(1200, "image/jpeg"), variant(1600, "image/avif")), "/m/1200.jpeg"),
        ((variant(1200, "image/jpeg"), variant(1600, "image/webp")), "/m/1200.jpeg"),
        ((variant(1600, "image/webp"), variant(2400, "image/jpeg")), "/m/1600.webp"),
        ((variant(480, "image/jpeg"), variant(640, "image/webp")), "/m/640.webp"),
        ((variant(1200, "image/jpeg", "social"), variant(900, "image/png")), "/m/900.png"),
    ],
)
def test_one_source_that_every_reader_shows(variants: tuple[Variant, ...], shown: str) -> None:
    figure = Figure(replace(Picture("/m/own.jpg", "x", width=3000, height=1500), variants=variants))
    html = with_figures("<!--figure 0-->", [figure], URL)
    assert f'src="\x02{shown}"' in html
    assert html.count("/m/") == 1


ALLOWED = {"href", "src", "poster", "alt", "width", "height", "title", "lang", "dir", "id", "start", "open", "align"}


@settings(max_examples=150, deadline=None)
@given(markdown())
def test_every_address_is_whole_and_nothing_else_is_left(text: str) -> None:
    tree = LexborHTMLParser(f"<main>{feed(text)}</main>")
    for node in tree.css("main *"):
        for name, value in node.attributes.items():
            assert name in ALLOWED
            assert name != "id" or (value or "").startswith("fn")
            assert name not in ("href", "src") or re.match("BASE/|https?://|mailto:|story:", value or "")
