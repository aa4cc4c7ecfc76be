"""`broadsheet check`: every mistake and every doubt of a paper at once.

Mistakes are found where files are read and planned; here are the doubts, each by a rule of its own (`rules/`). The
settings say how severe each is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from broadsheet.check import rules
from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import RULES, Rule
from broadsheet.errors import CATALOGUE, Problem, Severity, nearest, problem

__all__ = ["RULES", "Paper", "Rule", "Story", "check", "rules", "unknown", "weigh"]


def check(paper: Paper) -> Iterator[Problem]:
    """What the rules that are not switched off find, at content paths; severities are the catalogue's."""
    wanted = [rule for rule in RULES.values() if not _is_off(rule, paper.site.check.rules)]
    of_story = [rule.of_story for rule in wanted if rule.of_story]
    for story in paper.stories():
        for look in of_story:
            yield from look(story, paper)
    for rule in wanted:
        if rule.of_paper:
            yield from rule.of_paper(paper)


def _is_off(rule: Rule, said: Mapping[str, Severity]) -> bool:
    return all(said.get(name) == "off" for name in rule.codes) or said.get(rule.name) == "off"


def weigh(problems: Iterable[Problem], said: Mapping[str, Severity]) -> Iterator[Problem]:
    """Problems with the severities of the settings, which name a code or a rule; without those that are off.

    A mistake that a build cannot do without stays a mistake.
    """
    by_code = {code: said[rule.name] for rule in RULES.values() if rule.name in said for code in rule.codes}
    for found in problems:
        severity = said.get(found.code) or by_code.get(found.code) or found.severity
        if CATALOGUE[found.code].severity == "error" and not found.code.startswith("B7"):
            severity = "error"
        if severity != "off":
            yield replace(found, severity=severity)


def unknown(said: Mapping[str, Severity], path: str) -> Iterator[Problem]:
    """Names in the settings that are neither a code nor a rule."""
    known = RULES.keys() | CATALOGUE.keys()
    for name in said:
        if name not in known:
            yield problem("B103", path, name=f"check.rules.{name}", near=nearest(name, RULES))
