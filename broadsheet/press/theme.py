"""The theme of a build, compiled. What was compiled before comes from the ledger or from this process's memory."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from broadsheet import digest
from broadsheet.errors import Mistakes
from broadsheet.ledger import Ledger
from broadsheet.press.job import Job
from broadsheet.scan import digest_file
from broadsheet.templates import Compiled, Templates, Theme, read

Filters = Mapping[str, Callable[..., Any]]
SPARE = 200
"""Templates kept besides those in use, for an edit that is undone."""

_own = threading.local()


def load(job: Job, ledger: Ledger) -> Templates:
    """The theme and the site's templates.

    Raises:
        Mistakes: some of them cannot be compiled.
    """
    last: Templates | None = job.kept.last("templates")
    is_known = job.touched is not None and not any(path.is_relative_to(job.templates) for path in job.touched)
    if last is not None and is_known:
        return job.kept.same("templates", last)
    folders = [(job.site.paths.templates, job.templates), ("theme", job.theme)]
    known = ledger.templates()
    templates = kept(read(folders), job.filters, code_of(job.filters, job.root), known)
    if problems := templates.check():
        raise Mistakes(problems)
    fresh = [(key, item) for key, item in templates.compiled.items() if key not in known]
    if fresh:
        with ledger.entry():
            ledger.enter_templates(fresh)
            ledger.prune("templates", set(templates.compiled), SPARE)
    return job.kept.same("templates", templates)


def kept(theme: Theme, filters: Filters, filters_digest: bytes, compiled: Mapping[bytes, Compiled]) -> Templates:
    """The templates of this thread's last build if they are the same, so that nothing is compiled twice."""
    last: Templates | None = getattr(_own, "templates", None)
    is_same = (
        last is not None
        and (last.theme is theme or last.theme == theme)
        and last.site_filters == filters
        and last.filters_digest == filters_digest
    )
    if last is None or not is_same:
        last = _own.templates = Templates(theme, filters, filters_digest, compiled)
    return last


def code_of(filters: Filters, root: Path) -> bytes:
    """The digest of the code of a site's filters: the files that define them, and every module of the site's folder
    that was imported.
    """
    return digest.of(sorted([path.name, digest_file(path)] for path in _files(filters, root))) if filters else b""


def _files(filters: Filters, root: Path) -> set[Path]:
    named = {Path(code.co_filename) for found in filters.values() if (code := getattr(found, "__code__", None))}
    loaded = {Path(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
    own = {path for path in loaded if path.suffix == ".py" and _is_of_site(path, root)}
    return {path for path in named | own | {root / "build.py"} if path.is_file()}


def _is_of_site(path: Path, root: Path) -> bool:
    if not path.is_relative_to(root):
        return False
    return not {"site-packages", "broadsheet", "tests"} & set(path.relative_to(root).parts)
