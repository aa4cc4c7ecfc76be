"""A branch of a git repository as a destination: one commit for each edition, made without a working tree.

The branch's last commit is fetched without its files, blobs are streamed into a repository of our own that lasts as
long as the run, and one push shows all of it at once, only if nobody else has pushed meanwhile.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.publish import manifest as manifests
from broadsheet.publish.address import Address, Unusable
from broadsheet.publish.destination import Conflict, Found, Kept, Parcel, Refused, Told
from broadsheet.publish.manifest import CONTROL, MANIFEST
from broadsheet.publish.programs import Done, find, plain, run

NEXT = "refs/broadsheet/next"
TIP = "refs/broadsheet/tip"
WHO = "Broadsheet"
_FILES = frozenset({"100644", "100755"})
"""Modes of plain files, and not of links or of other repositories."""


class Branch:
    """A branch. With `squash` it holds one commit, whatever was there before. See `Destination`."""

    is_atomic = True
    has_headers = False

    def __init__(self, url: str, branch: str, name: str, environ: Mapping[str, str], squash: bool = False) -> None:
        self.name = name
        self._url, self._branch, self._squash = url, branch, squash
        self._environ = dict(environ)
        self._git = find("git", "install it from your system's packages")
        self._folder = tempfile.TemporaryDirectory(prefix="broadsheet-git-")
        self._tip: str | None = None
        self._is_fetched = False
        self._import: _Import | None = None
        self._instant = ""
        self._changes = 0

    def read(self, path: str) -> Kept | None:
        self._fetch()
        if not self._holds(path):
            return None
        found = self._run("cat-file", "blob", f"{self._tip}:{path}")
        if found.code:
            self._fetch_whole()
            found = self._done("cat-file", "blob", f"{self._tip}:{path}")
        return Kept(found.out, _tag(found.out))

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        found = self.read(path)
        if (found.tag if found else None) != tag:
            raise Conflict(path)
        if path == MANIFEST:
            self._instant = manifests.decode(data).instant
        self._begun().put(path, len(data), [data])
        return _tag(data)

    def is_careful(self) -> bool:
        return True

    def list(self) -> Iterable[Found]:
        """What the branch holds, by git's names of the bytes. Sizes are not known without fetching the files."""
        self._fetch()
        if self._tip is None:
            return []
        out = self._done("ls-tree", "-r", "-z", self._tip).out.decode("utf-8", "replace")
        found = re.findall(r"(\d+) \w+ ([0-9a-f]+)\t([^\0]+)\0", out)
        return [Found(path, blob=name if mode in _FILES else "") for mode, name, path in found if path not in CONTROL]

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        importer = self._begun()
        for parcel in parcels:
            importer.put(parcel.path, parcel.entry.size, parcel.pieces())
            self._changes += 1
            told(parcel.path)

    def delete(self, paths: Sequence[str], told: Told) -> None:
        importer = self._begun()
        for path in paths:
            importer.remove(path)
            self._changes += 1
            told(path)

    def finish(self) -> None:
        if self._import is None:
            return
        if not self._holds(".nojekyll"):
            self._import.put(".nojekyll", 0, [])
        self._import.commit(self._message(), self._who())
        self._import = None
        if self._tip is None or self._tree(NEXT) != self._tree(self._tip):
            self._push()

    def close(self) -> None:
        if self._import is not None:
            self._import.kill()
            self._import = None
        self._folder.cleanup()

    def _fetch(self) -> None:
        """Fetch the branch's last commit, where there is one."""
        if self._is_fetched:
            return
        self._done("init", "--quiet", "--bare", ".")
        said = self._done("ls-remote", "--heads", self._url, f"refs/heads/{self._branch}").out.decode()
        if said.strip():
            self._done(
                "fetch", "--quiet", "--no-tags", "--depth=1", "--filter=blob:none", self._url,
                f"+refs/heads/{self._branch}:{TIP}",
            )  # fmt: skip
            self._tip = self._done("rev-parse", TIP).out.decode().strip()
        self._is_fetched = True

    def _fetch_whole(self) -> None:
        """Fetch the commit with its files: some hosts let files be left out, and then do not give one by itself."""
        self._done(
            "fetch", "--quiet", "--no-tags", "--depth=1", "--refetch", "--no-filter", self._url, f"+{self._tip}:{TIP}"
        )

    def _begun(self) -> _Import:
        self._fetch()
        if self._import is None:
            tree = self._tree(self._tip) if self._tip else ""
            parent = "" if self._squash or not self._tip else self._tip
            self._import = _Import(self._command("fast-import", "--quiet", "--force"), self._env(), tree, parent)
        return self._import

    def _holds(self, path: str) -> bool:
        return self._tip is not None and bool(self._done("ls-tree", self._tip, path).out)

    def _tree(self, commit: str) -> str:
        return self._done("rev-parse", f"{commit}^{{tree}}").out.decode().strip()

    def _message(self) -> str:
        return f"Publish the edition of {self._instant}\n\n{self._changes} files changed."

    def _who(self) -> str:
        """Who commits: as git is told, or else Broadsheet."""
        found = self._run("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        if not found.code and (who := re.fullmatch(r"(.*<.+>) (\d+ [+-]\d{4})", found.out.decode().strip())):
            return f"{who[1]} {who[2]}"
        return f"{WHO} <> {int(time.time())} +0000"

    def _push(self) -> None:
        """Raises: Conflict: the branch is not where it was when this run began."""
        lease = f"--force-with-lease=refs/heads/{self._branch}:{self._tip or ''}"
        done = self._run("push", "--porcelain", lease, self._url, f"{NEXT}:refs/heads/{self._branch}")
        if not done.code:
            return
        out = done.out.decode("utf-8", "replace")
        if re.search(r"\((?:stale info|fetch first|non-fast-forward|cannot lock ref)", out) or "cannot lock ref" in out:
            raise Conflict(self._branch)
        refused = re.search(r"^!.*\[remote rejected\] \((.*)\)$", out, re.MULTILINE)
        raise Refused(f"git: the host refused the push ({refused[1]})") if refused else done.trouble("git")

    def _command(self, *arguments: str) -> Sequence[str]:
        return [self._git, "-C", self._folder.name, "-c", "gc.auto=0", "-c", "maintenance.auto=false", *arguments]

    def _env(self) -> dict[str, str]:
        """The environment, with this repository and no other, and an SSH that asks nobody."""
        own = {name: value for name, value in self._environ.items() if name not in _OF_REPOSITORIES}
        if not {"GIT_SSH_COMMAND", "GIT_SSH"} & own.keys():
            own["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes"
        return plain(own)

    def _run(self, *arguments: str) -> Done:
        return run(self._command(*arguments), self._env())

    def _done(self, *arguments: str) -> Done:
        """Raises: Passing, Refused: git failed."""
        done = self._run(*arguments)
        if done.code:
            raise done.trouble("git")
        return done


_OF_REPOSITORIES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"})
"""Set where a hook of another repository runs us."""


class _Import:
    """A `git fast-import` at work. Blobs are written as they come, and the tree changes when `commit` says so."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], tree: str, parent: str) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - it lasts as long as the program
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=self._errors, env=environ
        )
        self._tree, self._parent = tree, parent
        self._marks = 0
        self._files: dict[str, int] = {}

    def put(self, path: str, size: int, pieces: Iterable[bytes]) -> None:
        self._marks += 1
        self._say([b"blob\nmark :%d\ndata %d\n" % (self._marks, size)])
        self._say(pieces)
        self._say([b"\n"])
        self._files.pop(path, None)
        self._files[path] = self._marks

    def remove(self, path: str) -> None:
        self._files.pop(path, None)
        self._files[path] = 0

    def commit(self, message: str, who: str) -> None:
        """Raises: Refused: git cannot write."""
        text = message.encode()
        self._say([f"commit {NEXT}\ncommitter {who}\ndata {len(text)}\n".encode(), text, b"\n"])
        if self._parent:
            self._say([f"from {self._parent}\n".encode()])
        elif self._tree:
            self._say([f'M 040000 {self._tree} ""\n'.encode()])
        gone = [f"D {_quoted(path)}\n" for path, mark in self._files.items() if not mark]
        come = [f"M 100644 :{mark} {_quoted(path)}\n" for path, mark in self._files.items() if mark]
        self._say(["".join((*gone, *come)).encode(), b"\ndone\n"])
        assert self._process.stdin is not None
        self._process.stdin.close()
        if self._process.wait():
            raise self._trouble()
        self._errors.close()

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def _say(self, pieces: Iterable[bytes]) -> None:
        assert self._process.stdin is not None
        try:
            for piece in pieces:
                self._process.stdin.write(piece)
        except BrokenPipeError:
            self._process.wait()
            raise self._trouble() from None

    def _trouble(self) -> Refused:
        self._errors.seek(0)
        error = self._errors.read().decode("utf-8", "replace")
        return Refused(f"git: {Done(self._process.returncode or 1, b'', error).detail}")


def _quoted(path: str) -> str:
    """A path as fast-import reads it between quotes."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _tag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def branch(address: Address, environ: Mapping[str, str]) -> Branch:
    """`git+ssh://git@host/repo.git#branch`, `git+https://...`, `git+file:///...`; with `?squash=true` one commit only.

    Raises:
        Unusable: it names no branch, or holds a token, or git is not installed.
    """
    if not re.fullmatch(r"[\w][\w./-]*", address.fragment):
        raise Unusable("name the branch after a #, as in git+ssh://git@host/repo.git#pages")
    if address.scheme == "git+https" and address.user:
        raise Unusable("a name or token does not belong in an https address; git's credential helper keeps it")
    url = re.split(r"[?#]", address.text.removeprefix("git+"), maxsplit=1)[0]
    try:
        return Branch(url, address.fragment, address.name, environ, address.options.get("squash") == "true")
    except Refused as error:
        raise Unusable(str(error)) from None
