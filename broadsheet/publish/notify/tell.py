"""Carrying out orders. A failure is a warning; its text is made of our own words, so that it holds no credential."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import httpx2

from broadsheet import __version__
from broadsheet.errors import Problem, problem
from broadsheet.publish.notify.orders import Order

TIMEOUT = 15.0
"""Seconds that a request may take."""
PATIENCE = 120.0
"""Seconds that a command may take."""
ATTEMPTS = 3
PAUSE = 1.0
"""Seconds before the second attempt; twice as many before the third."""
AT_ONCE = 4
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the orders of one label. `detail` is empty where all went well."""

    label: str
    addresses: int
    failed: int = 0
    detail: str = ""

    @property
    def problem(self) -> Problem | None:
        """A warning where some failed."""
        if not self.failed:
            return None
        return problem("B850", "", label=self.label, failed=self.failed, count=self.addresses, detail=self.detail)


def tell(orders: Iterable[Order], pause: float = PAUSE) -> list[Told]:
    """Carry out orders, a few at a time, and say by label what became of them. Never raises for a host's sake."""
    wanted = list(orders)
    by_label: dict[str, list[tuple[Order, str]]] = {}
    agent = {"User-Agent": f"Broadsheet/{__version__}"}
    with httpx2.Client(timeout=TIMEOUT, headers=agent) as client, ThreadPoolExecutor(AT_ONCE) as pool:
        for order, detail in zip(wanted, pool.map(partial(_one, client, pause), wanted), strict=True):
            by_label.setdefault(order.label, []).append((order, detail))
    return [_summed(label, done) for label, done in by_label.items()]


def _summed(label: str, done: Sequence[tuple[Order, str]]) -> Told:
    failed = [(order.count, detail) for order, detail in done if detail]
    total = sum(order.count for order, _ in done)
    return Told(label, total, sum(count for count, _ in failed), failed[0][1] if failed else "")


def _one(client: httpx2.Client, pause: float, order: Order) -> str:
    """Why an order failed; empty if it did not."""
    if order.unset:
        return f"the environment lacks {', '.join(order.unset)}"
    if order.command:
        return _run(order.command)
    detail = ""
    for attempt in range(ATTEMPTS):
        time.sleep(pause * attempt)
        detail, is_final = _request(client, order)
        if is_final:
            break
    return detail


def _request(client: httpx2.Client, order: Order) -> tuple[str, bool]:
    """What went wrong, and whether asking again is of no use."""
    try:
        answer = client.request(order.method, order.url, headers=dict(order.headers), content=order.body.encode())
    except httpx2.TimeoutException:
        return "no answer in time", False
    except (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, httpx2.InvalidURL, ValueError):
        return "the request cannot be made: look at its address and its headers", True
    except httpx2.HTTPError:
        return "it cannot be reached", False
    if answer.is_success:
        return "", True
    return f"it answered {answer.status_code}", answer.status_code not in _PASSING


def _run(command: Sequence[str]) -> str:
    """Run a command without a shell. What it says is not shown: it may say what it was told in confidence."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False)
    except FileNotFoundError:
        return "there is no such program"
    except subprocess.TimeoutExpired:
        return f"it took longer than {PATIENCE:.0f} seconds"
    except OSError as error:
        return error.strerror or "it cannot be run"
    return f"it ended with {done.returncode}" if done.returncode else ""
