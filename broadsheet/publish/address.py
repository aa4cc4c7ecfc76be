"""The address of a destination: read, and shown without what is secret in it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import get_args
from urllib.parse import parse_qsl, unquote, urlsplit

from broadsheet.errors import Mistakes, problem
from broadsheet.hosting import Coding
from broadsheet.publish import coding
from broadsheet.publish.destination import Destination
from broadsheet.publish.fit import PLAIN, Fit

_BUCKET, _FOLDER = Fit(reads_files=False, way="in place"), Fit(way="beside")


@dataclass(frozen=True, slots=True)
class Kind:
    """What opens the addresses of a scheme: a function of a module, the extra that the module needs, and what fits."""

    module: str
    function: str
    extra: str = ""
    fit: Fit = PLAIN


KINDS: Mapping[str, Kind] = {
    "az": Kind("broadsheet.publish.buckets", "az", "s3", _BUCKET),
    "file": Kind("broadsheet.publish.directory", "directory", fit=_FOLDER),
    "git+file": Kind("broadsheet.publish.git", "branch"),
    "git+https": Kind("broadsheet.publish.git", "branch"),
    "git+ssh": Kind("broadsheet.publish.git", "branch"),
    "gs": Kind("broadsheet.publish.buckets", "gs", "s3", _BUCKET),
    "rclone": Kind("broadsheet.publish.rclone", "remote"),
    "rsync+ssh": Kind("broadsheet.publish.rsync", "folder", fit=_FOLDER),
    "s3": Kind("broadsheet.publish.buckets", "s3", "s3", replace(_BUCKET, redirects=True)),
}
"""Scheme -> what opens it. Each function takes an `Address` and the environment, and gives a `Destination`."""
SHOWN = frozenset({"account", "atomic", "compress", "endpoint", "region", "squash"})
"""The options whose values people may see."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts. `path` has no slash at either end but for `file`, where it is that of the file system."""

    scheme: str
    host: str
    path: str
    user: str = ""
    fragment: str = ""
    options: Mapping[str, str] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)
    """As it was written. It may hold a password: never show it."""

    @property
    def name(self) -> str:
        """The address for people."""
        return shown(self.text)


class Unusable(Exception):
    """An address that cannot be used, and why, for people."""


def read(text: str, options: Mapping[str, str] | None = None) -> Address:
    """An address in parts. `options` are those of the settings; what the address itself says goes first.

    Raises:
        Unusable: it is not an address.
    """
    scheme, colon, rest = text.partition(":")
    if not colon or not re.fullmatch(r"[a-z][a-z0-9+]*", scheme):
        raise Unusable("it does not begin with a kind such as s3:// or file://")
    if scheme not in KINDS:
        raise Unusable(f"{scheme}: is no kind of destination; there are {', '.join(sorted(KINDS))}")
    try:
        parts = urlsplit(text)
        host = parts.netloc.rpartition("@")[2]
    except ValueError as error:
        raise Unusable(str(error)) from None
    if not rest.startswith("//") and scheme != "rclone":
        raise Unusable(f"write {scheme}:// with two slashes")
    if scheme in ("s3", "gs", "az") and not host:
        raise Unusable(f"name the bucket, as in {scheme}://bucket/prefix")
    if parts.password is not None:
        raise Unusable("a password does not belong in an address; it is looked for in the environment")
    path = unquote(parts.path)
    return Address(
        scheme=scheme,
        host=host,
        path=path if scheme == "file" else path.strip("/"),
        user=parts.username or "",
        fragment=parts.fragment,
        options={**(options or {}), **dict(parse_qsl(parts.query))},
        text=text,
    )


def shown(text: str) -> str:
    """An address without a password, and without the values of options that may be secret."""
    text = re.sub(r"(?<=https://)[^/@?#\s]*@", "...@", text)  # a token may stand in the place of a name
    text = re.sub(r"(?<=//)([^/@?#\s:]*):[^/@?#\s]*@", r"\1@", text)
    return re.sub(r"([?&])([^=&#]+)=([^&#]*)", lambda m: m[0] if m[2] in SHOWN else f"{m[1]}{m[2]}=...", text)


def open_at(text: str, environ: Mapping[str, str], options: Mapping[str, str] | None = None) -> Destination:
    """The destination at an address.

    Raises:
        Mistakes: the address cannot be used, or needs an extra that is not installed.
    """
    try:
        address = read(text, options)
        kind = KINDS[address.scheme]
        opener = getattr(importlib.import_module(kind.module), kind.function)
        found: Destination = opener(address, environ)
    except Unusable as error:
        raise Mistakes([problem("B802", "", address=shown(text), detail=error)]) from None
    except ModuleNotFoundError:
        if not KINDS[address.scheme].extra:
            raise
        raise Mistakes([problem("B803", "", scheme=address.scheme, extra=kind.extra)]) from None
    return found


def fit_at(text: str, options: Mapping[str, str] | None = None) -> Fit:
    """What the place at an address makes of an edition.

    Raises:
        Mistakes: it cannot serve compressed texts in the way that is asked for, or an extra is not installed.
    """
    try:
        address = read(text, options)
        return _fit(KINDS[address.scheme].fit, address)
    except Unusable as error:
        raise Mistakes([problem("B802", "", address=shown(text), detail=error)]) from None


def _fit(fit: Fit, address: Address) -> Fit:
    """Raises: Unusable, Mistakes."""
    asked = [name for name in address.options.get("compress", "").split(",") if name]
    if not asked:
        return fit
    codings: tuple[Coding, ...] = tuple(name for name in get_args(Coding) if name in asked)
    if len(codings) != len(set(asked)):
        raise Unusable("compress knows gzip and br")
    if not fit.way:
        raise Unusable(f"compress does nothing for {address.scheme}: the host compresses by itself, or not at all")
    if fit.way == "in place" and len(codings) > 1:
        raise Unusable("a bucket serves an object in one form, whoever asks: compress by gzip, or by br")
    coding.check(codings)
    return replace(fit, codings=codings)
