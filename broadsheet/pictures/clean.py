"""An original that is published as it is: encoded anew at high quality, so that nothing of its metadata leaves.

The bytes always fit the file's name: a PNG that is called chart.jpg leaves as a JPEG.
"""

from __future__ import annotations

from pathlib import Path

from broadsheet.model import Media
from broadsheet.pictures import kinds, svg
from broadsheet.pictures.convert import ConversionError, animate, decode, encode
from broadsheet.pictures.sizes import SVG, UNSIGNED, Notice, has

QUALITY = 92


def clean(source: Path, media: Media, notice: Notice = UNSIGNED) -> bytes:
    """The bytes of a picture without GPS, serial numbers, thumbnails or anything else but the notice.

    Raises:
        ConversionError: it is damaged, or neither.
        OSError: it cannot be read.
    """
    named = kinds.by_name(media.path)
    target = named if named in kinds.PILLOW else media.type
    try:
        if media.type == SVG:
            return svg.read(source.read_bytes()).data
        if target not in kinds.PILLOW:
            raise ConversionError("B355", f"it is {kinds.NAMES.get(media.type, media.type)}")
        if has(media, "animated") and target in ("image/gif", "image/webp"):
            return animate(source, media, notice, QUALITY, target)
        return encode(decode(source, media), target, notice, QUALITY)
    except svg.UnsafeDrawingError as reason:
        raise ConversionError("B356", str(reason)) from None
    except (ConversionError, FileNotFoundError, PermissionError):
        raise
    except Exception as error:  # As in `probe`: a decoder may raise anything on a damaged file.
        raise ConversionError("B359", "its pixels cannot be read") from error
