"""What every table of the settings shares."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict


class Table(BaseModel):
    """A table of the settings file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _base_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("write the whole address of the site, such as https://gazette.example")
    return url.rstrip("/")


BaseURL = Annotated[str, AfterValidator(_base_url)]
