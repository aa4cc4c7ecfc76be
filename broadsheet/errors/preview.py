"""B9xx: mistakes that only a preview meets."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {
    "B901": Entry(
        "the ports {first} to {last} are all taken",
        "A preview needs a port of its own, and takes the next one where the one that is asked for is taken",
        "End what listens there, or name another port with --port; 0 takes any that is free",
        example="broadsheet serve --port 65535",
    ),
    "B902": Entry(
        "the press of this preview stopped by itself ({end})",
        "The last good edition is still served",
        "Save a file to start it again",
    ),
    "B903": Entry(
        "Broadsheet failed: {detail}",
        "This is a fault of Broadsheet or of one of its libraries. The last good edition is still served",
        "Please report it with the text in the terminal",
    ),
    "B904": Entry(
        "the filters of this file cannot be used: {detail}",
        "A site's own filters are what its function filters() returns",
        "Mend the file",
        example="def filters():\n    return {'shout': str.uper}",
    ),
    "B905": Entry(
        "{host} cannot be listened on: {reason}",
        "A preview is served to this machine alone unless --host names another address of it",
        "Leave out --host, or name an address of this machine",
        example="broadsheet serve --host 192.0.2.1",
    ),
    "B906": Entry(
        "this site is already previewed at {address}",
        "Two previews of one site would print their pages over one another: each has an address of its own",
        "Open that address, or end the other preview first",
        example="broadsheet serve & broadsheet serve",
    ),
}
