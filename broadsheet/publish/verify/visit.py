"""Asking a host for many addresses, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx2

from broadsheet import __version__
from broadsheet.publish.verify.wanted import Answer

TIMEOUT = 20.0
"""Seconds that an answer may take."""
AT_ONCE = 8
ATTEMPTS = 3
PAUSE = 0.5
"""Seconds before the second attempt; twice as many before the third."""
_PASSING = frozenset({429, 500, 502, 503, 504})


def visit(
    base: str, addresses: Sequence[str], told: Callable[[int], None] = lambda _: None, pause: float = PAUSE
) -> Iterator[Answer]:
    """The answer to each address below `base` (absolute, without `/` at its end), in their order. Never raises.

    No redirect is followed, and what the network has kept is passed by.
    """
    headers = {
        "User-Agent": f"Broadsheet/{__version__} (verify)",
        "Cache-Control": "no-cache",
        "Accept-Encoding": "gzip",
    }
    limits = httpx2.Limits(max_connections=AT_ONCE)
    with (
        httpx2.Client(timeout=TIMEOUT, headers=headers, limits=limits) as client,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        for count, answer in enumerate(pool.map(partial(_ask, client, pause), [base + url for url in addresses]), 1):
            told(count)
            yield answer


def _ask(client: httpx2.Client, pause: float, url: str) -> Answer:
    answer = Answer(0)
    for attempt in range(ATTEMPTS):
        time.sleep(pause * attempt)
        answer = _once(client, url)
        if answer.status and answer.status not in _PASSING:
            break
    return answer


def _once(client: httpx2.Client, url: str) -> Answer:
    try:
        found = client.get(url)
        return Answer(found.status_code, {name.lower(): value for name, value in found.headers.items()}, found.content)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        return Answer(0, detail=str(error) or type(error).__name__)
