"""B6xx: mistakes in feeds: what is declared, and what the self-check finds in printed documents."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B601": Entry(
        'the feed "{feed}" asks for the section "{name}", which does not exist',
        "The feed would be empty",
        "A section is a folder of content/ or an entry of [sections] in broadsheet.toml",
        example='[[feed]]\nname = "briefing"\nsections = ["polticis"]',
    ),
    "B610": Entry(
        "this feed is not well formed: {detail}",
        "Feed readers refuse the whole document",
        "This is a fault of Broadsheet: please report it with the story",
    ),
    "B611": Entry(
        "this feed breaks the rules of {standard}: {detail}",
        "Some feed readers will misread it",
        "This is a fault of Broadsheet: please report it with the story",
    ),
    "B612": Entry(
        '"{id}" says other things in {one} than in {other}: {detail}',
        "The formats of one feed must agree",
        "This is a fault of Broadsheet: please report it with the story",
    ),
    "B613": Entry(
        '"{url}" is not a whole address',
        "Feed readers resolve such addresses against different things, or not at all",
        "Write the whole address, or one that begins with /",
    ),
    "B614": Entry(
        'the id "{id}" is given twice',
        "Feed readers show one of the two stories and hide the other",
        "Give each story an `id:` of its own",
    ),
    "B615": Entry(
        'the story at "{url}" had the id "{old}" and now has "{new}"',
        "Every reader would see it as a new story",
        "Write the old id back, or give the story a new address",
    ),
    "B616": Entry(
        "the chain of archives is broken: {detail}",
        "A reader that follows it would miss stories",
        "This is a fault of Broadsheet: please report it",
    ),
    "B617": Entry(
        'the story "{id}", which was printed at "{url}", is gone without a word',
        "Readers who have it in their feeds keep it, and its address leads nowhere",
        "Put the file back with `killed:` (the reason) and `updated:` (the time), or say in content/_moved.txt where its"
        " address leads now. A build in CI stops for this",
        example="killed: A court forbade it.\nupdated: 2026-11-21 10:00",
    ),
}
