"""The theme's files, read once, and what each template depends on.

Reading is apart from compiling, so that a theme can be handed to worker processes as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.templates import catalogues

SUFFIXES = frozenset({".html", ".xml", ".txt"})
ASSETS = "assets"
LOCALE = "locale"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template. `path` is how mistakes name it: the folder's label and the name."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All templates by name, and the message catalogues by language."""

    templates: Mapping[str, TemplateFile]
    texts: catalogues.Texts


def read(folders: Iterable[tuple[str, Path]], locales: Path = catalogues.LOCALES) -> Theme:
    """Read the templates below some folders, the first folder winning. Each folder comes with the name that users see.

    Raises:
        Mistakes: a template or a catalogue is not text in UTF-8, or templates stand behind a link.
    """
    layers = tuple(folders)
    templates: dict[str, TemplateFile] = {}
    problems: list[Problem] = []
    for label, folder in reversed(layers):
        problems += [problem("B510", f"{label}/{name}") for name in _links(folder)]
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if path.suffix in SUFFIXES and not name.startswith(f"{ASSETS}/"):
                try:
                    templates[name] = TemplateFile(name, f"{label}/{name}", path.read_text(encoding="utf-8-sig"))
                except (UnicodeDecodeError, OSError) as error:
                    problems.append(problem("B506", f"{label}/{name}", detail=str(error)))
    if problems:
        raise Mistakes(problems)
    texts = catalogues.read([("locale", locales), *((f"{label}/{LOCALE}", at / LOCALE) for label, at in layers[::-1])])
    return Theme(templates, texts)


def assets(folders: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    """The theme's own files by the name that templates ask for (`site.css`), the first folder winning."""
    found: dict[str, Path] = {}
    for _, folder in folders:
        root = folder / ASSETS
        for path in _files(root):
            found.setdefault(path.relative_to(root).as_posix(), path)
    return dict(sorted(found.items()))


def _links(folder: Path) -> Iterator[str]:
    """Names of links to templates or to folders that may hold some."""
    for path in _shown(folder):
        name = path.relative_to(folder)
        if path.is_symlink() and name.parts[0] not in (ASSETS, LOCALE) and (path.suffix in SUFFIXES or path.is_dir()):
            yield name.as_posix()


def _files(folder: Path) -> Iterator[Path]:
    """Plain files below a folder, sorted, without hidden ones and without what links lead to."""
    return (path for path in _shown(folder) if path.is_file() and not path.is_symlink())


def _shown(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is not hidden, sorted."""
    for path in sorted(folder.rglob("*")):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
