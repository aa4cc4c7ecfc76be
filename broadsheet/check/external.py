"""Links to other sites: whether they still answer. The one rule that asks the network, and only when it is asked to.

It is polite: one question at a time to each host with a pause between, none that its robots.txt forbids, none more to
a host that cannot be reached, HEAD before GET, a name in the user agent. Answers are kept in `.broadsheet/links.json`:
a week where a page answered, an hour where it did not.
"""

from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx2

from broadsheet import __version__
from broadsheet.check.paper import Paper, Place
from broadsheet.errors import Problem, problem

FILE = "links.json"
WEEK, HOUR = 7 * 86400, 3600
TIMEOUT = 15.0
"""Seconds that a page may take."""
PAUSE = 1.0
"""Seconds between two questions to one host."""
HOSTS = 8
"""How many hosts are asked at a time."""
_HREF = re.compile(r'\shref="(https?://[^"]*)"')
_REFUSED = frozenset({401, 403, 405, 429, 501, 503})
"""Answers that say nothing about the page: the host does not speak to programs."""
UNASKED = 403
"""Stands for the answer of a host that was not asked."""
LONGEST = 500_000
"""Characters of a robots.txt that are read (RFC 9309, section 2.5)."""
NAME = "Broadsheet"
_FOR_GOOD = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said of an address. `at` is in seconds since 1970; `target` is where it has moved for good."""

    at: int
    status: int
    target: str = ""
    detail: str = ""

    @property
    def holds(self) -> bool:
        return 200 <= self.status < 400 or self.status in _REFUSED


def outside(paper: Paper, folder: Path, now: int, pause: float = PAUSE) -> Iterator[Problem]:
    """The links of the stories that lead nowhere. `folder` keeps the answers, `now` is in seconds since 1970."""
    places = _links(paper)
    known = _load(folder / FILE)
    fresh = {url: answer for url, answer in known.items() if now - answer.at < (WEEK if answer.holds else HOUR)}
    asked = [url for url in places if url not in fresh]
    answers = fresh | _ask(asked, now, pause, paper.site.site.url)
    _keep(folder / FILE, {url: answer for url, answer in (known | answers).items() if now - answer.at < 5 * WEEK})
    for url, found in sorted(places.items()):
        answer = answers[url]
        for place in found:
            if not answer.holds:
                yield problem("B730", *place, url=url, detail=answer.detail or f"status {answer.status}")
            elif answer.target:
                yield problem("B731", *place, url=url, target=answer.target)


def _links(paper: Paper) -> dict[str, list[Place]]:
    """Every address outside the site that a story links to, and where."""
    own = urlsplit(paper.site.site.url).netloc
    found: dict[str, list[Place]] = defaultdict(list)
    for story in paper.stories():
        for url in dict.fromkeys(map(unescape, _HREF.findall(story.body.html))):
            if urlsplit(url).netloc != own:
                found[url.partition("#")[0]].append(story.find(url))
    return found


def _ask(addresses: Sequence[str], now: int, pause: float, site: str) -> dict[str, Answer]:
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in addresses:
        by_host[urlsplit(url).netloc].append(url)
    agent = f"{NAME}/{__version__} (link check for {site})"
    with (
        httpx2.Client(timeout=TIMEOUT, follow_redirects=True, headers={"User-Agent": agent}) as client,
        ThreadPoolExecutor(HOSTS) as pool,
    ):
        found = pool.map(partial(_ask_host, client, now, pause), by_host.values())
        return {url: answer for answers in found for url, answer in answers}


def _ask_host(client: httpx2.Client, now: int, pause: float, addresses: Sequence[str]) -> list[tuple[str, Answer]]:
    try:
        manners = _manners(client, addresses[0])
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.InvalidURL) as error:
        return [(url, Answer(now, 0, detail=_told(error))) for url in addresses]
    answers = []
    for url in addresses:
        if manners.can_fetch(NAME, url):
            time.sleep(pause)
            answers.append((url, _ask_one(client, now, url)))
        else:
            answers.append((url, Answer(now, UNASKED, detail="its robots.txt keeps programs away")))
    return answers


def _manners(client: httpx2.Client, url: str) -> RobotFileParser:
    """What the host of an address asks of programs (RFC 9309); nothing where it does not say so in plain words.

    Raises:
        httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.InvalidURL: it cannot be reached.
    """
    manners = RobotFileParser()
    lines: list[str] = []
    try:
        response = client.get(urljoin(url, "/robots.txt"))
        lines = response.text[:LONGEST].splitlines() if response.status_code == 200 else []
    except (httpx2.ConnectError, httpx2.ConnectTimeout):
        raise
    except httpx2.HTTPError:
        pass
    manners.parse(lines)
    return manners


def _told(error: Exception) -> str:
    late = f"no answer within {TIMEOUT:.0f} seconds"
    return late if isinstance(error, httpx2.TimeoutException) else str(error) or type(error).__name__


def _ask_one(client: httpx2.Client, now: int, url: str) -> Answer:
    try:
        response = client.head(url)
        if response.status_code >= 400:
            with client.stream("GET", url) as response:
                pass
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        return Answer(now, 0, detail=_told(error))
    steps = [step.status_code for step in response.history]
    moved = str(response.url) if steps and all(status in _FOR_GOOD for status in steps) else ""
    return Answer(now, response.status_code, moved)


def _load(path: Path) -> dict[str, Answer]:
    try:
        return {url: Answer(**said) for url, said in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError):
        return {}


def _keep(path: Path, answers: Mapping[str, Answer]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    said = {url: asdict(answer) for url, answer in sorted(answers.items())}
    path.write_text(json.dumps(said, indent=1), encoding="utf-8")
