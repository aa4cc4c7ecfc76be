"""From a save to the changed page: `broadsheet serve` beside `hugo server` and `eleventy --serve`.

    python -m benchmarks.preview --stories 1000 --rounds 9

Every generator serves the same paper from a folder of its own. A round appends a paragraph to one story in each of
them, one generator after the other, and asks for the story's page every few milliseconds until the paragraph is in it.
Hugo renders only the pages that were asked for (its default), Broadsheet and Eleventy the whole site.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Corpus, Story
from benchmarks.peers import MAKERS, install
from benchmarks.sites import Site

NAMES = ("broadsheet", "hugo", "eleventy")
START, LIMIT = 900.0, 600.0
"""Seconds after which a server that shows no first page, or not what was saved, has failed."""
ANSWER = 10.0
"""Seconds that one answer may take."""
POLL = 0.005
"""Seconds between two questions; more would take from the servers what is measured."""
PAUSE, PER_STORY = 3.0, 0.0001
"""Seconds between two saves of one generator, and more for each story, so that nothing of the last one is left to be
done."""


@dataclass(frozen=True, slots=True)
class Server:
    """A generator that serves its site."""

    name: str
    site: Site
    port: int
    start: float
    """Seconds until a story's page was there."""
    process: subprocess.Popen[bytes]


def arguments(name: str, site: Site, port: int) -> list[str]:
    """How a generator is started as a server."""
    given = list(site.command().arguments)
    if name == "broadsheet":
        return [*given[: given.index("build")], "serve", "--port", str(port)]
    if name == "hugo":
        return [given[0], "server", *given[1:], "--bind", "127.0.0.1", "--port", str(port)]
    return [*given, "--serve", f"--port={port}"]


@contextlib.contextmanager
def serving(name: str, site: Site, story: Story) -> Iterator[Server]:
    """Start a generator's server, wait for a page, and stop it at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command, begun = site.command(), time.perf_counter()
    with (site.root.parent / f"{site.root.name}.log").open("wb") as log:
        process = subprocess.Popen(
            arguments(name, site, port),
            cwd=site.root,
            env={**os.environ, **command.environment},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            until(port, story, "<h1", START, process)
            yield Server(name, site, port, time.perf_counter() - begun, process)
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop a server and all that it started, by force where asking does not help."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, number)
            process.wait(10)
            return


def until(port: int, story: Story, text: str, limit: float, process: subprocess.Popen[bytes]) -> None:
    """Ask for a story's page until a text is in it.

    Raises:
        TimeoutError: it does not come.
        ChildProcessError: the server has ended.
    """
    last = time.monotonic() + limit
    request = urllib.request.Request(f"http://127.0.0.1:{port}{story.url}")
    while time.monotonic() < last:
        with (
            contextlib.suppress(OSError, http.client.HTTPException),
            urllib.request.urlopen(request, timeout=ANSWER) as answer,
        ):
            if text in answer.read().decode(errors="replace"):
                return
        if process.poll() is not None:
            raise ChildProcessError(f"the server at {request.full_url} ended with code {process.returncode}")
        time.sleep(POLL)
    raise TimeoutError(f"{text!r} is not at {request.full_url} after {limit:.0f} seconds")


def save(server: Server, story: Story, number: int) -> float:
    """Seconds from a save to the changed page."""
    path = server.site.path(story)
    text = f"{path.read_text(encoding='utf-8')}\nSavedparagraph{number} of words.\n"
    begun = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    until(server.port, story, f"Savedparagraph{number} ", LIMIT, server.process)
    return time.perf_counter() - begun


def measure(servers: Sequence[Server], stories: Sequence[Story], pause: float) -> dict[str, list[float]]:
    """Seconds of each save, with a pause after it. The first of each generator warms it up and does not count."""
    found: dict[str, list[float]] = {server.name: [] for server in servers}
    for number, story in enumerate(stories):
        for server in servers:
            seconds = save(server, story, number)
            found[server.name] += [seconds] if number else []
            tell(f"save {number} of {len(stories) - 1}: {server.name} {seconds:.3f} s")
            time.sleep(pause)
    return found


def tell(text: str) -> None:
    """Say how far the benchmark is."""
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", nargs="*", choices=NAMES, default=NAMES)
    given = parser.parse_args()
    install(set(given.only))
    corpus = Corpus()
    step = max(1, given.stories // (given.rounds + 1))
    edited = [corpus.story(number) for number in range(0, given.stories, step)][: given.rounds + 1]
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        servers = []
        for name in given.only:
            site = MAKERS[name](Path(folder) / name)
            tell(f"writing and starting {name}")
            site.write(corpus, given.stories)
            servers.append(stack.enter_context(serving(name, site, edited[0])))
        found = measure(servers, edited, PAUSE + PER_STORY * given.stories)
        print(f"{given.stories:,} stories, {given.rounds} rounds, load {os.getloadavg()[0]:.1f}; seconds")
        for server in servers:
            times = sorted(found[server.name])
            middle = statistics.median(times)
            spread = f"{times[0]:.3f} to {times[-1]:.3f}"
            print(f"{server.name:12} first page {server.start:7.2f}  save: median {middle:.3f} ({spread})")


if __name__ == "__main__":
    main()
