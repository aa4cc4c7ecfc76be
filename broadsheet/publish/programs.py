"""Running the programs that speak to hosts in our place: git, rsync, ssh, rclone. Their credentials are their own.

What they say on standard error reaches people only through `said`: without addresses, in which a token may stand.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from broadsheet.publish.destination import Passing, Refused

_ADDRESS = re.compile(r"\b[\w+]+://\S+")
_PASSING = re.compile(
    r"timed out|connection (?:reset|closed|refused)|broken pipe|could not resolve|temporary failure|early EOF"
    r"|unexpectedly|network is unreachable|no route to host|unexpected disconnect|HTTP (?:429|5\d\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Done:
    """A program that has ended."""

    code: int
    out: bytes
    error: str

    @property
    def detail(self) -> str:
        """The last thing that it complained of, without addresses."""
        return said(self.error) or f"it ended with {self.code}"

    def trouble(self, name: str) -> Passing | Refused:
        """What is wrong, for people; `name` is the program's."""
        return (Passing if _PASSING.search(self.error) else Refused)(f"{name}: {self.detail}")


def find(name: str, hint: str) -> str:
    """The path of a program.

    Raises:
        Refused: it is not installed. `hint` says what brings it.
    """
    found = shutil.which(name)
    if found is None:
        raise Refused(f"the program {name} is not installed: {hint}")
    return found


def said(error: str) -> str:
    """What a program complained of, in one line: the last that begins like a complaint, or the last of all."""
    lines = [_ADDRESS.sub("(address)", line.strip()) for line in error.splitlines() if line.strip()]
    worst = [
        line for line in lines if re.match(r"fatal|error|rsync error|rsync:|ssh:|remote: .*(?:error|denied)", line)
    ]
    return (worst or lines or [""])[-1][:300]


def run(command: Sequence[str], environ: Mapping[str, str], feed: bytes = b"") -> Done:
    """Run a program to its end, in plain English, with nobody to ask."""
    done = subprocess.run(command, input=feed, capture_output=True, env=plain(environ), check=False)
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def follow(command: Sequence[str], environ: Mapping[str, str], told: Callable[[str], None]) -> Done:
    """Run a program that says what it does line by line; `told` gets each line."""
    with (
        TemporaryFile() as complaints,  # a pipe that nobody empties meanwhile would stop the program
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints, env=plain(environ)
        ) as process,
    ):
        assert process.stdout is not None
        try:
            for line in process.stdout:
                told(line.decode("utf-8", "replace").rstrip("\n"))
            process.wait()
        except BaseException:
            process.terminate()
            raise
        complaints.seek(0)
        error = complaints.read().decode("utf-8", "replace")
    return Done(process.returncode, b"", error)


def plain(environ: Mapping[str, str]) -> dict[str, str]:
    """An environment in which programs speak English and do not wait for a person."""
    return {**environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0"}


def lines(items: Iterable[str]) -> bytes:
    """Items for a program that reads them ended by zero bytes."""
    return b"".join(item.encode() + b"\0" for item in items)
