"""B3xx: mistakes in bodies and pictures. The examples are Markdown; tests convert each and expect its code."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {
    "B301": Entry(
        'there is no picture "{reference}"',
        "A picture's path is relative to the story's own file, or begins with / and counts from the content folder",
        "Put the file there, or mend the path; capital letters count",
        example="![The harbour](harbor.jpg)",
    ),
    "B302": Entry(
        '"{reference}" lies outside the content folder',
        "A story may name only files of its own site",
        "Move the file into the content folder",
        example="![The plan](../../../etc/plan.png)",
    ),
    "B303": Entry(
        'the picture "{reference}" cannot be used: {detail}',
        "",
        "Save the picture again as JPEG, PNG, WebP or AVIF, or link to the file instead",
        example="![The budget](report.pdf)",
    ),
    "B304": Entry(
        'there is no file "{reference}" to link to',
        "A link to a file is relative to the story's own file, or begins with / and counts from the content folder",
        "Put the file there, or mend the path; capital letters count",
        example="[The budget](budget.pdf)",
    ),
    "B305": Entry(
        'the address "{reference}" was left out',
        "Links may use http, https, mailto and tel; pictures are files of the site or have an http or https address",
        "Save an embedded picture as a file beside the story",
        severity="warning",
        example="[Read more](javascript:alert(1))",
    ),
    "B306": Entry(
        "left out of the page: {names}",
        "Stories may use the HTML of text, tables, pictures, sound and film, and nothing that runs or restyles",
        "Write it as Markdown, link to it, or put it into a template",
        severity="warning",
        example='<script src="https://example.org/widget.js"></script>',
    ),
    "B307": Entry(
        "the text cannot be converted: {detail}",
        "It is nested more deeply than the converter can follow, or has met a fault in it",
        "Take out parts of the text until it converts, to find the place",
    ),
    "B308": Entry(
        'the template tag "{name}" means nothing in a story',
        "Stories are text; a tag is shown as it is written, and left out of an address",
        "Replace it by Markdown",
        severity="warning",
        example="{% include chart.html %}",
    ),
    "B309": Entry(
        'the picture "{reference}" has no alternative text',
        "Readers who cannot see it learn nothing of it",
        "Say in the square brackets what it shows: ![The harbour at dusk]({reference})",
        severity="warning",
        example="![](https://example.org/harbour.jpg)",
    ),
}
