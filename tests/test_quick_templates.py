"""The quickened templates print what stock Jinja prints, letter for letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, pass_context, pass_environment
from jinja2.runtime import Context
from markupsafe import Markup

from broadsheet.templates.quick import QuickEnvironment

MACROS = """
{% macro plain(text, more="<none>") %}<b>{{ text }}</b>{{ more }}{% endmacro %}
{% macro open(text) %}{{ text }}{{ varargs | join(",") }}{{ kwargs | items | sort }}{% endmacro %}
{% macro around(text) %}<i>{{ caller(text) }}</i>{% endmacro %}
"""
PAGES = {
    "values": "{{ value }}{% if value %} {{ value ~ value }}{% endif %}{{ [value, '<'] }}",
    "macros": '{% from "macros" import plain, open %}{{ plain(value) }}{{ plain(value, more=value) }}{{ open(value) }}',
    "more": '{% import "macros" as m %}{{ m.open(value, 1, value, key=value) }}{{ m.plain(more=1, text=2) }}',
    "callers": '{% from "macros" import around %}{% call(x) around(value) %}<u>{{ x }}</u>{% endcall %}',
    "loops": "{% for one in [value, 2] %}{% set last = one %}{{ seen() }}{{ told(one) }}{{ loop.index }}{% endfor %}",
    "sets": "{% set block %}<p>{{ value }}</p>{% endset %}{{ block }}{{ block | upper }}{{ block is escaped }}",
    "trusting": "{% autoescape false %}{{ value }}{% endautoescape %}",
    "asking": "{% autoescape told(1) == '1' %}{{ value }}{% endautoescape %}",
    "methods": "{{ '{}'.format(value) }}{{ 'a b'.split() | join('<') }}{{ (value ~ '').upper() }}",
    "things": "{{ thing(value) }}{{ thing.own(value) }}",
    "asks": "{{ seen() }}{{ folder() }}{{ ended() is defined }}",
    "parts": '{% extends "values" %}',
}


class Thing:
    """An object that can be called and has a method."""

    def __call__(self, value: Any) -> str:
        return f"<{value}>"

    def own(self, value: Any) -> Markup:
        return Markup("<i>{}</i>").format(value)


class Marked:
    """An object that is mark-up of its own."""

    def __html__(self) -> str:
        return "<hr>"

    def __str__(self) -> str:
        return "<not this>"

    def __add__(self, other: object) -> str:
        return "sum"


@pass_context
def seen(context: Context) -> str:
    return f"<{sorted(context.get_all().keys() & {'value', 'one', 'last'})}>"


@pass_environment
def folder(environment: Environment) -> str:
    return f"{environment.autoescape}<"


def told(value: Any) -> str:
    return str(value)


def ended() -> str:
    raise StopIteration


def printed(make: Callable[..., Environment], name: str, value: Any) -> str:
    env = make(loader=DictLoader({**PAGES, "macros": MACROS}), autoescape=True, undefined=StrictUndefined)
    env.globals.update(seen=seen, folder=folder, told=told, ended=ended, thing=Thing())
    return env.get_template(name).render(value=value)


VALUES = st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.text().map(Markup), st.builds(Marked))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "asks"])
@settings(deadline=None)
@given(value=VALUES)
@example(value="<script>&\"'")
@example(value=Markup("<b>&"))
def test_it_is_the_same_as_stock(name: str, value: Any) -> None:
    assert printed(QuickEnvironment, name, value) == printed(Environment, name, value)


def test_what_asks_for_the_context_gets_it_and_what_ends_is_undefined() -> None:
    assert printed(QuickEnvironment, "loops", "x") == printed(Environment, "loops", "x")
    for make in (Environment, QuickEnvironment):
        env = make(loader=DictLoader(PAGES), autoescape=True)
        env.globals.update(seen=seen, folder=folder, ended=ended)
        assert env.get_template("asks").render(value=1) == "&lt;[&#39;value&#39;]&gt;True&lt;False"
