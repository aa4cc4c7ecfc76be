"""Events for open pages, as server-sent events (HTML Living Standard, section 9.2).

A page that does not take its events is let go and comes back by itself, so that nothing piles up here.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

OPEN = 64
"""Pages that may listen at one time."""
WAITING = 32
"""Events that may wait for one page."""
PULSE = 15.0
"""Seconds of silence after which a comment is sent, to notice pages that are gone."""


class Hub:
    """The open pages."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    @property
    def is_full(self) -> bool:
        return len(self._queues) >= OPEN

    def send(self, data: Mapping[str, Any]) -> None:
        """Tell every page."""
        text = event(data)
        for queue in list(self._queues):
            if queue.qsize() >= WAITING:
                self._queues.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(text)

    def close(self) -> None:
        """Let every page go, and take no more."""
        self._closed = True
        for queue in self._queues:
            queue.put_nowait(None)

    async def listen(self, first: Mapping[str, Any]) -> AsyncIterator[str]:
        """The stream of one page; `first` is told at once."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield "retry: 400\n\n" + event(first)
            while not self._closed:
                try:
                    text = await asyncio.wait_for(queue.get(), PULSE)
                except TimeoutError:
                    text = ": still here\n\n"
                if text is None:
                    return
                yield text
        finally:
            self._queues.discard(queue)


def event(data: Mapping[str, Any]) -> str:
    """One event. JSON has no line breaks, so one line of data will do."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
