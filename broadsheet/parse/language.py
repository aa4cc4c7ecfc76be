"""Language tags as BCP 47 writes them: `zh_cn` becomes `zh-CN`."""

from __future__ import annotations

from functools import lru_cache

import langcodes

from broadsheet.parse.sheet import Sheet


def read(sheet: Sheet) -> str:
    """The language that front matter gives, or empty."""
    text = sheet.text("lang")
    tag = standard(text) if text else ""
    if text and not tag:
        sheet.note("B238", "lang", text=text)
    return tag


@lru_cache(maxsize=1024)
def standard(text: str) -> str:
    """A tag in its standard form; empty when it is none."""
    try:
        return langcodes.standardize_tag(text) if langcodes.tag_is_valid(text) else ""
    except (ValueError, AttributeError, LookupError):
        return ""
