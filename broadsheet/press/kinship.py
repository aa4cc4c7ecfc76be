"""Which stories are related to a story in the edition, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.desk import Filed, convene
from broadsheet.errors import Mistakes, problem
from broadsheet.ledger import Ledger
from broadsheet.markup import plain
from broadsheet.model import Article
from broadsheet.parse.article import subjects
from broadsheet.press import ask
from broadsheet.press.explain import story_named
from broadsheet.press.job import Job
from broadsheet.press.survey import Survey, plan_what_holds
from broadsheet.related import chosen, related, shared
from broadsheet.terms import number


@dataclass(frozen=True, slots=True)
class Word:
    """A word that both stories are about; a topic begins with `#`. `carriers` counts the older stories that have it."""

    word: str
    score: float
    carriers: int


@dataclass(frozen=True, slots=True)
class Kin:
    """A related story. `score` is its likeness, as a part of the story's likeness to itself."""

    path: str
    title: str
    url: str
    is_chosen: bool
    """Whether an editor named it."""
    score: float
    words: tuple[Word, ...]
    """The strongest first."""


def kinship(job: Job, name: str) -> tuple[Article, list[Kin]]:
    """The story of a content path or an id, and those that stand beside it as related, in their order.

    Raises:
        Mistakes: there is no such story, it could not be read, or the edition does not show it.
    """
    found = ask(job)
    with Ledger(job.ledger) as ledger:
        article = story_named(job, found, plan_what_holds(job, found.given)[0], name)
        desk, _ = convene(job.site, found.given.articles, found.given.profiles, job.now, job.drafts)
        place = next((at for at, filed in enumerate(desk.stories) if filed.card.id == article.card.id), -1)
        if place < 0:
            raise Mistakes([problem("B443", article.path, instant=job.now.isoformat())])
        count = desk.site.stories.related_count
        others = related(desk.stories, count, found.given.rankings)[0][place]
        stories = desk.stories[::-1]
        own = len(stories) - 1 - place
        return article, list(_kin(stories, own, others, count, _words(job, ledger, found, article)))


def _words(job: Job, ledger: Ledger, found: Survey, article: Article) -> dict[int, str]:
    """The words of a story that its terms stand for."""
    body = ledger.body(found.read.keys[article.body_digest])
    weighed = subjects(article.card, plain.text(body.html), article.card.lang or job.site.site.language)
    return {number(word): word for word, _ in weighed}


def _kin(
    stories: Sequence[Filed], own: int, others: Sequence[Filed], count: int, words: dict[int, str]
) -> Iterator[Kin]:
    picked = chosen(stories, count).get(own, ())
    places = {filed.card.id: at for at, filed in enumerate(stories)}
    for filed in others:
        at = places[filed.card.id]
        shares = shared(stories, own, at) if at < own else []
        found = sorted(shares, key=lambda share: -share.score)
        yield Kin(
            filed.article.path,
            filed.card.title,
            filed.card.url,
            at in picked,
            sum(share.score for share in found),
            tuple(Word(words.get(share.number, "?"), share.score, share.carriers) for share in found),
        )
