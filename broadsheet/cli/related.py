"""`broadsheet related`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from broadsheet.cli import site as sites
from broadsheet.errors import Mistakes
from broadsheet.press import located
from broadsheet.press.kinship import Kin, kinship


@click.command("related")
@click.argument("story")
@sites.options
@click.option("--why", is_flag=True, help="Show the words that each shares with the story, and what they count.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
def command(story: str, why: bool, as_json: bool, **folders: Any) -> int:
    """List the stories that stand beside a story as related. STORY is a story's path or id.

    The editor's own choice comes first, the rest is chosen by content. A score is the likeness
    to the story, where the story itself has 100; an older story's fades with its age.

    \b
    Examples:
      broadsheet related content/uk/rail.md
      broadsheet related content/uk/rail.md --why
    """
    job = sites.job(**folders)
    try:
        article, found = kinship(job, story)
    except Mistakes as mistakes:
        sites.show(located(job, mistakes.problems))
        return 1
    if as_json:
        click.echo(json.dumps([asdict(kin) for kin in found], indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join([f"{article.path}: {article.card.title}", *_lines(found, why)]))
    return 0


def _lines(found: Sequence[Kin], why: bool) -> Iterator[str]:
    if not found:
        yield "  No older story is about the same."
    for kin in found:
        yield f"  {'  chosen' if kin.is_chosen else f'{100 * kin.score:8.1f}'}  {kin.path}: {kin.title}"
        for word in kin.words if why else ():
            stories = "1 older story" if word.carriers == 1 else f"{word.carriers:,} older stories"
            yield f"    {100 * word.score:8.1f}  {word.word}, in {stories}"
