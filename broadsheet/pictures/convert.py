"""An original -> the bytes of its printed sizes. One decode serves them all.

Pixels leave in sRGB, upright, and with nothing of the original's metadata: what is written into a variant is the notice
that the newsroom gives (who made it, who owns it). The same original and the same Pillow give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from broadsheet.model import Media, PictureOptions, Variant
from broadsheet.pictures import colour, kinds, svg, xmp
from broadsheet.pictures.sizes import SVG, UNSIGNED, Notice, box, has

MOST_FRAME_PIXELS = 400_000_000
"""Pixels of all frames of an animation together: some twenty seconds of work."""

_WHITE = (255, 255, 255)
_ARTIST, _COPYRIGHT = 0x013B, 0x8298


class ConversionError(Exception):
    """Why no variant can be made of an original. `code` is one of the catalogue of mistakes."""

    def __init__(self, code: str, detail: str) -> None:
        self.code, self.detail = code, detail
        super().__init__(code, detail)


def convert(
    source: Path,
    media: Media,
    variant: Variant,
    focus: tuple[float, float] = (0.5, 0.5),
    notice: Notice = UNSIGNED,
    quality: int = 80,
) -> bytes:
    """The bytes of one variant.

    Raises:
        ConversionError: the original is damaged, or an animation is too long.
        OSError: the original cannot be read.
    """
    options = PictureOptions(quality=quality)
    return next(convert_all(source, media, [variant], focus, notice, options))[1]


def convert_all(
    source: Path,
    media: Media,
    wanted: Iterable[Variant],
    focus: tuple[float, float],
    notice: Notice,
    options: PictureOptions,
) -> Iterator[tuple[Variant, bytes]]:
    """Each wanted variant with its bytes, from one decode. Raises as `convert`."""
    wanted = list(wanted)
    try:
        if media.type == SVG:
            yield from ((variant, svg.read(source.read_bytes()).data) for variant in wanted)
            return
        moving = [variant for variant in wanted if has(media, "animated") and not variant.crop]
        for variant in moving:
            yield variant, animate(source, media, notice, options.quality)
        if still := [variant for variant in wanted if variant not in moving]:
            image = decode(source, media, _scale(media, still, focus))
            fitted: dict[tuple[int, int, str], Image.Image] = {}
            for variant in still:
                size = variant.width, variant.height, variant.crop
                if size not in fitted:
                    fitted[size] = _fit(image, variant, focus)
                yield variant, encode(fitted[size], variant.type, notice, options.quality)
    except (ConversionError, FileNotFoundError, PermissionError):
        raise
    except svg.UnsafeDrawingError as reason:
        raise ConversionError("B356", str(reason)) from None
    except Image.DecompressionBombError:
        raise ConversionError("B353", "it has more than the largest picture that is read") from None
    except Exception as error:  # As in `probe`: a decoder may raise anything on a damaged file.
        raise ConversionError("B359", _plain(error)) from error


def _plain(error: Exception) -> str:
    text = str(error)
    if "truncated" in text:
        return "its end is missing"
    return "not enough memory" if isinstance(error, MemoryError) else "its pixels cannot be read"


def open_image(source: Path, media: Media) -> Image.Image:
    """The original, its pixels not yet read, by the one decoder for its type."""
    return Image.open(source, formats=[kinds.PILLOW[media.type]])


def decode(source: Path, media: Media, scale: float = 1.0) -> Image.Image:
    """The first frame, upright and in sRGB (L, RGB or RGBA), at `scale` of its size or somewhat larger."""
    with open_image(source, media) as image:
        if scale < 1:
            image.draft("RGB", (math.ceil(image.width * scale), math.ceil(image.height * scale)))
        image.load()
        upright = ImageOps.exif_transpose(image)
    return colour.to_srgb(upright)


def _scale(media: Media, wanted: Iterable[Variant], focus: tuple[float, float]) -> float:
    """How much of the original's resolution the largest variant needs."""
    return max(variant.width / _across(media, variant, focus) for variant in wanted)


def _across(media: Media, variant: Variant, focus: tuple[float, float]) -> float:
    if variant.crop in ("", "still"):
        return media.width
    left, _, right, _ = box((media.width, media.height), variant.width / variant.height, focus)
    return right - left


def _fit(image: Image.Image, variant: Variant, focus: tuple[float, float]) -> Image.Image:
    size = variant.width, variant.height
    whole = part = (0.0, 0.0, float(image.width), float(image.height))
    if variant.crop not in ("", "still"):
        part = box(image.size, variant.width / variant.height, focus)
    fits = part == whole and image.size == size
    return image if fits else image.resize(size, Image.Resampling.LANCZOS, box=part, reducing_gap=3.0)


def encode(image: Image.Image, kind: str, notice: Notice, quality: int = 80) -> bytes:
    """Pixels as a file of a media type, with the notice and no other metadata."""
    if kind == "image/jpeg" and image.mode == "RGBA":
        image = flatten(image)
    target = BytesIO()
    image.info = {}
    image.save(target, kinds.PILLOW[kind], **_settings(kind, quality), **_words(kind, notice))
    return target.getvalue()


def flatten(image: Image.Image) -> Image.Image:
    """The picture on white, for formats without transparency."""
    ground = Image.new("RGB", image.size, _WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _settings(kind: str, quality: int) -> dict[str, object]:
    """The settings of an encoder. The offsets give the likeness (SSIMULACRA 2) that JPEG has at this quality.

    AVIF at speed 8: at 9 it takes a quarter of the time and, for the same likeness, a sixth more bytes, which is more
    than WebP needs. On one thread: their number changes its bytes, and pictures are converted side by side anyway.
    WebP by method 2: 4 takes two and a half times as long for a twentieth fewer bytes.
    """
    if kind == "image/avif":
        return {"quality": max(1, quality - 20), "speed": 8, "max_threads": 1}
    if kind == "image/webp":
        return {"quality": max(1, quality - 2), "method": 2, "alpha_quality": 90}
    if kind == "image/jpeg":
        return {"quality": quality, "progressive": True, "optimize": True}
    return {"optimize": True} if kind == "image/png" else {}


def _words(kind: str, notice: Notice) -> dict[str, object]:
    """The notice as EXIF (for old programs) and as XMP (for Google Images and new ones)."""
    packet = xmp.write(notice.credit, notice.copyright, notice.licence_url)
    if not packet or kind == "image/gif":
        return {}
    exif = Image.Exif()
    for tag, text in ((_ARTIST, notice.credit), (_COPYRIGHT, notice.copyright)):
        if text:
            exif[tag] = text.encode()
    words: dict[str, object] = {"exif": exif.tobytes()} if len(exif) else {}
    if kind in ("image/jpeg", "image/webp", "image/avif"):
        words["xmp"] = packet
    return words


def animate(source: Path, media: Media, notice: Notice, quality: int, kind: str = "image/webp") -> bytes:
    """An animation as WebP or GIF of the same size: timing, number of rounds and colour profile stay.

    The decoder itself is handed to the encoder, which asks it for one frame after the other: no more than a few frames
    are in memory at a time.
    """
    with open_image(source, media) as image:
        frames = getattr(image, "n_frames", 1)
        if frames * media.width * media.height > MOST_FRAME_PIXELS:
            raise ConversionError("B358", f"it has {frames} frames of {media.width} x {media.height} pixels")
        target = BytesIO()
        image.save(
            target,
            kinds.PILLOW[kind],
            save_all=True,
            duration=_durations(image, frames),
            loop=image.info.get("loop", 1 if media.type == "image/gif" else 0),
            **({} if kind == "image/gif" else {"quality": quality, "method": 2}),
            icc_profile=image.info.get("icc_profile", b""),
            comment=b"",
            **_words(kind, notice),
        )
    return target.getvalue()


def _durations(image: Image.Image, frames: int) -> list[int]:
    """Milliseconds of each frame. Browsers show a GIF frame without a time for a tenth of a second."""
    durations = []
    for number in range(frames):
        image.seek(number)
        if "duration" not in image.info or image.format in ("WEBP", "AVIF"):
            image.load()
        durations.append(round(image.info.get("duration", 0)) or 100)
    image.seek(0)
    return durations
