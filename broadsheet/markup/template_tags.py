"""Template tags of other generators in a story: `{{ ... }}` and `{% ... %}`. None is ever executed.

In text they are shown as they are written. An address may hold one that only names a path, such as
`{{ "/assets/map.png" | url }}`; the path is taken, because archives are full of them. `{{ site.url }}` before a path
means the root of the site.
"""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_NAME = re.compile(r"\{[{%]-?\s*(?:[\"'“‘&].*?\|\s*)?([\w.-]*)", re.DOTALL)
_NAMED_PATH = re.compile(r"""(?<=[(="'])\{\{-?\s*(["'])([^"'{}\n]*)\1[^{}\n]*\}\}""")


def has_tags(text: str) -> bool:
    return "{{" in text or "{%" in text


def kinds(text: str) -> dict[str, None]:
    """The names of the tags in a text, each once, in order. A tag that names a path goes by its filter."""
    return dict.fromkeys(name[1] for tag in _TAG.findall(text) if (name := _NAME.match(tag)) and name[1])


def strip(address: str) -> str:
    """An address without its tags; what is left counts from the site's root. Empty when nothing is left."""
    rest = _TAG.sub("", address).strip()
    return "/" + rest.lstrip("/") if rest else ""


def written(source: str, name: str) -> str:
    """How the tag of a kind begins in the source, to find its line."""
    match = next((tag for tag in _TAG.finditer(source) if (found := _NAME.match(tag[0])) and found[1] == name), None)
    return match[0] if match else ""


def name_paths(line: str) -> str:
    """A line with the path in the place of each tag that an address holds and that only names a path."""
    return _NAMED_PATH.sub(r"\2", line) if "{{" in line else line


class NamedPaths(Extension):
    """Takes the path out of an address like `{{ "/path" | url }}`, once fenced code has been set aside."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.register(_NamedPaths(md), "named_paths", 22)


class _NamedPaths(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [name_paths(line) for line in lines]
