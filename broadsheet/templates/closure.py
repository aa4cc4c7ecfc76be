"""What a template depends on: the templates it names and those that these name, and the theme files they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from broadsheet.model import Compiled


@dataclass(frozen=True, slots=True)
class Closure:
    """Names of templates and of assets, sorted. `any_asset` is set when an asset's name is computed."""

    templates: tuple[str, ...]
    assets: tuple[str, ...]
    any_asset: bool = False


def closure(name: str, every: Iterable[str], read: Callable[[str], Compiled | None]) -> Closure:
    """Everything that a template reaches. `every` names all templates; `read` gives one, or None where it is missing
    or has a mistake: such a one counts by its name alone.
    """
    seen: set[str] = set()
    assets: set[str] = set()
    any_asset = False
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        found = read(current)
        if found is not None:
            waiting += every if found.any_template else found.templates
            assets.update(found.assets)
            any_asset |= found.any_asset
    return Closure(tuple(sorted(seen)), tuple(sorted(assets)), any_asset)
