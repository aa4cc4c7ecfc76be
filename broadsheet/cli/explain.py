"""`broadsheet explain`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import click

from broadsheet.cli import site as sites
from broadsheet.errors import Mistakes
from broadsheet.press import located
from broadsheet.press.explain import Made, Shown, explain

MANY = 12
"""Lines of a kind that are shown without --verbose."""


@click.command("explain")
@click.argument("name")
@sites.options
@click.option("--verbose", "-v", is_flag=True, help="Show long lists whole.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
@click.pass_obj
def command(filters: dict[str, Any], /, name: str, verbose: bool, as_json: bool, **folders: Any) -> int:
    """Say what a printed file was made of and why it was last printed, or where a story stands and why.

    NAME is a printed file's path or address, or a story's path or id.

    \b
    Examples:
      broadsheet explain uk/index.html
      broadsheet explain content/uk/rail.md
      broadsheet explain https://gazette.example/uk/rail/
    """
    job = replace(sites.job(**folders), filters=filters)
    try:
        found = explain(job, name)
    except Mistakes as mistakes:
        sites.show(located(job, mistakes.problems))
        return 1
    if as_json:
        click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_made(found, verbose) if isinstance(found, Made) else _shown(found, verbose)))
    return 0


def _made(found: Made, verbose: bool) -> Iterator[str]:
    yield f"{found.path}: {found.kind}, {found.url}"
    if found.source:
        yield f"  made from {found.source}"
    if found.templates:
        yield f"  template {found.templates[0]}, which reaches {', '.join(found.templates[1:]) or 'no other'}"
    yield f"  last printed for {found.printed}: {found.why}" if found.printed else "  not printed yet"
    yield f"  the next build prints it: {found.due}" if found.due else "  up to date"
    if found.stories:
        yield "  stories:"
        yield from _listed(found.stories, verbose)


def _shown(found: Shown, verbose: bool) -> Iterator[str]:
    yield f"{found.path}: {found.title}"
    yield f"  {found.status}" + (f": {found.why}" if found.why else "")
    yield f"  id {found.id}"
    yield f"  address {found.url}"
    yield "  it stands in:" if found.places else "  it stands nowhere."
    yield from _listed(found.places, verbose)


def _listed(pairs: tuple[tuple[str, str], ...], verbose: bool) -> Iterator[str]:
    kept = pairs if verbose else pairs[:MANY]
    yield from (f"    {path}: {how}" for path, how in kept)
    if len(pairs) > len(kept):
        yield f"    and {len(pairs) - len(kept):,} more (--verbose shows all)"
