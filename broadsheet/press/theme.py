"""The theme of a build, compiled. What was compiled before comes from the ledger or from this process's memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from broadsheet.errors import Mistakes
from broadsheet.ledger import Ledger
from broadsheet.model import Compiled
from broadsheet.press import versions
from broadsheet.press.job import Job
from broadsheet.templates import Templates, Theme, read

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
    templates = kept(read(folders), job.filters, versions.of_filters(job.filters, job.root), known)
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
