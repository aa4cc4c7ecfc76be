"""B80x-B84x: what stops a site from being published."""

from __future__ import annotations

from broadsheet.errors import Entry

_ORDER = "What was sent stands, no page refers to a missing one, and nothing was deleted"

CODES = {
    "B801": Entry(
        'no destination is called "{name}"',
        "[destinations] in broadsheet.toml has: {names}",
        "Name one of [destinations] in broadsheet.toml, or give an address such as s3://bucket/prefix or file:///srv/site",
    ),
    "B802": Entry(
        "the address {address} cannot be used: {detail}",
        "",
        "docs/guide/publishing.md lists the kinds of destinations, with an example of each",
        example="s3:/bucket",
    ),
    "B803": Entry(
        "{scheme}:// needs the extra [{extra}]",
        "It is not installed, because most sites do without it",
        "Run pip install 'broadsheet[{extra}]'",
    ),
    "B804": Entry(
        "no destination is named",
        "[destinations] in broadsheet.toml has: {names}",
        "Say where to publish: broadsheet publish NAME or ADDRESS, or write [destinations.live] into broadsheet.toml",
    ),
    "B805": Entry(
        "no whole edition stands in {folder}",
        "Nothing was printed there yet, or the last build was interrupted",
        "Run `broadsheet build` first",
    ),
    "B806": Entry(
        "{folder} holds an edition with drafts",
        "Drafts are for the newsroom alone",
        "Run `broadsheet build` first; or write `drafts = true` at a destination that only the newsroom can see",
    ),
    "B807": Entry(
        "{name} changed while it was being published", _ORDER, "Run the command again when the build has ended"
    ),
    "B808": Entry(
        "compressing by br needs the extra [brotli]",
        "It is not installed, because most sites do without it",
        "Run pip install 'broadsheet[brotli]', or compress by gzip",
    ),
    "B810": Entry(
        "{destination} does not do what it is asked: {detail}", _ORDER, "Mend the cause, and run the command again"
    ),
    "B811": Entry(
        "{destination} did not answer as it should (tries: {tries}): {detail}",
        _ORDER,
        "Run the command again; it completes",
    ),
    "B820": Entry(
        "another run publishes to {destination} since {at}, on {host}",
        "Two editions would be mixed",
        "Wait until it has ended; a run that was killed counts as ended after two minutes. --force does not wait",
    ),
    "B821": Entry(
        "another run has published to {destination} meanwhile",
        "Two editions would be mixed, so this run stopped",
        "Run the command again",
    ),
    "B822": Entry(
        "{destination} holds a newer edition: {theirs}, and this one is of {ours}",
        "An older edition never replaces a newer by itself",
        "Build again. `broadsheet rollback` goes back on purpose, and so does --force",
    ),
    "B823": Entry(
        "this edition was taken back from {destination} by a rollback",
        "Publishing it again would undo that",
        "Build a mended one, or say --force",
    ),
    "B824": Entry(
        "{destination} holds another site: {theirs}",
        "Its files would be mixed with those of {ours}",
        "Publish elsewhere, or take it over with --adopt: what is not of this site is then deleted",
    ),
    "B825": Entry(
        "{destination} holds {count} files that Broadsheet did not publish, at addresses of this site, such as {name}",
        "Its manifest is lost, or something else was published there before",
        "Publish elsewhere, or take the place over with --adopt: what is not of this site is then deleted",
    ),
    "B826": Entry(
        "the manifest at {destination} was written by a newer Broadsheet", "", "Publish with that, or a newer one"
    ),
    "B827": Entry(
        "{count} files would be {what}, and {limit} are allowed",
        "So nothing was published",
        "If it is meant, say --max-{what} {count}",
    ),
    "B828": Entry(
        "{destination} cannot promise that two runs do not meet: it ignores conditions",
        "Two runs at once would mix their editions without a word",
        "Let one job publish at a time, such as by a concurrency group of your CI",
        severity="warning",
    ),
    "B830": Entry(
        "no earlier edition for {destination} is kept on this machine",
        "Editions are kept where they were published from, in .broadsheet/published",
        "Check out the earlier state, build it, and publish it with --force",
    ),
    "B831": Entry(
        "{count} files of the earlier edition are not kept on this machine, such as {name}",
        "They were published from another one, or changed since",
        "Check out the earlier state, build it, and publish it with --force",
    ),
}
