"""B7xx: doubts that `broadsheet check` names. Their severities can be set in [check.rules] of broadsheet.toml."""

from __future__ import annotations

from broadsheet.errors import Entry, Severity


def _entry(what: str, why: str = "", todo: str = "", example: str = "", severity: Severity = "warning") -> Entry:
    return Entry(what, why, todo, severity, example)


CODES = {
    "B701": _entry(
        'the picture "{name}" has no alternative text',
        "Readers who cannot see it learn nothing of it",
        "Say what it shows: `alt` beside `src`, or the square brackets of a picture in the text",
        "image: harbour.jpg",
    ),
    "B702": _entry(
        'the picture "{name}" has no credit',
        "Whoever made it has a right to be named",
        "Write `credit`",
        "image: {src: harbour.jpg, alt: The harbour}",
    ),
    "B703": _entry("the story has no byline", "", "Write `authors`, or `agency`", "title: Ferry returns"),
    "B704": _entry(
        "the story has no standfirst",
        "Lists, feeds and search engines show its first sentences in that place",
        "Write `standfirst`",
    ),
    "B705": _entry(
        "the story has no id",
        "Feeds know it by its file's name, and show it as new when that changes",
        "Run `broadsheet ids --write`",
    ),
    "B706": _entry(
        "the headline has {count} characters, and {limit} are the limit",
        "Phones and search engines cut it off",
        "Shorten it, or raise `headline` in [check]",
    ),
    "B707": _entry(
        "the standfirst has {count} characters, and {limit} are the limit",
        "",
        "Shorten it, or raise `standfirst` in [check]",
    ),
    "B708": _entry(
        "{other} has the same headline", "Readers take the two for one story", "Say in one of them what is new"
    ),
    "B709": _entry(
        "nothing stands at {url}",
        "",
        "Correct the link. One to the story's own file, such as ../politics/vote.md, follows the story when it moves",
        "[The vote](/politics/voet/)",
        severity="error",
    ),
    "B710": _entry(
        '{url} has no place named "{anchor}"', "The link leads to the top of the page", "", "[Below](#fares-in-detial)"
    ),
    "B711": _entry(
        "the link leads to {target}, which is {state}",
        "Its text is printed, and its address is left out",
        "",
        "[The vote](../politics/tomorrow.md)",
    ),
    "B712": _entry("the date {date} is {distance}", "", "Correct it, or leave it if it is meant", "date: 2062-03-01"),
    "B713": _entry(
        "{date} is within {hours} hours of a change of the clocks in {zone}, and has no offset",
        "It is easily an hour away from what was meant",
        "Write the offset, such as 2026-03-29T03:30:00+01:00",
        "date: 2026-03-29 03:30",
    ),
    "B714": _entry(
        'the topic "{name}" is nearly "{other}", which {count} stories have',
        "Two spellings part what belongs together",
        "Use one of them, or make one an alias of the other in content/_topics/",
        "tags: [railwys]",
    ),
    "B715": _entry(
        'the picture "{name}" is larger than need be: {detail}',
        "It makes the site's repository heavy and builds slow",
        "Save it at 4,000 pixels of width at most",
    ),
    "B716": _entry(
        'the lead picture "{name}" is only {width} pixels wide',
        "It is shown up to {wanted} pixels wide, and never enlarged",
        "Use a larger copy",
    ),
    "B717": _entry("no story uses this picture", "", "Remove it, or leave it for a story to come"),
    "B718": _entry(
        "this picture says where it was taken",
        "What is printed does not tell it, but the file in the repository does",
        "Remove the position if a source or a home could be found by it",
    ),
    "B719": _entry(
        "the text has changed since it was last printed, and neither `updated` nor a correction says so",
        "Readers who have read it do not learn that it is another",
        "Write `updated`, or an entry of `corrections`; a misspelling needs neither",
    ),
    "B720": _entry(
        'the heading "{text}" is of level {level} and follows one of level {before}',
        "Screen readers announce a part that is missing",
        "Use one # less",
        "## Fares\n\n#### In detail",
    ),
    "B722": _entry(
        '{other} is part {part} of "{series}" too',
        "Which of the two is read first is left to their dates",
        "Give one of them another number",
        "series: the-strait\npart: 2",
    ),
    "B723": _entry(
        'the series "{name}" has one part, and is nearly "{other}"',
        "Two spellings part what belongs together",
        "Use one of them, or make one an alias of the other in content/_series/",
        "series: the-strat",
    ),
    "B721": _entry(
        "from {at} on: {text}", "The build of that instant would print nothing", "Mend it before then", severity="error"
    ),
    "B724": _entry(
        'there is no story "{target}" to link to',
        "The link's text is printed, and its address is left out",
        "Correct the link. A page that is no story is named by its address, such as /about/",
        "[The vote](../politics/voet.md)",
        severity="error",
    ),
    "B730": _entry("the link to {url} leads nowhere: {detail}", "", "Correct the link, or remove it"),
    "B731": _entry("{url} has moved to {target}", "", "Link to the new address", severity="off"),
}
