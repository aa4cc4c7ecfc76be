"""`[theme]` of the settings -> a small style sheet that sets the theme's custom properties. And sheets made lean.

A sheet of its own, because a page with `style` attributes or a `<style>` element would need a Content Security Policy
with `unsafe-inline`. Values are checked: what is not plainly a colour, a length or a list of fonts is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from broadsheet.errors import Problem, problem
from broadsheet.model import Imprint

NAME = "params.css"
"""The name by which templates ask for the sheet."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what it looks like, and how to say so."""

    pattern: re.Pattern[str]
    words: str


_NUMBER = r"-?\d*\.?\d+"
COLOUR = Kind(
    re.compile(
        rf"#[0-9a-f]{{3,8}}|[a-z]{{3,24}}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)\((?:{_NUMBER}(?:deg|%)?[\s,/]*)+\)", re.I
    ),
    'a colour such as "#0b5563" or "oklch(45% 0.1 220)"',
)
FONTS = Kind(re.compile(r"""[\w\s,'"-]+"""), 'font families such as "Literata, Georgia, serif"')
LENGTH = Kind(re.compile(rf"{_NUMBER}(?:rem|em|px|ch|vw)"), 'a length such as "38rem"')
WEIGHT = Kind(re.compile(r"[1-9]\d{2}|normal|bold"), 'a font weight such as "800"')

_COLOURS = ("paper", "tint", "ink", "soft", "rule", "accent", "mark")
PROPERTIES: Mapping[str, tuple[str, Kind]] = {
    **{name: (f"--light-{name}", COLOUR) for name in _COLOURS},
    **{f"{name}_dark": (f"--dark-{name}", COLOUR) for name in _COLOURS},
    "headline_font": ("--headline", FONTS),
    "text_font": ("--text", FONTS),
    "label_font": ("--label", FONTS),
    "nameplate_font": ("--nameplate", FONTS),
    "headline_weight": ("--weight", WEIGHT),
    "nameplate_size": ("--nameplate-size", LENGTH),
    "reading_size": ("--reading", LENGTH),
    "measure": ("--measure", LENGTH),
    "page_width": ("--page", LENGTH),
}
"""Key of `[theme]` -> the custom property it sets and what it may hold. Other keys are for templates alone."""


def sheet(imprint: Imprint) -> str:
    """The style sheet; empty when the settings change nothing of the style."""
    lines = [f"  {name}: {value};\n" for name, value in _declarations(imprint)]
    return ":root {\n" + "".join(lines) + "}\n" if lines else ""


def check(params: Iterable[tuple[str, object]]) -> tuple[Problem, ...]:
    """The values that cannot be used."""
    return tuple(
        problem("B509", "", name=str(value), key=key, detail=f"write {PROPERTIES[key][1].words}")
        for key, value in params
        if key in PROPERTIES and not _fits(key, value)
    )


_GAP = r"(?:\s|/\*(?!!).*?\*/)"
_LEAN = re.compile(
    r"""(?P<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\)|/\*!.*?\*/)"""
    rf"|{_GAP}*;?{_GAP}*(?P<end>\}}){_GAP}*|{_GAP}*(?P<open>\{{){_GAP}*|(?P<next>[;,]){_GAP}+|(?P<space>{_GAP}+)",
    re.DOTALL,
)


def lean(css: str) -> str:
    """A sheet without its comments and the space that says nothing. Comments that begin with `/*!` stay.

    No name or value is rewritten, so a rule that this program does not know means what it meant.
    """
    return _LEAN.sub(_leaner, css).strip()


def _leaner(found: re.Match[str]) -> str:
    return found["kept"] or found["end"] or found["open"] or found["next"] or " "


def _declarations(imprint: Imprint) -> Iterator[tuple[str, str]]:
    given = {key: str(value) for key, value in imprint.params if key in PROPERTIES and _fits(key, value)}
    for key, (name, _) in PROPERTIES.items():
        if key in given:
            yield name, given[key]
    if "accent" in given and "accent_dark" not in given:
        yield "--dark-accent", f"color-mix(in oklab, {given['accent']} 50%, white)"


def _fits(key: str, value: object) -> bool:
    return isinstance(value, str | int) and PROPERTIES[key][1].pattern.fullmatch(str(value)) is not None
