"""Rules about what has changed since a story was last printed."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_story
from broadsheet.desk import card_at
from broadsheet.errors import Problem, problem


@of_story("B719")
def silent_change(story: Story, paper: Paper) -> Iterator[Problem]:
    """A text that differs from the one last printed says so, by `updated` or by a correction."""
    article = story.article
    body, updated = paper.printed.get(article.card.id, (article.body_digest, ""))
    is_told = updated != card_at(article, paper.now).updated.isoformat()
    if body != article.body_digest and not is_told and paper.states[article.path] == "public":
        yield problem("B719", *story.at("title"))
