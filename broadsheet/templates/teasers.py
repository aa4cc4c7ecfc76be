"""Teasers: a card as it is shown in a list, printed once and used on every page that lists it.

A story page shows twenty of them, and a new story changes none: printing each once is what keeps a story page at a
fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from broadsheet import bylines
from broadsheet.model import Author, Card
from broadsheet.templates.compiled import TEASER

LIMIT = 30_000
"""Teasers kept in one process; past that all are forgotten."""


class Teasers:
    """The function `teaser(card, layout, level=3, people=None, section=True)` of templates."""

    def __init__(self, env: Environment, sections: Mapping[str, str]) -> None:
        self._env = env
        self._sections = sections
        self._printed: dict[tuple[Any, ...], Markup] = {}

    def __call__(
        self,
        card: Card,
        layout: str,
        level: int = 3,
        people: Mapping[str, Author] | None = None,
        section: bool = True,
    ) -> Markup:
        """The card in a layout of the theme's `teaser` macro.

        `level` is the level of its heading; with `people` it shows a byline; `section` puts the section's name where
        the story has no kicker.
        """
        signed = bylines.signers(card, people) if people is not None else None
        agency = bylines.agency(card, people) if people is not None else None
        label = card.kicker or (self._sections.get(card.section, "") if section else "")
        key = (card.digest, layout, level, label, signed, agency)
        if card.digest and key in self._printed:
            return self._printed[key]
        printed = self._print(card, layout, level, label, people)
        if card.digest:
            if len(self._printed) >= LIMIT:
                self._printed.clear()
            self._printed[key] = printed
        return printed

    def every(self, cards: Iterable[Card], layout: str) -> Markup:
        """The function `teasers(cards, layout)`: one after the other, without bylines."""
        return Markup("\n".join([self(card, layout) for card in cards]))

    def _print(self, card: Card, layout: str, level: int, label: str, people: Mapping[str, Author] | None) -> Markup:
        macro: Any = self._env.get_template(TEASER).module
        return Markup(macro.teaser(card, layout, level, label, people))
