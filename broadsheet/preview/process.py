"""The builder's process as the server sees it: one message out, one answer back, and an end whenever it is wanted."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from broadsheet.errors import problem
from broadsheet.preview import builder
from broadsheet.preview.early import Wishes
from broadsheet.preview.orders import Build, Outcome, Question, Setup

GRACE = 0.3
"""Seconds that a builder has to end before it is killed."""


class Builder:
    """Starts the process when it is first needed, and again when it has died."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._line = ThreadPoolExecutor(1, thread_name_prefix="builder")
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._stopped = False
        self.wishes = Wishes()
        """Pages that are wanted before the first edition is printed."""

    async def build(self, build: Build) -> Outcome:
        """Carry out an order."""
        try:
            outcome: Outcome = await self._ask(build)
            return outcome
        except (EOFError, OSError):
            return Outcome(build.order, False, (problem("B902", "", end=self._bury()),))

    async def answer(self, question: Question) -> dict[str, Any]:
        """Answer a question; with nothing where the builder died over it."""
        try:
            answer: dict[str, Any] = await self._ask(question)
            return answer
        except (EOFError, OSError):
            self._bury()
            return {}

    async def _ask(self, message: Build | Question) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._line, self._exchange, message)

    def _exchange(self, message: Build | Question) -> Any:
        if self._stopped:
            raise EOFError
        if self._pipe is None:
            self._start()
        assert self._pipe is not None
        self._pipe.send(message)
        return self._pipe.recv()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        wished, wishes = context.Pipe(duplex=False)
        given = (theirs, self._setup, wished)
        self._process = context.Process(target=builder.work, args=given, name="broadsheet builder")
        self._process.start()
        theirs.close()
        wished.close()
        self.wishes.to(wishes)

    def _bury(self) -> str:
        process, self._process, self._pipe = self._process, None, None
        if process is None:
            return "it did not start"
        process.join(GRACE)
        return f"exit code {process.exitcode}"

    def stop(self) -> None:
        """End the process and all its workers, whatever they are at. An output folder survives that."""
        self._stopped = True
        process, pipe = self._process, self._pipe
        if process is not None and process.pid is not None and process.is_alive():
            _kill(process.pid)
            process.join(GRACE)
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        self._line.shutdown(wait=False, cancel_futures=True)


def _kill(pid: int) -> None:
    """Kill the process group of a builder, or where there are no groups (or not yet) the builder."""
    with suppress(OSError):
        if hasattr(os, "killpg") and os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)
