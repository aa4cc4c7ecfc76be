"""What a template depends on: the templates it names, the theme files it asks for, the texts of the interface.

Two dependencies are written nowhere in a template: the function `teaser` prints through `macros/teaser.html`, and the
pictures of a body through `macros/figure.html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateError, meta, nodes

from broadsheet.templates.theme import Theme

TEASER = "macros/teaser.html"
FIGURE = "macros/figure.html"
_IMPLIED = {"teaser": TEASER, "teasers": TEASER, "body": FIGURE}


@dataclass(frozen=True, slots=True)
class Closure:
    """Names of templates and of assets, sorted. `any_asset` is set when an asset's name is computed."""

    templates: tuple[str, ...]
    assets: tuple[str, ...]
    any_asset: bool = False


def closure(env: Environment, theme: Theme, name: str) -> Closure:
    """Everything that a template reaches. A template that is missing or broken counts by its name alone."""
    seen: set[str] = set()
    assets: set[str | None] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        tree = _tree(env, theme, current)
        if tree is not None:
            waiting += _reached(tree, theme)
            assets.update(_assets(tree))
    return Closure(tuple(sorted(seen)), tuple(sorted(item for item in assets if item)), None in assets)


def _tree(env: Environment, theme: Theme, name: str) -> nodes.Template | None:
    file = theme.templates.get(name)
    if file is None:
        return None
    try:
        return env.parse(file.text)
    except TemplateError:
        return None


def _reached(tree: nodes.Template, theme: Theme) -> Iterator[str]:
    for name in meta.find_referenced_templates(tree):
        if name is None:  # a computed name may be any template
            yield from theme.templates
        else:
            yield name
    for used in meta.find_undeclared_variables(tree):
        if used in _IMPLIED:
            yield _IMPLIED[used]


def _assets(tree: nodes.Template) -> Iterator[str | None]:
    for used in tree.find_all(nodes.Filter):
        if used.name == "asset":
            yield str(used.node.value) if isinstance(used.node, nodes.Const) else None
