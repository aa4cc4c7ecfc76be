"""What an output folder says of the edition in it: `.broadsheet-edition`. Publishing asks it, and needs no ledger.

It is taken away before anything is moved and written when all of it stands, so that a folder in which a build was
killed has none.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from broadsheet.errors import Mistakes, problem
from broadsheet.press.job import Job

FILE = ".broadsheet-edition"


class Signature(msgspec.Struct, frozen=True):
    """The edition in a folder."""

    instant: str
    """When it is of (ISO 8601, UTC)."""
    url: str
    """The public address that it was printed for."""
    drafts: bool
    """Whether it shows drafts."""


def read(folder: Path) -> Signature | None:
    """The signature of a folder; None where no edition stands whole."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Signature)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def remove(folder: Path) -> None:
    """Raises: OSError."""
    (folder / FILE).unlink(missing_ok=True)


def write(folder: Path, signature: Signature) -> None:
    """Sign a folder, unless it is signed so.

    Raises:
        OSError: the folder or the disk refuses.
    """
    if read(folder) != signature:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{FILE}-new"
        fresh.write_bytes(msgspec.json.encode(signature))
        fresh.replace(folder / FILE)


def sign(job: Job) -> None:
    """Say in the output folder of a job which edition stands there.

    Raises:
        Mistakes: the disk refuses.
    """
    try:
        write(job.output, Signature(job.now.isoformat(), job.site.site.url, job.drafts))
    except OSError as error:
        raise Mistakes([problem("B432", FILE, reason=error.strerror or str(error))]) from error
