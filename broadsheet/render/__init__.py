"""Page, sitemap or small text -> bytes. Pure: no clock, no files, no randomness.

Feeds are rendered in `feeds/`, assets are copied; everything else that the plan holds comes through here.
"""

from __future__ import annotations

from broadsheet.model import Body, Imprint, Page, Sitemap, TextFile
from broadsheet.render.page import render_page
from broadsheet.render.sitemap import render_sitemap
from broadsheet.templates import Templates

__all__ = ["render"]


def render(output: Page | Sitemap | TextFile, body: Body | None, imprint: Imprint, templates: Templates) -> bytes:
    """The bytes of one output. `body` is the body of a page that has one.

    Raises:
        Mistakes: the page's template is missing, is not a template, or failed while printing.
    """
    if isinstance(output, Page):
        return render_page(output, body, imprint, templates)
    if isinstance(output, Sitemap):
        return render_sitemap(output, imprint)
    return output.text.encode()
