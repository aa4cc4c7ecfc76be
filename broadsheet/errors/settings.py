"""B1xx: mistakes in `broadsheet.toml`."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B101": Entry(
        "there is no settings file",
        "A site's title, address and time zone stand in broadsheet.toml",
        "Run `broadsheet init` in an empty folder, or name the file with --config",
    ),
    "B102": Entry("this is not valid TOML: {detail}", "", "See https://toml.io for the syntax"),
    "B103": Entry('unknown setting "{name}"', example='[site]\ntitel = "Gazette"'),
    "B104": Entry('"{name}" is missing', "{reason}"),
    "B105": Entry('"{name}" is wrong: {detail}'),
    "B106": Entry(
        'unknown time zone "{name}"',
        "The newsroom's own time decides when a story appears",
        'Use an IANA name such as "Europe/London"',
    ),
    "B107": Entry('"{name}" is not a language tag', "", 'Use a BCP 47 tag such as "en-GB"'),
    "B108": Entry(
        'the converter "{name}" is not installed',
        "It is an extra, so that nobody need install it who does not use it",
        'Install it with `pip install "broadsheet[fast]"`, or take `engine` out of [markdown]',
    ),
}
