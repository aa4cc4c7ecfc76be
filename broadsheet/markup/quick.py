"""Python-Markdown made faster from outside, through its own extension interface, with the same result.

Stock tries every inline pattern on every text and every block processor on every block. Most texts of a newspaper
hold nothing for them. What is left out here is only what could not have matched: a pattern whose necessary characters
stand nowhere in the story, a text without any such character, a block that no processor but the last would take.
`tests/markup/test_quick.py` compares the results on random Markdown and on real articles.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "backtick": (("`",),),
    "escape": (("\\",),),
    "footnote": (("[^",),),
    "reference": (("[",),),
    "link": (("](",),),
    "image_link": (("![", "]("),),
    "image_reference": (("![",),),
    "short_reference": (("[",),),
    "short_image_ref": (("![",),),
    "autolink": (("<", "://"),),
    "automail": (("<", "@"),),
    "linebreak": (("  \n",), ("  ", "<")),  # taking out a block of HTML may leave a line's end behind two spaces
    "html": (("<",),),
    "entity": (("&", ";"), ("&#",)),  # stock mends `&#38` without its semicolon
    "delimiter": (("*",), ("_",), ("~",)),
}
"""What must stand in a story for an inline pattern to match: all texts of one of the groups."""

_BY_REFERENCE = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that match nothing while the story defines no `[label]: address`."""

_MARKED = re.compile(r"[`\\\[<&*_~]")
"""A text without any of these (where no line ends in two spaces) holds nothing for the inline patterns."""

_LEADS = frozenset(" \n#>*+-_:![=\x02")
"""What a line begins with that some block processor looks for. A digit counts too at the start of a block."""

_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_LED_LINE = re.compile(r"\n[ \n#>*+\-_:!\[=\x02]")


def is_paragraph(block: str) -> bool:
    """Whether a block is a paragraph beyond doubt: every processor but the last would pass it by."""
    return (
        bool(block)
        and block[0] not in _LEADS
        and not block[0].isdecimal()
        and "|" not in block
        and ("\n" not in block or not _LED_LINE.search(block))
    )


class QuickMarkdown(Markdown):
    """Remembers which tags are blocks; stock looks each one up in a list of sixty."""

    def __init__(self, **settings: Any) -> None:
        self._blocks: dict[Any, bool] = {}
        super().__init__(**settings)

    def is_block_level(self, tag: Any) -> bool:
        known = self._blocks.get(tag)
        if known is None:
            known = self._blocks[tag] = super().is_block_level(tag)
        return known


class Quick(Extension):
    """Puts the quick parts in the place of the stock ones. To be registered after all other extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        story = Story()
        md.preprocessors.register(QuickNormalize(md, story), "normalize_whitespace", 30)
        if "html_block" in md.preprocessors:
            md.preprocessors.register(QuickHtmlBlock(md, md.preprocessors["html_block"]), "html_block", 20)
        md.parser.blockprocessors.register(PlainParagraphs(md.parser), "plain", 110)
        md.treeprocessors.register(QuickInline(md, story), "inline", 20)
        md.treeprocessors.register(QuickAttrList(md, story), "attr_list", 8)
        md.treeprocessors.register(QuickUnescape(md, story), "unescape", 0)


class Story:
    """The text under conversion, for processors that must know what stands in it."""

    def __init__(self) -> None:
        self.text = ""


class QuickNormalize(Preprocessor):
    """Normalises white space as stock does, looking for what is seldom there before it looks for lines of spaces.

    It also notes the text for the others.
    """

    def __init__(self, md: Markdown, story: Story) -> None:
        super().__init__(md)
        self.story = story

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace(STX, "").replace(ETX, "")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = f"{text}\n\n".expandtabs(self.md.tab_length)
        if "\n " in text:
            text = _BLANK_LINE.sub("\n", text)
        self.story.text = text
        return text.split("\n")


class QuickHtmlBlock(Preprocessor):
    """Looks for raw HTML only where there can be any. `&#` counts because stock mends character references."""

    def __init__(self, md: Markdown, stock: Preprocessor) -> None:
        super().__init__(md)
        self.stock = stock

    def run(self, lines: list[str]) -> list[str]:
        return self.stock.run(lines) if any("<" in line or "&#" in line for line in lines) else lines


class PlainParagraphs(BlockProcessor):
    """Takes blocks that are paragraphs beyond doubt, as many as follow one another."""

    def test(self, parent: Element, block: str) -> bool:
        return is_paragraph(block) and not self.parser.state.isstate("list")

    def run(self, parent: Element, blocks: list[str]) -> None:
        count = 0
        for block in blocks:
            if not is_paragraph(block):
                break
            count += 1
            if text := block.lstrip():
                SubElement(parent, "p").text = text
        del blocks[:count]


class QuickInline(InlineProcessor):
    """Tries the patterns that may match in this story, on the texts that may hold something for them."""

    def __init__(self, md: Markdown, story: Story) -> None:
        super().__init__(md)
        self.story = story

    @cached_property
    def needs(self) -> list[tuple[Pattern, tuple[tuple[str, ...], ...], bool]]:
        """Each pattern in order, what it needs, and whether it needs definitions of references."""
        registry = self.md.inlinePatterns
        names = {registry[name]: name for name in _NEEDS if name in registry}
        return [(pattern, _NEEDS[names[pattern]], names[pattern] in _BY_REFERENCE) for pattern in registry]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.inlinePatterns = cast(Any, self.patterns())  # stock only counts and indexes them
        plain = _set_aside(tree) if not _may_match(_NEEDS["linebreak"], self.story.text) else []
        root = super().run(tree, ancestors)
        for element, text in plain:
            element.text = text
        return root

    def patterns(self) -> list[Pattern]:
        text, defined = self.story.text, bool(self.md.references)
        return [
            pattern
            for pattern, groups, by_reference in self.needs
            if (defined or not by_reference) and _may_match(groups, text)
        ]


def _may_match(groups: tuple[tuple[str, ...], ...], text: str) -> bool:
    for group in groups:  # `any` and `all` take half as long again, for every pattern of every story
        for part in group:
            if part not in text:
                break
        else:
            return True
    return False


def _set_aside(tree: Element) -> list[tuple[Element, str]]:
    """Mark the texts that hold nothing for any pattern as not to be processed."""
    plain = []
    for element in tree.iter():
        text = element.text
        if text and type(text) is str and not _MARKED.search(text):
            plain.append((element, text))
            element.text = AtomicString(text)
    return plain


class QuickAttrList(AttrListTreeprocessor):
    """Looks for attribute lists only where there is a brace."""

    def __init__(self, md: Markdown, story: Story) -> None:
        super().__init__(md)
        self.story = story

    def run(self, doc: Element) -> None:
        if "{" in self.story.text:
            super().run(doc)


class QuickUnescape(UnescapeTreeprocessor):
    """Restores escaped characters only where there is a backslash."""

    def __init__(self, md: Markdown, story: Story) -> None:
        super().__init__(md)
        self.story = story

    def run(self, root: Element) -> None:
        if "\\" in self.story.text:
            super().run(root)
