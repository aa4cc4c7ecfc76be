"""The interface's texts: gettext catalogues, read from `.po` files without a compiled form.

The texts are English in the templates, so a language without a catalogue reads English and never fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations
from markupsafe import Markup

from broadsheet import starter
from broadsheet.errors import Mistakes, Problem, problem

LOCALES = starter.LOCALES
PATTERN = "*/LC_MESSAGES/broadsheet.po"

Texts = Mapping[str, tuple[bytes, ...]]
"""Language as its folder is named -> the catalogue files, the one that wins last."""


def read(folders: Iterable[tuple[str, Path]]) -> dict[str, tuple[bytes, ...]]:
    """The catalogues of every folder, the later over the earlier. Each folder comes with the name that users see.

    Raises:
        Mistakes: a file cannot be read, is not text in UTF-8 or not a PO file.
    """
    found: dict[str, tuple[bytes, ...]] = {}
    problems: list[Problem] = []
    for label, folder in folders:
        for path in sorted(folder.glob(PATTERN)):
            lang = path.parent.parent.name
            name = f"{label}/{path.relative_to(folder).as_posix()}"
            try:
                data = path.read_bytes()
            except OSError as error:
                problems.append(problem("B506", name, detail=error.strerror or str(error)))
                continue
            problems += _check(name, data)
            found[lang] = (*found.get(lang, ()), data)
    if problems:
        raise Mistakes(problems)
    return found


def _check(name: str, data: bytes) -> list[Problem]:
    try:
        read_po(BytesIO(data), abort_invalid=True, charset="utf-8")
    except UnicodeDecodeError as error:
        return [problem("B506", name, detail=f"byte {error.start} is not UTF-8")]
    except (PoFileError, ValueError) as error:
        return [problem("B507", name, detail=str(error))]
    return []


def translations(lang: str, texts: Texts) -> NullTranslations:
    """The messages of a language: of its region where there are some, else of the language, else English."""
    merged: NullTranslations = NullTranslations()
    for name in dict.fromkeys((lang.split("-")[0], lang.replace("-", "_"))):
        for data in texts.get(name, ()):
            compiled = BytesIO()
            write_mo(compiled, read_po(BytesIO(data)))
            compiled.seek(0)
            layer = Translations(fp=compiled, domain="broadsheet")
            merged = merged.merge(layer) if isinstance(merged, Translations) else layer
    return merged


def speaker(texts: NullTranslations) -> Callable[..., Markup]:
    """The function `_` of templates: a message as safe HTML, with its variables escaped.

    Jinja's own goes through its calling convention three times for each message; a page has twenty.
    """
    known: dict[str, Markup] = {}

    def speak(message: str, **variables: object) -> Markup:
        text = known.get(message)
        if text is None:
            text = known[message] = Markup(texts.gettext(message))
        return text % variables if variables else text

    return speak


@lru_cache(maxsize=256)
def locale(lang: str) -> Locale:
    """The conventions of a language for dates, numbers and lists; those of English where Babel knows none."""
    return _known(lang) or Locale("en")


def _known(lang: str) -> Locale | None:
    for tag in (lang, lang.split("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag, sep="-")
    return None


@lru_cache(maxsize=256)
def direction(lang: str) -> str:
    """The value of HTML's `dir` for a language: "ltr", "rtl", or "auto" where nobody knows."""
    found = _known(lang)
    return str(found.text_direction) if found else "auto"
