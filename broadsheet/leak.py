"""No story shows before its time: what is secret at an instant, and the search for it in what is about to be printed.

The plan hands no page anything of a story that is not public, so a find means a fault of a template, of a text or of
ours. The search is made while a page's bytes are at hand, by a filter that looks for every secret at once; the few
finds are judged afterwards, because words of a headline may stand in the text of a public story by their own right.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape
from typing import Literal, TypeAlias

from broadsheet import urls
from broadsheet.desk import status, was_public
from broadsheet.errors import Problem, problem
from broadsheet.marks import mark
from broadsheet.model import Article, Edition, Picture, Profile

What: TypeAlias = Literal["headline", "name", "address", "id", "picture"]
Occurrences: TypeAlias = Callable[[bytes], Iterable[tuple[bytes, int, int]]]
"""Gives the needles that stand in some bytes, each with its beginning and end."""
RUN = 4
"""Words of a headline that are looked for together."""
LEAST = 15
"""Bytes below which words are too common to mean a story."""
TOGETHER, FEW = 16, 128
"""Needles that are looked for in one pass while there are few: that many fit in the registers of a processor. Where
there are more, one automaton looks for all of them at a third of the speed."""
SEEN = 12 << 20
"""Bytes of pieces that are remembered as clean."""
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
    """Looks for secrets in outputs.

    A quick filter says of almost everything that it holds none; the little that is left is looked through for every
    secret as a whole name. A story's entry stands in a dozen feeds as the same bytes, and is looked through once.
    """

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self.secrets = secrets
        self._by_needle: dict[bytes, list[int]] = {}
        for number, secret in enumerate(secrets):
            self._by_needle.setdefault(secret.needle, []).append(number)
        self._suspect = _filter(shortest(self._by_needle))
        self._occurrences: Occurrences | None = None
        self._seen: set[bytes] = set()
        self._size = 0

    def finds(self, path: str, pieces: Sequence[bytes]) -> list[Find]:
        """The secrets in an output, which is given in pieces, or in its path: of each the first place.

        No word may span two pieces.
        """
        if not self.secrets:
            return []
        found: dict[int, str] = {}
        self._look(b"/%s\n" % path.encode(), found)
        if len(pieces) == 1:
            self._look(pieces[0], found)  # nobody else prints the same, so that its digest would be made in vain
        else:
            for piece in pieces:
                if piece not in self._seen and self._look(piece, found):
                    self._remember(piece)
        return [Find(self.secrets[number], path, around) for number, around in sorted(found.items())]

    def _look(self, text: bytes, found: dict[int, str]) -> bool:
        """Add the numbers of the secrets in a text, and the words around each. Returns whether the text is clean."""
        is_clean = True
        if self._suspect(text):
            self._occurrences = self._occurrences or _exact(list(self._by_needle))
            for needle, start, end in self._occurrences(text):
                for number in self._by_needle[needle]:
                    if _is_whole(text, self.secrets[number].what, start, end):
                        is_clean = False
                        found.setdefault(number, _around(text, start, end))
        return is_clean

    def _remember(self, clean: bytes) -> None:
        self._size += len(clean)
        if self._size > SEEN:
            self._seen.clear()
            self._size = 0
        self._seen.add(clean)


def search(secrets: Sequence[Secret]) -> Search:
    """This thread's last search if it was for the same secrets, so that it is made once in each worker."""
    last: Search | None = getattr(_own, "search", None)
    if last is None or (last.secrets is not secrets and last.secrets != secrets):
        last = _own.search = Search(secrets)
    return last


_own = threading.local()


def shortest(needles: Iterable[bytes]) -> list[bytes]:
    """The needles that hold no other one: where none of these stands, none of all stands."""
    ordered = sorted(needles, key=lambda needle: (len(needle), needle))
    head = len(ordered[0]) if ordered else 0
    found: dict[bytes, None] = {}
    lengths: dict[bytes, set[int]] = {}  # of what was found, by its first bytes: most needles begin like no other
    for needle in ordered:
        heads = ((at, needle[at : at + head]) for at in range(len(needle) - head + 1))
        if not any(needle[at : at + length] in found for at, first in heads for length in lengths.get(first, ())):
            found[needle] = None
            lengths.setdefault(needle[:head], set()).add(len(needle))
    return list(found)


def _filter(needles: Sequence[bytes]) -> Callable[[bytes], bool]:
    """A quick test whether any of the needles may be in some bytes.

    Without the library (extra `scan`) each is looked for by itself: as right, and slower where there are many.
    """
    try:
        import ahocorasick_rs as machines
    except ImportError:
        return lambda text: any(needle in text for needle in needles)
    count = TOGETHER if len(needles) <= FEW else len(needles)
    groups = [needles[start : start + count] for start in range(0, len(needles), count)]
    kind = machines.MatchKind.LeftmostFirst  # the only one that looks with the processor's wide registers
    form = None if len(needles) <= FEW else machines.Implementation.DFA
    passes = [machines.BytesAhoCorasick(group, matchkind=kind, implementation=form) for group in groups]
    return lambda text: any(machine.find_matches_as_indexes(text) for machine in passes)


def _exact(needles: list[bytes]) -> Occurrences:
    """A function that gives every place of every needle in some bytes, those that overlap too."""
    try:
        import ahocorasick_rs as machines
    except ImportError:
        return partial(_occurrences, needles)
    machine = machines.BytesAhoCorasick(needles)

    def occurrences(text: bytes) -> Iterator[tuple[bytes, int, int]]:
        for number, start, end in machine.find_matches_as_indexes(text, overlapping=True):
            yield needles[number], start, end

    return occurrences


def _occurrences(needles: Iterable[bytes], text: bytes) -> Iterator[tuple[bytes, int, int]]:
    for needle in needles:
        at = -1
        while (at := text.find(needle, at + 1)) >= 0:
            yield needle, at, at + len(needle)


def _is_whole(text: bytes, what: What, start: int, end: int) -> bool:
    """Whether a secret stands there as a whole name, or as whole words.

    The address of a story may begin that of another; its name may be part of a longer one.
    """
    begins = what == "address" or not start or text[start - 1] not in _WORDISH
    return begins and (text.endswith(b"/", start, end) or end == len(text) or text[end] not in _WORDISH)


def _around(text: bytes, start: int, end: int) -> str:
    piece = text[max(0, start - 30) : end + 30].decode(errors="ignore")
    return " ".join(piece.split())


def judge(finds: Sequence[Find], texts: Callable[[], Iterable[str]]) -> list[Problem]:
    """The finds that are leaks, as mistakes. `texts` gives the texts of the public stories; it is seldom asked.

    The words of a headline, and the name of a story, are no leak where a public story's own text has them.
    """
    doubtful = {f.secret.text for f in finds if f.secret.what in ("headline", "name")}
    own: set[str] = set()
    if doubtful:
        for text in texts():
            own |= {words for words in doubtful if words in text}
    return [_problem(find) for find in finds if find.secret.text not in own]


def _state(story: Article) -> str:
    if story.orders.killed:
        return "withdrawn"
    return "a draft" if story.orders.draft else f"not public before {story.card.published.isoformat()}"


def _problem(find: Find) -> Problem:
    story, what = find.secret.story, find.secret.what
    state = _state(story)
    place = mark(story, "title")
    return problem("B480", *place, what=what, state=state, where=find.path, around=find.around)
