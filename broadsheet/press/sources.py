"""Step 1: the content, the static files and the theme's files, with the ledger brought up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from broadsheet import urls
from broadsheet.errors import Problem
from broadsheet.ledger import Ledger
from broadsheet.model import Media, Shelf
from broadsheet.pictures.shared import shared
from broadsheet.plan import Copy
from broadsheet.press import reading
from broadsheet.press.job import Job
from broadsheet.scan import Source, Tree, scan


def scan_content(job: Job, ledger: Ledger) -> Tree:
    """The content folder, with the ledger brought up to date."""
    known = ledger.sources("content")
    tree = scan(job.content, known, job.started_ns)
    enter_tree(ledger, "content", tree, known)
    return tree


def enter_tree(ledger: Ledger, root: str, tree: Tree, known: Mapping[str, Source]) -> None:
    changed = [source for path, source in tree.sources.items() if known.get(path) is not source]
    gone = [path for path in known if path not in tree.sources]
    if changed or gone:
        with ledger.entry():
            ledger.enter_sources(root, changed)
            ledger.drop_sources(root, gone)


def shelve(job: Job, ledger: Ledger, tree: Tree, count: int) -> tuple[Shelf, tuple[Copy, ...], list[Problem]]:
    """The files that stories may refer to, the theme's and static files to print, mistakes in files of facts."""
    media = reading.probe(tree, "content", ledger, count)
    static: dict[str, Media] = {}
    copies: list[Copy] = []
    for prefix, folder in sorted(job.site.static.items()):
        name = f"static:{folder}"
        known = ledger.sources(name)
        found = scan(job.root / folder, known, job.started_ns)
        enter_tree(ledger, name, found, known)
        base = "/" + prefix.strip("/")
        base = base if base.endswith("/") else base + "/"
        for path, item in reading.probe(found, name, ledger, count).items():
            static[base + path] = item
            copies.append(Copy("site", f"{folder}/{path}", base + path, item.digest))
    copies += theme_files(job, ledger)
    files = {source.path: (tree.root / source.path).read_bytes() for source in tree.of("facts")}
    facts, problems = shared(files, media, job.site.site.timezone)
    return Shelf(media, static, facts), tuple(copies), problems


def theme_files(job: Job, ledger: Ledger) -> Iterator[Copy]:
    """The theme's assets, each overridden by the site's file of the same name."""
    found: dict[str, Copy] = {}
    layers: tuple[tuple[Literal["theme", "templates"], Path], ...] = (
        ("theme", job.theme),
        ("templates", job.templates),
    )
    for root, folder in layers:
        assets = folder / "assets"
        if not assets.is_dir():
            continue
        known = ledger.sources(f"assets:{root}")
        tree = scan(assets, known, job.started_ns)
        enter_tree(ledger, f"assets:{root}", tree, known)
        for path, source in tree.sources.items():
            found[path] = Copy(root, f"assets/{path}", urls.theme(path), source.digest, path)
    yield from found.values()
