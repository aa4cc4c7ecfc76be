"""Who does the work: this process, processes of our own, or any executor. And how long a story may take."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from broadsheet.errors import Mistakes
from broadsheet.press import pool, printing
from broadsheet.press.pool import Crew, Overrun, time_limit
from tests.newsroom import SETTINGS, Newsroom, story

SLOW = "[a](" * 20_000
"""Python-Markdown looks for the end of each link to the end of the text: minutes for 80 kB."""


class Cluster(Executor):
    """Runs what it is sent in this process, and like a cluster's client keeps no secret of what that was."""

    def __init__(self) -> None:
        self.sent: list[tuple[Any, ...]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.sent.append(args)
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def double(state: int, batch: Sequence[int]) -> list[int]:
    return [state * item for item in batch]


@pytest.mark.parametrize("crew", [Crew(1), Crew(2), Crew(2, Cluster()), Crew(3, ThreadPoolExecutor(3))])
def test_results_come_in_order(crew: Crew) -> None:
    batches = list(pool.run(double, 2, range(500), crew, 7))
    assert [item for batch in batches for item in batch] == [2 * item for item in range(500)]


def who(state: int, batch: Sequence[int]) -> list[tuple[int, int]]:
    return [(os.getpid(), item) for item in batch]


@pytest.mark.skipif(not pool.FORKS, reason="processes are not forked here")
def test_forked_processes_are_relieved_after_a_shift() -> None:
    done = [one for batch in pool.run(who, 0, range(500), Crew(2), 7, 200) for one in batch]
    assert [item for _, item in done] == list(range(500))
    shifts = [{pid for pid, item in done if start <= item < start + 200} for start in (0, 200, 400)]
    assert not shifts[0] & shifts[1]
    assert not shifts[1] & shifts[2]
    assert os.getpid() not in set().union(*shifts)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    for number in range(70):
        room.write(f"content/uk/story-{number}.md", story(f"Story {number}", f'Words "{number}".\n\n- one\n- two\n'))
    return room


def test_any_executor_gives_the_same_site(newsroom: Newsroom) -> None:
    cluster = Cluster()
    with ThreadPoolExecutor(4) as threads:
        hired: dict[str, dict[str, Any]] = {
            "processes": {"workers": 2},
            "threads": {"workers": 4, "executor": threads},
            "cluster": {"executor": cluster},
        }
        sites = {name: newsroom.clean(**changes) for name, changes in hired.items()}
    assert sites["processes"] == sites["threads"] == sites["cluster"] == newsroom.clean()
    assert len(cluster.sent) > 3


def test_printers_that_are_relieved_print_the_same_site(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = newsroom.clean(workers=2)
    monkeypatch.setattr(printing, "MANY", 70)
    assert newsroom.clean(workers=2) == usual


@pytest.mark.parametrize(("outputs", "after"), [(2_700, 0), (15_600, 520), (140_000, 2000)])
def test_printers_are_relieved_where_there_is_much_to_print(outputs: int, after: int) -> None:
    assert printing.shift(outputs) == after


def test_an_executor_is_sent_what_it_needs_and_no_more(newsroom: Newsroom) -> None:
    """A batch of outputs travels with its own bodies' keys, not with the whole edition."""
    cluster = Cluster()
    newsroom.build(executor=cluster)
    newsroom.write("content/uk/story-1.md", story("Story 1", "Other words."))
    cluster.sent.clear()
    newsroom.build(executor=cluster)
    tasks = [item for _, batch in cluster.sent for item in batch]
    assert len(tasks) < 40
    assert all(pickle.loads(pickle.dumps(args)) for args in cluster.sent)


def swallow_once() -> None:
    """Like a library that catches what it did not expect, and goes on."""
    with suppress(OSError):
        time.sleep(5)
    time.sleep(5)


def test_a_limit_rings_again_when_it_was_swallowed() -> None:
    with pytest.raises(Overrun), time_limit(0.05):
        swallow_once()


def test_a_limit_leaves_the_alarm_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(5):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_thread_works_without_a_limit() -> None:
    done = []

    def work() -> None:
        with time_limit(0.001):
            time.sleep(0.01)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_story_that_takes_too_long_is_named_and_the_others_go_on(newsroom: Newsroom, workers: int) -> None:
    newsroom.write("broadsheet.toml", SETTINGS + "[markdown]\ntimeout = 0.3\n")
    newsroom.write("content/uk/slow.md", story("A slow one", SLOW))
    with pytest.raises(Mistakes) as raised:
        newsroom.build(workers=workers)
    assert [(p.path, p.code) for p in raised.value.problems] == [("content/uk/slow.md", "B440")]
    report = newsroom.build(workers=workers, keep_going=True)
    assert report.left_out == ("uk/slow.md",)
    assert report.stories == 70
    (newsroom.root / "content/uk/slow.md").unlink()
    assert newsroom.build().rendered == 0
    assert newsroom.site() == newsroom.clean()


def test_what_was_broken_off_does_not_colour_the_next_story(newsroom: Newsroom) -> None:
    """In one process: the converter that was stopped in the middle of a list is not used again."""
    newsroom.write("broadsheet.toml", SETTINGS + "[markdown]\ntimeout = 0.3\n")
    newsroom.write("content/uk/a-slow.md", story("A slow one", "- one\n\n    - two\n\n        " + SLOW))
    newsroom.build(keep_going=True, workers=1)
    (newsroom.root / "content/uk/a-slow.md").unlink()
    newsroom.build()
    assert newsroom.site() == newsroom.clean()
