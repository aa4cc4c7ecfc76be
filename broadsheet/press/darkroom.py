"""Pictures in a build: the sizes that must be printed are converted into the store first, and read from it then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from broadsheet.errors import Mistakes, problem
from broadsheet.model import Asset, Edition, Media, Output, PictureOptions
from broadsheet.pictures import films, sizes
from broadsheet.pictures import store as stores
from broadsheet.pictures.clean import clean
from broadsheet.pictures.convert import ConversionError
from broadsheet.pictures.store import Store
from broadsheet.press import pool
from broadsheet.press.job import Progress

FOLDER = ".broadsheet/pictures"


def develop(
    edition: Edition,
    printing: Iterable[Output],
    content: Path,
    media: Mapping[str, Media],
    options: PictureOptions,
    store: Store,
    count: int,
    progress: Progress,
) -> int:
    """Convert every size that is to be printed and that the store lacks; how many there were.

    Raises:
        Mistakes: some pictures cannot be converted.
    """
    wanted = {output.key for output in printing if isinstance(output, Asset) and output.key}
    jobs = [
        stores.Job(content / picture.source, media[picture.source], picture, options)
        for picture in edition.pictures
        if wanted and not wanted.isdisjoint(sizes.keys(media[picture.source], picture, options).values())
    ]
    lacking = [job for job in jobs if not all(map(store.has, stores.keys(job).values()))]
    if not lacking:
        return 0
    with pool.executor(None, count) as executor:
        made = stores.make(lacking, store, executor, lambda done, total: progress("pictures", done, total))
    if made.failures:
        raise Mistakes(
            replace(found, path=f"{content.name}/{found.path}") for found in map(stores.mistake, made.failures)
        )
    return made.converted


def read(output: Asset, roots: Mapping[str, Path], media: Mapping[str, Media], store: Store) -> bytes:
    """The bytes of a file to print. A picture of the newsroom's never leaves as it is.

    Raises:
        Mistakes: a picture cannot be read.
        OSError: a file cannot be read.
    """
    if output.key:
        return store.read(output.key)
    source = roots[output.root] / output.source
    if output.root == "content" and (output.type.startswith("image/") or output.type in films.TYPES):
        try:
            return clean(source, media[output.source])
        except ConversionError as error:
            path = f"{roots[output.root].name}/{output.source}"
            raise Mistakes([problem(error.code, path, name=source.name, detail=error.detail)]) from None
    return source.read_bytes()
