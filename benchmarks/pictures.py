"""Pictures: Broadsheet and Hugo print the same sizes of the same originals.

    python benchmarks/pictures.py [FOLDER] [--count 20] [--hugo PATH]

Without a folder of photographs, noisy pictures of 12 megapixels are made, on which bytes say little and time says all.
Time is CPU time of all processes; memory is the largest sum over the workers, seen ten times a second (Linux).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

from PIL import Image

from broadsheet.model import Given, PictureOptions
from broadsheet.pictures import picture
from broadsheet.pictures.probe import probe
from broadsheet.pictures.store import Job, Store, make

WIDTHS = (480, 800, 1200, 1600)
PAGE = """{{ range resources.Match "*" }}{{ $p := . }}{{ range slice %s }}
<img src="{{ ($p.Resize (printf "%%dx jpg q80" .)).RelPermalink }}">
<img src="{{ ($p.Resize (printf "%%dx webp q75" .)).RelPermalink }}">{{ end }}{{ end }}"""


def originals(folder: Path, count: int) -> list[Path]:
    """Noisy pictures of 4000 x 3000 pixels."""
    files = []
    for number in range(count):
        noise = Image.effect_noise((1000, 750), 30 + number % 40).resize((4000, 3000), Image.Resampling.BICUBIC)
        slope = Image.linear_gradient("L").resize((4000, 3000))
        file = folder / f"p{number}.jpg"
        Image.merge("RGB", (noise, slope, noise)).save(file, quality=90)
        files.append(file)
    return files


def cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure(name: str, work: Callable[[], Path]) -> None:
    """Run one way and say what it took."""
    start, began, peak, over = cpu(), time.perf_counter(), [0], threading.Event()
    watcher = threading.Thread(target=watch, args=(peak, over))
    watcher.start()
    out = work()
    over.set()
    watcher.join()
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    files = sum(file.is_file() for file in out.rglob("*"))
    times = f"{cpu() - start:7.1f} cpu s {time.perf_counter() - began:7.1f} s"
    print(f"{name:32} {times} {peak[0] / 1e6:6.0f} MB {files:5} files {size / 1e6:7.2f} MB")


def watch(peak: list[int], over: threading.Event) -> None:
    """The most memory that this process and its children have held together."""
    while not over.wait(0.1):
        peak[0] = max(peak[0], sum(map(resident, family(os.getpid()))))


def family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += family(int(child))
    return found


def resident(pid: int) -> int:
    """Bytes that a process holds for itself: what it shares with its parent counts once."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return (int(pages[1]) - int(pages[2])) * 4096


def broadsheet(files: list[Path], folder: Path, formats: tuple[str, ...]) -> Path:
    options = PictureOptions(WIDTHS, formats, ())  # type: ignore[arg-type]
    jobs = []
    for file in files:
        data = file.read_bytes()
        media = probe(file, file.name, sha256(data).digest()[:16], len(data))
        jobs.append(Job(file, media, picture(media, Given(), None, options), options))
    with ProcessPoolExecutor() as executor:
        made = make(jobs, Store(folder), executor)
    assert not made.failures, made.failures
    return folder


def hugo(files: list[Path], folder: Path, program: str) -> Path:
    for part in ("assets", "layouts"):
        (folder / part).mkdir(parents=True)
    for file in files:
        shutil.copy(file, folder / "assets")
    (folder / "hugo.toml").write_text('baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n')
    (folder / "layouts" / "home.html").write_text(PAGE % " ".join(map(str, WIDTHS)))
    subprocess.run([program, "--source", folder, "--quiet"], check=True)
    return folder / "public"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "in").mkdir()
        files = (
            sorted(given.folder.rglob("*.jpg"))[: given.count] if given.folder else originals(place / "in", given.count)
        )
        print(f"{len(files)} originals, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")
        measure("broadsheet webp+jpeg", lambda: broadsheet(files, place / "a", ("webp", "jpeg")))
        measure("broadsheet avif+jpeg", lambda: broadsheet(files, place / "b", ("avif", "jpeg")))
        measure("broadsheet again", lambda: broadsheet(files, place / "b", ("avif", "jpeg")))
        if given.hugo:
            measure("hugo webp+jpeg", lambda: hugo(files, place / "c", given.hugo))


if __name__ == "__main__":
    main()
