"""Write the pages of `docs/` that are made from the code: `python -m tools.reference`.

The catalogue of mistakes, the settings, front matter and the commands each stand in one place in the code; these pages
are that place, printed. A test fails when a page is not what this would write.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
from pydantic import BaseModel

from broadsheet import errors
from broadsheet.cli import broadsheet as program
from broadsheet.config import Site
from broadsheet.parse import keys

DOCS = Path(__file__).parent.parent / "docs"
FAMILIES = {
    "B1": "Settings",
    "B2": "Front matter",
    "B3": "Bodies and pictures",
    "B4": "The tree, addresses, the output folder",
    "B5": "Templates",
    "B6": "Feeds",
    "B7": "Checks",
    "B8": "Publishing",
    "B9": "Preview",
}


def pages() -> dict[str, str]:
    """Every generated page: its path below `docs/`, and its text."""
    return {
        "errors.md": "\n".join(mistakes()),
        "reference/settings.md": "\n".join(settings()),
        "reference/front-matter.md": "\n".join(front_matter()),
        "reference/commands.md": "\n".join(commands()),
    }


def mistakes() -> Iterator[str]:
    yield "# Mistakes\n"
    yield "Every message of Broadsheet has a code that keeps its meaning for ever. A message reads"
    yield "`path:line:column: CODE what. why. what to do`. Below, words in braces stand for the facts of a case.\n"
    for prefix, title in FAMILIES.items():
        codes = {code: entry for code, entry in sorted(errors.CATALOGUE.items()) if code.startswith(prefix)}
        if codes:
            yield f"## {title}\n"
        for code, entry in codes.items():
            yield f"### {code}\n"
            yield f"**{_sentence(entry.what)}**" + (" (a warning)" if entry.severity == "warning" else "") + "\n"
            yield from (f"{_sentence(text)}\n" for text in (entry.why, entry.todo) if text)
            if entry.example:
                yield f"```\n{entry.example.rstrip()}\n```\n"


def _sentence(text: str) -> str:
    return errors.sentence(text[:1].upper() + text[1:])


def settings() -> Iterator[str]:
    yield "# Settings\n"
    yield "A site's settings stand in `broadsheet.toml`. Only `[site]` with `title`, `url`, `timezone` must be there.\n"
    yield from _table(Site, "", "")


def _table(model: type[BaseModel], path: str, title: str) -> Iterator[str]:
    plain = {name: field for name, field in model.model_fields.items() if not _model(field.annotation)}
    if path:
        yield f"## {title}\n"
        yield " ".join((model.__doc__ or "").split()) + "\n"
    elif plain:
        yield "## Tables of your own\n"
    if plain:
        yield "| setting | kind | default | meaning |\n|---|---|---|---|"
        meanings = _meanings(model)
        for name, field in plain.items():
            default = "**must be given**" if field.is_required() else f"`{_toml(field.get_default())}`"
            meaning = " ".join(meanings.get(name, "").split()).replace("|", "\\|")
            yield f"| `{name}` | {_kind(field.annotation)} | {default} | {meaning} |"
        yield ""
    for name, field in model.model_fields.items():
        if inner := _model(field.annotation):
            below = f"{path}.{name}".lstrip(".") + (".NAME" if get_origin(field.annotation) is dict else "")
            yield from _table(inner, below, f"[[{below}]]" if "tuple[" in str(field.annotation) else f"[{below}]")


def _meanings(model: type[BaseModel]) -> dict[str, str]:
    """What stands below each field of a class as its docstring. Read here: at run time it would cost every start."""
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: below.value.value
        for field, below in itertools.pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model(part) for part in get_args(annotation) if part is not ...)
    return next((model for model in found if model), None)


def _kind(annotation: Any) -> str:
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    if annotation in names:
        return names[annotation]
    if type(None) in get_args(annotation):
        return _kind(get_args(annotation)[0])
    whole = get_origin(annotation)
    if whole is Literal:
        return " or ".join(f"`{_toml(value)}`" for value in get_args(annotation))
    if whole in (tuple, dict):
        part = get_args(annotation)[0 if whole is tuple else 1]
        return {tuple: "list", dict: "table"}[whole] + (f" of {_kind(part)}" if get_origin(part) is Literal else "")
    return "text"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "none"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else "{}" if value == {} else str(value)


def front_matter() -> Iterator[str]:
    yield "# Front matter\n"
    yield "The keys of a story, in any order, as YAML, TOML or JSON. Spelling is matched without case, `-` and `_`; the"
    yield "spellings in the last column are read as the same key. `title` and `date` must be there or be known from the"
    yield "first heading and the file's name.\n"
    yield from _keys(keys.STORY_KEYS)
    yield "## A picture\n"
    yield "`image` as a table has these keys, and `rights` in it those below.\n"
    yield from _keys(keys.PICTURE_KEYS)
    yield from _keys(keys.RIGHTS_KEYS)
    yield "`pictures` is a list of such tables. One that speaks of a recording may have these keys, and no `rights`.\n"
    yield from _keys(keys.RECORDING_KEYS)
    yield "## A correction\n"
    yield from _keys(keys.CORRECTION_KEYS)
    yield "## Section, author, topic, series and standing pages\n"
    yield "`_section.md`, `_authors/<slug>.md`, `_topics/<slug>.md`, `_series/<slug>.md` and"
    yield "`_pages/<slug>.md` have keys of their own.\n"
    yield from _keys(keys.PROFILE_KEYS)


def _keys(vocabulary: tuple[keys.Key, ...]) -> Iterator[str]:
    yield "| key | holds | meaning | also written |\n|---|---|---|---|"
    for key in vocabulary:
        also = ", ".join(f"`{alias}`" for alias in key.aliases)
        yield f"| `{key.name}` | {key.shape} | {key.text.replace('|', chr(92) + '|')} | {also} |"
    yield ""


def commands() -> Iterator[str]:
    yield "# Commands\n"
    yield "Every option can also be given as an environment variable: `BROADSHEET_BUILD_OUTPUT` for `build --output`.\n"
    yield "| exit code | meaning |\n|---|---|\n| 0 | done |"
    yield "| 1 | mistakes in content or templates; nothing was printed |"
    yield "| 2 | wrong usage or settings |\n| 3 | publishing failed, or `verify` found something wrong |"
    yield "| 130 | stopped by Ctrl-C. `serve`, which ends in no other way, gives 0 |\n"
    context = click.Context(program, info_name="broadsheet", terminal_width=100, **program.context_settings)
    yield from _help("broadsheet", program, context)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        if command is not None:
            inner = click.Context(command, info_name=name, parent=context)
            yield from _help(f"broadsheet {name}", command, inner)


def _help(title: str, command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {title}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


def write() -> list[Path]:
    """Write every page that differs, and return what was written."""
    written = []
    for name, text in pages().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return written


if __name__ == "__main__":
    for path in write():
        sys.stdout.write(f"{path}\n")
