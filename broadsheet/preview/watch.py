"""Watching: an edition is asked for whenever a source changes, however an editor or a version control saves it.

Single files (the settings, the build script) are watched by their folder, because an editor that saves by renaming
replaces the file. A source folder that is removed takes its watch along; so once a second each is looked at, and when
one has come, gone or been replaced, the watch begins again.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from broadsheet.preview.orders import Sources

GATHER_MS = 30
"""Milliseconds within which changes are taken for one save."""
QUIET_MS = 4
"""Milliseconds without a change that end a save early."""
LOOK_MS = 1000
"""Milliseconds between two looks at the folders."""
BULK = 10
"""So many changes at once are a branch switch or a copy: wait until it has ended."""
SETTLE = 0.25
"""Seconds without changes that end a branch switch."""
PATIENCE = 180.0
"""Seconds after which that is not waited for any more."""


Touched: TypeAlias = frozenset[Path] | None
"""The files that changed; None where so much did that all must be looked at."""


async def watch(
    sources: Callable[[], Sources], changed: Callable[[Touched], None], unsettled: Callable[[bool], None]
) -> None:
    """Call `changed` after every change, for ever. `sources` is asked again after each. `unsettled` is told when a
    switch of branches has begun and when it has ended, which `changed` follows.
    """
    while True:
        wanted = sources()
        marks = identities(wanted.folders)
        async for touched in _changes(wanted, unsettled):
            if touched is None or touched:
                changed(touched)
            if sources() != wanted or identities(wanted.folders) != marks:
                break
        changed(None)


def identities(folders: Iterable[Path]) -> tuple[tuple[int, int] | None, ...]:
    """Which folders are there, and which ones they are."""
    return tuple(map(_identity, folders))


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


async def _changes(sources: Sources, unsettled: Callable[[bool], None]) -> AsyncIterator[Touched]:
    """What changed, each time that something did; nothing about once a second."""
    queue: asyncio.Queue[Touched] = asyncio.Queue()
    folders = [folder for folder in sources.folders if folder.is_dir()]
    parents = sorted({file.parent for file in sources.files if file.parent.is_dir()})
    tasks = [
        asyncio.create_task(_deep(folders, queue)),
        asyncio.create_task(_flat(parents, frozenset(map(str, sources.files)), queue)),
    ]
    try:
        while True:
            touched: Touched = frozenset()
            with contextlib.suppress(TimeoutError):
                touched = await asyncio.wait_for(queue.get(), LOOK_MS / 1000)
            for task in tasks:
                if task.done():
                    task.result()
            if touched is not None and len(touched) >= BULK:
                unsettled(True)
                await settle(queue)
                unsettled(False)
                touched = None
            yield touched
    finally:
        unsettled(False)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def settle(queue: asyncio.Queue[Touched]) -> None:
    """Wait until changes no longer follow one another."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while True:
                await asyncio.wait_for(queue.get(), SETTLE)


async def _deep(folders: list[Path], queue: asyncio.Queue[Touched]) -> None:
    roots = [str(folder) for folder in folders]
    async for paths in _watch(roots, recursive=True):
        queue.put_nowait(frozenset(Path(path) for path in paths if is_source(path, roots)))


async def _flat(parents: list[Path], files: frozenset[str], queue: asyncio.Queue[Touched]) -> None:
    """Single files: the settings and the build script, which change what everything else means."""

    async for paths in _watch([str(parent) for parent in parents], recursive=False):
        if paths & files:
            queue.put_nowait(None)


async def _watch(roots: list[str], recursive: bool) -> AsyncIterator[set[str]]:
    """The paths of each save. Where the system has no watch left to give, the folders are looked through instead."""
    from watchfiles import awatch

    if not roots:
        return
    for polling in (False, True):
        try:
            async for changes in awatch(
                *roots,
                watch_filter=None,
                debounce=GATHER_MS,
                step=QUIET_MS,
                recursive=recursive,
                force_polling=polling or None,
                ignore_permission_denied=True,
            ):
                yield {path for _, path in changes}
        except FileNotFoundError:
            return  # a folder went just now; the next look sees it
        except OSError:
            if polling:
                raise
        else:
            return


def is_source(path: str, roots: Iterable[str]) -> bool:
    """Whether a changed path may matter: hidden files, an editor's copies among them, do not."""
    for root in roots:
        if path.startswith(root):
            parts = Path(path).relative_to(root).parts
            return not any(part.startswith(".") or part.endswith("~") for part in parts)
    return False
