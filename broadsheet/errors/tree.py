"""B4xx: mistakes of the tree, of addresses and of the output folder."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {
    "B401": Entry(
        "this symbolic link leaves the content folder",
        "Nothing outside the site is read",
        "Copy the file to where the link stands",
    ),
    "B402": Entry(
        "this is not a regular file",
        "A pipe, a socket, a device or a link to a folder is never opened",
        "Move it out of the content folder",
    ),
    "B403": Entry("there is no such folder", "Stories are read from it", "Make it, or name another with --content"),
    "B404": Entry("this cannot be read: {reason}"),
    "B405": Entry("the name of this file is not UTF-8", "", "Rename it"),
    "B406": Entry("this file changed while the site was built", "Nothing was printed", "Build again"),
    "B410": Entry(
        'the id "{name}" is already that of {other}',
        "An id names one story for ever",
        "Give this story an id of its own",
    ),
    "B411": Entry("the address {url} is already that of {other}", "", "Give one of them another slug:"),
    "B412": Entry(
        "the address {url} differs from {found} of {other} only in letter case or Unicode form",
        "Some hosts take both for the same file",
        "Give one of them another slug:",
    ),
    "B413": Entry(
        "the alias {url} is the address of {other}",
        "An alias leads to a story from an address where nothing stands",
        "Remove the alias",
    ),
    "B414": Entry("{url} cannot be an address: {reason}"),
    "B415": Entry("{other} is pinned as the lead too", "A front has one lead", "Remove `lead: true` from one of them"),
    "B416": Entry(
        'the name "{name}" is taken', "Broadsheet prints pages of its own there", "Rename the folder or the page"
    ),
    "B417": Entry('"{name}" is no story', "related: names stories by their path below the content folder, or by id"),
    "B418": Entry('"{name}" is not public', "It is left out of the related stories", severity="warning"),
    "B419": Entry(
        "the alias {url} is the story's own address",
        "It differs in letter case at most, and is left out",
        "Remove it",
        severity="warning",
    ),
    "B420": Entry(
        'the translation "{name}" is no story',
        "",
        "translations: names stories by their path below the content folder, by id or by address",
    ),
    "B421": Entry(
        "{other} is a version of this story in {lang} too",
        "Search engines and readers are led to one version in each language; this one is left out",
        "Set `lang` of one of them, or take it out of `translations` or `reference`",
        severity="warning",
    ),
    "B422": Entry(
        '"{name}" may be any of {others}',
        "A name should have one meaning; here the first file is taken",
        "Write the slug ({slug}) in stories, or give the others another name",
        severity="warning",
    ),
    "B430": Entry(
        "the output folder {folder} {reason}",
        "Printing there would endanger other files",
        "Choose another folder with --output",
    ),
    "B431": Entry(
        "Broadsheet did not print this file, and {url} must go there",
        "Files that Broadsheet did not print are never touched",
        "Move the file away",
    ),
    "B432": Entry("this cannot be written: {reason}", "What was printed before is still in its place"),
    "B440": Entry(
        "the conversion of this story was stopped after {seconds} seconds",
        "Some Markdown takes for ever to convert",
        "Look for long runs of brackets, stars or nested lists, or raise [markdown] timeout",
    ),
    "B441": Entry(
        "the Markdown of this story is nested too deeply", "", "Look for quotes or lists inside lists inside lists"
    ),
    "B442": Entry(
        "this story cannot be converted: {detail}",
        "This is a fault of Broadsheet or of one of its libraries",
        "Please report it with the story; until then, leave the story out with --keep-going",
    ),
    "B443": Entry(
        "the edition of {instant} does not show this story",
        "It is a draft, embargoed, expired or withdrawn then",
        "Name another instant with --at, or show drafts with --drafts",
    ),
    "B433": Entry("another build is at work in this site", "It holds {lock}", "Wait until it has ended"),
    "B434": Entry("{count} files would change and --max-changed allows {limit}", "", "Nothing was printed"),
    "B435": Entry(
        "{name} cannot be used: {reason}",
        "A build keeps there what it knows of the last one",
        "See to the disk's space and the folder's permissions; what stands there may be deleted",
    ),
    "B436": Entry(
        "moving what was printed to its place was broken off: {reason}",
        "Every file of the site is whole, but some are of this edition and some of the last one",
        "Mend the cause and build again; the next build completes the edition",
    ),
    "B437": Entry(
        "the lock {lock} was removed during the build",
        "Another build may have begun. Nothing was printed",
        "Build again",
    ),
    "B439": Entry(
        '"{name}" is neither a story nor a printed file of this edition',
        "",
        "Name a story by its file or id, or a printed file by its path or address",
    ),
    "B438": Entry(
        "{url} must be printed below {other}, and that is a file",
        "A path is a file or a folder, not both",
        "Change one of the addresses",
    ),
}
