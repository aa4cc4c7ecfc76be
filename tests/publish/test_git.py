"""A branch of a real repository as a destination."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from broadsheet.cli import main
from broadsheet.errors import Mistakes
from broadsheet.publish.destination import Conflict, Refused
from broadsheet.publish.git import Branch
from broadsheet.publish.manifest import CONTROL
from broadsheet.publish.sender import publish
from tests.conftest import counterpart
from tests.newsroom import SETTINGS, Newsroom, story
from tests.publish.site import printed, terms

ONE = {"index.html": "home", "uk/rail/index.html": "rail", "theme/site.css": "css", 'uk/été "1"/index.html': "é"}
TWO = {"index.html": "home 2", "uk/fares/index.html": "fares", "theme/site.css": "css", "uk/rail": "a file now"}
ENVIRON = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Repository:
    """A bare repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = folder.as_uri()
        counterpart("git")
        subprocess.run(["git", "init", "--quiet", "--bare", str(folder)], check=True)
        self.git("config", "uploadpack.allowFilter", "true")

    def git(self, *arguments: str, feed: str = "") -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments], input=feed, capture_output=True, text=True, env=ENVIRON
        )
        assert not done.returncode, done.stderr
        return done.stdout

    def files(self, branch: str = "pages") -> dict[str, str]:
        return {path: self.git("show", f"{branch}:{path}") for path in self.paths(branch)}

    def paths(self, branch: str = "pages") -> set[str]:
        return {*self.git("ls-tree", "-r", "-z", "--name-only", branch).split("\0")} - CONTROL - {""}

    def commits(self, branch: str = "pages") -> list[str]:
        return self.git("log", "--format=%s", branch).splitlines()

    def branch(self, squash: bool = False) -> Branch:
        return Branch(self.url, "pages", "git+file:///repo#pages", ENVIRON, squash)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repo.git")


def put(repository: Repository, folder: Path, files: dict[str, str], squash: bool = False) -> int:
    """Publish files; how many were sent."""
    branch = repository.branch(squash)
    try:
        outcome = publish(printed(folder, files), branch, terms())
    finally:
        branch.close()
    return len(outcome.new) + len(outcome.changed)


@pytest.mark.parametrize(("squash", "commits"), [(False, 2), (True, 1)])
def test_a_branch_becomes_what_was_printed(repository: Repository, tmp_path: Path, squash: bool, commits: int) -> None:
    for files, sent in ((ONE, 4), (TWO, 3), (TWO, 0)):
        assert put(repository, tmp_path / "output", files, squash) == sent
        assert repository.files() == {**files, ".nojekyll": ""}
    assert repository.commits() == ["Publish the edition of 2026-11-23T12:00:00+00:00"] * commits
    assert "Broadsheet <>" in repository.git("log", "-1", "--format=%cn <%ce>", "pages")


def test_what_others_have_put_there_stays(repository: Repository, tmp_path: Path) -> None:
    put(repository, tmp_path / "output", ONE)
    blob = repository.git("hash-object", "-w", "--stdin", feed="gazette.example").strip()
    index = {**ENVIRON, "GIT_INDEX_FILE": str(tmp_path / "index")}
    at = ["git", "-C", str(repository.folder)]
    subprocess.run([*at, "read-tree", "pages"], env=index, check=True)
    subprocess.run([*at, "update-index", "--add", "--cacheinfo", f"100644,{blob},CNAME"], env=index, check=True)
    tree = subprocess.run([*at, "write-tree"], env=index, check=True, capture_output=True, text=True).stdout.strip()
    commit = repository.git(
        "-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", tree, "-p", "pages", "-m", "CNAME"
    )
    repository.git("update-ref", "refs/heads/pages", commit.strip())
    put(repository, tmp_path / "output", TWO)
    assert repository.files() == {**TWO, ".nojekyll": "", "CNAME": "gazette.example"}
    assert len(repository.commits()) == 3


def test_nothing_of_an_unfinished_run_is_seen(repository: Repository, tmp_path: Path) -> None:
    branch = repository.branch()
    branch.write(".broadsheet/other.json", b"{}", None)
    branch.close()
    assert repository.git("for-each-ref") == ""


@pytest.mark.parametrize("squash", [False, True])
def test_who_pushes_second_is_told(repository: Repository, tmp_path: Path, squash: bool) -> None:
    put(repository, tmp_path / "output", ONE)
    slow = repository.branch(squash)
    tag = slow.read(".broadsheet/manifest.json.gz")
    assert tag is not None
    put(repository, tmp_path / "output", TWO)
    slow.delete(["index.html"], lambda path: None)
    with pytest.raises(Conflict):
        slow.finish()
    slow.close()
    assert repository.files() == {**TWO, ".nojekyll": ""}


def test_a_new_branch_that_somebody_else_made_meanwhile(repository: Repository, tmp_path: Path) -> None:
    slow = repository.branch()
    assert slow.read(".broadsheet/manifest.json.gz") is None
    put(repository, tmp_path / "output", ONE)
    slow.delete(["index.html"], lambda path: None)
    with pytest.raises(Conflict):
        slow.finish()
    slow.close()


def test_unchanged_files_are_neither_fetched_nor_sent(repository: Repository, tmp_path: Path) -> None:
    many = {f"uk/{number}/index.html": f"story {number} " * 200 for number in range(300)}
    put(repository, tmp_path / "output", many)
    before = set(repository.git("cat-file", "--batch-check", "--batch-all-objects").splitlines())
    branch = repository.branch()
    publish(printed(tmp_path / "output", {**many, "uk/new/index.html": "new"}), branch, terms())
    fetched = branch._run("cat-file", "--batch-check", "--batch-all-objects").out.decode()
    branch.close()
    assert fetched.count(" blob ") <= 3  # the manifest, before and after, and the new story
    new = set(repository.git("cat-file", "--batch-check", "--batch-all-objects").splitlines()) - before
    assert sum(" blob " in line for line in new) == 2  # the story and the manifest


def test_a_lost_manifest_is_made_up_for_by_gits_own_names_of_bytes(repository: Repository, tmp_path: Path) -> None:
    put(repository, tmp_path / "output", ONE)
    fresh = Repository(tmp_path / "other.git")  # the same files, put there by somebody else
    work = tmp_path / "work"
    for path, text in ONE.items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text)
    who = ["-c", "user.name=A", "-c", "user.email=a@b"]
    for arguments in (["init", "-q", "-b", "pages"], ["add", "-A"], [*who, "commit", "-q", "-m", "by hand"]):
        subprocess.run(["git", "-C", str(work), *arguments], check=True, env=ENVIRON)
    subprocess.run(["git", "-C", str(work), "push", "-q", fresh.url, "pages"], check=True, env=ENVIRON)
    with pytest.raises(Mistakes, match=r"B825.* 1 files"):
        put(fresh, tmp_path / "output", {**ONE, "index.html": "home 2"})
    assert put(fresh, tmp_path / "output", ONE) == 0
    assert fresh.files() == {**ONE, ".nojekyll": ""}
    assert put(fresh, tmp_path / "output", TWO) == 3


def test_a_host_that_refuses_says_why_without_the_address(repository: Repository, tmp_path: Path) -> None:
    hook = repository.folder / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho no more of that >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(Mistakes, match=r"B810 .*pre-receive hook declined"):
        put(repository, tmp_path / "output", ONE)


def test_a_repository_that_is_not_there(tmp_path: Path) -> None:
    counterpart("git")
    branch = Branch((tmp_path / "s3cr3t").as_uri(), "pages", "git+file:///x", ENVIRON)
    with pytest.raises(Refused) as caught:
        branch.read("index.html")
    branch.close()
    assert "s3cr3t" not in str(caught.value)


def test_without_git_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="git is not installed"):
        Branch("file:///x", "pages", "x", ENVIRON)


def test_the_command_publishes_to_a_branch(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom = Newsroom(tmp_path / "paper", SETTINGS + f'[destinations.live]\nto = "git+{repository.url}#pages"\n')
    newsroom.write("content/uk/rail.md", story("Rail"))
    newsroom.build()
    monkeypatch.chdir(newsroom.root)
    assert main(["publish", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["destination"] == f"git+{repository.url}#pages"
    assert repository.paths() == {*newsroom.site(), ".nojekyll"}
    assert main(["publish"]) == 0
    assert "nothing to send" in capsys.readouterr().out
