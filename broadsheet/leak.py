"""No story shows before its time: what is secret at an instant, and the search for it in what is about to be printed.

The plan hands no page anything of a story that is not public, so a find means a fault of a template, of a text or of
ours. The search is made while a page's bytes are at hand, by a filter that looks for every secret at once; the few
finds are judged afterwards, because words of a headline may stand in the text of a public story by their own right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Literal, TypeAlias

from broadsheet import urls
from broadsheet.desk import mark, status, was_public
from broadsheet.errors import Problem, problem
from broadsheet.model import Article, Edition, Picture, Profile

What: TypeAlias = Literal["headline", "name", "address", "id", "picture"]
RUN = 4
"""Words of a headline that are looked for together."""
LEAST = 15
"""Bytes below which words are too common to mean a story."""
TOGETHER = 60
"""Secrets that are looked for in one pass; the search slows down where it holds many more."""
_WORDISH = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


@dataclass(frozen=True, slots=True)
class Secret:
    """A piece of a story that is not public, as text and as the bytes that an output would hold."""

    story: Article
    what: What
    text: str
    needle: bytes


@dataclass(frozen=True, slots=True)
class Find:
    """A secret that stands in an output, with the words around it."""

    secret: Secret
    path: str
    around: str


def secrets(
    articles: Sequence[Article], profiles: Sequence[Profile], edition: Edition, drafts: bool = False
) -> tuple[Secret, ...]:
    """What must not be in any output of an edition. With `drafts`, drafts are shown, and are no secret."""
    states = [(article, _is_hidden(article, edition.now, drafts)) for article in articles]
    kept = [article for article, is_hidden in states if is_hidden]
    if not kept:
        return ()
    public = [article for article, is_hidden in states if not is_hidden]
    origins: tuple[Article | Profile, ...] = (*public, *profiles)
    pictures = [
        item for origin in origins for picture in origin.pictures for item in (picture, picture.instead) if item
    ]
    known = _Known(
        paths="".join(f"/{output.path}\n" for output in edition.outputs),
        words="\n".join(_words(article) for article in public),
        digests={name for picture in pictures for name in _digests(picture)},
    )
    return tuple(secret for article in kept for secret in _secrets(article, known))


def _is_hidden(article: Article, now: datetime, drafts: bool) -> bool:
    state = status(article, now)
    if state == "killed":
        return article.card.published > now or not was_public(article)
    return state == "embargoed" or (state == "draft" and not drafts)


@dataclass(frozen=True, slots=True)
class _Known:
    """What an edition shows by right: its paths, the words of its cards, the digests of its pictures."""

    paths: str
    words: str
    digests: set[str]


def _words(article: Article) -> str:
    card = article.card
    caption = f"{card.picture.alt}\n{card.picture.caption}" if card.picture else ""
    return f"{card.title}\n{card.kicker}\n{card.standfirst}\n{caption}"


def _secrets(article: Article, known: _Known) -> Iterator[Secret]:
    card = article.card
    yield _secret(article, "id", card.id)
    if card.url not in known.paths:
        yield _secret(article, "address", urls.encode(card.url))
    slug = card.url.rstrip("/").rsplit("/", 1)[-1]
    if (slug.count("-") > 1 or len(slug) >= LEAST) and f"/{slug}/" not in known.paths:
        yield _secret(article, "name", slug)
    for run in runs(card.title):
        if run not in known.words:
            yield from (Secret(article, "headline", run, form) for form in _forms(run))
    for name in sorted({name for picture in article.pictures for name in _digests(picture)} - known.digests):
        yield _secret(article, "picture", name)


def _secret(article: Article, what: What, text: str) -> Secret:
    return Secret(article, what, text, text.encode())


def runs(headline: str) -> list[str]:
    """Runs of words such that any five words in a row hold one of them; a short headline whole."""
    words = headline.split()
    if len(words) <= RUN:
        found = [" ".join(words)]
    else:
        starts = dict.fromkeys([*range(0, len(words) - RUN + 1, 2), len(words) - RUN])
        found = [" ".join(words[start : start + RUN]) for start in starts]
    return [run for run in found if len(run.encode()) >= LEAST]


def _forms(text: str) -> Iterator[bytes]:
    """A text as HTML, XML, JSON and JSON-LD write it."""
    quoted = escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    as_json = json.dumps(text, ensure_ascii=False)[1:-1]
    forms = (text, quoted, escape(text, quote=False), as_json, as_json.replace("&", "\\u0026"))
    yield from dict.fromkeys(form.encode() for form in forms)


def _digests(picture: Picture) -> set[str]:
    """The digests in the names of a picture's printed files."""
    names = [picture.url, *(variant.url for variant in picture.variants)]
    return {found[1] for name in names if picture.source and (found := re.search(r"\.([0-9a-f]{12})\.\w+$", name))}


class Search:
    """Looks for secrets in outputs. Made once in each worker."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._secrets = secrets
        groups = [secrets[start : start + TOGETHER] for start in range(0, len(secrets), TOGETHER)]
        self._filters = [_filter([secret.needle for secret in group]) for group in groups]

    def finds(self, path: str, data: bytes) -> list[Find]:
        """The secrets in an output or in its path."""
        text = b"/%s\n%s" % (path.encode(), data) if self._secrets else b""
        if not any(suspect(text) for suspect in self._filters):
            return []
        places = ((secret, _place(text, secret)) for secret in self._secrets)
        return [Find(secret, path, _around(text, at, secret.needle)) for secret, at in places if at >= 0]


def _filter(needles: Sequence[bytes]) -> Callable[[bytes], bool]:
    """A quick test whether any of the needles may be in some bytes.

    Without the library (extra `scan`) each is looked for by itself: as right, and slower where there are many.
    """
    try:
        import ahocorasick_rs as machines
    except ImportError:
        return lambda text: any(needle in text for needle in needles)
    machine = machines.BytesAhoCorasick(needles, matchkind=machines.MatchKind.LeftmostFirst)
    return lambda text: bool(machine.find_matches_as_indexes(text))


def _place(text: bytes, secret: Secret) -> int:
    """Where a secret stands as a whole name, or as whole words; -1 where it does not.

    The address of a story may begin that of another; its name may be part of a longer one.
    """
    needle, at = secret.needle, -1
    while (at := text.find(needle, at + 1)) >= 0:
        before, after = text[at - 1 : at] if at else b"", text[at + len(needle) : at + len(needle) + 1]
        begins = secret.what == "address" or not (before and before[0] in _WORDISH)
        if begins and (needle.endswith(b"/") or not (after and after[0] in _WORDISH)):
            return at
    return -1


def _around(text: bytes, at: int, needle: bytes) -> str:
    piece = text[max(0, at - 30) : at + len(needle) + 30].decode(errors="ignore")
    return " ".join(piece.split())


def judge(finds: Sequence[Find], texts: Callable[[], Iterable[str]], now: datetime) -> list[Problem]:
    """The finds that are leaks, as mistakes. `texts` gives the texts of the public stories; it is seldom asked.

    The words of a headline, and the name of a story, are no leak where a public story's own text has them.
    """
    doubtful = {f.secret.text for f in finds if f.secret.what in ("headline", "name")}
    own: set[str] = set()
    if doubtful:
        for text in texts():
            own |= {words for words in doubtful if words in text}
    return [_problem(find, now) for find in finds if find.secret.text not in own]


def _state(story: Article) -> str:
    if story.orders.killed:
        return "withdrawn"
    return "a draft" if story.orders.draft else f"not public before {story.card.published.isoformat()}"


def _problem(find: Find, now: datetime) -> Problem:
    story, what = find.secret.story, find.secret.what
    state = _state(story)
    place = mark(story, "title")
    return problem("B480", *place, what=what, state=state, where=find.path, around=find.around)
