"""`broadsheet build`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict, replace
from typing import Any

import click

from broadsheet import press
from broadsheet.cli import calling
from broadsheet.cli import site as sites
from broadsheet.errors import Mistakes
from broadsheet.press.report import Report
from broadsheet.press.verify import Difference, verify

NEXT = """
That was the first build of this site. Next:
  {call} serve                        look at it, and see each change as you save it
  {call} new "A headline" -s SECTION  write a story"""


@click.command("build")
@sites.options
@click.option("--keep-going", is_flag=True, help="Leave out the stories that have mistakes, and print the others.")
@click.option("--max-changed", type=click.IntRange(0), metavar="N", help="Print nothing if more than N files change.")
@click.option("--atomic", is_flag=True, help="Print into a new folder, and switch a symbolic link to it.")
@click.option("--verify", "check", is_flag=True, help="Then build from nothing beside it, and report each difference.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but mistakes.")
@click.option("--verbose", "-v", is_flag=True, help="Name every file that changed, and why; and the time of each step.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, for programs.")
@click.pass_obj
def command(
    filters: dict[str, Any],
    /,
    keep_going: bool,
    max_changed: int | None,
    atomic: bool,
    check: bool,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **folders: Any,
) -> int:
    """Print the site into output/.

    Only what changed is printed. Mistakes are all shown at once, and then nothing is.

    \b
    Examples:
      broadsheet build
      broadsheet build --at 2026-12-01T06:00 --output /tmp/december
      broadsheet build --verbose --max-changed 50
      broadsheet build --verify
    """
    job = replace(sites.job(**folders), filters=filters, keep_going=keep_going, max_changed=max_changed)
    job = replace(job, atomic=atomic, prove=sites.is_ci())
    try:
        with progress(quiet or as_json) as tell:
            told = replace(job, progress=tell)
            report = press.build(told)
            differences = verify(told) if check else None
    except Mistakes as mistakes:  # told when the bar is gone, which would wipe out the last lines
        return fail(mistakes, as_json)
    if as_json:
        click.echo(as_data(report, differences))
    else:
        tell_all(report, differences, quiet, verbose)
        if not quiet and is_first(report, job):
            click.echo(NEXT.format(call=calling()))
    return 1 if differences else 0


def as_data(report: Report, differences: Sequence[Difference] | None) -> str:
    """The report as JSON. `differences` are None when nobody asked for them."""
    found = {} if differences is None else {"differences": [asdict(one) for one in differences]}
    return json.dumps({"ok": not differences, **asdict(report), **found}, indent=2, ensure_ascii=False)


def tell_all(report: Report, differences: Sequence[Difference] | None, quiet: bool, verbose: bool) -> None:
    """The report for people."""
    if not quiet:
        sites.show(report.problems)
        click.echo(summary(report, verbose))
    for found in differences or ():
        click.secho(f"{found.path}: {found.fault}", err=True, fg="red")
    if differences:
        click.secho(f"{len(differences):,} files are not what a clean build gives.", err=True, bold=True)
    elif differences is not None and not quiet:
        click.echo("Verified: a clean build gives the same files.")


def fail(mistakes: Mistakes, as_json: bool) -> int:
    if as_json:
        click.echo(json.dumps({"ok": False, "problems": [asdict(p) for p in mistakes.problems]}, indent=2))
        return 1
    sites.show(mistakes.problems)
    errors = sum(found.severity == "error" for found in mistakes.problems)
    click.secho(f"{errors} mistake{'s' * (errors != 1)}. Nothing was printed.", err=True, bold=True)
    return 1


def summary(report: Report, verbose: bool) -> str:
    """The report as lines for people."""
    changed = len(report.changes)
    lines = [
        f"{counted(report.stories)}, {changed:,} of {report.outputs:,} files changed"
        f" ({report.written:,} written, {report.removed:,} removed)"
        f" in {sum(report.seconds.values()):.2f} s"
    ]
    if report.left_out:
        lines.append(f"{counted(len(report.left_out))} left out for mistakes.")
    if verbose:
        lines += [f"  {change.change} {change.path}: {change.why}" for change in report.changes]
        lines += [f"  {step}: {seconds:.2f} s" for step, seconds in report.seconds.items()]
    return "\n".join(lines)


def counted(stories: int) -> str:
    return "1 story" if stories == 1 else f"{stories:,} stories"


def is_first(report: Report, job: press.Job) -> bool:
    """Whether nothing stood before in the place where the site is printed every day."""
    is_own = job.output == (job.root / job.site.paths.output).absolute()
    return is_own and len(report.changes) == report.outputs and {one.why for one in report.changes} == {"it is new"}


def progress(quiet: bool) -> Any:
    """A progress bar where a person watches, else nothing."""
    if quiet or not sites.is_lively():
        return nullcontext(press.silent)
    from broadsheet.cli.bar import Bar

    return Bar()
