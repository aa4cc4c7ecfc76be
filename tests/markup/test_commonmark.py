"""The CommonMark converter: the same form of HTML as the other's, as safe, and where it reads a text in another way."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from broadsheet import config
from broadsheet.errors import Mistakes
from broadsheet.markup import Converted, plain
from broadsheet.model import Heading
from tests.markup.story import READING, codes, converted
from tests.markup.test_quick import stories
from tests.newsroom import SETTINGS

QUICK = replace(READING, engine="commonmark")


def quick(text: str, **changes: object) -> Converted:
    return converted(text, **{"reading": QUICK, **changes})


@pytest.mark.parametrize(
    "text",
    [
        'It\'s *new* -- "good" **news**...',
        "Two\nlines and `code < 1`",
        "> Quoted.\n\n---\n\n1. one\n2. two",
        "| Port | Tonnes |\n|------|-------:|\n| Rye  | 12     |",
        '~~Gone~~ and [a link](https://example.org/ "Title")',
        '![Boats](boats.jpg "The boats | Ann Lee")',
        "Text ![](boats.jpg) text",
        "<figure><img src='boats.jpg' alt='Boats'><figcaption>So</figcaption></figure>",
        "Once[^a], twice[^a], other[^b].\n\n[^a]: A note.\n\n    Of two paragraphs.\n\n[^b]: B.",
        "## A heading\n\nText\n\n### Another {#own}",
        "A [story](/harbour/other.md) and [a file](report.pdf)",
        "Before.\n\n<!-- more -->\n\nAfter.",
        '[Home]({{ "/harbour/" | url }})',
        "<audio controls src='gale.mp4'></audio>",
    ],
)
def test_ordinary_stories_become_the_same(text: str) -> None:
    mine, other = quick(text), converted(text)
    assert shape(mine.html) == shape(other.html)
    assert (mine.figures, mine.headings, mine.excerpt, codes(mine)) == (
        other.figures, other.headings, other.excerpt, codes(other),
    )  # fmt: skip


def shape(html: str) -> str:
    """HTML without the white space between tags and the titles of footnotes' ways back, which nobody sees."""
    return html.replace("\n", "").replace("↩ 2", "↩ 1").replace("↩ 3", "↩ 1")


def test_notes_are_numbered_and_lead_back() -> None:
    html = quick("One[^x] and two[^y], one again[^x].\n\n[^x]: First.\n\n[^y]: Second.\n\n[^z]: Nobody's.").html
    assert '<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>' in html
    assert '<sup id="fnref2:x"><a class="footnote-ref" href="#fn:x">1</a></sup>' in html
    assert html.index('<li id="fn:x">') < html.index('<li id="fn:y">')
    assert html.count("footnote-backref") == 3
    assert "Nobody" not in html


def test_html_is_shown_as_text_where_the_settings_say_so() -> None:
    reading = replace(QUICK, raw_html="escape")
    html = quick("<b>Bold</b> `<i>`\n\n<div>\nblock\n</div>", reading=reading).html
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html
    assert "<code>&lt;i&gt;</code>" in html
    assert "&lt;div&gt;" in html


def test_quotation_marks_of_other_languages_stay_as_typed() -> None:
    assert quick('"Ja", sagte er.', lang="de").html == '<p>"Ja", sagte er.</p>'
    assert quick('"Ja", sagte er.', lang="en").html == "<p>“Ja”, sagte er.</p>"


def test_what_could_run_is_left_out() -> None:
    found = quick("[x](javascript:alert(1))\n\n<p onclick='x()'>Text</p><script>alert(1)</script>")
    assert found.html == "<p>x</p>\n<p>Text</p>"
    assert {"B305", "B306"} <= set(codes(found))


def test_headings_are_named_and_the_title_is_taken() -> None:
    found = quick("# The title\n\n## One\n\n## One")
    assert found.title == "The title"
    assert found.headings == (Heading(2, "one", "One"), Heading(2, "one_1", "One"))


def test_it_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    text = SETTINGS + '[markdown]\nengine = "commonmark"\n'
    assert config.parse(text).markdown.engine == "commonmark"
    monkeypatch.setattr("broadsheet.config.tables.find_spec", lambda name: None if name == "pyromark" else find_spec)
    with pytest.raises(Mistakes, match=r'B108 .*"commonmark" is not installed.*broadsheet\[fast\]'):
        config.parse(text)


@pytest.mark.slow
def test_real_stories_keep_their_words(checkout: Path) -> None:
    """Word for word, but for stories that use what only Python-Markdown has."""
    different = [path for path, text in stories(checkout) if words(quick(text)) != words(converted(text))]
    total = sum(1 for _ in stories(checkout))
    assert len(different) < total / 5, different


def words(found: Converted) -> list[str]:
    return plain.text(found.html).split()
