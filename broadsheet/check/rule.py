"""Rules: small functions that look at one story, or at the whole paper, and yield what is doubtful.

A rule's name is its function's, with dashes, and its documentation is its docstring. Its code leads to the words of
its message in the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from broadsheet.check.paper import Paper, Story
from broadsheet.errors import Problem

OfStory: TypeAlias = Callable[[Story, Paper], Iterator[Problem]]
OfPaper: TypeAlias = Callable[[Paper], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `codes` are those of the problems that it yields."""

    name: str
    codes: tuple[str, ...]
    text: str
    of_story: OfStory | None = None
    of_paper: OfPaper | None = None


RULES: dict[str, Rule] = {}
"""Every rule, by its name."""


def of_story(*codes: str) -> Callable[[OfStory], OfStory]:
    """Make a rule of a function that looks at one story."""

    def register(function: OfStory) -> OfStory:
        name = function.__name__.replace("_", "-")
        RULES[name] = Rule(name, codes, function.__doc__ or "", of_story=function)
        return function

    return register


def of_paper(*codes: str) -> Callable[[OfPaper], OfPaper]:
    """Make a rule of a function that looks at all stories together."""

    def register(function: OfPaper) -> OfPaper:
        name = function.__name__.replace("_", "-")
        RULES[name] = Rule(name, codes, function.__doc__ or "", of_paper=function)
        return function

    return register
