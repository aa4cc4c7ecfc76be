"""The builder: a process that waits for orders and carries each out with `press.build`.

It is a process of its own group, so that Ctrl-C in a terminal reaches the server alone, and it ends when the pipe to
the server does: no builder outlives its server, however that ends.
"""

from __future__ import annotations

import gc
import os
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from broadsheet import config, press, starter
from broadsheet.config import Site
from broadsheet.errors import Mistakes, problem
from broadsheet.kept import NOTHING, Kept
from broadsheet.press import Job
from broadsheet.press.job import Early
from broadsheet.press.survey import Survey
from broadsheet.preview.early import laying_ready
from broadsheet.preview.orders import Build, Order, Outcome, Question, Setup, Sources

PATIENCE = 100
"""How often a build that finds the site locked is tried again, a tenth of a second apart."""
IDLE, SELDOM = 2.0, 300.0
"""Seconds without an order, and since the last time, before garbage is looked for in all that is kept: at ten thousand
stories that takes as long as a build."""


def work(pipe: Connection, setup: Setup, wishes: Connection | None = None) -> None:
    """Carry out orders and answer questions until the pipe is closed. Through `wishes` come the paths of outputs that
    are wanted before an edition is printed.
    """
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    kept, collected = Kept(), time.monotonic()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            if time.monotonic() - collected > SELDOM and not pipe.poll(IDLE):
                gc.unfreeze()
                gc.collect()
                collected = time.monotonic()
            gc.freeze()  # what is kept for long is not looked through again at each collection
            pipe.send(_answer(setup, pipe.recv(), kept, wishes))


def _answer(setup: Setup, message: Build | Question, kept: Kept, wishes: Connection | None) -> object:
    if isinstance(message, Build):
        with laying_ready(setup.early, wishes) if message.early else nullcontext() as early:
            return carry_out(setup, message.order, kept, message.touched, message.hasty, early)
    try:
        return _look_up(setup, message, kept)
    except (Mistakes, OSError):
        return {}


def _look_up(setup: Setup, question: Question, kept: Kept) -> dict[str, Any]:
    from broadsheet.preview import contact, desk

    job = make_job(setup, question.order)
    survey: Survey | None = kept.last("survey")
    if survey is None or survey.given.drafts != job.drafts:
        survey = press.ask(job)
    if not question.url:
        return contact.answer(job, survey.given)
    return desk.answer(job, survey, kept.last("edition"), question.url)


def carry_out(
    setup: Setup,
    order: Order,
    kept: Kept = NOTHING,
    touched: frozenset[Path] | None = None,
    hasty: bool = False,
    early: Early | None = None,
) -> Outcome:
    """Print the edition that is ordered. Never raises: what went wrong is in the outcome."""
    outcome = Outcome(order, False)
    try:
        job = replace(make_job(setup, order), kept=kept, touched=touched, hasty=hasty, early=early)
        outcome = replace(outcome, **_facts(setup, job))
        begun = time.perf_counter()
        report = _build(job)
    except Mistakes as mistakes:
        return replace(outcome, problems=mistakes.problems)
    except Exception as error:
        found = problem("B903", "", detail=f"{type(error).__name__}: {error}")
        kept.forget()
        return replace(outcome, problems=(found,), detail=traceback.format_exc())
    return replace(
        outcome,
        printed=True,
        problems=report.problems,
        changes=tuple((change.path, change.why) for change in report.changes),
        stories=report.stories,
        seconds=time.perf_counter() - begun,
    )


def _build(job: Job) -> press.Report:
    """Build; wait a while for another build of the same site to end."""
    for _ in range(PATIENCE):
        try:
            return press.build(job)
        except Mistakes as mistakes:
            if [found.code for found in mistakes.problems] != ["B433"]:
                raise
        time.sleep(0.1)
    return press.build(job)


def make_job(setup: Setup, order: Order) -> Job:
    """The build that an order asks for.

    Raises:
        Mistakes: the settings or the build script are wrong.
    """
    site = config.load(setup.settings)
    site = config.at_address(site, setup.origin + urlsplit(site.site.url).path)
    root = setup.root
    return Job(
        root=root,
        site=site,
        content=root / site.paths.content,
        templates=root / site.paths.templates,
        theme=starter.theme_root(),
        output=setup.place,
        now=order.at or datetime.now(UTC).replace(microsecond=0),
        started_ns=time.time_ns(),
        drafts=order.drafts,
        filters=_filters(setup.script) if setup.script else {},
    )


def _facts(setup: Setup, job: Job) -> dict[str, Any]:
    return {
        "now": job.now,
        "base_path": urlsplit(job.site.site.url).path,
        "editor": job.site.preview.editor,
        "timezone": job.site.site.timezone,
        "sources": sources(setup, job.site),
    }


def sources(setup: Setup, site: Site) -> Sources:
    """Everything that a build of the site reads."""
    root = setup.root
    named = (site.paths.content, site.paths.templates, *site.static.values())
    folders = {*(root / name for name in named), starter.theme_root()}
    files = {setup.settings, *([setup.script] if setup.script else [])}
    return Sources(tuple(sorted(folders)), tuple(sorted(files)))


def first_sources(setup: Setup) -> Sources:
    """What to watch before the first build has said it; with wrong settings, the files that can mend them."""
    try:
        return sources(setup, config.load(setup.settings))
    except Mistakes:
        return Sources((), tuple(sorted({setup.settings, *([setup.script] if setup.script else [])})))


def first_base(setup: Setup) -> str:
    """The path below which the site is published, before the first build has said it."""
    try:
        return urlsplit(config.load(setup.settings).site.url).path
    except Mistakes:
        return ""


_loaded: dict[Path, tuple[bytes, Mapping[str, Callable[..., object]]]] = {}


def _filters(script: Path) -> Mapping[str, Callable[..., object]]:
    """The filters that a build script registers, read again when its text has changed.

    Raises:
        Mistakes: the script fails.
    """
    try:
        text = script.read_bytes()
        if script not in _loaded or _loaded[script][0] != text:
            _loaded[script] = (text, _run(script))
        return _loaded[script][1]
    except Exception as error:
        line = error.lineno or 0 if isinstance(error, SyntaxError) else _line(error, script)
        detail = f"{type(error).__name__}: {error}"
        raise Mistakes([problem("B904", script.name, line, detail=detail)]) from None


def _run(script: Path) -> Mapping[str, Callable[..., object]]:
    module = ModuleType("broadsheet_site_script")
    module.__file__ = str(script)
    exec(compile(script.read_bytes(), str(script), "exec"), module.__dict__)
    return dict(module.filters()) if hasattr(module, "filters") else {}


def _line(error: Exception, script: Path) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == str(script)), 0)
