"""What Markdown becomes: small golden cases, titles, headings, excerpts, words, and what cannot be converted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from broadsheet.errors.body import CODES
from broadsheet.markup import convert
from broadsheet.markup.engine import forget
from broadsheet.markup.headings import RESERVED
from broadsheet.model import Heading
from broadsheet.starter import theme_root
from tests.markup.story import CONTEXT, READING, codes, converted

DEEP_LIST = "\n".join("    " * depth + "- item" for depth in range(400))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('It\'s *new* -- "good" **news**...', "<p>It’s <em>new</em> – “good” <strong>news</strong>…</p>"),
        ("H~2~O and ~~gone~~", "<p>H<sub>2</sub>O and <del>gone</del></p>"),
        ("<mark>Raw</mark> <q>HTML</q>", "<p><mark>Raw</mark> <q>HTML</q></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        (
            "The NAO said.\n\n*[NAO]: National Audit Office",
            '<p>The <abbr title="National Audit Office">NAO</abbr> said.</p>',
        ),
        (
            "!!! note\n    Mind.",
            '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>Mind.</p>\n</div>',
        ),
        ('<div markdown="1">\n\n*in*\n\n</div>', "<div>\n<p><em>in</em></p>\n</div>"),
        ("    code = 'x'", "<pre><code>code = 'x'\n</code></pre>"),
        ("<!-- a note to myself --> text", "<p>text</p>"),
        ("<!--figure 0-->", ""),
        ("", ""),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert converted(text).html == html


def test_a_table_aligns_by_class() -> None:
    html = converted("| Port | Tonnes |\n|------|-------:|\n| Rye  | 12     |").html
    assert '<th>Port</th>\n<th class="align-right">Tonnes</th>' in html
    assert "style" not in html


def test_fenced_code_is_coloured_by_classes() -> None:
    html = converted("```python\ndef f(): return 'x'\n```").html
    assert html.startswith('<div class="highlight"><pre>')
    assert '<span class="k">def</span>' in html


def test_footnotes_lead_there_and_back() -> None:
    html = converted("Once[^a], twice[^a].\n\n[^a]: A note.").html
    for part in ('<sup id="fnref:a">', '<sup id="fnref2:a">', 'href="#fn:a"', '<li id="fn:a">', 'href="#fnref2:a"'):
        assert part in html


def test_footnotes_of_one_story_do_not_reach_the_next() -> None:
    converted("One[^1].\n\n[^1]: First.")
    assert converted("Two[^1].").html == "<p>Two[^1].</p>"


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("en-GB", "<p>“It’s so”</p>"),
        ("de", "<p>„It’s so“</p>"),
        ("sv", "<p>”It’s so”</p>"),
        ("fr-CA", "<p>«&nbsp;It’s so&nbsp;»</p>"),
        ("ar", "<p>“It’s so”</p>"),
    ],
)
def test_quotation_marks_follow_the_language(lang: str, html: str) -> None:
    assert converted('"It\'s so"', lang=lang).html == html


def test_smart_punctuation_can_be_switched_off() -> None:
    assert converted('"It\'s"', reading=replace(READING, smart=False)).html == '<p>"It\'s"</p>'


def test_html_can_be_shown_as_text() -> None:
    escaped = replace(READING, raw_html="escape")
    result = converted("<b>bold</b> & *em*\n\n<!-- more -->\n\n<script>x</script>", reading=escaped)
    assert result.html.startswith("<p>&lt;b&gt;bold&lt;/b&gt; &amp; <em>em</em></p>")
    assert "&lt;script&gt;x&lt;/script&gt;" in result.html
    assert "more" not in result.html
    assert result.excerpt == "<b>bold</b> & em"
    assert codes(result) == []


@pytest.mark.parametrize(
    ("given", "html", "title"),
    [
        ("", "<p>Text.</p>", "Gale hits “harbour”"),
        ("Gale hits 'harbour'", "<p>Text.</p>", "Gale hits “harbour”"),
        ("Another", '<h2 id="gale-hits-harbour">Gale hits “harbour”</h2>\n<p>Text.</p>', "Gale hits “harbour”"),
    ],
)
def test_the_first_heading_is_the_title_where_none_is_given(given: str, html: str, title: str) -> None:
    result = converted('# Gale hits "harbour"\n\nText.', drop_title=given)
    assert (result.html, result.title) == (html, title)


def test_no_heading_takes_the_name_of_a_part_of_the_page() -> None:
    """The link to the notes on a story, for one, must not lead to a heading that says "Corrections"."""
    texts = [path.read_text(encoding="utf-8") for path in theme_root().rglob("*.html")]
    assert {name for text in texts for name in re.findall(r'\bid="([\w-]+)"', text)} == RESERVED
    written = "".join(f"## {name.title()}\n\n## x {{: #{name} }}\n\n" for name in sorted(RESERVED))
    assert not {heading.anchor for heading in converted(written).headings} & RESERVED


def test_headings_stand_below_the_headline_with_anchors_of_their_own() -> None:
    result = converted("# T\n\n# One\n\n## Two[^1]\n\n### Two\n\n## Own {#own}\n\n<h2>Raw</h2>\n\n## مرحبا\n\n[^1]: n")
    assert result.headings == (
        Heading(2, "one", "One"),
        Heading(2, "two", "Two"),
        Heading(3, "two_1", "Two"),
        Heading(2, "own", "Own"),
        Heading(2, "raw", "Raw"),
        Heading(2, "mrhb", "مرحبا"),
    )
    assert "<h1" not in result.html


def test_no_two_anchors_are_the_same() -> None:
    result = converted("## A {#x}\n\n## B {#x}\n\n## x\n\n## C {#fn:1}\n\nN[^1].\n\n[^1]: n")
    anchors = [heading.anchor for heading in result.headings]
    assert len(set(anchors)) == len(anchors)
    assert result.html.count('id="fn:1"') == 1


def test_excerpt_first_paragraph_and_words() -> None:
    result = converted(
        "# Title\n\n![Boats](boats.jpg)\n\nFirst *two*[^1].\n\n<!-- more -->\n\nAnd the rest.\n\n[^1]: N."
    )
    assert result.excerpt == "First two."
    assert result.first_paragraph == "First two."
    assert result.words == 6
    assert "more" not in result.html


def test_words_of_a_script_without_spaces() -> None:
    assert converted("港は静かだ。").words == 5


def test_control_characters_do_not_reach_a_page() -> None:
    assert converted("a\x01b\x02c&#2;d&#xFFFE;e\x7f").html == "<p>abcde</p>"


def test_what_is_nested_too_deeply_is_a_problem_and_harms_no_other_story() -> None:
    result = converted(DEEP_LIST)
    assert codes(result) == ["B307"]
    assert (result.problems[0].path, result.problems[0].line) == ("harbour/gale.md", 8)
    assert converted("*Well*").html == "<p><em>Well</em></p>"


def test_an_alarm_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def alarm(text: str) -> str:
        raise TimeoutError

    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("markdown.core.Markdown.convert", lambda self, text: alarm(text))
        with pytest.raises(TimeoutError):
            convert("text", CONTEXT)
    assert converted("text").html == "<p>text</p>"


@pytest.mark.parametrize("code", [code for code, entry in CODES.items() if entry.example])
def test_the_example_of_every_mistake_makes_it(code: str) -> None:
    assert code in codes(converted(CODES[code].example))


def test_every_code_but_the_overrun_has_an_example() -> None:
    assert [code for code, entry in CODES.items() if not entry.example] == ["B307"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{% image 'x' %} and {% image 'y' %} and {{ site.title }}", ["image", "site.title"]),
        ("`{% image %}` and\n\n    {{ code }}", []),
        ("[a]({{ '/x/' | url }}) ![b]({{ \"/pictures/quay.jpg\" | url }})", []),
        ("[a]({{ site.baseurl }}/x/)", ["site.baseurl"]),
    ],
)
def test_each_kind_of_template_tag_is_reported_once(text: str, names: list[str]) -> None:
    problems = converted(text).problems
    assert [problem.code for problem in problems] == ["B308"] * len(names)
    assert all(f'"{name}"' in problem.text for name, problem in zip(names, problems, strict=True))


CODE = '<div class="highlight"><pre><span></span><code>x\n</code></pre></div>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Before:\n```\nx\n```\nAfter *it*.", f"<p>Before:</p>\n{CODE}\n<p>After <em>it</em>.</p>"),
        ("~~~\nx\n~~~\nA\n~~~\nx\n~~~", f"{CODE}\n<p>A</p>\n{CODE}"),
        ("> A\n> ```\n> x\n> ```\n> B", f"<blockquote>\n<p>A</p>\n{CODE}\n<p>B</p>\n</blockquote>"),
        ("- A\n  ```\n  x\n  ```\n  B", f"<ul>\n<li>A\n  {CODE}\n  B</li>\n</ul>"),
    ],
)
def test_fenced_code_that_touches_a_text_stands_beside_its_paragraph(text: str, html: str) -> None:
    assert converted(text).html == html


def test_numbered_code_is_kept_whole_when_its_paragraph_is_parted() -> None:
    html = converted('Before:\n```python linenums="1"\nx\n```\nAfter.').html
    assert html.startswith('<p>Before:</p>\n<div class="highlight"><table')
    assert html.endswith("</table></div>\n<p>After.</p>")
