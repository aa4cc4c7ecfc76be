"""The files that each kind of host is told by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from broadsheet.hosting import apache, edge, github, nginx, s3
from broadsheet.hosting.hosted import Hosted
from broadsheet.model import TextFile

Host = Literal["apache", "cloudflare", "github", "netlify", "nginx", "s3"]
Write = Callable[[Hosted], str]


def files(hosted: Hosted, hosts: Sequence[Host]) -> Iterator[TextFile]:
    """The files for some hosts, by name. A `CNAME` of nothing is left out."""
    found = {name: write(hosted) for host in hosts for name, write in FILES[host].items()}
    for name, text in sorted(found.items()):
        if text or name != github.CNAME:
            yield TextFile(name, f"/{name}", text)


FILES: Mapping[Host, Mapping[str, Write]] = {
    "apache": {apache.NAME: apache.htaccess},
    "cloudflare": {edge.HEADERS: edge.headers, edge.REDIRECTS: edge.cloudflare_redirects},
    "github": {github.NO_JEKYLL: lambda _: "", github.CNAME: github.cname},
    "netlify": {edge.HEADERS: edge.headers, edge.REDIRECTS: edge.netlify_redirects},
    "nginx": {nginx.NAME: nginx.conf},
    "s3": {s3.NAME: s3.objects},
}
