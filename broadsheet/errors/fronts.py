"""B45x, B46x: mistakes in the files of fronts."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES = {
    "B450": Entry("this is not valid TOML: {detail}", "", "See https://toml.io for the syntax", example='name = "top'),
    "B451": Entry(
        'unknown key "{name}"',
        "",
        "See docs/guide/fronts.md for what a front may say",
        example='[[slots]]\nname = "top"\nhedaing = "Top stories"',
    ),
    "B452": Entry('"{name}" is missing', "Every slot has a name of its own", example='[[slots]]\nheading = "Sport"'),
    "B453": Entry('"{name}" is wrong: {detail}', example='[[slots]]\nname = "top"\ncount = "many"'),
    "B454": Entry(
        'two slots are named "{name}"',
        "A slot's name becomes an anchor of the page",
        "Give one of them another name",
        example='[[slots]]\nname = "top"\n\n[[slots]]\nname = "top"',
    ),
    "B455": Entry(
        'there is no section "{name}" that this front could be of',
        "A front's file has the name of its section; home.toml is the home page's",
        "Rename the file or remove it",
    ),
    "B456": Entry('"{name}" is no story', "Stories are pinned by their path below the content folder, or by their id"),
    "B457": Entry(
        '"{name}" is {state}, and leaves its place in "{slot}" to another story',
        "Only a story that is public stands on a front",
        "Nothing needs to be done if that is meant",
        severity="warning",
    ),
    "B458": Entry('unknown section "{name}"', "The slot would stay empty"),
    "B459": Entry(
        'no public story has the {kind} "{name}", which "{slot}" asks for',
        "The slot finds nothing by it",
        "Check the spelling",
        severity="warning",
    ),
    "B460": Entry(
        "the slot ends before it begins",
        "It would never be shown",
        "Correct `from` or `until`",
        severity="warning",
        example='[[slots]]\nname = "vote"\nfrom = 2026-12-01\nuntil = 2026-11-01',
    ),
}
