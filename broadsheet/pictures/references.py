"""A reference to a picture file, in front matter or in a body -> the picture, and what the story then depends on."""

from __future__ import annotations

from dataclasses import replace
from posixpath import basename, dirname, splitext

from broadsheet import digest, urls
from broadsheet.errors import nearest
from broadsheet.model import Given, Media, Picture, Reading, Shelf
from broadsheet.pictures.facts import show


def ours(found: Media, file: str, said: Given, shelf: Shelf, reading: Reading) -> Picture:
    """The picture in a file of the site. `file` is the reference, decoded.

    A static file keeps its address; one of the content folder is printed in sizes of its own.
    """
    picture = show(found, said, reading.pictures, reading.media_prefix)
    if shelf.static.get(file) is not found:
        return picture
    own = replace(picture, url=urls.encode(file), source="", source_digest=b"", variants=())
    return digest.seal(  # type: ignore[no-any-return]
        replace(own, width=found.width, height=found.height, type=found.type)
    )


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
