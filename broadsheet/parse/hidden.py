"""Whether a story is a draft, or withdrawn. Anything that is not plainly yes or no is a mistake, never "publish"."""

from __future__ import annotations

from difflib import get_close_matches

from broadsheet.parse import dates
from broadsheet.parse.address import DRAFTS
from broadsheet.parse.keys import fold
from broadsheet.parse.sheet import Sheet, flag, kind
from broadsheet.parse.times import is_date
from broadsheet.parse.written import Scalar, Written

_HIDING = frozenset({"draft", "hidden", "private", "pending", "unpublished", "trash"})
_SHOWING = frozenset({"published", "publish", "public", "live", "final"})


def is_draft(sheet: Sheet, path: str) -> bool:
    """True when any of the ways to say so says it."""
    ways = (sheet.flag("draft"), sheet.flag("untranslated"), _unpublished(sheet), _status(sheet))
    return any(ways) or DRAFTS in path.split("/")[:-1]


def _unpublished(sheet: Sheet) -> bool:
    """`published: no` hides a story; with a date it is another name for `date`; anything else is a mistake."""
    for entry in sheet.all("date")[1:]:
        if is_date(entry) and fold(entry.key) == "published" and not _is_instant(entry.value):
            sheet.findings.add("B231", entry.value, key=entry.key)
    return any(flag(entry.value) is False for entry in sheet.all("date") if not is_date(entry))


def _is_instant(value: Written) -> bool:
    try:
        return value.blank or (isinstance(value, Scalar) and bool(dates.read(value.text, "UTC")))
    except dates.Refused:
        return False


def _status(sheet: Sheet) -> bool:
    """The key has other uses in the wild, so an unknown word is no mistake unless it is nearly a hiding one."""
    entry = sheet.get("status")
    if entry is None:
        return False
    word = entry.value.text.strip().casefold() if isinstance(entry.value, Scalar) else ""
    near = get_close_matches(word, sorted(_HIDING), n=1, cutoff=0.8)
    if word not in _HIDING | _SHOWING:
        facts = {"near": near[0]} if near else {}
        sheet.findings.add("B243" if near else "B232", entry.value, key=entry.key, found=kind(entry.value), **facts)
    return word in _HIDING


def killed(sheet: Sheet) -> str:
    """Why a story was withdrawn; empty while it stands. A bare yes is a mistake: readers are told why."""
    entry = sheet.get("killed")
    if entry is None or flag(entry.value) is False:
        return ""
    if flag(entry.value):
        sheet.note("B239", "killed")
    return sheet.prose("killed")
