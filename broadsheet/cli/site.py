"""What commands share: the site that they work on, the instant, and how mistakes are shown."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from broadsheet import config, press, starter
from broadsheet.config import Site
from broadsheet.errors import Mistakes, Problem
from broadsheet.press import Job

if TYPE_CHECKING:
    from broadsheet.press.survey import Survey

F = TypeVar("F", bound=Callable[..., Any])

OPTIONS = (
    click.option("--config", "-c", "settings", type=click.Path(path_type=Path), help="The settings file."),
    click.option("--content", type=click.Path(path_type=Path), help="The folder of the stories."),
    click.option(
        "--templates",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="PATH",
        help="The folder of the site's templates.",
    ),
    click.option("--output", "-d", type=click.Path(path_type=Path), help="The folder to print into."),
    click.option("--base-url", "-b", help="The public address of the site, instead of the settings'."),
    click.option("--drafts", "-D", is_flag=True, help="Show drafts too."),
    click.option("--at", metavar="INSTANT", help='The edition of an instant, such as "2026-12-01T06:00".'),
    click.option("--jobs", "-j", type=click.IntRange(0, 64), default=0, help="Worker processes; 0: one a processor."),
)


def options(command: F) -> F:
    """The options of every command that makes an edition."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def job(
    settings: Path | None = None,
    content: Path | None = None,
    templates: Path | None = None,
    output: Path | None = None,
    base_url: str | None = None,
    drafts: bool = False,
    at: str | None = None,
    jobs: int = 0,
) -> Job:
    """The build that the options and the settings describe.

    Raises:
        SystemExit: the settings are wrong; they have been shown, and the code is 2.
    """
    file = (settings or Path(config.FILE_NAME)).absolute()
    try:
        site = config.load(file)
        site = site if base_url is None else config.at_address(site, base_url)
    except Mistakes as mistakes:
        show(mistakes.problems)
        raise SystemExit(2) from None
    root = file.parent
    return Job(
        root=root,
        site=site,
        content=(content or root / site.paths.content).absolute(),
        templates=(templates or root / site.paths.templates).absolute(),
        theme=starter.theme_root(),
        output=(output or root / site.paths.output).absolute(),
        now=instant(at, site),
        started_ns=time.time_ns(),
        drafts=drafts,
        workers=jobs,
    )


def survey(job: Job) -> Survey:
    """All that the tree says. The ledger is used and kept, and nothing is printed.

    The question is answered without the stories that cannot be read; they are counted.
    """
    found = press.ask(job)
    if count := len(found.read.failed):
        files = "1 file is" if count == 1 else f"{count:,} files are"
        click.secho(f"{files} left out for mistakes; broadsheet check names them.", err=True, fg="yellow")
    return found


def instant(at: str | None, site: Site) -> datetime:
    """The instant that `--at` names, in newsroom time if it has no offset; else SOURCE_DATE_EPOCH; else the clock.

    Raises:
        click.BadParameter: it is not an ISO 8601 time, or not one in the years 1 to 9999; or not a number of seconds.
    """
    if at is not None:
        return moment(at, ZoneInfo(site.site.timezone))
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or time.time()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter("it counts the seconds since 1970", param_hint="SOURCE_DATE_EPOCH") from None


def moment(at: str, zone: tzinfo) -> datetime:
    """The instant that a text names, in a zone if it has no offset.

    Raises:
        click.BadParameter: it is not an ISO 8601 time, or not one in the years 1 to 9999.
    """
    try:
        found = datetime.fromisoformat(at)
        zoned = found if found.tzinfo else found.replace(tzinfo=zone)
        return zoned.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise click.BadParameter('write it like "2026-12-01T06:00"', param_hint="--at") from None


def local(at: datetime, site: Site) -> str:
    """An instant as the newsroom's clock shows it, with its offset."""
    return at.astimezone(ZoneInfo(site.site.timezone)).isoformat(timespec="seconds")


def show(problems: Sequence[Problem]) -> None:
    """Every mistake on a line of its own, on standard error."""
    for found in problems:
        click.secho(str(found), err=True, fg="red" if found.severity == "error" else "yellow")
    if problems and os.environ.get("GITHUB_ACTIONS") == "true":
        from broadsheet.check.formats import as_github

        click.echo(as_github(problems))


def is_lively() -> bool:
    """Whether a person watches: standard error is a terminal, and nothing asks for quiet."""
    return sys.stderr.isatty() and not is_ci()


def is_ci() -> bool:
    """Whether a machine builds for others: every feed is then proved before it is printed."""
    return bool(os.environ.get("CI"))
