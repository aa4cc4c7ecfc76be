"""What was printed against what was answered. Pure; every difference has a code and the path of the printed file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from broadsheet import digest, urls
from broadsheet.errors import Problem, problem
from broadsheet.publish.verify.wanted import Answer, Wanted

MOVED = frozenset({301, 302, 303, 307, 308})
YEAR = 31_536_000
HOUR = 3600
"""Seconds for which a page may be kept, at most: a correction must be seen."""
NOWHERE = "/broadsheet-verify/nothing-stands-here/"
"""An address at which no site has anything."""
ASKED = frozenset({"gzip", "x-gzip", "identity"})
"""Content codings in which an answer may come. Others must be asked for (RFC 9110, section 12.5.3)."""
Read = Callable[[str], bytes]
"""The bytes of a printed file."""


def compare(want: Wanted, answer: Answer, read: Read) -> Iterator[Problem]:
    """What is wrong with the answer to one address. `read` is asked for a redirect's page alone."""
    if not answer.status:
        yield problem("B852", want.path, url=want.url, detail=answer.detail)
    elif want.kind == "redirect" and answer.status in MOVED:
        yield from _leads(want, answer, read)
    elif want.kind == "notice" and answer.status == 410:
        return
    elif answer.status != 200:
        yield problem("B853", want.path, url=want.url, status=answer.status)
    else:
        yield from _same(want, answer)


def compare_missing(answer: Answer, page: Wanted | None) -> Iterator[Problem]:
    """What is wrong with the answer to an address at which nothing stands. `page` is the printed 404 page."""
    if answer.status != 404:
        detail = answer.detail or f"{answer.status}"
        yield problem("B858", "404.html", url=NOWHERE, detail=f"it is answered by {detail} and not by 404")
    elif page is not None and digest.of_bytes(answer.body) != page.content:
        yield problem("B858", "404.html", url=NOWHERE, detail="the page shown there is the host's own")


def _leads(want: Wanted, answer: Answer, read: Read) -> Iterator[Problem]:
    """A redirect must lead where the page that was printed at the old address leads."""
    target = answer.headers.get("location", "")
    page = unescape(read(want.path).decode("utf-8", "replace"))
    path = urlsplit(target).path
    if not path or not any(_names(page, form) for form in (path, unquote(path))):
        yield problem("B857", want.path, url=want.url, target=target)
    elif answer.status not in (301, 308):
        yield problem("B860", want.path, url=want.url, status=answer.status)


def _names(page: str, path: str) -> bool:
    """Whether a page holds an address with this very path, whole or site-relative."""
    return re.search(rf"""(?:["'= ]|https?://[^/"' ]+){re.escape(path)}["'?# ]""", page) is not None


def _same(want: Wanted, answer: Answer) -> Iterator[Problem]:
    coding = answer.headers.get("content-encoding", "identity").lower()
    if coding not in ASKED:
        yield problem("B861", want.path, url=want.url, coding=coding)
    elif digest.of_bytes(answer.body) != want.content:
        yield problem("B854", want.path, url=want.url, size=len(answer.body))
    given = answer.headers.get("content-type", "")
    if _type(given) != _type(want.type):
        yield problem("B855", want.path, url=want.url, given=given or "no type", wanted=want.type)
    yield from _kept(want, answer)
    if want.kind == "feed" and answer.headers.get("access-control-allow-origin") != "*":
        yield problem("B859", want.path, url=want.url)


def _kept(want: Wanted, answer: Answer) -> Iterator[Problem]:
    """How long it may be kept: files with a fingerprint for a year, others for an hour at most."""
    given = answer.headers.get("cache-control", "")
    age = _age(given)
    wrong = age < YEAR if urls.is_fingerprinted(want.path) else age > HOUR
    if wrong:
        yield problem("B856", want.path, url=want.url, given=given or "nothing", wanted=want.cache)


def _age(cache: str) -> int:
    """The seconds of a Cache-Control; 0 where it has none or forbids keeping."""
    found = re.search(r"(?:^|[\s,])max-age=\"?(\d+)", cache.lower())
    return int(found[1]) if found and "no-store" not in cache.lower() else 0


def _type(kind: str) -> tuple[str, str]:
    """A media type and its charset, in small letters."""
    name, _, rest = kind.lower().partition(";")
    charset = re.search(r'charset="?([\w-]+)', rest)
    return name.strip(), charset[1] if charset else ""
