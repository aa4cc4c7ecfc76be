"""The run under way: who publishes, and what is no longer sure at the destination until it ends.

One small file beside the manifest. It is written *before* anything changes, so that a run which is killed leaves word
of the files that it may have touched. Each write names the state that it replaces, so that of two runs one is stopped.
A run shows that it lives by writing again every half minute; two minutes of silence end it for everybody else.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from broadsheet.publish.destination import Destination
from broadsheet.publish.manifest import RUN, Unreadable, refuse_outside

LASTS = timedelta(minutes=2)
BEAT = timedelta(seconds=30)


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """One run, and what it may have touched.

    `changed` stand, with their old bytes or others. `stray` may stand or not, and no published page names them. So do
    `new`, until `is_seen`: from then on all of them stand, and pages may name them.
    """

    token: str = ""
    host: str = ""
    pid: int = 0
    at: str = ""
    """When it last said that it lives (ISO 8601, UTC)."""
    is_open: bool = False
    """Whether it is at work. A run that failed has closed, and its paths remain."""
    is_seen: bool = False
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()

    def lives(self, now: datetime) -> bool:
        """Whether another process is, as far as can be told from here, at work on it."""
        if not self.is_open or now - datetime.fromisoformat(self.at) >= LASTS:
            return False
        return self.host != socket.gethostname() or _is_running(self.pid)


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # where signal 0 would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def read(data: bytes) -> Run:
    """Raises: Unreadable: it is no run of ours."""
    try:
        run = msgspec.json.decode(data, type=Run)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Unreadable(str(error)) from error
    refuse_outside((*run.new, *run.changed, *run.stray))
    return run


@dataclass(slots=True)
class Lease:
    """This process's run at a destination.

    Every method raises what `Destination.write` does; `Conflict` means that another run has taken over.
    """

    destination: Destination
    run: Run
    clock: Callable[[], datetime]
    tag: str | None
    """The tag of the file as this run knows it; None where there is none."""
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _next: datetime | None = None

    def begin(self) -> None:
        self._write(is_open=True)

    def see(self) -> None:
        """Say that all that is new stands, and may be named by pages from now on."""
        self._write(is_seen=True)

    def beat(self) -> None:
        """Say, if it is time, that this run lives."""
        if self._next is not None and self.clock() >= self._next and self._lock.acquire(blocking=False):
            try:
                self._write()
            finally:
                self._lock.release()

    def settle(self, gone: tuple[str, ...]) -> None:
        """Say that the manifest is written, so that all is sure again but what is now deleted."""
        self._write(is_seen=False, new=(), changed=(), stray=gone)

    def leave(self) -> None:
        """Close after a failure: the paths remain unsure, and the next run need not wait."""
        self._write(is_open=False)

    def end(self) -> None:
        """Close: everything is as the manifest says."""
        self._write(is_open=False, is_seen=False, new=(), changed=(), stray=())

    def _write(self, **changes: object) -> None:
        now = self.clock()
        changed = msgspec.structs.replace(self.run, at=now.isoformat(), **changes)
        self.tag = self.destination.write(RUN, msgspec.json.encode(changed), self.tag)
        self.run, self._next = changed, now + BEAT
