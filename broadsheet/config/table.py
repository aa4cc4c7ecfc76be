"""What every table of the settings shares."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import SplitResult, quote, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict


class Table(BaseModel):
    """A table of the settings file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _base_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("write the whole address of the site, such as https://gazette.example")
    if not url.isascii() or any(map(str.isspace, url)):
        raise ValueError(f"write it in ASCII{_ascii(parts)}: feeds and sitemaps hold it as it stands")
    return url.rstrip("/")


def _ascii(parts: SplitResult) -> str:
    """How to write an address in ASCII (RFC 3986; IDNA 2003); empty for a name that IDNA 2008 writes differently."""
    try:
        name = parts.netloc.encode("idna")
        is_same = name.decode("idna") == parts.netloc.lower()
    except UnicodeError:
        return ""
    return f", {parts.scheme}://{name.decode('ascii')}{quote(parts.path, safe='/%')}" if is_same else ""


BaseURL = Annotated[str, AfterValidator(_base_url)]
