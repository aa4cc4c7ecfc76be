"""Which sizes, shapes and formats of a picture are printed: planned from its facts alone, nothing is converted here.

A variant's address holds a digest of all that makes its bytes (the original, the encoder, the quality, the credit that
is written into it), so it is the same in every build, and hosts may keep the file for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet import digest, urls
from broadsheet.model import Media, Picture, PictureOptions, Variant

ENCODER = "2"
"""To be raised when `convert` makes other bytes of the same original on purpose: every variant gets a new name."""

PREFIX = "/media/"
SHAPES = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1), "social": (1200, 630)}
"""Crops as width to height. "social" is the size that social networks ask for."""
SEARCH = ("16x9", "4x3", "1x1")
"""The shapes that search engines ask for, all of which the crop "search" stands for."""
CROP_WIDTHS = {"16x9": (480, 800), "4x3": (480, 800), "1x1": (160, 480)}
STRANGERS = frozenset({"social", "search"})
"""Crops for those who are told of a story's lead picture: one JPEG of each shape, and none of a picture in the text."""
STRANGERS_WIDTH = 1200
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}
ENDINGS = {"image/avif": ".avif", "image/webp": ".webp", "image/jpeg": ".jpg", "image/png": ".png"}
TALLEST = {"image/webp": 16_383, "image/avif": 32_768, "image/jpeg": 65_500, "image/png": 1_000_000}
"""Pixels that a side may have in each format."""

SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is written into every printed picture: who made it, who owns it, where its licence stands."""

    credit: str = ""
    copyright: str = ""
    licence_url: str = ""


UNSIGNED = Notice()


def variants(
    media: Media,
    options: PictureOptions,
    focus: tuple[float, float] = (0.5, 0.5),
    notice: Notice = UNSIGNED,
    prefix: str = PREFIX,
) -> tuple[Variant, ...]:
    """The printed forms of one picture: the whole picture first (by format, then width), then its crops.

    Empty for what is not a picture or cannot be used.
    """
    if media.problem or not media.width or not media.type.startswith("image/"):
        return ()
    whole, cut = base(media, options, notice), base(media, options, notice, focus)
    planned = [*_whole(media, options), *_crops(media, options)]
    return tuple(_address(item, media.path, cut if item.crop else whole, prefix) for item in planned)


def base(media: Media, options: PictureOptions, notice: Notice, focus: tuple[float, float] | None = None) -> bytes:
    """The digest of what makes the bytes of all variants of a picture, save for their width, shape and type."""
    return digest.of((ENCODER, media.digest, media.type, options.quality, notice, focus))


def key(variant: Variant, base: bytes) -> bytes:
    """The name of a variant's bytes in the store."""
    return digest.of((base, variant.crop, variant.width, variant.height, variant.type))


def keys(media: Media, picture: Picture, options: PictureOptions) -> dict[Variant, bytes]:
    """The key of each variant of a picture that was made of `media` with `options`."""
    notice = Notice(picture.credit, picture.copyright, picture.licence_url)
    whole, cut = base(media, options, notice), base(media, options, notice, picture.focus)
    return {item: key(item, cut if item.crop else whole) for item in picture.variants}


def _address(variant: Variant, path: str, base: bytes, prefix: str) -> Variant:
    ending = ENDINGS.get(variant.type, ".svg")
    url = urls.variant(prefix, path, variant.width, base, ending, variant.crop)
    return Variant(url, variant.width, variant.height, variant.type, variant.crop)


def _whole(media: Media, options: PictureOptions) -> Iterator[Variant]:
    if media.type == SVG:
        yield Variant("", media.width, media.height, SVG)
    elif has(media, "animated"):
        yield _scaled(media, media.width, "image/webp")
        yield _scaled(media, min(media.width, max(options.widths)), "image/jpeg", "still")
    else:
        for kind in types(media, options):
            for width in widths(media.width, options.widths):
                variant = _scaled(media, width, kind)
                if variant.height <= TALLEST[kind]:
                    yield variant


def types(media: Media, options: PictureOptions) -> list[str]:
    """The media types that a still picture is printed in, the most modern first."""
    names: list[str] = [*options.formats]
    if has(media, "alpha"):
        names = [name for name in names if name != "jpeg"]
        names += [] if {"webp", "png"} & set(names) else ["webp"]
    elif set(names) != {"png"}:
        names = [name for name in names if name != "png"]
    return [TYPES[name] for name in names]


def widths(own: int, wanted: tuple[int, ...]) -> list[int]:
    """The widths to print of a picture `own` pixels wide: none beyond it, and its own if that is below the widest."""
    most = max(wanted)
    if own >= most:
        return sorted(set(wanted))
    return [*sorted(width for width in set(wanted) if width <= own * 0.9), own]


def _scaled(media: Media, width: int, kind: str, crop: str = "") -> Variant:
    return Variant("", width, max(1, round(media.height * width / media.width)), kind, crop)


def _crops(media: Media, options: PictureOptions) -> Iterator[Variant]:
    """Crops are JPEG for strangers (social networks) and in every format for our own pages."""
    if media.type == SVG:
        return
    for crop in options.crops:
        if crop == "search":
            for shape in SEARCH:
                yield from _cut(media, f"search-{shape}", shape, ["image/jpeg"])
        elif crop == "social":
            yield from _cut(media, crop, crop, ["image/jpeg"])
        else:
            yield from _cut(media, crop, crop, ["image/webp"] if has(media, "animated") else types(media, options))


def _cut(media: Media, crop: str, shape: str, kinds: list[str]) -> Iterator[Variant]:
    across, down = SHAPES[shape]
    most = min(media.width, media.height * across // down)
    wanted = CROP_WIDTHS.get(crop, (STRANGERS_WIDTH,))
    for kind in kinds:
        for width in widths(max(1, most), wanted):
            yield Variant("", width, max(1, round(width * down / across)), kind, crop)


def in_text(options: PictureOptions) -> PictureOptions:
    """The options for a picture in the text of a story, which nobody but the reader is shown."""
    return replace(options, crops=tuple(crop for crop in options.crops if crop not in STRANGERS))


def box(size: tuple[int, int], shape: float, focus: tuple[float, float]) -> tuple[float, float, float, float]:
    """The largest part of a picture that has a shape (width over height) and lies around the focus: its edges."""
    width, height = size
    across, down = (width, width / shape) if width / height < shape else (height * shape, height)
    left = min(max(focus[0] * width - across / 2, 0.0), width - across)
    top = min(max(focus[1] * height - down / 2, 0.0), height - down)
    return left, top, left + across, top + down


def has(media: Media, flag: str) -> bool:
    """Whether the file's facts hold a flag such as "alpha" or "animated"."""
    return (flag, "yes") in media.facts
