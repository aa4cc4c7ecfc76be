"""Step 1: the content, the static files and the theme's files, with the ledger brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import normpath
from typing import Literal

from broadsheet import urls
from broadsheet.errors import Problem, problem
from broadsheet.ledger import Ledger
from broadsheet.model import Media, Shelf
from broadsheet.pictures.shared import shared
from broadsheet.plan import Copy
from broadsheet.press import reading
from broadsheet.press.job import Job
from broadsheet.press.pool import Crew
from broadsheet.scan import Looked, Source, Tree, look_again, scan


def scan_content(job: Job, ledger: Ledger, looked: Looked | None = None) -> Tree:
    """The content folder, with the ledger brought up to date."""
    return _scan(job, ledger, "content", job.content, looked)


def enter_tree(ledger: Ledger, root: str, tree: Tree, known: Mapping[str, Source]) -> None:
    changed = [source for path, source in tree.sources.items() if known.get(path) is not source]
    gone = [path for path in known if path not in tree.sources]
    if changed or gone:
        with ledger.entry():
            ledger.enter_sources(root, changed)
            ledger.drop_sources(root, gone)


@dataclass(slots=True)
class Shelved:
    """The files that stories may refer to, the theme's and static files to print, and what is wrong with those.

    `outside` are problems of files outside the content folder, with their paths as seen from the site's folder.
    `hashed` counts the files that were read.
    """

    shelf: Shelf
    copies: list[Copy]
    problems: list[Problem]
    outside: list[Problem]
    hashed: int


def shelve(job: Job, ledger: Ledger, tree: Tree, crew: Crew) -> Shelved:
    """Look at every file that is not a story."""
    static: dict[str, Media] = {}
    media = _probe(job, tree, "content", ledger, crew)
    files, problems = _facts(tree)
    facts, wrong = shared(files, media, job.site.site.timezone)
    shelved = Shelved(Shelf(media, static, facts), [], [*problems, *wrong], [], tree.hashed)
    for prefix, folder in sorted(job.site.static.items()):
        name = f"static:{folder}"
        found = _scan(job, ledger, name, job.root / folder)
        _note(shelved, folder, found)
        base = "/" + prefix.strip("/")
        base = base if base.endswith("/") else base + "/"
        for path, item in _probe(job, found, name, ledger, crew).items():
            static[base + path] = item
            shelved.copies.append(Copy("site", f"{folder}/{path}", base + path, item.digest))
    _shelve_theme(job, ledger, shelved)
    shelved.shelf = job.kept.same("shelf", shelved.shelf)
    return shelved


def _shelve_theme(job: Job, ledger: Ledger, shelved: Shelved) -> None:
    """The theme's assets, each overridden by the site's file of the same name."""
    found: dict[str, Copy] = {}
    layers: tuple[tuple[Literal["theme", "templates"], Path], ...] = (
        ("theme", job.theme),
        ("templates", job.templates),
    )
    for root, folder in layers:
        assets = folder / "assets"
        if assets.is_dir():
            tree = _scan(job, ledger, f"assets:{root}", assets)
            _note(shelved, f"{folder.name}/assets", tree)
            for path, source in tree.sources.items():
                found[path] = Copy(root, f"assets/{path}", urls.theme(path), source.digest, path)
    shelved.copies += found.values()


def _probe(job: Job, tree: Tree, name: str, ledger: Ledger, crew: Crew) -> dict[str, Media]:
    files = tree.of("file")
    return job.kept.of(("media", name), lambda files: reading.probe(tree.root, files, name, ledger, crew), files)


def _facts(tree: Tree) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of shared facts of pictures. They are few and small, so they are read anew each time."""
    files, problems = {}, []
    for source in tree.of("facts"):
        try:
            files[source.path] = (tree.root / source.path).read_bytes()
        except OSError as error:
            problems.append(problem("B404", source.path, reason=error.strerror or "unknown"))
    return files, problems


def _note(shelved: Shelved, folder: str, tree: Tree) -> None:
    shelved.hashed += tree.hashed
    for found in tree.problems:
        shelved.outside.append(replace(found, path=normpath(f"{folder}/{found.path}")))


def _scan(job: Job, ledger: Ledger, name: str, folder: Path, looked: Looked | None = None) -> Tree:
    """A folder's tree: looked through, or where it is known what was touched, only that."""
    last: Tree | None = job.kept.last(("tree", name))
    tree, known = None, last.sources if last else {}
    if job.touched is not None and last is not None and last.root == folder:
        below = [path.relative_to(folder).as_posix() for path in job.touched if path.is_relative_to(folder)]
        tree = look_again(last, below, job.started_ns) if below else replace(last, hashed=0)
    if tree is None:
        known = ledger.sources(name)
        tree = scan(folder, known, job.started_ns, looked)
    enter_tree(ledger, name, tree, known)
    return job.kept.same(("tree", name), tree)
