"""Python-Markdown as Broadsheet uses it: which extensions, how set, one instance of each kind in a process.

`stock` builds the plain converter, `quick` the same one made faster (`broadsheet.markup.quick`). Both give the same
HTML, except that `quick` writes typographic characters where stock writes entities; a test holds them together. Where
the settings ask for CommonMark, `broadsheet.markup.commonmark` stands in their place.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from pymdownx.betterem import BetterEmExtension
from pymdownx.tilde import DeleteSubExtension

from broadsheet.markup import commonmark
from broadsheet.markup.quick import Quick, QuickMarkdown
from broadsheet.markup.template_tags import NamedPaths
from broadsheet.markup.typography import Typography, marks


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells one converter from another.

    `fenced` adds fenced code, which alone costs as much as the rest; `lang` is a BCP 47 tag and chooses the quotation
    marks; `raw_html` False shows HTML as text.
    """

    smart: bool = True
    raw_html: bool = True
    fenced: bool = False
    lang: str = "en"
    engine: Literal["markdown", "commonmark"] = "markdown"


@dataclass(frozen=True, slots=True)
class Converter:
    """Markdown -> HTML that is not yet safe. `inline` puts no paragraph around it.

    After an exception the state of the thread's converters is unknown: call `forget()`.
    """

    block: Callable[[str], str]
    inline: Callable[[str], str]


def converter(kind: Kind) -> Converter:
    """The thread's own converter of a kind."""
    if kind.engine == "commonmark":
        smart = kind.smart and kind.lang == "en"
        return Converter(
            partial(commonmark.block, smart=smart, raw_html=kind.raw_html),
            partial(commonmark.inline, smart=smart, raw_html=kind.raw_html),
        )
    md = _engine(kind, threading.get_ident()).reset()
    return Converter(md.convert, partial(_inline, md))


def stock(kind: Kind) -> Markdown:
    """A plain Python-Markdown instance."""
    smarty = [SmartyExtension(substitutions=marks(kind.lang).entities())] if kind.smart else []
    return _build(Markdown, kind, [*smarty])


def quick(kind: Kind) -> Markdown:
    """The quickened instance."""
    typography = [Typography(marks(kind.lang))] if kind.smart else []
    return _build(QuickMarkdown, kind, [*typography, Quick()])


def forget() -> None:
    """Make every instance anew when it is asked for next."""
    _engine.cache_clear()


@lru_cache(maxsize=16)
def _engine(kind: Kind, thread: int) -> Markdown:
    return quick(kind)


def _inline(md: Markdown, text: str) -> str:
    """Everything but the block parser is run."""
    lines = [text]
    md.reset()
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    SubElement(root, "p").text = " ".join(lines).strip()
    for treeprocessor in md.treeprocessors:
        treeprocessor.run(root)
    html = md.serializer(root)
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.strip().removeprefix("<div>").removesuffix("</div>").strip()[3:-4]


def _build(make: type[Markdown], kind: Kind, last: list[Extension]) -> Markdown:
    md = make(extensions=[*_common(), *_fences(kind), *last], output_format="html")
    if not kind.raw_html:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.deregister("markdown_block")
    return md


def _common() -> list[Extension]:
    return [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(BACKLINK_TITLE="↩ {}"),
        AttrListExtension(),
        MarkdownInHtmlExtension(),
        DefListExtension(),
        AbbrExtension(),
        SaneListExtension(),
        AdmonitionExtension(),
        BetterEmExtension(),
        DeleteSubExtension(),
        NamedPaths(),
    ]


def _fences(kind: Kind) -> list[Extension]:
    if not kind.fenced:
        return []
    from pymdownx.superfences import SuperFencesCodeExtension  # loads Pygments, which most stories need not

    return [SuperFencesCodeExtension()]
