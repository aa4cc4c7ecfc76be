"""B2xx: mistakes in front matter."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B203": Entry(
        'unknown section "{name}"',
        "",
        "A section is a folder of content/ or an entry of [sections] in broadsheet.toml",
    ),
    "B204": Entry('unknown author "{name}"', "", "Write the name in full, or add content/_authors/{name}.md"),
}
