"""Rules about series."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from broadsheet import series, urls
from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_paper
from broadsheet.errors import Problem, problem

ALIKE = 0.87


def _parts(paper: Paper) -> dict[str, list[Story]]:
    """The stories of each series, by its slug."""
    names = series.named(paper.given.articles, paper.given.profiles)
    found: dict[str, list[Story]] = defaultdict(list)
    for story in paper.stories():
        if name := story.article.card.series:
            found[names[name].slug].append(story)
    return found


@of_paper("B722")
def doubled_part(paper: Paper) -> Iterator[Problem]:
    """No two stories of a series are the same part of it."""
    for slug, stories in sorted(_parts(paper).items()):
        first: dict[int, Story] = {}
        for story in stories:
            number = story.article.card.part
            other = first.setdefault(number, story)
            if number and other is not story:
                yield problem("B722", *story.find("part:"), other=other.article.path, part=number, series=slug)


@of_paper("B723")
def misspelt_series(paper: Paper) -> Iterator[Problem]:
    """A series of one story is not spelled nearly like another one."""
    parts = _parts(paper)
    own = {urls.slug(profile.slug) for profile in paper.given.profiles if profile.kind == "series"}
    common = own | {slug for slug, stories in parts.items() if len(stories) > 1}
    for slug in sorted(parts.keys() - common):
        for other in difflib.get_close_matches(slug, sorted(common), n=1, cutoff=ALIKE):
            [story] = parts[slug]
            name = story.article.card.series
            yield problem("B723", *story.find(name), name=name, other=other)
