from __future__ import annotations

import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from broadsheet.model import Given, PictureOptions
from broadsheet.pictures import picture
from broadsheet.pictures.store import Job, Made, Store, keys, make, mistake, weight
from tests.pictures import made

OPTIONS = PictureOptions((20, 40), ("webp", "jpeg"), ("social",))


def job(folder: Path, name: str = "a.jpg", data: bytes | None = None, given: Given = Given()) -> Job:  # noqa: B008
    file, media = made.put(folder, name, data or made.encoded(made.gradient(60, 40), "JPEG"))
    return Job(file, media, picture(media, given, None, OPTIONS), OPTIONS)


def run(jobs: list[Job], store: Store, **settings: Any) -> Made:
    with ThreadPoolExecutor(2) as executor:
        return make(jobs, store, executor, **settings)


def test_a_second_build_converts_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    jobs = [job(tmp_path, "a.jpg"), job(tmp_path, "b.png", made.encoded(made.gradient(90, 90), "PNG"))]
    assert run(jobs, store) == Made(converted=10, kept=0)
    assert run(jobs, store) == Made(converted=0, kept=10)
    for each in jobs:
        for variant, key in keys(each).items():
            assert made.opened(store.read(key)).size == (variant.width, variant.height)


def test_a_new_credit_is_a_new_conversion_and_a_new_caption_is_none(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    run([job(tmp_path)], store)
    assert run([job(tmp_path, given=Given(caption="New"))], store).converted == 0
    assert run([job(tmp_path, given=Given(credit="New"))], store).converted == 5
    assert run([job(tmp_path, given=Given(focus=(0.1, 0.1)))], store).converted == 1


def test_only_what_is_lacking_is_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    each = job(tmp_path)
    run([each], store)
    store.path(next(iter(keys(each).values()))).unlink()
    assert run([each], store) == Made(converted=1, kept=4)


def test_one_picture_in_two_stories_is_converted_once(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert (
        run([job(tmp_path), job(tmp_path)], Store(tmp_path / "store"), progress=lambda *now: seen.append(now)).converted
        == 5
    )
    assert seen == [(1, 1)]


def test_the_same_bytes_under_two_names_are_kept_once(tmp_path: Path) -> None:
    assert run([job(tmp_path, "a.jpg"), job(tmp_path, "b.jpg")], Store(tmp_path / "store")).converted == 5


def test_a_damaged_picture_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    bad = job(tmp_path, "b.jpg", made.encoded(made.gradient(50, 40), "JPEG"))
    bad.source.write_bytes(b"gone bad")
    gone = job(tmp_path, "c.jpg", made.encoded(made.gradient(40, 40), "JPEG"))
    gone.source.unlink()
    found = run([bad, gone, job(tmp_path)], Store(tmp_path / "store"))
    assert found.converted == 5
    assert [(failure.path, failure.code) for failure in found.failures] == [("b.jpg", "B359"), ("c.jpg", "B359")]
    assert str(mistake(found.failures[0])).startswith('b.jpg: B359 "b.jpg" could not be converted: its pixels')


def test_prune_keeps_what_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    kept, dropped = job(tmp_path), job(tmp_path, "b.png", made.encoded(made.gradient(90, 90), "PNG"))
    run([kept, dropped], store)
    (store.path(next(store.keys())).parent / ".left-by-a-crash").write_bytes(b"half")
    count, size = store.prune(set(keys(kept).values()))
    assert (count, size > 0) == (6, True)
    assert set(store.keys()) == set(keys(kept).values())
    assert not list(store.root.rglob(".*"))


def test_a_write_that_fails_leaves_nothing_under_the_key(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.path(b"k" * 16).mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        store.write(b"k" * 16, b"data")
    assert not store.has(b"k" * 16)


class Counting(Executor):
    """Runs nothing before it is asked for the result, and counts how much waits at a time."""

    def __init__(self) -> None:
        self.most = 0
        self.pool = ThreadPoolExecutor(1)
        self.under_way: set[Future[Any]] = set()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.under_way = {future for future in self.under_way if not future.done()}
        future = self.pool.submit(fn, *args, **kwargs)
        self.under_way.add(future)
        self.most = max(self.most, len(self.under_way))
        return future


def test_pictures_under_way_stay_within_the_memory(tmp_path: Path) -> None:
    jobs = [job(tmp_path, f"{n}.jpg", made.encoded(made.gradient(60 + n, 40), "JPEG")) for n in range(6)]
    executor = Counting()
    assert make(jobs, Store(tmp_path / "store"), executor, memory=2 * weight(jobs[5])).converted == 30
    assert executor.most <= 2
    assert make(jobs, Store(tmp_path / "other"), executor, memory=1).converted == 30, "one at a time goes through"


def test_a_photograph_weighs_what_is_decoded_of_it(tmp_path: Path) -> None:
    photo = job(tmp_path)
    large = replace(photo.media, width=12_000, height=8_000)
    printed = picture(large, Given(), None, PictureOptions())
    as_jpeg = Job(photo.source, large, printed, PictureOptions())
    as_png = replace(as_jpeg, media=replace(large, type="image/png"))
    assert weight(as_jpeg) < 120_000_000 < 700_000_000 < weight(as_png)


def end() -> None:
    os._exit(9)


@pytest.mark.slow
def test_a_worker_that_dies_is_a_failure_and_not_a_traceback(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        executor.submit(end)
        found = make([job(tmp_path)], Store(tmp_path / "store"), executor)
    assert [failure.code for failure in found.failures] == ["B359"]


@pytest.mark.slow
def test_workers_in_processes_fill_the_same_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    jobs = [job(tmp_path, f"{n}.jpg", made.encoded(made.gradient(60 + n, 40), "JPEG")) for n in range(4)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert make(jobs, store, executor) == Made(converted=20, kept=0)
    assert run(jobs, store) == Made(converted=0, kept=20)
