"""How a printed site is served: the type, the caching and the stage of every file, and the files that tell a host so.

One table for all who need it: the preview, publishing, and the files for hosts. Pure.
"""

from __future__ import annotations

from broadsheet.hosting.files import Host, files
from broadsheet.hosting.hosted import Hosted
from broadsheet.hosting.manner import OF_HOSTS, Manner, Stage, is_for_hosts, kind, manner
from broadsheet.hosting.types import Coding, content_type, is_textual

__all__ = [
    "OF_HOSTS",
    "Coding",
    "Host",
    "Hosted",
    "Manner",
    "Stage",
    "content_type",
    "files",
    "is_for_hosts",
    "is_textual",
    "kind",
    "manner",
]
