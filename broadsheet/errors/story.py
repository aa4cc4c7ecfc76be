"""B2xx: mistakes in front matter. Most examples are front matter or whole files; tests read each and expect its code."""

from __future__ import annotations

from broadsheet.errors import Entry

_LIST = "Write it as `key: value`, one key on a line"

CODES = {
    "B200": Entry(
        "the file is not UTF-8 text: {detail}",
        "Another encoding would print wrong letters",
        "Save the file as UTF-8 in your editor",
        example="title: Caf\\xE9 Mozart (saved as Latin-1)",
    ),
    "B201": Entry(
        "{key} holds the control character {name}",
        "Browsers and feed readers refuse it, and most editors do not show it",
        "Delete it, or type that piece of text again",
        example='title: "Rail\\x07way"',
    ),
    "B202": Entry(
        "front matter opened on line {number} is never closed",
        "",
        "Put a line with {fence} alone between the front matter and the text",
        example="---\ntitle: Ferry returns\ndate: 2026-03-01\n\nThe ferry sails again.",
    ),
    "B203": Entry(
        'unknown section "{name}"',
        "",
        "A section is a folder of content/ or an entry of [sections] in broadsheet.toml",
        example="section: tehcnology",
    ),
    "B204": Entry(
        'unknown author "{name}"',
        "",
        "Write the name in full, or add content/_authors/{name}.md",
        example="authors: [ana-petrov]",
    ),
    "B205": Entry(
        "the front matter is not {format}: {detail}",
        example="title: Ferry returns: the timetable",
    ),
    "B206": Entry(
        "the front matter is no list of keys",
        "",
        _LIST,
        example="---\nFerry returns\n---\nThe ferry sails again.",
    ),
    "B207": Entry(
        'the key "{key}" stands on line {number} already',
        "Only one of the two can count, and nobody would see which",
        "Remove one of them",
        example="kicker: Harbour\nKicker: Ferries",
    ),
    "B208": Entry(
        "the front matter is nested more than {limit} deep, or repeats itself through aliases",
        "A few such lines can fill the memory of the machine",
        "Write the values out",
        example="tags: &a [*a]",
    ),
    "B209": Entry(
        "front matter holds no {tag}",
        "Keys are texts, and values are texts, numbers, dates, lists and tables",
        "Remove it, or put the text between quotes",
        example="slug: !include ferry.txt",
    ),
    "B210": Entry('unknown key "{key}"', example="titel: Ferry returns"),
    "B211": Entry(
        'the key "{key}" means nothing to Broadsheet',
        "Its value is not used",
        severity="warning",
        example="tumblr_url: https://gazette.tumblr.example/1",
    ),
    "B212": Entry("{key} must be {wanted}, and it is {found}", example="weight: heavy"),
    "B213": Entry(
        "this line closes front matter that was never opened",
        "",
        "Put a line with --- above the first key",
        example="title: Ferry returns\ndate: 2026-03-01\n---\nThe ferry sails again.",
    ),
    "B214": Entry(
        "the story is in no section",
        "A section is part of a story's address",
        "Move the file into a section's folder, write `section:`, or set stories.default_section in broadsheet.toml",
        example="content/ferry.md, which does not say `section:`",
    ),
    "B220": Entry(
        "the story has no headline",
        "",
        "Write `title:`, or begin the text with a heading such as # Ferry returns",
        example="---\ndate: 2026-03-01\n---\nThe ferry sails again.",
    ),
    "B221": Entry("the headline must be a text, and it is {found}", example="title: [Ferry, returns]"),
    "B222": Entry(
        "the story has no date",
        "The time of the file or of the build would change with every copy",
        "Write `date:`, or begin the file's name with the date, such as 2026-03-01-{name}",
        example="---\ntitle: Ferry returns\n---\nThe ferry sails again.",
    ),
    "B223": Entry(
        '{key}: "{text}" is no date',
        "",
        "Write 2026-03-01, 2026-03-01 18:30 or 2026-03-01T18:30:00+01:00",
        example="date: March 1, 2026",
    ),
    "B224": Entry('{key}: "{text}" cannot be: {detail}', example="date: 2026-02-30"),
    "B225": Entry(
        '{key}: the time "{text}" does not exist in {zone}',
        "The clocks went forward over it",
        "Write the one that you mean, {one} or {other}",
        example="date: 2026-03-29 01:30",
    ),
    "B226": Entry(
        '{key}: the time "{text}" comes twice in {zone}',
        "The clocks went back over it",
        "Write the one that you mean, {one} or {other}",
        example="date: 2026-10-25 01:30",
    ),
    "B227": Entry(
        '{key}: "{text}" is no date of a story',
        "A template's blank date is not the day of publication",
        "Write the day",
        example="date: 0001-01-01",
    ),
    "B228": Entry(
        "{key} is {found}, which is no time of day; the story is dated 00:00",
        "",
        "Write 9:05 or 18:30:00",
        severity="warning",
        example="time: 7 to 9 pm",
    ),
    "B229": Entry(
        "{key} is earlier than the date; the date is used",
        "A story cannot change before it is there",
        "Correct one of them",
        severity="warning",
        example="date: 2026-03-01\nupdated: 2026-02-01",
    ),
    "B230": Entry(
        "{key} is not later than the publication, so the story is never shown",
        "",
        "Correct one of them",
        severity="warning",
        example="date: 2026-03-01\nexpires: 2026-02-01",
    ),
    "B231": Entry(
        "{key} must be plainly yes or no",
        "A guess might publish what nobody has released",
        "Write true or false",
        example="draft: maybe",
    ),
    "B232": Entry(
        "{key} is {found}, which does not say whether the story is public; it is not used",
        "",
        "Write `draft: true` to keep the story out of the edition",
        severity="warning",
        example="status: ongoing",
    ),
    "B233": Entry(
        'id: "{text}" cannot be an id',
        "Feed readers know the story by it, in every format",
        "Use letters without accents, digits, and - . _ / only",
        example="id: ferry & bridge",
    ),
    "B234": Entry(
        'no address can be made of {key} "{text}"',
        "An address has letters a to z and digits",
        "Write `slug:` with a name in such letters",
        example='slug: "!?"',
    ),
    "B235": Entry(
        '{key}: "{text}" is no address on this site; the story keeps its own',
        "A whole address begins with / and has no host, no .. and no placeholders",
        severity="warning",
        example="permalink: /:year/:title/",
    ),
    "B236": Entry(
        'the alias "{text}" cannot be printed: {reason}',
        "An alias is an old address on this site",
        "Write it as a path such as /2019/ferry.html",
        example="aliases: ../ferry",
    ),
    "B237": Entry(
        '{key}: "{text}" is no address on the web',
        "",
        "Write the whole address with https://",
        example="canonical: gazette/ferry",
    ),
    "B238": Entry(
        'lang: "{text}" is no language tag',
        "",
        "Write a BCP 47 tag such as en, pt-BR or zh-Hans",
        example="lang: english",
    ),
    "B239": Entry(
        "{key} says that the story was withdrawn, and not why",
        "The notice in its place tells readers the reason",
        "Write the reason in its place",
        example="killed: true\nupdated: 2026-11-23",
    ),
    "B240": Entry(
        "a correction must be a table with `at` and `text`, and it is {found}",
        example="corrections: [The fare is 4 euros.]",
    ),
    "B241": Entry("this correction has no `{key}`", example="corrections:\n  - at: 2026-03-02"),
    "B242": Entry(
        '"{text}" is no kind of correction',
        "",
        "Write correction, clarification, update or retraction",
        example="corrections:\n  - {at: 2026-03-02, text: The fare is 4 euros., kind: corection}",
    ),
    "B243": Entry(
        "{key} is {found}, which is no state of a story",
        "A guess might publish what nobody has released",
        "Write draft or published",
        example="status: drafft",
    ),
    "B245": Entry("{key} names no picture", "", "Write its file as `src`", example="image: {alt: The ferry}"),
    "B246": Entry(
        "the story was withdrawn, and `{key}` does not say that it had been public before",
        "A notice in its place would tell readers of a story that they never saw, so nothing stands there",
        "Write `updated` with the time of the withdrawal; or `draft: true` if the story never appeared",
        severity="warning",
        example="killed: It rested on a forged document.",
    ),
    "B247": Entry(
        'fediverse: "{text}" is no address in the fediverse',
        "",
        "Write it as @name@server",
        example="fediverse: https://social.example/@ada",
    ),
    "B250": Entry(
        "focus must be two numbers from 0 to 1",
        "They are fractions of width and height, from the top left",
        "Write it as focus: [0.5, 0.3]",
        example="image: {src: https://gazette.example/ferry.jpg, focus: [50, 30]}",
    ),
}
