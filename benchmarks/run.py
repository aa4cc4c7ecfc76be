"""The one command: the same paper built by Broadsheet and its peers, from nothing and after each kind of change.

    python3 -m benchmarks.run --stories 1000 --rounds 3
    python3 -m benchmarks.run --sites broadsheet,hugo --stories 10000 --save

Rounds are interleaved, so that whatever else the machine does meets everybody. Sites stand on a memory file system
where there is one, or the disk would be measured. `--save` enters the result in benchmarks/results.json and in the
tables that are made from it (`benchmarks.table`).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peers, table
from benchmarks.corpus import Corpus
from benchmarks.measure import Measured, changed, run, snapshot
from benchmarks.sites import Site
from benchmarks.table import Sample

MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Scene:
    """A kind of change, and how it is made in a site."""

    name: str
    change: Callable[[Site, Corpus, int], None]


def nothing(site: Site, corpus: Corpus, count: int) -> None:
    """Change nothing."""


def body(site: Site, corpus: Corpus, count: int) -> None:
    path = site.path(corpus.story(count // 2))
    path.write_text(
        path.read_text(encoding="utf-8") + "\nOne more sentence was added to this story.\n", encoding="utf-8"
    )


def headline(site: Site, corpus: Corpus, count: int) -> None:
    story = corpus.story(3 * count // 4)
    path = site.path(story)
    path.write_text(path.read_text(encoding="utf-8").replace(story.title, f"{story.title} again", 1), encoding="utf-8")


def story(site: Site, corpus: Corpus, count: int) -> None:
    site.write_story(corpus.story(count))


def template(site: Site, corpus: Corpus, count: int) -> None:
    path = site.template()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</body>", "<hr hidden></body>"), encoding="utf-8")


SCENES = (
    Scene("unchanged", nothing),
    Scene("one body edited", body),
    Scene("one headline edited", headline),
    Scene("one story added", story),
    Scene("one template changed", template),
)
COLD = "from nothing"


def play(site: Site, corpus: Corpus, count: int, scenes: tuple[Scene, ...], limit: float) -> Iterator[Sample]:
    """One round of a site: from nothing, then each change on top of the last."""
    shutil.rmtree(site.root, ignore_errors=True)
    site.write(corpus, count)
    yield _sample(site, COLD, run(site.command(), site.root, limit), {})
    before = snapshot(site.output())
    run(site.command(), site.root, limit)  # so that what was printed a moment ago is not looked at twice for its age
    for scene in scenes:
        scene.change(site, corpus, count)
        measured = run(site.command(), site.root, limit)
        yield _sample(site, scene.name, measured, before)
        before = snapshot(site.output())
    shutil.rmtree(site.root, ignore_errors=True)


def _sample(site: Site, scene: str, measured: Measured, before: dict[str, tuple[int, bytes]]) -> Sample:
    if measured.code:
        raise SystemExit(f"{site.name}, {scene}: exit code {measured.code}\n{measured.said}")
    after = snapshot(site.output())
    files, size = changed(before, after)
    return Sample(site.name, scene, measured.wall, measured.cpu, measured.memory, files, size, len(after))


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for the sites, in memory where that can be had."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None, prefix="benchmark-") as name:
        yield Path(name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sites", default=",".join(peers.MAKERS), help=f"of {', '.join(peers.MAKERS)}")
    parser.add_argument("--scenes", default=",".join(scene.name for scene in SCENES))
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a build is given up")
    parser.add_argument("--save", action="store_true", help="enter the result in the tables")
    given = parser.parse_args()
    names, corpus = given.sites.split(","), Corpus()
    scenes = tuple(scene for scene in SCENES if scene.name in given.scenes.split(","))
    peers.install(set(names))
    samples: list[Sample] = []
    with workplace() as place:
        for number in range(given.rounds):
            for name in names:
                for sample in play(peers.MAKERS[name](place / name), corpus, given.stories, scenes, given.limit):
                    samples.append(sample)
                    print(f"{number + 1}/{given.rounds} {sample}", file=sys.stderr, flush=True)
    result = table.result(given.stories, given.rounds, samples)
    print(table.markdown(result))
    if given.save:
        table.save(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
