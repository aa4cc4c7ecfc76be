"""Draw the sample newsroom's pictures under `content/`: `python -m tools.draw_pictures [NAME ...]`.

Only Pillow is needed. The same script draws the same pictures, so they can always be made again.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from tools.linocut import (
    scenes_beasts,
    scenes_feast,
    scenes_land,
    scenes_people,
    scenes_play,
    scenes_rooms,
    scenes_sea,
    scenes_ships,
    scenes_tables,
    scenes_tides,
    scenes_town,
    scenes_weather,
)
from tools.linocut.catalogue import PICTURES, Picture
from tools.linocut.sheet import Sheet

CONTENT = Path(__file__).resolve().parent.parent / "content"
LIMIT = 116_000
SCENES = (
    scenes_beasts,
    scenes_feast,
    scenes_land,
    scenes_people,
    scenes_play,
    scenes_rooms,
    scenes_sea,
    scenes_ships,
    scenes_tables,
    scenes_tides,
    scenes_town,
    scenes_weather,
)


def draw(picture: Picture) -> Image.Image:
    sheet = Sheet(picture.width, picture.height, picture.path, picture.paper)
    picture.scene(sheet)
    return sheet.pull()


def encode(image: Image.Image, suffix: str) -> bytes:
    """JPEG at the best quality up to 82 that stays below LIMIT bytes; PNG in 64 colours."""
    out = BytesIO()
    if suffix == ".png":
        image.quantize(64, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()
    for quality in range(82, 45, -4):
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        if out.tell() <= LIMIT:
            break
    return out.getvalue()


def main(names: list[str]) -> int:
    chosen = [p for path, p in sorted(PICTURES.items()) if not names or Path(path).stem in names]
    for picture in chosen:
        target = CONTENT / picture.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(encode(draw(picture), target.suffix))
        print(f"{target.stat().st_size // 1000:4d} kB  {picture.path}")
    return 0 if chosen else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
