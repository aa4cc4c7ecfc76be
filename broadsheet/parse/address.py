"""Where a story stands: section, slug, address, old addresses and permanent id."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from broadsheet import urls
from broadsheet.model import Reading
from broadsheet.parse import dates
from broadsheet.parse.sheet import Sheet
from broadsheet.parse.written import Scalar

DRAFTS = "_drafts"

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAME = re.compile(r"[A-Za-z0-9._~!$'()*+,;=@/-]+")


@dataclass(frozen=True, slots=True)
class Address:
    """`section` is a slug, `url` site-relative, `id` an IRI (RFC 4287, section 4.2.6)."""

    section: str
    slug: str
    url: str
    id: str
    has_id: bool


def read(sheet: Sheet, path: str, date: datetime, reading: Reading) -> Address:
    """A story's address; `date` is in UTC. A part that is missing has been noted, and is empty."""
    section = _section(sheet, path, reading)
    slug = _slug(sheet, path, reading)
    name = _id(sheet, reading)
    url = _permalink(sheet) or urls.story(reading.story_url, section, slug, dates.local(date, reading.timezone))
    return Address(section, slug, url, name or _derived(sheet, path, section, slug, reading), bool(name))


def folders(path: str) -> list[str]:
    """The folders above a file, without the one that hides drafts."""
    return [folder for folder in path.split("/")[:-1] if folder != DRAFTS]


def _section(sheet: Sheet, path: str, reading: Reading) -> str:
    entry = sheet.get("section")
    above = folders(path)
    if entry:
        text = next((item.text for item in sheet.scalars("section")), "")
    elif found := sheet.scalars("categories"):
        text = found[0].text
    else:
        text = above[0] if above else reading.default_section
    slug = urls.slug(text, reading.slug_replacements)
    if not slug:
        sheet.findings.add("B214", name=path)
    return slug


def _slug(sheet: Sheet, path: str, reading: Reading) -> str:
    entry = sheet.get("slug")
    text = sheet.text("slug") if entry else dates.undated(path)
    slug = urls.slug(text, reading.slug_replacements)
    if not slug:
        sheet.note("B234", "slug", text=text)
    return slug


def _id(sheet: Sheet, reading: Reading) -> str:
    text = sheet.text("id")
    if not text or _IRI.fullmatch(text):
        return text
    if _NAME.fullmatch(text):
        return f"tag:{reading.id_authority}:{text}"
    sheet.note("B233", "id", text=text)
    return ""


def _derived(sheet: Sheet, path: str, section: str, slug: str, reading: Reading) -> str:
    """An id for a story that gives none (RFC 4151). The file's date stays in it: two years may share a name."""
    name = slug if sheet.get("slug") else urls.slug(dates.name(path), reading.slug_replacements) or slug
    return f"tag:{reading.id_authority}:{section}/{name}"


def _permalink(sheet: Sheet) -> str:
    text = sheet.text("permalink")
    url = site_relative(text) if text else ""
    if text and not url:
        sheet.note("B235", "permalink", text=text)
    return url


def site_relative(text: str) -> str:
    """A page's address in the form that it is printed under; empty when the text is no such address."""
    if is_elsewhere(text) or any(char in text for char in "?#{}"):
        return ""
    path = text if text.startswith("/") else f"/{text}"
    if urls.unsafe(path):
        return ""
    is_whole = path.endswith("/") or "." in path.rsplit("/", 1)[-1]
    return urls.encode(path if is_whole else f"{path}/")


def is_elsewhere(text: str) -> bool:
    """True for an address with a scheme or a host."""
    return _SCHEME.match(text) is not None or text.startswith("//")


def is_web(text: str) -> bool:
    """True for an address with http or https and a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text


def web(sheet: Sheet, name: str) -> str:
    """The web address of a key, or empty."""
    text = sheet.text(name)
    if text and not is_web(text):
        sheet.note("B237", name, text=text)
        return ""
    return text


def aliases(sheet: Sheet) -> tuple[Scalar, ...]:
    """Old addresses, each once, with its leading slash and its place."""
    found: dict[str, Scalar] = {}
    for item in sheet.scalars("aliases"):
        path = item.text if item.text.startswith("/") else f"/{item.text}"
        reason = "it has a host of its own" if is_elsewhere(item.text) else urls.unsafe(path)
        if reason:
            sheet.findings.add("B236", item, text=item.text, reason=reason)
        else:
            found.setdefault(path, replace(item, text=path))
    return tuple(found.values())
