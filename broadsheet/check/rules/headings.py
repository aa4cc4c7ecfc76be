"""Rules about the shape of a text."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_story
from broadsheet.errors import Problem, problem


@of_story("B720")
def skipped_heading(story: Story, paper: Paper) -> Iterator[Problem]:
    """No level of headings is left out on the way down (WCAG 1.3.1). The headline is of level one."""
    before = 1
    for heading in story.body.headings:
        if heading.level > before + 1:
            place = story.find(f"# {heading.text}")
            yield problem("B720", *place, text=heading.text, level=heading.level, before=before)
        before = heading.level
