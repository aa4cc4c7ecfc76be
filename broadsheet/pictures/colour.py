"""Any mode and any colour profile -> sRGB, the one that browsers take a picture to be in when it says nothing."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

_ALPHA = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_DEEP = frozenset({"I;16", "I;16L", "I;16B", "I;16N", "I"})


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture as L, RGB or RGBA in sRGB. A profile that cannot be used is passed over."""
    profile = image.info.get("icc_profile")
    plain = to_plain(image)
    if not profile or (foreign := _profile(bytes(profile))) is None:
        return _screen(plain)
    if foreign.profile.xcolor_space.strip() != _SPACES.get(plain.mode):
        return _screen(plain)
    converted = _convert(plain, foreign)
    return _screen(plain) if converted is None else converted


_SPACES = {"L": "GRAY", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK", "LAB": "Lab"}
"""Mode -> the colour space that its profile must be for (ICC.1, section 7.2.6)."""


def to_plain(image: Image.Image) -> Image.Image:
    """Palettes, 1-bit, 16-bit and premultiplied pictures as L, RGB, RGBA or CMYK, in the colours they had."""
    if image.mode in _ALPHA or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in _DEEP:
        return _shallow(image)
    if image.mode == "F":
        return image.point(lambda value: value * 255 if _most(image) <= 1 else value).convert("L")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in _SPACES else image.convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """Sixteen bits as eight. Pillow's own conversion would clip every value above 255."""
    deep = image.convert("I")
    return deep.point(lambda value: value * (1 / 257) + 0).convert("L") if _most(deep) > 255 else deep.convert("L")


def _most(image: Image.Image) -> float:
    extrema: Any = image.getextrema()
    return float(extrema[1])


def _screen(image: Image.Image) -> Image.Image:
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")


@lru_cache(maxsize=16)
def _profile(data: bytes) -> ImageCms.ImageCmsProfile | None:
    """The profile in a picture; None for one that is broken, or is sRGB already."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        return None if "srgb" in ImageCms.getProfileDescription(profile).lower() else profile
    except (OSError, ImageCms.PyCMSError, ValueError):
        return None


def _convert(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image | None:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(
            image,
            profile,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode=mode,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
