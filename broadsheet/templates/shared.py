"""Shared parts: a fragment that many pages show alike, printed once for each thing that it is handed.

The nameplate, the links of the head and the footer are the same on ten thousand pages. A shared part sees the imprint
and what the page hands it and nothing else of the page, so what is kept can never be another page's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from broadsheet.model import Imprint

LIMIT = 2000
"""Printed parts kept for each language; past that the one that was not used for longest is forgotten."""


class Shared:
    """The function `shared(name, **handed)` of templates."""

    def __init__(self, env: Environment, imprint: Imprint) -> None:
        self._env = env
        self._imprint = imprint
        self._kept = lru_cache(maxsize=LIMIT, typed=True)(self._print)

    def __call__(self, name: str, **handed: Any) -> Markup:
        """The fragment `name`, which sees `site` and what it is handed.

        A list or a mapping cannot be remembered, so a fragment that is handed one is printed each time.
        """
        try:
            hash(tuple(handed.values()))
        except TypeError:
            return self._print(name, **handed)
        return self._kept(name, **handed)

    def _print(self, name: str, **handed: Any) -> Markup:
        return Markup(self._env.get_template(name).render(site=self._imprint, **handed))
