"""The tables of where a site is published."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from broadsheet.config.table import Table
from broadsheet.hosting import Coding


def _address(text: str) -> str:
    if re.match(r"[a-z0-9+]+://[^/@?#]*:[^/@?#]*@", text):
        raise ValueError("a password does not belong in this file: it is looked for in the environment")
    return text


class Destination(Table):
    """A place where `broadsheet publish NAME` publishes the site. The guide on publishing has an example of each kind.

    Passwords and keys do not stand here: they come from the environment and from each host's own tools.
    """

    to: Annotated[str, AfterValidator(_address)]
    """The address: "s3://bucket/prefix", "file:///srv/site", "rsync+ssh://host/path", "git+ssh://host/repo.git#branch",
    "rclone:remote:path" ..."""
    endpoint: str = ""
    """For a host that speaks like S3: its address, such as "https://s3.eu-central-003.backblazeb2.com"."""
    region: str = ""
    """For S3: the region, where the environment names none."""
    atomic: bool = False
    """For a folder, here or by rsync: publish into a new one, and switch a symbolic link to it."""
    squash: bool = False
    """For a git branch: keep one commit on it, and no history."""
    compress: tuple[Coding, ...] = ()
    """Texts are compressed once, when they are sent: "gzip", "br" (Brotli). In a bucket in their place, with a
    Content-Encoding, so name one; in a folder beside them, for a web server that looks there."""
    grace: int = Field(60, ge=0)
    """Minutes for which a picture or style sheet with a fingerprint in its name stays when it has left the edition:
    pages that caches still hold may show it."""
    max_changed: int | None = Field(None, ge=0)
    """Publish nothing if more files than this would be sent."""
    max_deleted: int | None = Field(None, ge=0)
    """Publish nothing if more files than this would be deleted. By itself a tenth of the site, or a hundred files."""
    keep: int = Field(5, ge=1)
    """Editions that are kept on this machine for `broadsheet rollback`."""
    drafts: bool = False
    """Whether an edition with drafts may be published here: a place for the newsroom alone."""

    @property
    def beside(self) -> tuple[Coding, ...]:
        """The compressed forms of texts that a web server finds beside them."""
        return self.compress if self.to.startswith(("file:", "rsync+ssh:")) else ()

    def options(self) -> dict[str, str]:
        """What belongs to the address, as if it stood in its query."""
        flags = {name: "true" for name, is_set in (("atomic", self.atomic), ("squash", self.squash)) if is_set}
        codings = ",".join(self.compress)
        found = {"endpoint": self.endpoint, "region": self.region, "compress": codings, **flags}
        return {name: value for name, value in found.items() if value}
