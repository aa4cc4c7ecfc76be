"""The theme made ready to print: Jinja environments by language, and a digest for each template's closure.

One environment serves one language, so that the texts, dates and lists of a page need not be told which it is; the
templates of an environment are compiled when first used and kept for the life of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError

from broadsheet import digest
from broadsheet.errors import Problem
from broadsheet.model import Compiled, Imprint
from broadsheet.templates import catalogues, filters, mistakes
from broadsheet.templates.closure import Closure, closure
from broadsheet.templates.compiled import compiled, key, load, unfolded
from broadsheet.templates.quick import QuickEnvironment
from broadsheet.templates.shared import Shared
from broadsheet.templates.teasers import Teasers
from broadsheet.templates.theme import TemplateFile, Theme, assets, read

__all__ = ["TemplateFile", "Templates", "Theme", "assets", "read"]

EXTENSIONS = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
SiteFilters = Mapping[str, Callable[..., Any]]


class _Files(BaseLoader):
    """Templates from what was compiled of them; their paths are what tracebacks and mistakes show."""

    def __init__(self, theme: Theme, read: Callable[[str], Compiled | None]) -> None:
        self._theme = theme
        self._read = read

    def get_source(self, _: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        file = self._theme.templates.get(template)
        if file is None:
            raise TemplateNotFound(template)
        return file.text, file.path, lambda: True

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 - Jinja's name
        found = self._read(name)
        if found is None:  # it is missing or has a mistake, which Jinja's own way tells
            return super().load(environment, name, globals)
        names = environment.globals  # as a plain mapping: Jinja would chain one of its own to it, and look through both
        return environment.template_class.from_code(environment, load(found), names, None)

    def list_templates(self) -> list[str]:
        return sorted(self._theme.templates)


class Templates:
    """A theme, the site's own filters, and what was compiled of them. Not to be shared between threads."""

    def __init__(
        self,
        theme: Theme,
        site_filters: SiteFilters | None = None,
        filters_digest: bytes = b"",
        known: Mapping[bytes, Compiled] | None = None,
    ) -> None:
        """`filters_digest` stands for the code of the site's filters (its `build.py`), `known` holds compiled templates
        of earlier builds.
        """
        self.theme = theme
        self.filters_digest = filters_digest
        self.site_filters = dict(site_filters or {})
        self.compiled: dict[bytes, Compiled] = {}
        """The templates that were looked at, by key."""
        self._known = known or {}
        self._imprint: Imprint | None = None
        self._environments: dict[str, Environment] = {}
        self._closures: dict[str, Closure] = {}
        self._read = cache(self._compile)
        self._plain = self._bare()
        self._plain.filters.update(unfolded({**filters.make("en", _NOBODY), **self.site_filters}))
        self._names = sorted(self._plain.filters)
        self._texts_digest = digest.of(dict(sorted((lang, list(data)) for lang, data in theme.texts.items())))
        self._digests = {name: digest.of_bytes(file.text.encode()) for name, file in theme.templates.items()}

    def environment(self, lang: str, imprint: Imprint) -> Environment:
        """The environment of a language. Another imprint starts afresh."""
        if imprint is not self._imprint and imprint != self._imprint:
            self._imprint, self._environments = imprint, {}
        if lang not in self._environments:
            self._environments[lang] = self._make(lang, imprint)
        return self._environments[lang]

    def digest(self, name: str, imprint: Imprint) -> digest.Digest:
        """What a page printed with this template depends on besides the page, its body and the imprint's facts.

        The template and all that it reaches, the texts of the interface, the site's filters, the addresses of the
        theme files that are asked for.
        """
        reached = self._closure(name)
        known = dict(imprint.assets)
        wanted = known if reached.any_asset else {asset: known.get(asset, "") for asset in reached.assets}
        parts = [[item, self._digests.get(item, b"")] for item in reached.templates]
        return digest.of([parts, self._texts_digest, self.filters_digest, sorted(self.site_filters), wanted])

    def reached(self, name: str) -> tuple[str, ...]:
        """The names of the templates that a template reaches, itself among them."""
        return self._closure(name).templates

    def check(self) -> tuple[Problem, ...]:
        """Every template that cannot be compiled, without printing anything."""
        problems = []
        for name, file in self.theme.templates.items():
            if self._read(name) is None:
                try:
                    compiled(self._plain, file)
                except TemplateSyntaxError as error:
                    problems.append(mistakes.compiling(error, self.theme, name))
        return tuple(sorted(problems))

    def _compile(self, name: str) -> Compiled | None:
        """A template's compiled form; None when it is missing or has a mistake."""
        file = self.theme.templates.get(name)
        if file is None:
            return None
        own = key(file, self._names)
        try:
            found = self._known.get(own) or compiled(self._plain, file)
        except TemplateSyntaxError:
            return None
        self.compiled[own] = found
        return found

    def _closure(self, name: str) -> Closure:
        if name not in self._closures:
            self._closures[name] = closure(name, self.theme.templates, self._read)
        return self._closures[name]

    def _bare(self) -> Environment:
        return QuickEnvironment(
            loader=_Files(self.theme, self._read),
            extensions=EXTENSIONS,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            optimized=False,
            cache_size=-1,
        )

    def _make(self, lang: str, imprint: Imprint) -> Environment:
        env = self._bare()
        env.filters.update({**filters.make(lang, imprint), **self.site_filters})
        texts = catalogues.translations(lang, self.theme.texts)
        env.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]  # added by i18n
        teasers = Teasers(env, filters.sections(imprint))
        env.globals.update(_=catalogues.speaker(texts), page_lang=lang, teaser=teasers, teasers=teasers.every)
        env.globals.update(shared=Shared(env, imprint))
        return env


_NOBODY = Imprint(name="", base_url="", base_path="", lang="en", timezone="UTC")
