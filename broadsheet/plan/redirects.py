"""Redirects in the forms that hosts read, beside the pages that stand at the old addresses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from broadsheet import urls
from broadsheet.model import TextFile


def files(moved: Mapping[str, str], forms: Sequence[str]) -> Iterator[TextFile]:
    """The files that the settings ask for. `moved`: old site-relative URL -> new one."""
    pairs = [(urls.encode(old), urls.encode(new)) for old, new in sorted(moved.items())]
    for form in sorted(set(forms)):
        name, write = FORMS[form]
        yield TextFile(name, f"/{name}", write(pairs))


def _netlify(pairs: Sequence[tuple[str, str]]) -> str:
    """Netlify and Cloudflare Pages: a line for each."""
    return "".join(f"{old} {new} 301\n" for old, new in pairs)


def _nginx(pairs: Sequence[tuple[str, str]]) -> str:
    """nginx: the inside of `map $uri $moved { ... }`."""
    return "".join(f'"{old}" "{new}";\n' for old, new in pairs)


def _s3(pairs: Sequence[tuple[str, str]]) -> str:
    """S3: RoutingRules of a website configuration. A bucket takes fifty of them."""
    rules = [
        {"Condition": {"KeyPrefixEquals": old[1:]}, "Redirect": {"ReplaceKeyWith": new[1:], "HttpRedirectCode": "301"}}
        for old, new in pairs
    ]
    return json.dumps(rules, indent=2) + "\n"


FORMS: Mapping[str, tuple[str, Callable[[Sequence[tuple[str, str]]], str]]] = {
    "netlify": ("_redirects", _netlify),
    "nginx": ("redirects.map", _nginx),
    "s3": ("redirects.s3.json", _s3),
}
