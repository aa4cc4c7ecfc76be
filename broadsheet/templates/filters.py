"""The filters and functions of templates: addresses, dates and lists as a language writes them, bylines, pictures.

Made once for each language and imprint, so that a template needs to name neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from broadsheet import bylines, instants, srcset, urls
from broadsheet.model import Card, Imprint, Picture
from broadsheet.templates.catalogues import direction, locale

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
Filters = dict[str, Callable[..., Any]]


class UnknownAssetError(LookupError):
    """A template asks for a theme file that is not there."""


def make(lang: str, imprint: Imprint) -> Filters:
    """Every filter for pages in a language."""
    return {**addresses(imprint), **times(lang, imprint.timezone), **words(lang), **cards()}


def addresses(imprint: Imprint) -> Filters:
    """`url`, `absolute`, `asset`, `srcset`."""
    files = dict(imprint.assets)

    def url(address: str) -> str:
        return _local(address, imprint.base_path)

    def absolute(address: str) -> str:
        return _local(address, imprint.base_url)

    def asset(name: str) -> str:
        if name not in files:
            raise UnknownAssetError(name)
        return _local(files[name], imprint.base_path)

    def sizes(variants: Iterable[Any]) -> str:
        return ", ".join(f"{url(item.url).replace(',', '%2C')} {item.width}w" for item in variants)

    return {"url": url, "absolute": absolute, "asset": asset, "srcset": sizes}


def _local(address: str, base: str) -> str:
    """An address as a page writes it. One that could run script in a browser becomes one that leads nowhere."""
    if address.startswith("/") and not address.startswith("//"):
        return base + urls.encode(address)
    if address.startswith("#"):
        return urls.encode(address)
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    return urls.encode(address) if scheme in SAFE_SCHEMES else "about:invalid"


def times(lang: str, timezone: str) -> Filters:
    """`iso`, `date`, `time`, `datetime`, `stamp`, `month`, `by_day`, all in the site's time zone."""
    zone, here = ZoneInfo(timezone), locale(lang)

    @lru_cache(maxsize=4096)
    def date(at: datetime, form: str = "long") -> str:
        return str(format_date(at.astimezone(zone), form, here))

    @lru_cache(maxsize=4096)
    def time(at: datetime, form: str = "short") -> str:
        return str(format_time(at.astimezone(zone), form, zone, here))

    @lru_cache(maxsize=4096)
    def both(at: datetime, form: str = "long") -> str:
        return str(format_datetime(at.astimezone(zone), _minutes(form, here), zone, here))

    @lru_cache(maxsize=4096)
    def stamp(at: datetime) -> str:
        day = format_skeleton("MMMd", at.astimezone(zone), locale=here)
        return str(here.datetime_formats["medium"]).replace("{0}", time(at)).replace("{1}", str(day))

    @lru_cache(maxsize=4096)
    def iso(at: datetime) -> str:
        return instants.w3c(at, zone)

    @lru_cache(maxsize=1024)
    def month(name: str, form: str = "") -> str:
        first = datetime(int(name[:4]), int(name[5:7]), 1, tzinfo=zone)
        return str(format_date(first, form, here) if form else format_skeleton("yMMMM", first, locale=here))

    def by_day(listed: Iterable[Card]) -> list[tuple[datetime, list[Card]]]:
        days = groupby(listed, key=lambda card: card.published.astimezone(zone).date())
        grouped = [(day, list(found)) for day, found in days]
        return [(found[0].published, found) for _, found in grouped]

    return {"date": date, "time": time, "datetime": both, "iso": iso, "stamp": stamp, "month": month, "by_day": by_day}


def _minutes(form: str, here: Any) -> str:
    """The pattern of a date of some length with hours and minutes; Babel's own long forms carry seconds and a zone."""
    if form not in ("full", "long", "medium", "short"):
        return form
    joined = str(here.datetime_formats["medium"])
    return joined.replace("{0}", here.time_formats["short"].pattern).replace("{1}", here.date_formats[form].pattern)


def words(lang: str) -> Filters:
    """`listing`, `number`, `shorten`, `lang_attrs`, `language`, `duration`."""
    here = locale(lang)

    def listing(items: Iterable[Any]) -> Markup:
        return Markup(format_list([str(escape(item)) for item in items], locale=here))

    def number(value: float) -> str:
        return str(format_decimal(value, locale=here))

    def lang_attrs(other: str) -> Markup:
        if not other or other == lang:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(other, direction(other))

    return {
        "listing": listing,
        "number": number,
        "shorten": shorten,
        "lang_attrs": lang_attrs,
        "language": language,
        "duration": duration,
    }


def language(lang: str) -> str:
    """The name of a language in itself, as its readers look for it; the tag where nobody told us a name."""
    here = locale(lang)
    plain = Locale(here.language, script=here.script)
    return lang if plain.language != lang.split("-")[0] else str(plain.get_display_name() or lang)


def duration(seconds: int) -> str:
    """A length as players show it: `4:05`, or `1:02:03` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def shorten(text: str, length: int = 160) -> str:
    """Plain text of at most `length` characters, cut between words, with an ellipsis where something was cut."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def cards() -> Filters:
    """`signers`, `agency`, `rendition`, `social`, `focus`."""
    return {
        "signers": bylines.signers,
        "agency": bylines.agency,
        "rendition": srcset.rendition,
        "social": srcset.social,
        "focus": focus,
    }


def focus(picture: Picture) -> str:
    """The classes that keep a picture's point of focus in every crop; empty for the middle."""
    across, down = (round(min(max(part, 0.0), 1.0) * 4) for part in picture.focus)
    names = [f"{axis}{step}" for axis, step in (("fx", across), ("fy", down)) if step != 2]
    return " ".join(names)


def sections(imprint: Imprint) -> Mapping[str, str]:
    """The titles of the sections by slug."""
    return {section.slug: section.title for section in imprint.sections}
