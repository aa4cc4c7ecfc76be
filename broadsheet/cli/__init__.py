"""The command line: commands, exit codes, progress. The only place that reads the clock and the environment.

Each command stands in a module of its own and is imported when it is called, so that `--help` costs nothing else.
Exit codes: 0 done, 1 mistakes in content or templates, 2 wrong usage or settings, 3 publishing failed, 130 stopped.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from broadsheet import __version__
from broadsheet.errors import Mistakes

COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("broadsheet.cli.build", "Print the site into output/."),
    "check": ("broadsheet.cli.check", "Name every mistake and every doubt, without printing."),
    "diff": ("broadsheet.cli.diff", "Say how the editions of two instants differ."),
    "due": ("broadsheet.cli.due", "List the coming instants at which the site changes by itself."),
    "explain": ("broadsheet.cli.explain", "Say what a printed file was made of, or where a story stands, and why."),
    "front": ("broadsheet.cli.front", "Say which story stands where on a front, and why."),
    "ids": ("broadsheet.cli.ids", "List the stories without a permanent id, or write their ids."),
    "init": ("broadsheet.cli.init", "Write a new site."),
    "new": ("broadsheet.cli.new", "Write a new story with a permanent id."),
    "related": ("broadsheet.cli.related", "List the stories related to a story, and say why."),
    "pictures": ("broadsheet.cli.pictures", "List every picture, where it is used, and what it lacks."),
    "publish": ("broadsheet.cli.publish", "Publish the printed site to its host: only what changed."),
    "rollback": ("broadsheet.cli.rollback", "Publish the edition before the present one again."),
    "serve": ("broadsheet.cli.serve", "Show the site in the browser, and each change as it is saved."),
    "verify": ("broadsheet.cli.verify", "Ask a published site whether it serves what was printed."),
}
"""Command -> the module that holds it, and its line in `broadsheet --help`."""


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if near := difflib.get_close_matches(args[0], COMMANDS, n=1):
                raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from None
            raise

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Mistakes as mistakes:
            from broadsheet.cli.site import show

            show(mistakes.problems)
            return 1

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"auto_envvar_prefix": "BROADSHEET", "help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="broadsheet")
def broadsheet() -> None:
    """News sites and their feeds from Markdown.

    \b
    Examples:
      broadsheet init gazette          write a new site
      broadsheet new "Ferry returns"   write a new story
      broadsheet build                 print the site into output/
      broadsheet serve                 look at it; a change shows as it is saved
    """


def main(argv: Sequence[str] | None = None, filters: Mapping[str, Callable[..., object]] | None = None) -> int:
    """Run one command and return the exit code.

    Args:
        argv: the arguments; those of the process when None.
        filters: a site's own Jinja filters, by name, as its `build.py` registers them.
    """
    try:
        result = broadsheet.main(
            args=None if argv is None else list(argv),
            prog_name="broadsheet",
            standalone_mode=False,
            obj=filters or {},
            color=False if os.environ.get("NO_COLOR") else None,  # https://no-color.org
        )
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return result if isinstance(result, int) else 0


def calling() -> str:
    """What a person types before a command: a site's build script passes all of them on."""
    return "python3 build.py" if Path(sys.argv[0]).name == "build.py" else "broadsheet"
