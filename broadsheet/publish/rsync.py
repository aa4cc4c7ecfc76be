"""A folder of another machine as a destination, over SSH: rsync moves the files, a shell there does the rest.

The machine needs rsync and a POSIX shell. One connection serves a whole run. With `atomic` the folder is a symbolic
link: a run fills a new folder beside it, which begins as hard links to every file of the last edition, and switches.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import shlex
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from broadsheet.publish.address import Address, Unusable
from broadsheet.publish.destination import Conflict, Found, Kept, Parcel, Passing, Refused, Told, lay_out
from broadsheet.publish.manifest import CONTROL, FOLDER
from broadsheet.publish.programs import Done, find, follow, lines, run

_SUM = "sum() { sha256sum 2>/dev/null || shasum -a 256 2>/dev/null || sha256 -q; }"
"""The digest of standard input: as GNU and BusyBox, macOS, and the BSDs have it."""
_READ = 'test -e "$1" || exit 44; exec cat "$1"'
_WRITE = f"""{_SUM}
dir=${{1%/*}}; mkdir -p "$dir" || exit 1
find "$dir/lock" -prune -mmin +2 -exec rmdir {{}} \\; 2>/dev/null
mkdir "$dir/lock" 2>/dev/null || exit 45
trap 'rmdir "$dir/lock"' EXIT
if test -e "$1"; then is=$(sum < "$1"); is=${{is%% *}}; else is=; fi
test "$is" = "$2" || exit 45
cat > "$1.new" || exit 1
is=$(sum < "$1.new"); test "${{is%% *}}" = "$3" || exit 46
mv -f "$1.new" "$1\""""
"""Replace a file if its digest is the one that is expected, and if all that is new has arrived: on a line that is cut,
`cat` takes the end of what came for the end. Writers are alone as long as the folder `lock` stands."""
_LIST = """cd "$1" 2>/dev/null || exit 0
find . -type f -exec wc -c {} + && find . -type f -exec md5sum {} + 2>/dev/null || exit 0"""
"""Sizes and then, where there is a program for it, digests."""
_DELETE = f"""{_SUM}
all=$(mktemp) || exit 1
trap 'rm -f "$all"' EXIT
cat > "$all"; is=$(sum < "$all"); test "${{is%% *}}" = "$2" || exit 46
cd "$1" 2>/dev/null || exit 0
xargs -0 rm -f -- < "$all\""""
"""Remove files, if the whole list has arrived: half a path may be that of another file."""
_TIDY = 'cd "$1" 2>/dev/null || exit 0; xargs -0 rmdir 2>/dev/null; exit 0'
_COPY = """at=$1 home=$1.editions; mkdir -p "$home" || exit 1
last=$(cd "$at" 2>/dev/null && pwd -P)
if test -n "$last" && ! test -L "$at"; then
mv "$at" "$home/0" && ln -s "${at##*/}.editions/0" "$at" || exit 1
last=$home/0
fi
mkdir "$home/$2" || exit 1
test -z "$last" && exit 0
cp -al "$last/." "$home/$2/" 2>/dev/null || rsync -a --link-dest="$last/" "$last/" "$home/$2/\""""
"""Make the next edition's folder, of hard links to the files of the last. `$2` is its name."""
_SWITCH = """at=$1 home=$1.editions
find "$home/lock" -prune -mmin +2 -exec rmdir {} \\; 2>/dev/null
mkdir "$home/lock" 2>/dev/null || exit 45
trap 'rmdir "$home/lock"' EXIT
is=$(readlink "$at"); test "${is##*/}" = "$3" || exit 45
ln -sfn "${at##*/}.editions/$2" "$home/.switch" || exit 1
mv -T "$home/.switch" "$at" 2>/dev/null || mv -h "$home/.switch" "$at" || exit 1
for old in "$home"/*/; do
old=${old%/}; old=${old##*/}
test "$old" = "$2" || test "$old" = "$3" || test "$old" = lock || rm -rf "$home/$old"
done"""
"""Switch the link, if it still leads where it led, and remove all but the new edition and the last."""
ABSENT, ELSEWHERE, CUT = 44, 45, 46
"""Exit codes of our scripts: there is no such file; somebody else was quicker; not all of what was sent has arrived."""


class Remote:
    """A folder of another machine that changes file by file. See `Destination`."""

    is_atomic = False
    has_headers = False

    def __init__(self, host: str, port: int | None, folder: str, name: str, environ: Mapping[str, str]) -> None:
        self.name = name
        self.folder = folder.rstrip("/") or "/"
        self._host, self._environ = host, dict(environ)
        self._is_made = False
        self._rsync = find("rsync", "install it from your system's packages")
        self._state = tempfile.TemporaryDirectory(prefix="bs-")
        shell = self._environ.get("RSYNC_RSH") or find("ssh", "install the OpenSSH client")
        self._ssh = [
            *shlex.split(shell),
            *("-o", "BatchMode=yes", "-o", "ControlMaster=auto", "-o", "ControlPersist=60"),
            *("-o", f"ControlPath={self._state.name}/s"),
            *(("-p", str(port)) if port else ()),
        ]

    def read(self, path: str) -> Kept | None:
        done = self._script(_READ, f"{self.folder}/{path}", allowed=(ABSENT,))
        return Kept(done.out, _tag(done.out)) if not done.code else None

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        self._script(_WRITE, f"{self.folder}/{path}", tag or "", _tag(data), feed=data)
        return _tag(data)

    def is_careful(self) -> bool:
        return True

    def list(self) -> Iterable[Found]:
        found = self._script(_LIST, self.folder).out.decode("utf-8", "replace")
        md5 = {path: each for each, path in re.findall(r"^([0-9a-f]{32})  \./(.+)$", found, re.MULTILINE)}
        for size, path in re.findall(r"^ *(\d+) \./(.+)$", found, re.MULTILINE):
            if path not in CONTROL and not path.startswith(f"{FOLDER}/lock"):
                yield Found(path, int(size), md5.get(path, ""))

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        """rsync writes each file beside its place, compares its checksum, and moves it over."""
        if not parcels:
            return
        with tempfile.TemporaryDirectory(prefix="broadsheet-") as made:
            tree, names = Path(made, "tree"), Path(made, "names")
            tree.mkdir()
            lay_out(parcels, tree)
            names.write_bytes(lines(parcel.path for parcel in parcels))
            if not self._is_made:
                self._script('mkdir -p "$1"', self.folder)
                self._is_made = True
            command = [
                *(self._rsync, "-rt", "--ignore-times", "--chmod=D755,F644", "--8-bit-output", "--out-format=%n"),
                *("--from0", f"--files-from={names}", "-e", shlex.join(self._ssh), "--protect-args"),
                *(f"{tree}/", f"{self._host}:{self.folder}/"),
            ]
            done = follow(command, self._environ, lambda path: None if path.endswith("/") else told(path))
        if done.code:
            raise done.trouble("rsync")

    def delete(self, paths: Sequence[str], told: Told) -> None:
        if not paths:
            return
        feed = lines(paths)
        done = self._script(_DELETE, self.folder, _tag(feed), feed=feed, allowed=(1, 123))
        wrong = [line for line in done.error.splitlines() if line.startswith("rm:") and not _is_harmless(line)]
        if done.code and wrong:
            raise Refused(wrong[0])
        self._script(_TIDY, self.folder, feed=lines(_above(paths)))
        for path in paths:
            told(path)

    def finish(self) -> None:
        pass

    def close(self) -> None:
        """End the connection."""
        run([*self._ssh, "-O", "exit", self._host], self._environ)
        self._state.cleanup()

    def _script(self, script: str, *arguments: str, feed: bytes = b"", allowed: Sequence[int] = ()) -> Done:
        """Run a script of ours there.

        Raises:
            Conflict: it says that somebody else was quicker.
            Passing, Refused: it failed, or the machine cannot be reached.
        """
        command = shlex.join(["sh", "-c", script, "sh", *arguments])
        done = run([*self._ssh, self._host, command], self._environ, feed)
        if done.code == ELSEWHERE:
            raise Conflict(self.name)
        if done.code == CUT:
            raise Passing("the bytes that arrived are not those that were sent")
        if done.code and done.code not in allowed:
            raise done.trouble("ssh")
        return done


class Switched(Remote):
    """A folder of another machine that is a symbolic link, switched to a new edition at once."""

    is_atomic = True

    def __init__(self, host: str, port: int | None, folder: str, name: str, environ: Mapping[str, str]) -> None:
        super().__init__(host, port, folder, name, environ)
        self._place = self.folder
        self._last = self._next = ""

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        self._begin()
        return super().write(path, data, tag)

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        self._begin()
        super().send(parcels, told)

    def delete(self, paths: Sequence[str], told: Told) -> None:
        self._begin()
        super().delete(paths, told)

    def finish(self) -> None:
        if self._next:
            self._script(_SWITCH, self._place, self._next, self._last)
            self._next, self.folder = "", self._place

    def close(self) -> None:
        if self._next:
            run([*self._ssh, self._host, shlex.join(["rm", "-rf", "--", self.folder])], self._environ)
        super().close()

    def _begin(self) -> None:
        """Make the folder of the next edition. Of two that do, the one that ends first wins."""
        if self._next:
            return
        where = self._script('readlink "$1" || test ! -e "$1" || echo 0', self._place)
        self._last = where.out.decode().strip().rpartition("/")[2]
        number = self._last.partition("-")[0]
        fresh = f"{int(number) + 1 if number.isdecimal() else 1}-{secrets.token_hex(4)}"
        self._script(_COPY, self._place, fresh)
        self._next, self.folder = fresh, f"{self._place}.editions/{fresh}"


def _above(paths: Iterable[str]) -> Iterator[str]:
    """The folders above paths, the deepest first."""
    found = {above for path in paths for above in map(str, Path(path).parents) if above != "."}
    yield from sorted(found, key=lambda folder: (-folder.count("/"), folder))


def _is_harmless(line: str) -> bool:
    """Whether a file could not be removed because none stands there."""
    return line.endswith(("Is a directory", "is a directory", "Not a directory", "No such file or directory"))


def _tag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def folder(address: Address, environ: Mapping[str, str]) -> Remote:
    """`rsync+ssh://user@host:2222/srv/site`, or `/~/site` for a folder of the user's; `?atomic=true` to switch.

    Raises:
        Unusable: it names no machine or no folder, or rsync or ssh is not installed.
    """
    parts = urlsplit(address.text)
    path = unquote(parts.path).rstrip("/").removeprefix("/~/")
    if (
        not re.fullmatch(r"\w[\w.-]*", parts.hostname or "")
        or not re.fullmatch(r"\w[\w.-]*|", address.user)
        or not path
    ):
        raise Unusable("name a machine and a folder, as in rsync+ssh://host/srv/site")
    host = f"{address.user}@{parts.hostname}" if address.user else str(parts.hostname)
    kind = Switched if address.options.get("atomic") == "true" else Remote
    try:
        return kind(host, parts.port, path, address.name, environ)
    except (Refused, ValueError) as error:
        raise Unusable(str(error)) from None
