"""Markdown text -> safe HTML, with the pictures, files and headings that it names. Pure: no file is read.

The converter is Python-Markdown, quickened from outside (`quick`); the result has passed an allow-list (`safety`).
"""

from broadsheet.markup.convert import Context, Converted, convert
from broadsheet.markup.feed import feed_html

__all__ = ["Context", "Converted", "convert", "feed_html"]
