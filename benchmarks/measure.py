"""One run of a command: wall-clock time, processor time and peak memory of all its processes, and what it changed.

Memory is proportional set size, so that pages which processes share are counted once. It is sampled, which costs the
measured command nothing but what the kernel needs to answer.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sites import Command

SAMPLE = 0.05


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds and mebibytes. `code` is the exit code."""

    wall: float
    cpu: float
    memory: float
    code: int
    said: str


def run(command: Command, folder: Path, limit: float = 3600.0) -> Measured:
    """Run a command to its end, or kill it after `limit` seconds of wall-clock time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command.arguments,
            cwd=folder,
            env={**_environment(), **command.environment},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            if time.perf_counter() - begun > limit:
                os.killpg(process.pid, 9)
                process.wait()
            time.sleep(SAMPLE)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, cpu, peak / 1024, process.returncode, log.read_text(errors="replace")[-2000:])


def _environment() -> dict[str, str]:
    """Ours, without a wish that would compile Python's modules at every start."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _memory(pid: int) -> int:
    """Proportional set size of a process and its descendants, in kibibytes."""
    total = 0
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        try:
            for task in Path(f"/proc/{current}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
            for line in Path(f"/proc/{current}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except (OSError, ValueError):
            continue
    return total


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Size and digest of every file below a folder, without hidden ones."""
    found = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                data = (Path(parent) / name).read_bytes()
                path = os.path.relpath(f"{parent}/{name}", folder)
                found[path] = (len(data), hashlib.blake2b(data, digest_size=16).digest())
    return found


def changed(before: Mapping[str, tuple[int, bytes]], after: Mapping[str, tuple[int, bytes]]) -> tuple[int, int]:
    """How many files differ, appeared or went, and the bytes of those that are there now."""
    paths = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    return len(paths), sum(after[path][0] for path in paths if path in after)
