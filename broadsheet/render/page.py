"""One page through its template."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from broadsheet import bylines, jsonld
from broadsheet.errors import Mistakes
from broadsheet.model import Body, Figure, Imprint, Page
from broadsheet.pictures import figures
from broadsheet.render.body import expand
from broadsheet.render.facts import of_page
from broadsheet.templates import Templates, mistakes
from broadsheet.templates.compiled import FIGURE


def render_page(page: Page, body: Body | None, imprint: Imprint, templates: Templates) -> bytes:
    """The page in UTF-8. A reference of its body to a story that `page.links` does not name becomes plain text.

    Raises:
        Mistakes: as `broadsheet.render.render`.
    """
    env = templates.environment(page.lang or imprint.lang, imprint)
    context = _context(page, body, imprint)
    try:
        context["body"] = _body(body, env, dict(page.links), page.withheld) if body is not None else None
        return env.get_template(page.template).render(context).encode()
    except Exception as error:  # whatever a template raises is the template's mistake, told with its line
        raise Mistakes([mistakes.printing(error, templates.theme, page.template, page.url)]) from error


def _context(page: Page, body: Body | None, imprint: Imprint) -> dict[str, Any]:
    """All that a template sees, except the body, which goes through a template itself."""
    facts = of_page(page, body, imprint)
    people = bylines.directory(page.people)
    return {
        "page": page,
        "content": page.content,
        "site": imprint,
        "people": people,
        "facts": facts,
        "jsonld": jsonld.script(jsonld.of_page(page, facts, body, imprint, people)),
    }


def _body(body: Body, env: Environment, links: Mapping[str, str], withheld: Collection[bytes]) -> Markup:
    macros: Any = env.get_template(FIGURE).module

    def figure(shown: Figure) -> str:
        found = figures.current(shown, withheld)
        return str(macros.body_figure(found)) if found else ""

    def table_name() -> str:
        return str(macros.table_name()).strip()

    return expand(body, figure, env.filters["url"], links, table_name)
