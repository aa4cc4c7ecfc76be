"""The quickened converter gives what Python-Markdown gives, and does less for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from broadsheet.markup.engine import Kind, quick, stock
from broadsheet.markup.quick import is_paragraph
from tests.markup.markdown_text import markdown

KINDS = [
    Kind(smart=smart, raw_html=raw_html, fenced=fenced, lang=lang)
    for smart, lang in ((False, "en"), (True, "en"), (True, "de"), (True, "fr"), (True, "sv"))
    for raw_html in (True, False)
    for fenced in (True, False)
]
_ENTITY = re.compile("&(?:[lr][sd]quo|[mn]dash|hellip);")


@cache
def pair(kind: Kind) -> tuple[Markdown, Markdown]:
    return stock(kind), quick(kind)


def both(text: str, kind: Kind) -> tuple[str, str]:
    """What stock and quick make of a text, with typographic entities as the characters that they stand for."""
    plain, quickened = pair(kind)
    return tuple(_ENTITY.sub(lambda found: unescape(found[0]), md.reset().convert(text)) for md in (plain, quickened))  # type: ignore[return-value]


@settings(max_examples=400, deadline=None)
@given(markdown(), st.sampled_from(KINDS))
def test_random_markdown_gives_the_same_html(text: str, kind: Kind) -> None:
    plain, quickened = both(text, kind)
    assert quickened == plain


@pytest.mark.parametrize(
    "text",
    [
        "'Tis the season of the '80s, she said: \"'Quoted' words\" -- and more...",
        "\"*Emphasised*\" and '**strong**' 'a' 'b' \" \"x ''y'' \"\"z\"\"",
        "(' 'b) a' 'b \"c\" '\"d\"' e'\"' f\"'\"'",
        "`it's \"code\"` and <b title='x'>it's</b> and \\'escaped\\' \\\"quotes\\\"",
        "line one  \n<div>\nblock\n</div>\n\nline two",
        'A reference to &#8"x" without its semicolon',
        "١. a list in Arabic digits",
        "| only a bar\nand a line",
    ],
)
def test_awkward_texts_give_the_same_html(text: str) -> None:
    for kind in KINDS:
        plain, quickened = both(text, kind)
        assert quickened == plain


def stories(checkout: Path) -> Iterator[tuple[Path, str]]:
    """The sample newsroom's texts, and real articles where the corpus is at hand."""
    corpus = checkout.parent / "shared" / "corpora" / "18f" / "content"
    for folder in (checkout / "content", corpus):
        for path in sorted(folder.rglob("*.md")):
            yield path, path.read_text("utf-8").split("\n---", 1)[-1]


@pytest.mark.slow
def test_real_articles_give_the_same_html(checkout: Path) -> None:
    for path, text in stories(checkout):
        plain, quickened = both(text, Kind(fenced="```" in text))
        assert quickened == plain, path


def test_plain_paragraphs_pass_no_other_block_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    md = quick(Kind())
    tried: list[str] = []
    for processor in md.parser.blockprocessors:
        monkeypatch.setattr(processor, "test", counting(processor, tried))
    md.convert("One paragraph.\n\nAnother, it's said.\n\nA third\non two lines.")
    assert [name for name in tried if name != "PlainParagraphs"] == [
        "MarkdownInHtmlProcessor",
        "AdmonitionProcessor",
        "EmptyBlockProcessor",
    ]


def counting(processor: BlockProcessor, tried: list[str]) -> object:
    stock_test = processor.test

    def test(parent: object, block: str) -> bool:
        tried.append(type(processor).__name__)
        return bool(stock_test(parent, block))  # type: ignore[arg-type]

    return test


def test_no_inline_pattern_is_tried_on_a_story_without_marks() -> None:
    md = quick(Kind())
    md.convert('It\'s a story -- with "quotes" and nothing else.')
    assert list(md.treeprocessors["inline"].inlinePatterns) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("A paragraph.", True),
        ("Two lines\nof text", True),
        ("“Quoted”", True),
        ("", False),
        ("# Heading", False),
        ("Heading\n===", False),
        ("Text\n# Heading", False),
        ("1. Item", False),
        ("١. Item", False),
        ("Text\n> Quote", False),
        ("a | b\n--|--", False),
        ("Term\n: Definition", False),
        ("!!! note", False),
        ("[label]: address", False),
        ("    code", False),
    ],
)
def test_only_paragraphs_count_as_paragraphs(block: str, expected: bool) -> None:
    assert is_paragraph(block) is expected
