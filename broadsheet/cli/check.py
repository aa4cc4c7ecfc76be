"""`broadsheet check`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from broadsheet import check, config, press
from broadsheet.check.formats import FORMATS
from broadsheet.cli import site as sites
from broadsheet.errors import Problem
from broadsheet.ledger import Ledger
from broadsheet.model import Body, Edition
from broadsheet.plan import plan
from broadsheet.press import Job, proving
from broadsheet.press.place import Place
from broadsheet.press.survey import Survey

Outside = Callable[[check.Paper, Path, int], Iterator[Problem]]
"""The rule that asks other sites: of a paper, with the folder of its answers, at a time (seconds)."""


@click.command("check")
@click.argument("paths", nargs=-1)
@sites.options
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Doubts fail the check too.")
@click.option("--feeds", is_flag=True, help="Hold the printed feeds against their formats and one another.")
@click.option("--external", is_flag=True, help="Ask other sites whether the links to them hold.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules and what each is for.")
def command(
    paths: tuple[str, ...], form: str, strict: bool, feeds: bool, external: bool, list_rules: bool, **folders: Any
) -> int:
    """Name every mistake and every doubt at once. With PATHS, only those of files and folders below them.

    Nothing is printed into the output folder. [check] in broadsheet.toml says how severe each rule is.

    \b
    Examples:
      broadsheet check
      broadsheet check content/politics --strict
      broadsheet check --format sarif > check.sarif
    """
    if list_rules:
        click.echo("\n".join(_told(rule) for _, rule in sorted(check.RULES.items())))
        return 0
    job = sites.job(**folders)
    below = [_seen_from(job.root, path) for path in paths]
    settings: Path = folders["settings"] or job.root / config.FILE_NAME
    outside = _outside() if external else None
    if external and form == "text":
        click.echo("Asking other sites whether the links to them hold.", err=True)
    found = press.ask(job)
    edition, wrong = plan(found.given, job.now)
    with Ledger(job.ledger) as ledger:
        told = [*found.problems, *wrong, *_doubts(job, ledger, found, edition, outside)]
    problems = list(press.located(job, told))
    problems += found.outside
    if feeds:
        problems += proving.faults(job, edition, found.given, Place(job.output).read)
    problems += check.unknown(job.site.check.rules, settings.name, settings.read_text(encoding="utf-8"))
    problems = [one for one in check.weigh(problems, job.site.check.rules) if _is_below(one.path, below)]
    if text := FORMATS[form](problems):
        click.echo(text)
    errors = sum(one.severity == "error" for one in problems)
    if form == "text":
        doubts = len(problems) - errors
        line = f"{errors} mistake{'s' * (errors != 1)}, {doubts} doubt{'s' * (doubts != 1)}."
        click.secho(line, err=True, bold=True)
    return int(bool(errors or (strict and problems)))


def _doubts(job: Job, ledger: Ledger, found: Survey, edition: Edition, outside: Outside | None) -> Iterator[Problem]:
    """What the rules doubt, and with `outside` which links to other sites no longer hold."""

    def body(digest: bytes) -> Body:
        return ledger.body(found.read.keys[digest])

    def source(path: str) -> str:
        return (job.content / path).read_text(encoding="utf-8-sig", errors="replace")

    printed = {name: seen for (name, _), seen in ledger.addresses(job.target).items()}
    paper = check.Paper(found.given, job.now, edition, body, source, printed)
    yield from check.check(paper)
    if outside:
        yield from outside(paper, job.root / ".broadsheet", job.started_ns // 1_000_000_000)


def _outside() -> Outside:
    """The rule that asks other sites; its library is an extra, and takes its time to load."""
    try:
        from broadsheet.check.external import outside
    except ImportError:
        raise click.UsageError("--external needs httpx2: pip install 'broadsheet[check]'.") from None
    return outside


def _seen_from(root: Path, path: str) -> str:
    """The path of a file or a folder as problems name it: from the site's folder.

    Raises:
        click.BadParameter: it is not there.
    """
    base = Path(os.path.normpath(root))
    for place in (Path(os.path.normpath(Path.cwd() / path)), Path(os.path.normpath(base / path))):
        if place.exists() and place.is_relative_to(base):
            return place.relative_to(base).as_posix()
    raise click.BadParameter(f'the site has no file and no folder "{path}".', param_hint="PATHS")


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return not folders or any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)


def _told(rule: check.Rule) -> str:
    return f"{rule.name} ({', '.join(rule.codes)})\n    {' '.join(rule.text.split())}"
