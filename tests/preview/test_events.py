"""Events, and which changes matter."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from broadsheet.preview import watch
from broadsheet.preview.events import WAITING, Hub, event
from broadsheet.preview.watch import Touched, is_source


def test_a_page_is_told_and_let_go() -> None:
    async def listen() -> list[str]:
        hub = Hub()
        stream = hub.listen({"number": 1})
        told = [await anext(stream)]
        hub.send({"number": 2})
        told.append(await anext(stream))
        hub.close()
        told += [text async for text in stream]
        return told

    assert asyncio.run(listen()) == ["retry: 400\n\n" + event({"number": 1}), event({"number": 2})]


def test_a_page_that_takes_nothing_is_let_go_and_nothing_piles_up() -> None:
    async def listen() -> int:
        hub = Hub()
        stream = hub.listen({})
        await anext(stream)
        for number in range(WAITING + 100):
            hub.send({"number": number})
        return len([text async for text in stream])

    assert asyncio.run(listen()) == WAITING


def test_one_event_is_one_line_whatever_it_says() -> None:
    assert event({"text": "a\nb\r\n\ndata: c"}).count("\n") == 2


def test_hidden_files_and_copies_of_editors_do_not_matter() -> None:
    assert is_source("/.site/content/uk/rail.md", ["/.site/content"])
    assert not is_source("/.site/content/uk/.rail.md.swp", ["/.site/content"])
    assert not is_source("/.site/content/uk/rail.md~", ["/.site/content"])
    assert not is_source("/.site/content/.git/index", ["/.site/content"])


def test_a_switch_of_branches_is_waited_for_however_many_saves_it_seems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "SETTLE", 2.0)  # much longer than a busy machine lets the next one wait
    left = [500]

    async def switch() -> None:
        queue: asyncio.Queue[Touched] = asyncio.Queue(1)

        async def save() -> None:
            while left[0]:
                left[0] -= 1
                await queue.put(frozenset({Path("content/uk/rail.md")}))

        saving = asyncio.create_task(save())
        await watch.settle(queue)
        saving.cancel()

    asyncio.run(switch())
    assert left == [0]
