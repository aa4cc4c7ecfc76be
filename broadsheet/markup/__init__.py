"""Markdown text -> safe HTML, with the pictures, files and headings that it names. Pure: no file is read.

The converter is Python-Markdown (`engine`), quickened from outside (`quick`, `typography`). What it makes passes an
allow-list (`safety`), and only then are its addresses resolved (`references`), its pictures taken out (`figures`) and
its headings named (`headings`).
"""

from broadsheet.markup.context import Context, Converted
from broadsheet.markup.convert import convert
from broadsheet.markup.feed import feed_html, with_figures

__all__ = ["Context", "Converted", "convert", "feed_html", "with_figures"]
