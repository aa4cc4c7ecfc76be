"""B48x: stories that would show before their time."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B480": Entry(
        'the {what} of this story would be printed in {where}, and the story is {state}: "{around}"',
        "Nothing of a story may be seen before its time, so nothing was printed",
        "Take it out of the template or the text that prints it",
        example='<a href="/harbour/ferry-returns-on-monday/">The ferry</a>',
    ),
}
