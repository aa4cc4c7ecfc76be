"""B850 to B899: telling others of a publication, and whether a host serves what was published."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {
    "B850": Entry(
        "{label}: {failed} of {count} addresses were not told: {detail}",
        "The site is published all the same",
        "Look at [notify] and [feeds] hubs in broadsheet.toml",
        severity="warning",
    ),
    "B851": Entry(
        "nobody was told of the publication, because httpx2 is not installed",
        "Pings and purges are sent by it",
        "pip install 'broadsheet[notify]'",
        severity="warning",
    ),
    "B852": Entry(
        "{url} cannot be asked for: {detail}",
        "Nothing can be said of it",
        "Look at the address and the network, and run broadsheet verify again",
    ),
    "B853": Entry(
        "{url} is answered by {status}",
        "The file was printed, but the host does not serve it",
        "Publish the site; if it is there, look at the rights of the file and the root of the host",
    ),
    "B854": Entry(
        "{url} has other bytes than were printed ({size} of them)",
        "The published edition is another one, or something on the way rewrites files",
        "Publish again; purge caches; switch off whatever minifies or injects",
    ),
    "B855": Entry(
        "{url} is served as {given}; it should be {wanted}",
        "Browsers and feed readers go by the type",
        "Tell the host its types: docs/guide/hosting.md",
    ),
    "B856": Entry(
        "{url} is served with Cache-Control: {given}; it should be {wanted}",
        "Files that never change should be kept, and corrections be seen",
        "Tell the host: docs/guide/hosting.md",
        severity="warning",
    ),
    "B857": Entry(
        "{url} leads to {target}, and the page that was printed there leads elsewhere",
        "Readers of the old address end at the wrong place",
        "Publish again, and load the host's rules anew",
    ),
    "B858": Entry(
        "{url}: {detail}",
        "Search engines and feed readers take an answer of 200 for a page",
        "Name /404.html to the host as the page for what is missing",
        severity="warning",
    ),
    "B859": Entry(
        "{url} may not be read by other sites",
        "Feed readers that run in a browser need Access-Control-Allow-Origin: *",
        "Tell the host: docs/guide/hosting.md",
        severity="warning",
    ),
    "B860": Entry(
        "{url} is answered by {status}, which says that it moved for a while only",
        "Search engines and feed readers then keep the old address",
        "Let the host answer 301",
        severity="warning",
    ),
    "B861": Entry(
        "{url} comes compressed by {coding}, though that was not asked for",
        "Feed readers and other programs that do not know it show nothing; its bytes were not compared",
        "Compress by gzip, or let the host choose by Accept-Encoding",
        severity="warning",
    ),
}
