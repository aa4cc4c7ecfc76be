"""`broadsheet serve`."""

from __future__ import annotations

import gc
import sys
import threading
import webbrowser
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from broadsheet import config
from broadsheet.cli import site as sites
from broadsheet.errors import Mistakes, problem

if TYPE_CHECKING:
    import socket

    from broadsheet.preview.orders import Order, Outcome


@click.command("serve")
@click.option(
    "--port",
    "-p",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port. Where it is taken the next free one is used; 0 for any.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "-o", "opens", is_flag=True, help="Open the site in the browser.")
@click.option("--drafts", "-D", is_flag=True, help="Show drafts too.")
@click.option("--at", metavar="INSTANT", help='The edition of an instant, such as "2026-12-01T06:00".')
@click.option("--config", "-c", "settings", type=click.Path(path_type=Path), help="The settings file.")
def command(port: int, host: str, opens: bool, drafts: bool, at: str | None, settings: Path | None) -> int:
    """Show the site in the browser, and each change as it is saved.

    Nothing is printed into output/. Ctrl-C ends it.

    \b
    Examples:
      broadsheet serve --open
      broadsheet serve --drafts --at 2026-12-01T06:00
    """
    from broadsheet.preview import address, hold

    file = (settings or Path(config.FILE_NAME)).absolute()
    if not file.is_file():
        sites.show([problem("B101", file.name)])
        return 2
    try:
        listener, taken = address.bind(host, port)
        origin = address.origin(host, listener.getsockname()[1])
        with listener, hold.held(file.parent, origin):
            _announce(origin, host, taken)
            _serve(file, origin, _order(file, at, drafts), listener, host, opens)
    except Mistakes as mistakes:
        sites.show(mistakes.problems)
        return 1
    return 0


def _announce(origin: str, host: str, taken: Sequence[str]) -> None:
    from broadsheet.preview.address import is_loopback

    for line in taken:
        click.secho(line, err=True, fg="yellow")
    if not is_loopback(host):
        warning = f"Anybody who can reach {host} can read this preview, with its drafts and what is under embargo."
        click.secho(warning, err=True, fg="yellow", bold=True)
    click.echo(f"Preview at {origin}/ (Ctrl-C ends it)")


def _serve(file: Path, origin: str, order: Order, listener: socket.socket, host: str, opens: bool) -> None:
    import asyncio

    from broadsheet.preview.builder import first_base
    from broadsheet.preview.orders import Setup
    from broadsheet.preview.server import Preview

    setup = Setup(file, origin, _script(file))
    if not setup.place.is_dir():
        click.echo("The first edition is being printed. A page that you open is shown as soon as it is ready.")
    if opens:  # it listens already, and a page waits for its edition
        address = f"{origin}{first_base(setup)}/"
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    asyncio.run(Preview(setup, order, listener, host, Teller()).run())
    gc.freeze()  # or all that was loaded is looked through once more before the process ends, which takes longest


def _order(file: Path, at: str | None, drafts: bool) -> Order:
    """The first edition. A mistake in the settings is shown in the browser, so here the time is then UTC."""
    from broadsheet.preview.orders import Order

    if at is None:
        return Order(None, drafts)
    try:
        return Order(sites.instant(at, config.load(file)), drafts)
    except Mistakes:
        return Order(sites.moment(at, UTC), drafts)


def _script(settings: Path) -> Path | None:
    """The site's build script, if it is what started this."""
    started = getattr(sys.modules["__main__"], "__file__", None)
    script = settings.parent / "build.py"
    return script if started and script.is_file() and Path(started).resolve() == script.resolve() else None


class Teller:
    """Says in the terminal what became of each build."""

    def __init__(self) -> None:
        self._told: tuple[object, ...] = ()

    def __call__(self, outcome: Outcome) -> None:
        if outcome.problems != self._told:
            sites.show(outcome.problems)
        self._told = outcome.problems
        if outcome.detail:
            click.echo(outcome.detail, err=True)
        click.echo(line(outcome))


def line(outcome: Outcome) -> str:
    """One build in one line."""
    clock = f"{datetime.now():%H:%M:%S}"
    if not outcome.printed:
        errors = sum(found.severity == "error" for found in outcome.problems)
        return f"{clock}  {errors} mistake{'s' * (errors != 1)}; the last good edition is still served."
    changed = len(outcome.changes)
    named = ", ".join(path for path, _ in outcome.changes[:3]) + (", ..." if changed > 3 else "")
    counted = f"{changed:,} file{'s' * (changed != 1)} changed in {outcome.seconds:.2f} s"
    return f"{clock}  {counted}" + (f": {named}" if named else "")
