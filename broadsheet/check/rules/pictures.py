"""Rules about pictures."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_paper, of_story
from broadsheet.errors import Problem, problem
from broadsheet.model import Article, Picture, Profile

WIDEST = 8000
HEAVIEST = 10_000_000


def _shown(story: Story) -> list[Picture]:
    """Every picture of a story, each once."""
    lead = story.article.card.picture
    return list(dict.fromkeys([*([lead] if lead else []), *story.article.pictures]))


def _name(picture: Picture) -> str:
    return (picture.source or picture.url).rsplit("/", 1)[-1]


@of_story("B701")
def missing_alt(story: Story, paper: Paper) -> Iterator[Problem]:
    """Every picture says what it shows (WCAG 1.1.1)."""
    for picture in _shown(story):
        if not picture.alt:
            yield problem("B701", *story.find(_name(picture)), name=_name(picture))


@of_story("B702")
def missing_credit(story: Story, paper: Paper) -> Iterator[Problem]:
    """Every picture names who made it."""
    for picture in _shown(story):
        if not picture.credit:
            yield problem("B702", *story.find(_name(picture)), name=_name(picture))


@of_story("B716")
def small_picture(story: Story, paper: Paper) -> Iterator[Problem]:
    """A lead picture is as wide as `[check] picture_width` asks for."""
    picture, wanted = story.article.card.picture, paper.site.check.picture_width
    media = paper.given.media.get(picture.source) if picture else None
    if picture and media and 0 < media.width < wanted and media.type != "image/svg+xml":
        yield problem("B716", *story.at("image"), name=_name(picture), width=media.width, wanted=wanted)


@of_paper("B715")
def large_picture(paper: Paper) -> Iterator[Problem]:
    """No picture is heavier than 10 MB or wider than 8,000 pixels."""
    for path, media in paper.given.media.items():
        if media.type.startswith("image/") and (media.size > HEAVIEST or max(media.width, media.height) > WIDEST):
            detail = f"{media.width} x {media.height} pixels, {media.size / 1e6:.1f} MB"
            yield problem("B715", path, name=path.rsplit("/", 1)[-1], detail=detail)


@of_paper("B717")
def unused_picture(paper: Paper) -> Iterator[Problem]:
    """Every picture of the content folder is shown by a story, a profile or a page. Those of a story's own folder
    travel with it, and are not asked about."""
    origins: tuple[Article | Profile, ...] = (*paper.given.articles, *paper.given.profiles)
    used = {path for origin in origins for path, _ in origin.media}
    homes = {a.path.rpartition("/")[0] for a in paper.given.articles if a.path.endswith("/index.md")}
    for path, media in paper.given.media.items():
        if media.type.startswith("image/") and path not in used and path.rpartition("/")[0] not in homes:
            yield problem("B717", path)


@of_paper("B718")
def picture_with_position(paper: Paper) -> Iterator[Problem]:
    """No picture carries the position where it was taken."""
    for path, media in paper.given.media.items():
        if ("gps", "yes") in media.facts:
            yield problem("B718", path)
