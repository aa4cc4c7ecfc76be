"""A reference to a picture file, in front matter or in a body -> the picture, and what the story then depends on."""

from __future__ import annotations

from dataclasses import replace
from posixpath import basename, dirname, join, normpath, splitext

from broadsheet import digest, urls
from broadsheet.errors import Problem, nearest
from broadsheet.model import Given, Media, Picture, Reading, Shelf
from broadsheet.pictures import sizes
from broadsheet.pictures.facts import Described, describe, problems, show


def pictured(found: Media, file: str, said: Given, shelf: Shelf, reading: Reading) -> Picture:
    """The picture in a file. `file` is the reference, decoded.

    A static file and one elsewhere keep their address; one of the content folder is printed in sizes of its own.
    """
    picture = show(found, said, reading.pictures, reading.media_prefix)
    if (substitute := instead(found, said, shelf)) is not None:
        picture = digest.seal(replace(picture, instead=_substitute(substitute, said, shelf, reading)))
    if shelf.static.get(file) is not found:
        return picture
    own = replace(picture, url=urls.encode(file), source="", source_digest=b"", variants=())
    return digest.seal(  # type: ignore[no-any-return]
        replace(own, width=found.width, height=found.height, type=found.type)
    )


def in_text(reading: Reading) -> Reading:
    """The settings for a picture in a text: it gets no crops for strangers."""
    return replace(reading, pictures=sizes.in_text(reading.pictures))


def _substitute(found: Media, said: Given, shelf: Shelf, reading: Reading) -> Picture:
    return show(found, _of_substitute(found, said, shelf).given, reading.pictures, reading.media_prefix)


def _of_substitute(found: Media, said: Given, shelf: Shelf) -> Described:
    """What is known of the picture that takes another's place: it speaks for itself, save for a text that only the
    first one has."""
    described = describe(found, Given(), shelf.facts.get(found.path))
    return replace(described, given=replace(described.given, alt=described.given.alt or said.alt))


def doubts(
    found: Media, described: Described, shelf: Shelf, reading: Reading, path: str, place: tuple[int, int]
) -> list[Problem]:
    """What is wrong with a picture, and with the one that will take its place, which must have all that it must.

    `place` is line and column of the reference in the story at `path`.
    """
    wrong = problems(found, described, reading.pictures, path, place)
    if other := instead(found, described.given, shelf):
        wrong += problems(other, _of_substitute(other, described.given, shelf), reading.pictures, path, place)
    return [problem for problem in wrong if problem.severity != "off"]


def instead(found: Media, said: Given, shelf: Shelf) -> Media | None:
    """The file that takes the place of a picture when its rights end, if one is named and can be used."""
    other = shelf.media.get(_place(found, said)) if said.instead else None
    return other if other and other.width and not other.problem and other.type.startswith("image/") else None


def lacks_substitute(found: Media, said: Given, shelf: Shelf) -> bool:
    """Whether a substitute is named that is not there."""
    return bool(said.instead) and instead(found, said, shelf) is None


def replaced(found: Media, said: Given, shelf: Shelf) -> dict[str, bytes]:
    """What a story records of the substitute, so that it is read again when that changes."""
    place = _place(found, said) if said.instead else ""
    return {place: shelf.seen(shelf.media.get(place))} if place else {}


def _place(found: Media, said: Given) -> str:
    """The content path of a substitute, which is named as seen from the picture's own folder."""
    place = normpath(join(dirname(found.path), said.instead or "").lstrip("/"))
    return "" if place.startswith("..") else place


def seen(found: Media | None, file: str, place: str, shelf: Shelf) -> tuple[tuple[str, bytes], ...]:
    """What the reference may come to mean: the file of the content folder, and behind it the static one.

    Pairs of path and digest; the digest is empty for a file that is absent, the path of a static file begins with `/`.
    """
    held = shelf.seen(found)
    if place in shelf.media or not file.startswith("/"):
        return ((place, held),)
    return ((place, b""), (file, held))


def near(place: str, shelf: Shelf) -> str:
    """The name of a file beside the missing one that was probably meant. Endings are left out: all are alike."""
    folder = dirname(place)
    beside = {splitext(basename(path))[0].casefold(): basename(path) for path in shelf.media if dirname(path) == folder}
    return beside.get(nearest(splitext(basename(place))[0], beside) or "", "")
