"""`broadsheet verify`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from broadsheet.cli import site as sites
from broadsheet.cli.build import progress
from broadsheet.cli.sending import records
from broadsheet.errors import Problem
from broadsheet.press import Job
from broadsheet.press.place import Place
from broadsheet.publish.verify import Answer, Wanted, chosen, compare, compare_missing, wanted
from broadsheet.publish.verify.compare import NOWHERE

Visit = Callable[..., Iterator[Answer]]


@click.command("verify")
@click.argument("url", required=False)
@sites.options
@click.option("--sample", type=click.IntRange(1), default=100, show_default=True, help="How many files to ask for.")
@click.option("--all", "every", is_flag=True, help="Ask for every file.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for programs.")
def command(url: str | None, sample: int, every: bool, as_json: bool, **folders: Any) -> int:
    """Ask a published site whether it serves what was printed into output/: bytes, types, caching, redirects.

    URL is where to ask; without it, the address in the settings. Another sample is taken every minute,
    with some files of every kind. The code is 3 where something is wrong.

    \b
    Examples:
      broadsheet verify
      broadsheet verify https://staging.gazette.example --all
    """
    visit = _visit()
    job = sites.job(**folders)
    printed = wanted(records(job).values())
    if not printed:
        raise click.UsageError("Nothing was printed here yet: broadsheet build.")
    files = printed if every else chosen(printed, sample, f"{job.now:%Y-%m-%dT%H:%M}")
    base = (url or job.site.site.url).rstrip("/")
    problems = sorted(_faults(job, visit, base, files, printed, as_json))
    wrong = any(found.severity == "error" for found in problems)
    if as_json:
        found = [asdict(one) for one in problems]
        click.echo(json.dumps({"ok": not wrong, "url": base, "asked": len(files), "problems": found}, indent=2))
    else:
        sites.show(problems)
        click.echo(_summary(base, len(files), len(printed), problems))
    return 3 if wrong else 0


def _faults(
    job: Job, visit: Visit, base: str, files: Sequence[Wanted], printed: Sequence[Wanted], quiet: bool
) -> Iterator[Problem]:
    place = Place(job.output)
    missing = next((one for one in printed if one.path == "404.html"), None)
    with progress(quiet) as tell:
        answers = visit(base, [NOWHERE, *(one.url for one in files)], lambda done: tell("ask", done, len(files) + 1))
        yield from compare_missing(next(answers), missing)
        for want, answer in zip(files, answers, strict=True):
            yield from compare(want, answer, lambda path: place.read(path) or b"")


def _summary(base: str, asked: int, printed: int, problems: Sequence[Problem]) -> str:
    errors = sum(found.severity == "error" for found in problems)
    doubts = len(problems) - errors
    told = (
        f"{errors} mistake{'s' * (errors != 1)}, {doubts} doubt{'s' * (doubts != 1)}" if problems else "all as printed"
    )
    return f"{base}: {asked:,} of {printed:,} files asked for, {told}."


def _visit() -> Visit:
    """What asks the host; its library is an extra, and takes its time to load."""
    try:
        from broadsheet.publish.verify.visit import visit
    except ImportError:
        raise click.UsageError("verify needs httpx2: pip install 'broadsheet[notify]'.") from None
    return visit
