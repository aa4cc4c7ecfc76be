"""Object storage as a destination: S3 and all that speak like it, Google Cloud Storage, Azure Blob Storage.

One request sends one file; the sender's order does the rest. Obstore's own attempts are switched off, because they
would be made without a word and would multiply ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import obstore
from obstore import exceptions
from obstore.store import ObjectStore

from broadsheet import digest
from broadsheet.publish.destination import PIECE, Conflict, Found, Kept, Parcel, Passing, Refused, Told
from broadsheet.publish.manifest import CONTROL
from broadsheet.publish.patience import Patience, side_by_side

R = TypeVar("R")
WIDTH = 16
"""Requests at a time."""
LARGE = 64 << 20
"""Bytes from which on a file is sent in parts of `PIECE` bytes."""
BULK = 1000
"""Paths in one request to delete (S3's limit)."""
_STATUS = re.compile(r"status code: (\d{3})([\w '-]*)")
_CODE = re.compile(r"<Code>([\w.]+)</Code>")
_MESSAGE = re.compile(r"<Message>\s*([^<]+)</Message>")
_MACHINE = "169.254.169.254"
"""Where a machine of a cloud is asked for its own credentials, when there are no others."""
_MD5 = re.compile(r'"?([0-9a-f]{32}(?:-\d+)?)"?')
"""An ETag that may be a digest: the MD5 of an object, or that of the MD5s of its parts, and how many there are."""
_AGAIN = frozenset({"BadDigest", "InternalError", "RequestTimeout", "SlowDown", "XAmzContentSHA256Mismatch"})
"""Codes of S3 with a status that says nothing of it."""


class Objects:
    """A bucket, or all that begins with a prefix in one. See `Destination` for what each method promises."""

    is_atomic = False
    has_headers = True

    def __init__(
        self,
        store: ObjectStore,
        name: str,
        patience: Patience | None = None,
        tells_md5: bool = True,
        leading: Callable[[str], ObjectStore] | None = None,
    ) -> None:
        """`tells_md5` says whether an ETag may be the MD5 of what was received; it is compared where it looks so.

        `leading` gives the store by which an object is sent that leads to a location.
        """
        self.name = name
        self._store = store
        self.patience = patience or Patience()
        self._tells_md5, self._leading = tells_md5, leading
        self._last: tuple[str, bytes] = ("", b"")

    def _ask(self, work: Callable[[], R]) -> R:
        return self.patience(lambda: _told(work))

    def read(self, path: str) -> Kept | None:
        def get() -> Kept | None:
            try:
                found = obstore.get(self._store, path)
            except FileNotFoundError as error:
                if _code(error) == "NoSuchBucket":
                    raise Refused(_detail(error)) from error
                return None
            return Kept(bytes(found.bytes()), found.meta["e_tag"] or "")

        return self._ask(get)

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        """As promised. When an answer was lost and the next attempt meets our own bytes, the first one had arrived.

        When our bytes arrived damaged, the next attempt replaces those.
        """
        lost = False

        def put() -> str:
            nonlocal lost, tag
            try:
                return self._put_control(path, data, tag)
            except _Damaged as damage:
                tag = damage.tag
                raise Passing(str(damage)) from damage
            except exceptions.GenericError:
                lost = True
                raise

        try:
            written = self._ask(put)
        except Conflict:
            found = self.read(path) if lost else None
            if found is None or found.data != data:
                raise
            written = found.tag
        self._last = (path, data)
        return written

    def _put_control(self, path: str, data: bytes, tag: str | None) -> str:
        """Raises: Conflict."""
        kind = "application/gzip" if path.endswith(".gz") else "application/json"
        mode: Any = "create" if tag is None else {"e_tag": tag}
        attributes: Any = {"Content-Type": kind, "Cache-Control": "no-store"}
        try:
            answer = obstore.put(self._store, path, data, attributes=attributes, mode=mode, use_multipart=False)
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError) as error:
            raise Conflict(path) from error
        self._compare(path, answer["e_tag"], _md5(data), digest.of_bytes(data))
        return answer["e_tag"] or ""

    def is_careful(self) -> bool:
        """Write the last control file again over a state that never was. A host that compares refuses."""
        path, data = self._last
        try:
            self._ask(lambda: self._put_control(path, data, '"00000000000000000000000000000000"'))
        except Conflict:
            return True
        return False

    def list(self) -> Iterator[Found]:
        def every() -> list[Found]:
            return [_found(item) for chunk in obstore.list(self._store) for item in chunk]

        return (found for found in self._ask(every) if found.path not in CONTROL)

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        side_by_side(WIDTH, list(parcels), self._send, lambda parcel: told(parcel.path))

    def _send(self, parcel: Parcel) -> None:
        self._ask(lambda: self._put_large(parcel) if parcel.entry.size >= LARGE else self._put(parcel))

    def _put(self, parcel: Parcel) -> None:
        data = parcel.read()
        location = parcel.entry.location
        store = self._leading(location) if location and self._leading else self._store
        answer = obstore.put(store, parcel.path, data, attributes=_attributes(parcel), use_multipart=False)
        self._compare(parcel.path, answer["e_tag"], _md5(data), digest.of_bytes(data))

    def _put_large(self, parcel: Parcel) -> None:
        """Send a file in parts. It is read for its digests before, and each part again when it is sent."""
        parts = [hashlib.md5(piece, usedforsecurity=False).digest() for piece in parcel.pieces()]
        answer = obstore.put(
            self._store,
            parcel.path,
            parcel.source,
            attributes=_attributes(parcel),
            use_multipart=True,
            chunk_size=PIECE,
            max_concurrency=4,
        )
        self._compare(
            parcel.path, answer["e_tag"], f"{_md5(b''.join(parts))}-{len(parts)}", bytes.fromhex(parcel.entry.digest)
        )
        if obstore.head(self._store, parcel.path)["size"] != parcel.entry.size:
            raise _Damaged("")

    def _compare(self, path: str, tag: str | None, wanted: str, sent: digest.Digest) -> None:
        """Compare what the host says of the bytes that it received. `wanted` is the ETag that tells their digest.

        The ETag of a bucket that encrypts looks like a digest and is none. So where one differs, the object is read
        again; if it is right, ETags of this host say nothing, and are not compared any more.

        Raises:
            Passing: the host holds other bytes than were sent.
        """
        known = _MD5.fullmatch(tag or "")
        if not self._tells_md5 or not known or known[1] == wanted:
            return
        stands = digest.Running()
        for piece in obstore.get(self._store, path).stream(min_chunk_size=PIECE):
            stands.add(bytes(piece))
        if stands.end() != sent:
            raise _Damaged(tag or "")
        self._tells_md5 = False

    def delete(self, paths: Sequence[str], told: Told) -> None:
        for start in range(0, len(paths), BULK):
            part = list(paths[start : start + BULK])
            self._ask(lambda part=part: self._delete(part))  # type: ignore[misc]
            for path in part:
                told(path)

    def _delete(self, paths: Sequence[str]) -> None:
        try:
            obstore.delete(self._store, paths)
        except FileNotFoundError:  # hosts without deletion in bulk: one of them is gone already
            for path in paths:
                _delete_one(self._store, path)

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


class _Damaged(Passing):
    """The host received other bytes than were sent. `tag` is that of what stands there now."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__("the bytes that arrived are not those that were sent")


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _delete_one(store: ObjectStore, path: str) -> None:
    try:
        obstore.delete(store, path)
    except FileNotFoundError:
        return


def _attributes(parcel: Parcel) -> Any:
    entry = parcel.entry
    found = {"Content-Type": entry.type, "Cache-Control": entry.cache, "Content-Encoding": entry.encoding}
    return {name: value for name, value in found.items() if value}


def _found(item: Any) -> Found:
    md5 = _MD5.fullmatch(item["e_tag"] or "")
    return Found(item["path"], item["size"], md5[1] if md5 and "-" not in md5[1] else "")


def _told(work: Callable[[], R]) -> R:
    """Obstore's exceptions, told as ours.

    Raises:
        Passing: another attempt may do.
        Refused: none will.
    """
    try:
        return work()
    except (exceptions.BaseError, OSError) as error:
        if _may_pass(error):
            raise Passing(_detail(error)) from error
        raise Refused(_detail(error)) from error


def _may_pass(error: Exception) -> bool:
    found = _STATUS.search(str(error))
    if found is None:
        return isinstance(error, exceptions.GenericError)
    return int(found[1]) >= 500 or int(found[1]) in (408, 429) or _code(error) in _AGAIN


def _code(error: Exception) -> str:
    found = _CODE.search(str(error))
    return found[1] if found else ""


def _detail(error: Exception) -> str:
    """What the host said. Addresses and headers are left out: they may hold credentials."""
    text = str(error)
    if _MACHINE in text:
        return "no credentials were found: neither in the environment, nor in a profile, nor from the machine"
    status, message = _STATUS.search(text), _MESSAGE.search(text)
    if status:
        said = f": {_code(error) or status[2].strip()}" + (
            f", {message[1].splitlines()[0].rstrip('.')}" if message else ""
        )
        return f"status {status[1]}{said}"
    cause = re.search(r'message: "([^"]+)"', text) or re.search(r"HTTP error: ([\w ]+)", text)
    return cause[1].lower() if cause else type(error).__name__
