"""Topics and series by the names that stories give them: a profile answers to its slug, its title and its aliases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet import urls
from broadsheet.model import Profile


def by_name(profiles: Iterable[Profile], kind: str) -> dict[str, Profile]:
    """The profiles of a kind by each of their names, as a slug."""
    return {urls.slug(n): p for p in profiles if p.kind == kind for n in (p.slug, p.title, *p.aliases)}


def slug(name: str, known: Mapping[str, Profile]) -> str:
    """The slug that counts for a name: that of the profile which answers to it, if there is one."""
    own = urls.slug(name)
    return known[own].slug if own in known else own
