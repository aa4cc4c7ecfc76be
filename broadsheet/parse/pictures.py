"""The picture that front matter names -> `Picture`. Only files of the site and addresses of the web are pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from posixpath import basename, dirname, join
from urllib.parse import unquote

from broadsheet import urls
from broadsheet.markup import Converted
from broadsheet.model import Given, Media, Picture, Reading, Shelf
from broadsheet.parse import address, recordings, times
from broadsheet.parse.keys import PICTURE, RIGHTS, SHOWN, STORY
from broadsheet.parse.sheet import Sheet, flag, kind, sheet
from broadsheet.parse.written import EMPTY, Entry, Items, Scalar, Table, Written
from broadsheet.pictures import describe, elsewhere, fill
from broadsheet.pictures.references import doubts, lacks_substitute, near, pictured, replaced, seen

_FRACTION = re.compile(r"[01](?:\.\d+)?|\.\d+", re.ASCII)


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


@dataclass(frozen=True, slots=True)
class Told:
    """What `pictures` says of one picture in the text, and where it says so."""

    given: Given
    at: Scalar


def told(story: Sheet, path: str, shelf: Shelf, reading: Reading) -> dict[str, Told]:
    """What a story says of the pictures and recordings in its text, by their content path or whole address."""
    entry = story.get("pictures")
    if entry is None:
        return {}
    found: dict[str, Told] = {}
    for item in entry.value.items if isinstance(entry.value, Items) else (entry.value,):
        part = sheet(item, SHOWN, story.findings) if isinstance(item, Table) else None
        source = part.get("src") if part else None
        if part is None or source is None or not isinstance(source.value, Scalar):
            story.findings.add("B245", item, key=entry.key)
            continue
        reference = source.value.text.strip()
        heard = recordings.read(part, reference, path, shelf)
        given = fill(_given(part, sheet(EMPTY, STORY, story.findings), reading), heard)
        if address.is_elsewhere(reference):
            found[elsewhere(urls.schemed(reference)).path] = Told(_from_story(path, given), source.value)
        else:
            found[shelf.locate(path, unquote(reference)) or source.value.text] = Told(given, source.value)
    return found


def given(told: Mapping[str, Told]) -> dict[str, Given]:
    """What is said, without where."""
    return {place: found.given for place, found in told.items()}


def note_untold(told: Mapping[str, Told], text: Converted, story: Sheet) -> None:
    """Note what speaks of a picture or recording that the text does not show."""
    shown = {path for path, _ in text.media} | {figure.picture.url for figure in text.figures}
    shown |= {figure.recording.url for figure in text.figures if figure.recording}
    for place in told.keys() - shown:
        story.findings.add("B371", told[place].at, name=told[place].at.text)


def _is_nothing(entry: Entry) -> bool:
    """`hero: true` says how a theme shows a picture, and is none."""
    return entry.value.blank or flag(entry.value) is not None


def _first(value: Written) -> Written:
    return value.items[0] if isinstance(value, Items) and value.items else value


def _lead(source: Scalar, part: Sheet, story: Sheet, path: str, shelf: Shelf, reading: Reading) -> Lead:
    reference = source.text.strip()
    given = _given(part, story, reading)
    if address.is_elsewhere(reference):
        url = urls.schemed(reference)
        if address.is_web(url):
            return _pictured(source, elsewhere(url), url, _from_story(path, given), story, path, shelf, reading)
        story.findings.add("B305", source, reference=reference)
        return Lead()
    file = unquote(reference)
    place = shelf.locate(path, file)
    if place is None:
        story.findings.add("B302", source, reference=reference)
        return Lead()
    found = shelf.find(path, file)
    depends = seen(found, file, place, shelf)
    if found is None:
        story.findings.add("B301", source, reference=reference, near=near(place, shelf))
        return Lead(None, depends)
    if not found.problem and not found.type.startswith("image/"):
        story.findings.add("B303", source, reference=reference, detail=f"it is of the type {found.type or 'unknown'}")
        return Lead(None, depends)
    shown = _pictured(source, found, file, given, story, path, shelf, reading)
    return replace(shown, media=depends + shown.media)


def _pictured(
    source: Scalar, found: Media, file: str, given: Given, story: Sheet, path: str, shelf: Shelf, reading: Reading
) -> Lead:
    described = describe(found, given, shelf.facts.get(found.path))
    story.findings.problems += doubts(found, described, shelf, reading, path, (source.line, source.column))
    if lacks_substitute(found, described.given, shelf):
        story.findings.add("B370", source, name=basename(found.path), instead=described.given.instead)
    depends = tuple(replaced(found, described.given, shelf).items())
    return Lead(pictured(found, file, described.given, shelf, reading), depends)


def _from_story(path: str, given: Given) -> Given:
    """What is said of a picture elsewhere: it has no folder, so what takes its place is seen from the story's."""
    return replace(given, instead=join("/", dirname(path), given.instead)) if given.instead else given


def _given(part: Sheet, story: Sheet, reading: Reading) -> Given:
    """What is said about the picture: in its own table, else in keys such as `image_alt` beside it."""
    caption = _said(part, "caption", story)
    credit = _said(part, "credit", story)
    if credit is None and caption and " | " in caption:
        caption, _, credit = (text.strip() for text in caption.rpartition(" | "))
    until, syndicate, instead = _rights(part, reading)
    return Given(
        alt=_said(part, "alt", story),
        caption=caption,
        credit=credit,
        credit_url=address.web(part, "credit_url") or None,
        licence=part.text("licence") or None,
        licence_url=address.web(part, "licence_url") or None,
        copyright=part.prose("copyright") or None,
        acquire_url=address.web(part, "acquire_url") or None,
        focus=_focus(part),
        until=until,
        syndicate=syndicate,
        instead=instead,
    )


def _said(part: Sheet, name: str, story: Sheet) -> str | None:
    """A text about the picture. Two quotes with nothing between them are an answer: there is nothing to say."""
    text = part.prose(name) or story.prose(f"image_{name}")
    if text:
        return text
    blanks = (entry.value for entry in (*part.all(name), *story.all(f"image_{name}")))
    return "" if any(isinstance(blank, Scalar) and not blank.plain for blank in blanks) else None


def _rights(part: Sheet, reading: Reading) -> tuple[datetime | None, bool | None, str | None]:
    entry = part.get("rights")
    if entry is None:
        return None, None, None
    if not isinstance(entry.value, Table):
        part.note("B212", "rights", wanted="a table with `until`, `instead` and `syndicate`", found=kind(entry.value))
        return None, None, None
    rights = sheet(entry.value, RIGHTS, part.findings)
    until = times.optional(rights, "until", reading.timezone)
    syndicate = rights.flag("syndicate", default=True) if rights.all("syndicate") else None
    return until.at if until else None, syndicate, rights.text("instead") or None


def _focus(part: Sheet) -> tuple[float, float] | None:
    entry = part.get("focus")
    if entry is None:
        return None
    items = entry.value.items if isinstance(entry.value, Items) else ()
    numbers = [item.text for item in items if isinstance(item, Scalar) and _FRACTION.fullmatch(item.text)]
    if len(numbers) == len(items) == 2 and max(map(float, numbers)) <= 1:
        return float(numbers[0]), float(numbers[1])
    part.note("B250", "focus")
    return None
