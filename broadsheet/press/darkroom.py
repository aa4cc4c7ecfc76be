"""Pictures in a build: the sizes that must be printed are converted into the store first, and read from it then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from broadsheet import stylesheet
from broadsheet.errors import Mistakes, problem
from broadsheet.model import Asset, Edition, Media, Output
from broadsheet.pictures import films, sizes
from broadsheet.pictures import store as stores
from broadsheet.pictures.clean import clean
from broadsheet.pictures.convert import ConversionError
from broadsheet.pictures.store import Store
from broadsheet.press import pool
from broadsheet.press.job import Job
from broadsheet.press.pool import Crew
from broadsheet.scan import digest_file

FOLDER = ".broadsheet/pictures"


def develop(
    job: Job, edition: Edition, printing: Iterable[Output], media: Mapping[str, Media], store: Store, crew: Crew
) -> None:
    """Convert every size that is to be printed and that the store lacks.

    Raises:
        Mistakes: some pictures cannot be converted.
    """
    options = job.site.reading().pictures
    wanted = {output.key for output in printing if isinstance(output, Asset) and output.key}
    jobs = [
        stores.Job(job.content / picture.source, media[picture.source], picture, options)
        for picture in edition.pictures
        if wanted and not wanted.isdisjoint(sizes.keys(media[picture.source], picture, options).values())
    ]
    lacking = [found for found in jobs if not all(map(store.has, stores.keys(found).values()))]
    if not lacking:
        return
    with pool.hired(crew) as executor:
        made = stores.make(lacking, store, executor, lambda done, total: job.progress("pictures", done, total))
    if made.failures:
        raise Mistakes(
            replace(found, path=f"{job.content.name}/{found.path}") for found in map(stores.mistake, made.failures)
        )
    _withdraw_changed(lacking, store)


def _withdraw_changed(jobs: Iterable[stores.Job], store: Store) -> None:
    """Raises: Mistakes: a picture changed while it was converted; what was made of it is not kept under its name."""
    changed = [job for job in jobs if digest_file(job.source) != job.media.digest]
    for job in changed:
        for key in stores.keys(job).values():
            store.path(key).unlink(missing_ok=True)
    if changed:
        raise Mistakes(problem("B406", job.media.path) for job in changed)


def read(output: Asset, roots: Mapping[str, Path], media: Mapping[str, Media], store: Store) -> Iterable[bytes]:
    """The bytes of a file to print, in pieces, which may be asked for twice. Only large files are read late.

    A picture of the newsroom's never leaves as it is, and no film with the place where it was taken. A theme's sheet is
    made lean.

    Raises:
        Mistakes: a picture cannot be read.
        OSError: a file cannot be read.
    """
    if output.key:
        return [store.read(output.key)]
    source, is_ours = roots[output.root] / output.source, output.root == "content"
    found: Iterable[bytes]
    if is_ours and output.type.startswith("image/"):
        try:
            found = [clean(source, media[output.source])]
        except ConversionError as error:
            path = f"{roots[output.root].name}/{output.source}"
            raise Mistakes([problem(error.code, path, name=source.name, detail=error.detail)]) from None
    else:
        found = films.Copy(source, hides=is_ours and output.type in films.TYPES)
        if source.stat().st_size <= films.PIECE:
            found = [b"".join(found)]
            if output.root in ("theme", "templates") and source.suffix == ".css":
                found = [stylesheet.lean(found[0].decode(errors="surrogateescape")).encode(errors="surrogateescape")]
    if digest_file(source) != output.source_digest:
        raise Mistakes([problem("B406", output.source)])
    return found
