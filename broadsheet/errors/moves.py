"""B47x: mistakes in the file of old addresses."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B470": Entry(
        'this line is no move: "{said}"',
        "",
        "Write the old address, a space, and the id of the story that stood there or the address to go to",
        example="/uk/rail/ to /uk/railway/",
    ),
    "B471": Entry(
        "the redirect from {url} runs in a circle",
        "A browser would give up",
        "Remove one of the lines that lead to one another",
        example="/a/ /b/\n/b/ /a/",
    ),
    "B472": Entry(
        "{url} leads to {target}, and nothing stands there",
        "No redirect is printed for it",
        "Correct the line, or remove it",
        severity="warning",
        example="/uk/rail/ tag:gazette.example,2020:ral",
    ),
    "B473": Entry(
        "old addresses were entered in this file: {count}",
        "Stories have moved, and these lines keep their readers. Another machine knows of them only by this file",
        "Commit it",
        severity="warning",
    ),
    "B474": Entry(
        "this file cannot be written: {reason}",
        "Stories have moved, and another machine knows of it only by this file",
        "Add these lines to it and commit it: {lines}",
        severity="warning",
    ),
}
