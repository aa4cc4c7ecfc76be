"""Rules about what a story says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_paper, of_story
from broadsheet.errors import Problem, problem
from broadsheet.parse.keys import DESCRIPTION, STORY_KEYS

_STANDFIRST = next((key.name, *key.aliases) for key in STORY_KEYS if key.name == "standfirst")


@of_story("B703")
def missing_byline(story: Story, paper: Paper) -> Iterator[Problem]:
    """Every story is signed, by people or by an agency."""
    if not (story.article.card.authors or story.article.card.agency):
        yield problem("B703", *story.at("title"))


@of_story("B704")
def missing_standfirst(story: Story, paper: Paper) -> Iterator[Problem]:
    """Every story has a standfirst of its own, or at least a description."""
    if not story.says(*_STANDFIRST, DESCRIPTION.name, *DESCRIPTION.aliases):
        yield problem("B704", *story.at("title"))


@of_story("B705")
def missing_id(story: Story, paper: Paper) -> Iterator[Problem]:
    """Every story has an id of its own, which survives a change of its name."""
    if not story.article.orders.has_id:
        yield problem("B705", story.article.path)


@of_story("B706")
def long_headline(story: Story, paper: Paper) -> Iterator[Problem]:
    """A headline has no more characters than `[check] headline` allows."""
    count, limit = len(story.article.card.title), paper.site.check.headline
    if count > limit:
        yield problem("B706", *story.at("title"), count=count, limit=limit)


@of_story("B707")
def long_standfirst(story: Story, paper: Paper) -> Iterator[Problem]:
    """A standfirst has no more characters than `[check] standfirst` allows."""
    count, limit = len(story.article.card.standfirst), paper.site.check.standfirst
    if count > limit and story.says(*_STANDFIRST):
        yield problem("B707", *story.find(story.article.card.standfirst[:20]), count=count, limit=limit)


@of_paper("B708")
def duplicate_headline(paper: Paper) -> Iterator[Problem]:
    """No two stories of a section have the same headline, letter case aside. The later one is named."""
    seen: dict[tuple[str, str], Story] = {}
    for story in sorted(paper.stories(), key=lambda story: (story.article.card.published, story.article.path)):
        card = story.article.card
        first = seen.setdefault((card.section, card.title.casefold()), story)
        if first is not story:
            yield problem("B708", *story.at("title"), other=first.article.path)
