"""What `pictures` says of a recording: its bytes, its length, its captions and its transcript.

A recording on another site is not fetched, so nothing but this is known of it. Wrong values are noted where they stand.
"""

from __future__ import annotations

import re
from posixpath import dirname, join
from urllib.parse import unquote

from broadsheet import urls
from broadsheet.model import Given, Shelf
from broadsheet.parse import address
from broadsheet.parse.keys import RECORDING_KEYS
from broadsheet.parse.sheet import Sheet, kind
from broadsheet.pictures import kinds
from broadsheet.pictures.recordings import LONGEST, is_recording

EVERY = tuple(key.name for key in RECORDING_KEYS)
_BYTES = re.compile(r"[1-9]\d{0,14}", re.ASCII)
_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,4}):(?=\d\d$))?(\d{1,6})", re.ASCII)


def read(part: Sheet, reference: str, path: str, shelf: Shelf) -> Given:
    """What an entry says of the recording that it names. `path` is the story's."""
    is_one = is_recording(kinds.by_address(reference))
    known = () if not is_one else EVERY if address.is_elsewhere(reference) else ("captions", "transcript")
    for key in EVERY:
        if key not in known and part.get(key):
            part.note("B374", key, reference=reference)
    if is_one and part.get("rights"):
        part.note("B375", "rights", reference=reference)
    if not is_one:
        return Given()
    return Given(
        size=_size(part),
        seconds=_seconds(part),
        captions=_captions(part, path, shelf),
        transcript=_transcript(part, path, shelf),
    )


def _size(part: Sheet) -> int | None:
    text = part.text("size")
    if text and not _BYTES.fullmatch(text):
        part.note("B372", "size", found=_found(part, "size"))
        return None
    return int(text) if text else None


def _seconds(part: Sheet) -> int | None:
    text = part.text("duration")
    clock = _CLOCK.fullmatch(text)
    hours, minutes, seconds = (int(number or 0) for number in clock.groups()) if clock else (0, 0, 0)
    total = hours * 3600 + minutes * 60 + seconds
    is_clock = ":" not in text or (seconds < 60 and (minutes < 60 or not hours))
    if text and not (is_clock and 0 < total <= LONGEST):
        part.note("B373", "duration", found=_found(part, "duration"))
        return None
    return total or None


def _captions(part: Sheet, path: str, shelf: Shelf) -> str | None:
    text = part.text("captions")
    if text and (address.is_elsewhere(text) or kinds.by_address(text) != "text/vtt"):
        part.note("B376", "captions", text=text)
        return None
    return _file(part, "captions", text, path, shelf)


def _transcript(part: Sheet, path: str, shelf: Shelf) -> str | None:
    text = part.text("transcript")
    if address.is_elsewhere(text):
        return urls.encode(address.web(part, "transcript")) or None
    return _file(part, "transcript", text, path, shelf)


def _file(part: Sheet, key: str, reference: str, path: str, shelf: Shelf) -> str | None:
    """A file as seen from the content folder, with a leading `/`; the story waits for one that is missing."""
    if not reference:
        return None
    if shelf.locate(path, unquote(reference)) is None:
        part.note("B302", key, reference=reference)
        return None
    if shelf.find(path, unquote(reference)) is None:
        part.note("B304", key, reference=reference)
    return join("/", dirname(path), unquote(reference))


def _found(part: Sheet, key: str) -> str:
    entry = part.get(key)
    return kind(entry.value) if entry else ""
