"""The picture that front matter names -> `Picture`. Only files of the site and addresses of the web are pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from posixpath import basename, dirname
from urllib.parse import unquote

from broadsheet import urls
from broadsheet.errors import nearest
from broadsheet.model import Media, Picture, Reading, Shelf
from broadsheet.parse import address, times
from broadsheet.parse.keys import PICTURE, RIGHTS
from broadsheet.parse.sheet import Sheet, flag, kind, sheet
from broadsheet.parse.written import EMPTY, Entry, Items, Scalar, Table, Written

_FRACTION = re.compile(r"[01](?:\.\d+)?|\.\d+", re.ASCII)
MIDDLE = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead picture, and the file that it was made of: content path and digest, empty for one that is absent."""

    picture: Picture | None = None
    media: tuple[tuple[str, bytes], ...] = ()


def read(story: Sheet, path: str, shelf: Shelf, reading: Reading) -> Lead:
    """The picture of a story or profile at `path`."""
    entry = next((entry for entry in story.all("image") if not _is_nothing(entry)), None)
    if entry is None:
        return Lead()
    value = _first(entry.value)
    if isinstance(value, Scalar):
        return _lead(value, sheet(EMPTY, PICTURE, story.findings), story, path, shelf, reading)
    if not isinstance(value, Table):
        story.findings.add("B212", value, key=entry.key, wanted="an address or a table", found=kind(value))
        return Lead()
    part = sheet(value, PICTURE, story.findings)
    source = part.get("src")
    if source is None or not isinstance(source.value, Scalar):
        story.findings.add("B245", value, key=entry.key)
        return Lead()
    return _lead(source.value, part, story, path, shelf, reading)


def _is_nothing(entry: Entry) -> bool:
    """`hero: true` says how a theme shows a picture, and is none."""
    return entry.value.blank or flag(entry.value) is not None


def _first(value: Written) -> Written:
    return value.items[0] if isinstance(value, Items) and value.items else value


def _lead(source: Scalar, part: Sheet, story: Sheet, path: str, shelf: Shelf, reading: Reading) -> Lead:
    reference = source.text.strip()
    facts = _facts(part, story, reading)
    if address.is_elsewhere(reference):
        return Lead(_elsewhere(source, reference, facts, story))
    file = unquote(reference)
    place = shelf.locate(path, file)
    if place is None:
        story.findings.add("B302", source, reference=reference)
        return Lead()
    found = shelf.find(path, file)
    seen = _seen(found, file, place, shelf)
    if found is None:
        story.findings.add("B301", source, reference=reference, near=_near(place, shelf))
        return Lead(None, seen)
    if found.problem or not found.type.startswith("image/"):
        detail = found.problem or f"it is of the type {found.type or 'unknown'}"
        story.findings.add("B303", source, reference=reference, detail=detail)
        return Lead(None, seen)
    return Lead(_ours(found, file, facts, shelf, reading), seen)


def _seen(found: Media | None, file: str, place: str, shelf: Shelf) -> tuple[tuple[str, bytes], ...]:
    """What the reference may come to mean: the file of the content folder, and behind it the static one."""
    digest = found.digest if found else b""
    if place in shelf.media or not file.startswith("/"):
        return ((place, digest),)
    return ((place, b""), (file, digest))


def _near(place: str, shelf: Shelf) -> str:
    """The name of a file beside the missing one that was probably meant."""
    folder = dirname(place)
    return basename(nearest(place, [path for path in shelf.media if dirname(path) == folder]) or "")


def _ours(found: Media, file: str, facts: Picture, shelf: Shelf, reading: Reading) -> Picture:
    """A static file keeps its address; one of the content folder is printed under a name of its own."""
    sized = replace(facts, width=found.width, height=found.height, type=found.type)
    if shelf.static.get(file) is found:
        return replace(sized, url=urls.encode(file))
    url = urls.media(reading.media_prefix, found.path, found.digest)
    return replace(sized, url=url, source=found.path, digest=found.digest)


def _elsewhere(source: Scalar, reference: str, facts: Picture, story: Sheet) -> Picture | None:
    url = f"https:{reference}" if reference.startswith("//") else reference
    if not address.is_web(url):
        story.findings.add("B305", source, reference=reference)
        return None
    return replace(facts, url=url)


def _facts(part: Sheet, story: Sheet, reading: Reading) -> Picture:
    """What is said about the picture: in its own table, else in keys such as `image_alt` beside it."""
    caption = part.prose("caption") or story.prose("image_caption")
    credit = part.prose("credit") or story.prose("image_credit")
    if not credit and " | " in caption:
        caption, _, credit = (text.strip() for text in caption.rpartition(" | "))
    until, syndicate = _rights(part, reading)
    return Picture(
        url="",
        alt=part.prose("alt") or story.prose("image_alt"),
        caption=caption,
        credit=credit,
        credit_url=address.web(part, "credit_url"),
        licence=part.text("licence"),
        licence_url=address.web(part, "licence_url"),
        focus=_focus(part),
        until=until,
        syndicate=syndicate,
    )


def _rights(part: Sheet, reading: Reading) -> tuple[datetime | None, bool]:
    entry = part.get("rights")
    if entry is None:
        return None, True
    if not isinstance(entry.value, Table):
        part.note("B212", "rights", wanted="a table with `until` and `syndicate`", found=kind(entry.value))
        return None, True
    rights = sheet(entry.value, RIGHTS, part.findings)
    until = times.optional(rights, "until", reading.timezone)
    return until.at if until else None, rights.flag("syndicate", default=True)


def _focus(part: Sheet) -> tuple[float, float]:
    entry = part.get("focus")
    if entry is None:
        return MIDDLE
    items = entry.value.items if isinstance(entry.value, Items) else ()
    numbers = [item.text for item in items if isinstance(item, Scalar) and _FRACTION.fullmatch(item.text)]
    if len(numbers) == len(items) == 2 and max(map(float, numbers)) <= 1:
        return float(numbers[0]), float(numbers[1])
    part.note("B250", "focus")
    return MIDDLE
