"""Rules about topics."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from broadsheet import urls
from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_paper
from broadsheet.errors import Problem, problem
from broadsheet.profiles import by_name

ALIKE = 0.87
RARE = 2
"""A topic with no more stories than this may be a misspelling."""


@of_paper("B714")
def misspelt_topic(paper: Paper) -> Iterator[Problem]:
    """A topic of one or two stories is not spelled nearly like one that is common or has a page of its own."""
    carriers: dict[str, list[tuple[Story, str]]] = defaultdict(list)
    for story in paper.stories():
        for name in story.article.card.topics:
            carriers[urls.slug(name)].append((story, name))
    own = by_name(paper.given.profiles, "topic").keys()
    common = own | {slug for slug, found in carriers.items() if len(found) > RARE}
    for slug in sorted(carriers.keys() - common):
        for other in difflib.get_close_matches(slug, sorted(common), n=1, cutoff=ALIKE):
            for story, name in carriers[slug]:
                yield problem("B714", *story.find(name), name=name, other=other, count=len(carriers.get(other, [])))
