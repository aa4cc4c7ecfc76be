"""What is known of a picture: the story's own words, then the shared facts, then what the file says of itself.

Pure: parse calls `picture` with what the author wrote and gets the whole `Picture`, variants and all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import basename, splitext

from broadsheet import digest, urls
from broadsheet.errors import Problem, problem
from broadsheet.model import Given, Media, Picture, PictureOptions, Variant
from broadsheet.pictures import kinds
from broadsheet.pictures.sizes import PREFIX, Notice, has, variants

FOLDER = "_pictures/"
"""Below the content folder: pictures that many stories share, and the facts about them."""

EMBEDDED = ("alt", "caption", "credit", "licence", "licence_url", "copyright", "acquire_url")
"""Fields that a file may say of itself."""
_NAMES = {"alt": "alt text", "licence_url": "address of the licence", "acquire_url": "address of the licensor"}


@dataclass(frozen=True, slots=True)
class Described:
    """The fields of a picture, and which of them the file itself had to say: pairs of field and source."""

    given: Given
    embedded: tuple[tuple[str, str], ...] = ()


def describe(media: Media, given: Given, shared: Given | None = None) -> Described:
    """Fill each field that the story leaves open. An empty text in a story is an answer: `alt: ""` is decoration."""
    filled = fill(given, shared) if shared is not None else given
    said = dict(media.facts)
    missing = [name for name in EMBEDDED if getattr(filled, name) is None and name in said]
    filled = replace(filled, **{name: said[name] for name in missing})  # type: ignore[arg-type]
    return Described(filled, tuple((name, said.get(f"{name} from", "the file")) for name in missing))


def fill(given: Given, more: Given) -> Given:
    """What is said, and of what it leaves open what `more` says."""
    return replace(given, **{name: getattr(more, name) for name in _open(given) if name not in _OWN})


_OWN = frozenset({"path", "digest"})


def _open(given: Given) -> list[str]:
    return [name for name in Given.__slots__ if getattr(given, name) is None]


def picture(media: Media, given: Given, shared: Given | None, options: PictureOptions, prefix: str = PREFIX) -> Picture:
    """The picture as pages show it. `url` is the widest variant that every browser reads."""
    return show(media, describe(media, given, shared).given, options, prefix)


def show(media: Media, said: Given, options: PictureOptions, prefix: str = PREFIX) -> Picture:
    """As `picture`, from fields that are already filled. A picture elsewhere keeps its address, in one size."""
    focus = said.focus or (0.5, 0.5)
    notice = Notice(said.credit or "", said.copyright or "", said.licence_url or "")
    printed = variants(media, options, focus, notice, prefix)
    plain = fallback(printed)
    return digest.seal(  # type: ignore[no-any-return]
        Picture(
            url=plain.url if plain else media.path if is_elsewhere(media) else "",
            alt=said.alt or "",
            caption=said.caption or "",
            credit=said.credit or "",
            width=plain.width if plain else 0,
            height=plain.height if plain else 0,
            type=plain.type if plain else media.type,
            credit_url=said.credit_url or "",
            licence=said.licence or "",
            licence_url=said.licence_url or "",
            copyright=said.copyright or "",
            acquire_url=said.acquire_url or "",
            focus=focus,
            variants=printed,
            until=said.until,
            syndicate=said.syndicate is not False,
            source="" if is_elsewhere(media) else media.path,
            source_digest=media.digest,
        )
    )


def elsewhere(url: str) -> Media:
    """A file that another site keeps. `url` is absolute, and all that is known of it."""
    return Media(urls.encode(url), b"", 0, "")


def is_elsewhere(media: Media) -> bool:
    """Whether another site keeps a file: none of its bytes were seen."""
    return not media.digest


def fallback(printed: Iterable[Variant]) -> Variant | None:
    """The variant for `<img src>`, feeds and cards of others: the widest whole one in the last format."""
    whole = [variant for variant in printed if not variant.crop]
    last = [variant for variant in whole if variant.type == whole[-1].type]
    return max(last, key=lambda variant: variant.width, default=None)


def problems(
    media: Media, described: Described, options: PictureOptions, path: str, place: tuple[int, int]
) -> list[Problem]:
    """Everything that is wrong with a picture at one place of a story. `place` is line and column."""
    name = media.path if is_elsewhere(media) else basename(media.path)
    if media.problem:
        return [problem(media.code or "B351", path, *place, name=name, detail=media.problem)]
    facts = f"content/{FOLDER}{splitext(name)[0]}.toml"
    into = "the story's front matter" if is_elsewhere(media) else f"the story, or into {facts}"
    found = [
        problem("B361", path, *place, name=name, field=field, into=into)
        for field in options.require
        if not getattr(described.given, field) and not (field == "alt" and described.given.alt == "")
    ]
    if described.embedded:
        fields = " and ".join(_NAMES.get(field, field) for field, _ in described.embedded)
        sources = ", ".join(sorted({source for _, source in described.embedded}))
        found.append(problem("B360", path, *place, name=name, fields=fields, sources=sources, facts=facts))
    if has(media, "mislabelled"):
        kind, right = kinds.NAMES[media.type], kinds.ENDINGS[media.type][0]
        found.append(problem("B367", path, *place, name=name, detail=kind, ending=right))
    if has(media, "c2pa"):
        found.append(problem("B368", path, *place, name=name))
    return found
