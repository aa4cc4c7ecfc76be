"""Lines that are cut and runs that are killed, on the way to hosts that other programs speak to: rsync, git, rclone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from broadsheet.errors import Mistakes
from broadsheet.publish.destination import Destination
from broadsheet.publish.git import Branch
from broadsheet.publish.rclone import Rclone
from broadsheet.publish.rsync import Remote, Switched
from broadsheet.publish.sender import publish
from tests.conftest import counterpart
from tests.newsroom import NOW as BUILT
from tests.newsroom import SETTINGS, Newsroom, story
from tests.publish.conftest import Bucket
from tests.publish.cut import Wire, wire
from tests.publish.papers import broken, paper
from tests.publish.servers import KEYS
from tests.publish.site import NOW, printed, standing, terms
from tests.publish.sshd import Machine, machine
from tests.publish.test_git import ENVIRON, Repository

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Host:
    """A machine that is reached through a wire. `through` does so, and `machine` past it."""

    machine: Machine
    through: Machine
    wire: Wire


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with machine(tmp_path_factory.mktemp("sshd")) as real, wire(real.port) as line:
        known = f"-o HostKeyAlias=[127.0.0.1]:{real.port}"
        shell = f"{real.environ['RSYNC_RSH']} {known}"
        yield Host(real, replace(real, port=line.port, environ={**real.environ, "RSYNC_RSH": shell}), line)


def cuts(line: Wire, open_at: Callable[[], Destination], seen: Callable[[], dict[str, str]], output: Path) -> None:
    """Publish over a line that is cut sooner or later, look each time, and then publish once undisturbed."""
    chance = Random(5)
    publish_once(open_at(), output, paper(chance), 0)
    failed = 0
    for step, left in enumerate((500, 7_000, 10_000, 14_000), 1):
        line.left = left
        failed += not publish_once(open_at(), output, paper(chance), step)
        line.left = None
        assert not broken(seen().get)
    assert failed >= 2, "the line was cut in the middle"
    last = paper(chance)
    assert publish_once(open_at(), output, last, 300)
    assert seen() == last


def publish_once(place: Destination, output: Path, files: dict[str, str], minutes: int) -> bool:
    """Whether it went well. `minutes` later than the first."""
    now = NOW + timedelta(minutes=3 * minutes)
    try:
        publish(printed(output, files, now), place, terms(now, grace=timedelta()))
    except Mistakes as mistakes:
        assert {found.code for found in mistakes.problems} <= {"B810", "B811"}, mistakes  # noqa: PT017
        return False
    finally:
        place.close()
    return True


@pytest.mark.parametrize("kind", [Remote, Switched])
def test_rsync_over_a_line_that_is_cut(host: Host, tmp_path: Path, kind: type[Remote]) -> None:
    www, reached = tmp_path / "www", host.through
    cuts(
        host.wire,
        lambda: kind(reached.host, reached.port, str(www), "rsync+ssh://host/www", reached.environ),
        lambda: standing(www),
        tmp_path / "output",
    )


def test_git_over_a_line_that_is_cut(host: Host, tmp_path: Path) -> None:
    repository, reached = Repository(tmp_path / "repo.git"), host.through
    shell = f"{reached.environ['RSYNC_RSH']} -p {reached.port} -o BatchMode=yes"
    url = f"ssh://{reached.host}:{reached.port}{repository.folder}"

    def seen() -> dict[str, str]:
        return {path: text for path, text in repository.files().items() if path != ".nojekyll"}

    environ = {**ENVIRON, **reached.environ, "GIT_SSH_COMMAND": shell}
    cuts(host.wire, lambda: Branch(url, "pages", "git+ssh://host/repo#pages", environ), seen, tmp_path / "output")
    assert len(repository.git("for-each-ref").splitlines()) == 1


def bucket_of(bucket: Bucket) -> Rclone:
    """A bucket as rclone reaches it, through the proxy."""
    counterpart("rclone")
    settings = {
        "TYPE": "s3",
        "PROVIDER": "Other",
        "ACCESS_KEY_ID": KEYS["AWS_ACCESS_KEY_ID"],
        "SECRET_ACCESS_KEY": KEYS["AWS_SECRET_ACCESS_KEY"],
        "ENDPOINT": f"http://127.0.0.1:{bucket.proxy.port}",
    }
    told = {f"RCLONE_CONFIG_HERE_{name}": value for name, value in settings.items()}
    patience = {"RCLONE_CONFIG": os.devnull, "RCLONE_RETRIES": "1", "RCLONE_LOW_LEVEL_RETRIES": "2"}
    own = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return Rclone(f"here:{bucket.name}/site", "rclone:here:site", {**own, **told, **patience})


def test_rclone_to_a_bucket_with_its_headers_over_a_bad_line(tmp_path: Path, bucket: Bucket) -> None:
    first = paper(Random(1))
    assert publish_once(bucket_of(bucket), tmp_path / "output", first, 0)
    assert bucket.files() == first
    assert bucket.head("feed.xml")["content-type"] == "application/xml; charset=utf-8"
    assert bucket.head("index.html")["cache-control"] == "public, max-age=60, stale-while-revalidate=600"
    bucket.proxy.reset(faulty=0.6, seed=2, faults=("lose", "cut", "500"))
    assert not publish_once(bucket_of(bucket), tmp_path / "output", paper(Random(2)), 1)
    bucket.proxy.reset()
    assert not broken(bucket.read)
    last = paper(Random(9))
    assert publish_once(bucket_of(bucket), tmp_path / "output", last, 300)
    assert bucket.files() == last


@pytest.mark.parametrize("kind", ["rsync", "rsync atomic", "git", "rclone"])
def test_a_killed_run_is_completed_by_the_next(host: Host, tmp_path: Path, kind: str) -> None:
    newsroom, www = Newsroom(tmp_path / "paper", SETTINGS), tmp_path / "www"
    repository = Repository(tmp_path / "repo.git")
    way = "?atomic=true" if "atomic" in kind else ""
    to, environ = f"rsync+ssh://{host.machine.host}:{host.machine.port}{www}{way}", dict(host.machine.environ)
    if kind == "git":
        to = f"git+{repository.url}#pages"
    if kind == "rclone":
        counterpart("rclone")
        to, environ = "rclone:here:www", {**environ, "RCLONE_CONFIG": os.devnull, "RCLONE_CONFIG_HERE_TYPE": "alias"}
        environ["RCLONE_CONFIG_HERE_REMOTE"] = str(tmp_path)
    for number in range(2):
        newsroom.write(f"content/uk/rail-{number}.md", story(f"Rail fares rise {number}"))
        newsroom.build(BUILT + timedelta(minutes=number))
        assert run(newsroom, to, environ, wait=0.5 + 0.4 * number) in (0, -9)
    assert run(newsroom, to, environ) == 0
    wanted = {path: data.decode(errors="replace") for path, data in newsroom.site().items()}
    if kind == "git":
        assert repository.paths() == {*wanted, ".nojekyll"}
        assert repository.git("show", "pages:index.html") == wanted["index.html"]
    else:
        assert standing(www) == wanted


def run(newsroom: Newsroom, to: str, environ: dict[str, str], wait: float | None = None) -> int:
    """`broadsheet publish` as a process of its own, killed after so many seconds."""
    command = [sys.executable, "-c", "import sys; from broadsheet.cli import main; sys.exit(main())", "publish", to]
    settings = str(newsroom.root / "broadsheet.toml")
    with subprocess.Popen([*command, "--quiet", "-c", settings], env=environ, start_new_session=True) as process:
        if wait is not None:
            time.sleep(wait)
            process.kill()
        return process.wait(120)
