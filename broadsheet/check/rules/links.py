"""Rules about links inside the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from broadsheet.check.paper import Paper, Story
from broadsheet.check.rule import of_story
from broadsheet.errors import Problem, nearest, problem

_HREF = re.compile(r'\shref="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_OF_THE_PAGE = frozenset({"", "main", "corrections", "top"})
_HIDDEN = {"draft": "a draft", "embargoed": "embargoed", "expired": "expired", "killed": "withdrawn"}


def _links(story: Story, paper: Paper) -> Iterator[tuple[str, str, str]]:
    """Every link of a text into the site, as it is written, as an address or a `story:` path, and its anchor."""
    base = urlsplit(paper.site.site.url)
    for written in map(unescape, _HREF.findall(story.body.html)):
        parts = urlsplit(written)
        if parts.scheme == "story" or written.startswith(("/", "#")):
            path = written.partition("#")[0]
        elif parts.netloc == base.netloc and parts.path.startswith(base.path):
            path = parts.path[len(base.path) :] or "/"
        else:
            continue
        yield written, path.partition("?")[0], unquote(parts.fragment)


@of_story("B709")
def broken_link(story: Story, paper: Paper) -> Iterator[Problem]:
    """A link to an address of the site leads to something that is printed there, or will be."""
    for written, path, _ in _links(story, paper):
        if path.startswith("/") and not paper.is_printed(path) and path not in paper.by_url:
            slashed = path if path.endswith("/") else f"{path}/"
            if not paper.is_printed(slashed):
                yield problem("B709", *story.find(written), url=path)


@of_story("B724")
def missing_target(story: Story, paper: Paper) -> Iterator[Problem]:
    """A link to a story's file leads to a file that is there, and is a story."""
    for path in story.article.refers:
        if path not in paper.states:
            place = story.find(path.rsplit("/", 1)[-1])
            yield problem("B724", *place, target=path, near=nearest(path, paper.states))


@of_story("B710")
def broken_anchor(story: Story, paper: Paper) -> Iterator[Problem]:
    """A link to a place of a story leads to a heading or a note that the story has."""
    for written, path, anchor in _links(story, paper):
        target = story.article if not path else paper.by_path.get(unquote(path[6:])) or paper.by_url.get(path)
        if target is None or anchor in _OF_THE_PAGE:
            continue
        body = story.body if target is story.article else paper.body(target.body_digest)
        if anchor not in {unescape(found) for found in _ID.findall(body.html)}:
            yield problem("B710", *story.find(f"#{written.partition('#')[2]}"), url=target.card.url, anchor=anchor)


@of_story("B711")
def hidden_target(story: Story, paper: Paper) -> Iterator[Problem]:
    """A link leads to a story that readers can see."""
    for path in story.article.refers:
        state = paper.states.get(path, "public")
        if state != "public":
            place = story.find(path.rsplit("/", 1)[-1])
            yield problem("B711", *place, target=path, state=_HIDDEN[state])
