"""[theme] -> custom properties: what is set, and that nothing else gets into the sheet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from broadsheet import stylesheet
from tests import paper


def sheet(**params: object) -> str:
    return stylesheet.sheet(replace(paper.IMPRINT, params=tuple(params.items())))


def test_no_setting_makes_no_sheet() -> None:
    assert sheet() == sheet(phone="01234 567") == ""


def test_settings_become_properties() -> None:
    text = sheet(accent="#0b5563", text_font='"Literata", serif', measure="38rem", headline_weight=800)
    assert "--light-accent: #0b5563;" in text
    assert '--text: "Literata", serif;' in text
    assert "--measure: 38rem;" in text
    assert "--weight: 800;" in text


def test_an_accent_alone_gets_one_for_the_dark() -> None:
    assert "--dark-accent: color-mix(" in sheet(accent="#0b5563")
    assert "color-mix" not in sheet(accent="#0b5563", accent_dark="oklch(80% 0.1 220 / 90%)")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("accent", "url(https://elsewhere.example/x)"),
        ("accent", "red; } body { display: none"),
        ("text_font", "serif; color: red"),
        ("measure", "calc(1px + 2px)"),
        ("measure", ["38rem"]),
    ],
)
def test_what_is_not_a_plain_value_is_left_out_and_told(key: str, value: object) -> None:
    assert sheet(**{key: value}) == ""
    assert [found.code for found in stylesheet.check([(key, value)])] == ["B509"]


def test_every_property_is_one_of_the_theme() -> None:
    css = (paper.THEME / "assets" / "site.css").read_text(encoding="utf-8")
    assert [
        name for name, _ in stylesheet.PROPERTIES.values() if f"  {name}:" not in css.replace("; --", ";\n  --")
    ] == []


LEAN = {
    "a  b {\n  color : red ;\n}\n\n/* note */ i { }": "a b{color : red}i{}",
    'p::before { content: "a  /* b */ ; c" }': 'p::before{content: "a  /* b */ ; c"}',
    "p { content: 'it\\'s  { fine }' }": "p{content: 'it\\'s  { fine }'}",
    "/*! (c) a foundry */ a { b: url(x/*.png) , c }": "/*! (c) a foundry */ a{b: url(x/*.png) ,c}",
    "a :hover, a:hover { w: calc(1px + 2px) }": "a :hover,a:hover{w: calc(1px + 2px)}",
    "@media (a)/**/and (b) { a/* x */b { c: d; e: f; } }": "@media (a) and (b){a b{c: d;e: f}}",
}


@pytest.mark.parametrize(("given", "wanted"), LEAN.items())
def test_a_lean_sheet_lost_comments_and_space_alone(given: str, wanted: str) -> None:
    assert stylesheet.lean(given) == wanted
    assert stylesheet.lean(wanted) == wanted


def test_a_lean_sheet_of_the_theme_has_every_word_that_it_had() -> None:
    css = (paper.THEME / "assets" / "site.css").read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    kept = re.sub(r"[\s;]", "", stylesheet.lean(css))
    assert kept == re.sub(r"[\s;]", "", bare)
    assert len(stylesheet.lean(css)) < 0.92 * len(css)
