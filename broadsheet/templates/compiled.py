"""One template's text made ready: what it names, and its code. Made once for each text, and kept by the ledger.

No filter of ours is called while compiling, though Jinja would for a constant such as `{{ "/feeds/" | url }}`: the code
depends on the text alone and serves every language, every site and every edition.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Environment, meta, nodes

from broadsheet import digest
from broadsheet.model import Compiled
from broadsheet.templates.theme import TemplateFile

FORM = "3"
"""To be raised when the same text is compiled to other code than before."""
TEASER = "macros/teaser.html"
FIGURE = "macros/figure.html"
_IMPLIED = {"teaser": TEASER, "teasers": TEASER, "body": FIGURE}
"""Two dependencies are written nowhere in a template: what prints a teaser, and what prints the pictures of a body."""


def load(found: Compiled) -> CodeType:
    """The code of a template.

    Raises:
        ValueError: the bytes are damaged.
    """
    if digest.of_bytes(found.code) != found.seal:
        raise ValueError("damaged code")
    code: CodeType = marshal.loads(found.code)
    return code


def key(file: TemplateFile, filters: Iterable[str]) -> bytes:
    """What the compiled form depends on: the text, its place, the names of the filters, and the two compilers."""
    tag = sys.implementation.cache_tag or sys.version
    return digest.of([FORM, file.name, file.path, file.text, sorted(filters), jinja2.__version__, tag])


def unfolded(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Filters of the same names for compiling: asked for the value of a constant, they say that it has none yet.

    `optimized=False` is not enough: what stands in `{{ }}` by itself is folded in any case.
    """
    return {name: _unfolded(own) for name, own in filters.items()}


def _unfolded(own: Callable[..., Any]) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> Any:
        raise nodes.Impossible

    refuse.__dict__.update(getattr(own, "__dict__", {}))  # what it wants to be handed is compiled in
    return refuse


def compiled(env: Environment, file: TemplateFile) -> Compiled:
    """Compile a template.

    Raises:
        TemplateSyntaxError: it has a mistake, or names a filter or test that does not exist.
    """
    tree = env.parse(file.text, file.name, file.path)
    code = marshal.dumps(env.compile(tree, file.name, file.path))  # first: its mistakes name the template
    named = [*meta.find_referenced_templates(tree), *_shared(tree)]
    implied = (_IMPLIED[used] for used in meta.find_undeclared_variables(tree) if used in _IMPLIED)
    assets = set(_assets(tree))
    return Compiled(
        templates=tuple(sorted({*(name for name in named if name), *implied})),
        assets=tuple(sorted(name for name in assets if name)),
        any_template=None in named,
        any_asset=None in assets,
        code=code,
        seal=digest.of_bytes(code),
    )


def _shared(tree: nodes.Template) -> Iterator[str | None]:
    """The templates that are asked for as shared parts, and None for a computed name."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "shared":
            first = call.args[0] if call.args else None
            yield str(first.value) if isinstance(first, nodes.Const) else None


def _assets(tree: nodes.Template) -> Iterator[str | None]:
    """The names that the filter `asset` is given; None for one that is computed."""
    for used in tree.find_all(nodes.Filter):
        if used.name == "asset":
            yield str(used.node.value) if isinstance(used.node, nodes.Const) else None
        elif any(isinstance(arg, nodes.Const) and arg.value == "asset" for arg in used.args):  # names|map("asset")
            yield None
