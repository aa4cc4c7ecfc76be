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
from broadsheet.config import locate
from broadsheet.errors import CATALOGUE, Problem, Severity, nearest, problem

__all__ = ["RULES", "Paper", "Rule", "Story", "check", "of_story", "rules", "unknown", "weigh"]


def check(paper: Paper) -> Iterator[Problem]:
    """What the rules that are not switched off find, at content paths; severities are the catalogue's."""
    for story in paper.stories():
        yield from of_story(story)
    for rule in RULES.values():
        if rule.of_paper and not _is_off(rule, paper.site.check.rules):
            yield from rule.of_paper(paper)


def of_story(story: Story) -> Iterator[Problem]:
    """What the rules that look at one story alone find in it."""
    for rule in RULES.values():
        if rule.of_story and not _is_off(rule, story.paper.site.check.rules):
            yield from rule.of_story(story, story.paper)


def _is_off(rule: Rule, said: Mapping[str, Severity]) -> bool:
    return all(said.get(name) == "off" for name in rule.codes) or said.get(rule.name) == "off"


def weigh(problems: Iterable[Problem], said: Mapping[str, Severity]) -> Iterator[Problem]:
    """Problems with the severities of the settings, which name a code or a rule; without those that are off.

    A mistake that stops a build stays a mistake; one that the settings let pass is weighed as any other.
    """
    by_code = {code: said[rule.name] for rule in RULES.values() if rule.name in said for code in rule.codes}
    for found in problems:
        severity = said.get(found.code) or by_code.get(found.code) or found.severity
        if "error" == found.severity == CATALOGUE[found.code].severity and not found.code.startswith("B7"):
            severity = "error"
        if severity != "off":
            yield replace(found, severity=severity)


def unknown(said: Mapping[str, Severity], path: str, settings: str = "") -> Iterator[Problem]:
    """Names in the settings that are neither a code nor a rule. `settings` is the file's text, `path` its name."""
    known = RULES.keys() | CATALOGUE.keys()
    for name in said:
        if name not in known:
            line = locate(settings, ("check", "rules", name))
            yield problem("B103", path, line, min(line, 1), name=f"check.rules.{name}", near=nearest(name, RULES))
