"""Smart punctuation: quotation marks, apostrophes, dashes and ellipses, as Python-Markdown's `smarty` sets them.

`smarty` tries eighteen inline patterns on every text of the tree and stashes each mark. Here all texts are joined and
each rule is one substitution over the whole. A mark that is set hides itself and what it swallowed from later rules,
as a stashed one does, so the characters come out the same; `tests/markup/test_quick.py` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

BOUNDARY = f"{ETX}\x01{ETX}"
"""Stands between two texts: no word, no space, and nothing that a quotation mark could close after."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a language. The right single mark is the apostrophe as well, so it is never changed."""

    left: str = "“"
    right: str = "”"
    left_single: str = "‘"

    def entities(self) -> dict[str, str]:
        """The settings that make `smarty` set these marks."""
        return {"left-double-quote": self.left, "right-double-quote": self.right, "left-single-quote": self.left_single}


_LOW_HIGH = Marks("„", "“", "‚")
_LOW_RIGHT = Marks("„", "”", "‚")
_ANGLED = Marks("«", "»", "“")
_SPACED = Marks("«\u00a0", "\u00a0»", "“")
_MARKS = {
    **dict.fromkeys(("bg", "cs", "da", "de", "et", "is", "lb", "lt", "sk", "sl"), _LOW_HIGH),
    **dict.fromkeys(("hr", "hu", "pl", "ro", "sr"), _LOW_RIGHT),
    **dict.fromkeys(("ca", "el", "es", "it", "nb", "nn", "no", "pt", "ru", "uk"), _ANGLED),
    **dict.fromkeys(("fi", "sv"), Marks("”", "”", "’")),
    "fr": _SPACED,
}


def marks(lang: str) -> Marks:
    """The quotation marks of a BCP 47 language tag; the English ones where nothing else is known."""
    return _MARKS.get(lang.partition("-")[0].lower(), Marks())


_PUNCTUATION = r"""[!"#\$\%'()*+,-.\/:;<=>?\@\[\\\]\^_`{|}~]"""
_CLOSES = r"[^\ \t\r\n\[\{\(\-\u0002\u0003]"
_OPENS = (r"\s", "[–—]", "--", "&nbsp;", "&[mn]dash;", "&#821[12];")


def _set(mark: str, swallowed: str = "") -> str:
    """The replacement that sets a mark, hidden like a stashed one. `swallowed` is a group taken in with it."""
    return f"{STX}\x05{swallowed}{mark}\x06{ETX}"


def _opening(quote: str) -> str:
    behind = "|".join(f"(?<={before}{quote})" for before in _OPENS)
    return rf"{quote}(?=\w)(?:{behind})"


def _rules(marks: Marks) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Each rule as the text it needs, a pattern and a replacement, in the order of `smarty`.

    A pattern begins with the character that it sets, which the regex engine finds fast; what must stand before is
    looked up behind it. Where a rule may match twice in a row, the second is taken along unset, because a mark that
    was set closes nothing. A space swallowed by an opening mark matters only after another quote.
    """
    left, right, single, apostrophe = marks.left, marks.right, marks.left_single, "’"
    rules = (
        ("--", r"---(?<!----)(?!-)", _set("—")),
        ("--", r"--(?<!---)(?!-)", _set("–")),
        ("'", rf"'(?<={BOUNDARY}')(?={_PUNCTUATION}\B)", _set(apostrophe)),
        ('"', rf'"(?<={BOUNDARY}")(?={_PUNCTUATION}\B)', _set(right)),
        ("\"'", r""""'(?=\w)""", _set(left + single)),
        ("'\"", r"""'"(?=\w)""", _set(single + left)),
        ("'\"", rf"""'"(?<={_CLOSES}'")('")?""", _set(apostrophe + right) + r"\1"),
        ("\"'", rf""""'(?<={_CLOSES}"')("')?""", _set(right + apostrophe) + r"\1"),
        ("'", r"'(?<!\w')(?=\d{2}s)", _set(apostrophe)),
        ("'", r"""'(\s)'(?=\w)""", "'" + _set(single, r"\1")),
        ("'", r""""(\s)'(?=\w)""", '"' + _set(single, r"\1")),
        ("'", _opening("'"), _set(single)),
        ("'", rf"'(?<={_CLOSES}')(?!\s|s\b|\d)(')?", _set(apostrophe) + r"\1"),
        ("'", r"'(\s|s\b)", f"{STX}\x05{apostrophe}\\1\x06{ETX}"),
        ("'", "'", _set(single)),
        ('"', r""""(\s)"(?=\w)""", '"' + _set(left, r"\1")),
        ('"', _opening('"'), _set(left)),
        ('"', r'"(?=\s)', _set(right)),
        ('"', rf'"(?<={_CLOSES}")(")?', _set(right) + r"\1"),
        ('"', '"', _set(left)),
        ("...", r"\.{3}(?<!\.{4})(?!\.)", _set("…")),
    )
    return tuple((needs, re.compile(pattern), replacement) for needs, pattern, replacement in rules)


class Typography(Extension):
    """Sets smart punctuation in all texts of the tree that are not code."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.marks = marks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Typography(md, self.marks), "smarty", 6)
        md.ESCAPED_CHARS.extend(['"', "'"])


class _Typography(Treeprocessor):
    def __init__(self, md: Markdown, marks: Marks) -> None:
        super().__init__(md)
        self.rules = _rules(marks)

    def run(self, root: Element) -> None:
        places = list(_places(root))
        if not places:
            return
        texts = self.set("".join([BOUNDARY + text for _, _, text in places])).split(BOUNDARY)
        for (element, name, _), text in zip(places, texts[1:], strict=True):
            setattr(element, name, text)

    def set(self, text: str) -> str:
        for needs, pattern, replacement in self.rules:
            if needs in text:
                text = pattern.sub(replacement, text)
        return text.replace(f"{STX}\x05", "").replace(f"\x06{ETX}", "")


def _places(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Every text that has something to set: the element, "text" or "tail", and the text."""
    for element in root.iter():
        text, tail = element.text, element.tail
        if text and _concerns(text) and type(text) is not AtomicString:
            yield element, "text", text
        if tail and _concerns(tail) and type(tail) is not AtomicString:
            yield element, "tail", tail


def _concerns(text: str) -> bool:
    return "'" in text or '"' in text or "--" in text or "..." in text
