"""The store of converted pictures, `.broadsheet/pictures/<2>/<key>`, and the one loop that fills it.

A key is a digest of all that made the bytes, so the store is never wrong, only full: `prune` drops what no edition
names. Converting is done in workers that write into the store themselves; what comes back is a few words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, as_completed, wait
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename
from tempfile import NamedTemporaryFile

from broadsheet.errors import Problem, problem
from broadsheet.model import Media, Picture, PictureOptions, Variant
from broadsheet.pictures import sizes
from broadsheet.pictures.sizes import Notice

MEMORY = 400_000_000
"""Bytes that all conversions under way may hold together, save for one picture that needs more by itself."""
AT_REST = 40_000_000
"""Bytes that a conversion holds besides the decoded picture: encoders, and the sizes being made."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files named by their keys."""

    root: Path

    def path(self, key: bytes) -> Path:
        name = key.hex()
        return self.root / name[:2] / name[2:]

    def has(self, key: bytes) -> bool:
        return self.path(key).is_file()

    def read(self, key: bytes) -> bytes:
        """The bytes of a variant.

        Raises:
            FileNotFoundError: nothing is kept under this key.
        """
        return self.path(key).read_bytes()

    def write(self, key: bytes, data: bytes) -> None:
        """Keep bytes under a key: whole or not at all."""
        place = self.path(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as file:
            file.write(data)
        Path(file.name).replace(place)

    def keys(self) -> Iterator[bytes]:
        """Every key of the store, in order."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            for file in sorted(folder.glob("[0-9a-f]*")):
                yield bytes.fromhex(folder.name + file.name)

    def prune(self, keep: Collection[bytes]) -> tuple[int, int]:
        """Remove everything that is not to be kept, and what a crash left behind; how many files and bytes."""
        doomed = [self.path(key) for key in self.keys() if key not in keep]
        doomed += self.root.glob("[0-9a-f][0-9a-f]/.*")
        size = sum(file.stat().st_size for file in doomed)
        for file in doomed:
            file.unlink(missing_ok=True)
        return len(doomed), size


@dataclass(frozen=True, slots=True)
class Job:
    """One original and the picture that is printed of it."""

    source: Path
    media: Media
    picture: Picture
    options: PictureOptions


@dataclass(frozen=True, slots=True)
class Failure:
    """An original that could not be converted: its content path, a code of the catalogue, and why."""

    path: str
    code: str
    detail: str


def mistake(failure: Failure) -> Problem:
    """A failure as the user reads it, at the original itself."""
    return problem(failure.code, failure.path, name=basename(failure.path), detail=failure.detail)


@dataclass(frozen=True, slots=True)
class Made:
    """What a run of `make` did. `kept` variants were there already."""

    converted: int = 0
    kept: int = 0
    failures: tuple[Failure, ...] = ()


def keys(job: Job) -> dict[Variant, bytes]:
    """The key of each variant of a job."""
    return sizes.keys(job.media, job.picture, job.options)


def _notice(job: Job) -> Notice:
    picture = job.picture
    return Notice(picture.credit, picture.copyright, picture.licence_url)


def make(
    jobs: Iterable[Job],
    store: Store,
    executor: Executor,
    progress: Callable[[int, int], None] = lambda done, total: None,
    memory: int = MEMORY,
) -> Made:
    """Convert whatever the store lacks, side by side, holding no more than `memory` bytes of pixels at a time.

    `progress` is told how many originals are done, and of how many. The same original asked for twice is decoded
    once for each different notice.
    """
    todo, kept = _missing(jobs, store)
    failures: list[Failure] = []
    converted = 0
    for done, (lacking, result) in enumerate(_run(todo, store, executor, memory), 1):
        progress(done, len(todo))
        if isinstance(result, Failure):
            failures.append(result)
        else:
            converted += len(lacking)
    return Made(converted, kept, tuple(sorted(failures, key=lambda failure: (failure.path, failure.code))))


Lacking = dict[Variant, bytes]


def _missing(jobs: Iterable[Job], store: Store) -> tuple[list[tuple[Job, Lacking]], int]:
    seen: set[bytes] = set()
    kept = 0
    todo: list[tuple[Job, Lacking]] = []
    for job in jobs:
        wanted = {variant: key for variant, key in keys(job).items() if key not in seen}
        seen.update(wanted.values())
        lacking = {variant: key for variant, key in wanted.items() if not store.has(key)}
        kept += len(wanted) - len(lacking)
        if lacking:
            todo.append((job, lacking))
    return todo, kept


Result = Failure | None


def _run(
    todo: Sequence[tuple[Job, Lacking]], store: Store, executor: Executor, memory: int
) -> Iterator[tuple[Lacking, Result]]:
    """Each job as it is done. A job waits until the pictures under way leave room for it."""
    running: dict[Future[Result], tuple[Job, Lacking]] = {}
    held = 0
    for job, lacking in todo:
        while running and held + weight(job) > memory:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                done, made = running.pop(future)
                held -= weight(done)
                yield made, _result(future, done)
        held += weight(job)
        running[_submit(executor, job, lacking, store)] = (job, lacking)
    for future in as_completed(running):
        yield running[future][1], _result(future, running[future][0])


def _submit(executor: Executor, job: Job, lacking: Lacking, store: Store) -> Future[Result]:
    try:
        return executor.submit(work, job, lacking, store)
    except BrokenExecutor as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _result(future: Future[Result], job: Job) -> Result:
    try:
        return future.result()
    except BrokenExecutor:
        return Failure(
            job.media.path, "B359", "the process that converted it, or one beside it, was ended from outside"
        )


def weight(job: Job) -> int:
    """Bytes that a conversion holds at most, roughly. JPEG is decoded at the size that is needed, the rest whole."""
    media = job.media
    pixels = media.width * media.height
    if media.type == "image/jpeg":
        widest = max((variant.width for variant in job.picture.variants if not variant.crop), default=media.width)
        pixels = min(pixels, 4 * widest * widest * media.height // max(1, media.width))
    frames = 6 if sizes.has(media, "animated") else 2
    return AT_REST + pixels * 4 * frames


def work(job: Job, lacking: Lacking, store: Store) -> Result:
    """Make the variants that are lacking and put them into the store. Runs in a worker."""
    from broadsheet.pictures.convert import ConversionError, convert_all

    try:
        for variant, data in convert_all(job.source, job.media, lacking, job.picture.focus, _notice(job), job.options):
            store.write(lacking[variant], data)
    except ConversionError as reason:
        return Failure(job.media.path, reason.code, reason.detail)
    except OSError as error:
        return Failure(job.media.path, "B359", error.strerror or "it cannot be read")
    return None
