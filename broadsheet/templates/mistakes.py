"""Mistakes of templates, located: the template's path and line, and the page that was being printed."""

from __future__ import annotations

import traceback

from jinja2 import TemplateAssertionError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from broadsheet.errors import Problem, problem
from broadsheet.templates.filters import UnknownAssetError
from broadsheet.templates.theme import Theme


def compiling(error: TemplateSyntaxError, theme: Theme, name: str) -> Problem:
    """The mistake of a template that cannot be compiled."""
    code = "B505" if isinstance(error, TemplateAssertionError) else "B501"
    detail = _lower(error.message or "unknown error")
    return problem(code, _path(theme, error.name or name), error.lineno, detail=detail)


def printing(error: Exception, theme: Theme, name: str, page: str) -> Problem:
    """The mistake that stopped a page. `name` is the page's template, `page` its address."""
    if isinstance(error, TemplateSyntaxError):
        return compiling(error, theme, name)
    path, line = _place(error, theme, name)
    if isinstance(error, TemplateNotFound):
        return problem("B502", path if line else "", line, name=error.name or str(error))
    if isinstance(error, UnknownAssetError):
        return problem("B508", path, line, name=error.args[0], page=page)
    if isinstance(error, UndefinedError):
        return problem("B503", path, line, detail=_lower(error.message or ""), page=page)
    detail = "it never ends" if isinstance(error, RecursionError) else f"{type(error).__name__}: {error}"
    return problem("B504", path, line, detail=detail, page=page)


def _place(error: Exception, theme: Theme, name: str) -> tuple[str, int]:
    """The innermost line of a template in the traceback, which Jinja has rewritten to templates' own lines."""
    paths = {file.path for file in theme.templates.values()}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in paths:
            return frame.filename, frame.lineno or 0
    return _path(theme, name), 0


def _path(theme: Theme, name: str) -> str:
    file = theme.templates.get(name)
    return file.path if file else name


def _lower(text: str) -> str:
    """A message as the middle of a sentence, unless it begins with a name in quotes or capitals."""
    return text[:1].lower() + text[1:].rstrip(".") if text[1:2].islower() else text.rstrip(".")
