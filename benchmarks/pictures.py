"""Pictures: Broadsheet and Hugo print the same sizes of the same originals; and one build of very many.

    python3 -m benchmarks.pictures compare [--count 200] [--hugo PATH]
    python3 -m benchmarks.pictures many [--count 1000]

The originals are made here: JPEGs of 12 megapixels, with the grain and the edges of a photograph. Time is processor
time of all processes; memory is the largest sum over them of what they hold, shared pages counted once (Linux).

`compare` also asks what a format costs in bytes for the same likeness. Likeness is SSIM (Wang et al. 2004) of the
brightness, in windows of 8 x 8 pixels, against a Lanczos reduction of the original. Needs numpy.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

from benchmarks import measure
from benchmarks.sites import Command

WIDTHS = (480, 800, 1200, 1600)
SIZE = 4000, 3000
BASES = 12
"""Different pictures. The others are the same pixels in files that differ, so that each must be decoded again."""
BUILD = "import sys; from broadsheet.cli import main; sys.exit(main(['build']))"
SETTINGS = """[site]
title = "The Gazette"
url = "https://gazette.example"
timezone = "Europe/London"
language = "en-GB"
id_authority = "gazette.example,2020"
[pictures]
formats = [%s]
crops = [%s]
"""
STORY = """---
id: tag:gazette.example,2020:p{0}
title: Picture {0}
date: 2026-11-20T09:00
image: {{src: p{0}.jpg, alt: A hill, credit: A. Nother}}
---
Some words.
"""
HUGO = 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n'
PAGE = """{{ range resources.Match "*" }}{{ $p := . }}{{ range slice %s }}
<img src="{{ ($p.Resize (printf "%%dx jpg q75" .)).RelPermalink }}">
<img src="{{ ($p.Resize (printf "%%dx webp q75" .)).RelPermalink }}">{{ end }}{{ end }}"""


def photograph(seed: int) -> Image.Image:
    """A picture with slopes, edges and grain, as a camera gives them."""
    chance = random.Random(seed)
    picture = Image.merge("RGB", [_clouds(chance) for _ in range(3)]).resize(SIZE, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(120):
        x, y, reach = chance.randrange(SIZE[0]), chance.randrange(SIZE[1]), chance.randrange(20, 700)
        corners = [(x + chance.randrange(-reach, reach), y + chance.randrange(-reach, reach)) for _ in range(4)]
        draw.polygon(corners, (chance.randrange(256), chance.randrange(256), chance.randrange(256)))
    picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    grain = Image.effect_noise(SIZE, 14).convert("RGB")
    return Image.blend(picture, grain, 0.12)


def _clouds(chance: random.Random) -> Image.Image:
    """Noise in which each octave is half as strong as the coarser one."""
    found = Image.new("L", (1000, 750), chance.randrange(80, 180))
    for step in (4, 8, 16, 32, 64, 128):
        noise = Image.frombytes("L", (step, step), chance.randbytes(step * step))
        found = Image.blend(found, noise.resize(found.size, Image.Resampling.BICUBIC), 1.6 / step**0.5 / 2)
    return found


def originals(folder: Path, count: int) -> list[Path]:
    """So many files, of `BASES` pictures. A comment makes each file's bytes its own."""
    folder.mkdir(parents=True)
    bases = []
    for seed in range(min(BASES, count)):
        target = BytesIO()
        photograph(seed).save(target, "JPEG", quality=88)
        bases.append(target.getvalue())
    files = []
    for number in range(count):
        note = f"{number:08}".encode()
        data = bases[number % len(bases)]
        files.append(folder / f"p{number}.jpg")
        files[-1].write_bytes(data[:2] + b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note + data[2:])
    return files


def ours(folder: Path, count: int, formats: Sequence[str], crops: str = "") -> Command:
    """A site of ours with a story for each picture, and its build."""
    print(f"making {count} pictures of 12 megapixels, then building ...", file=sys.stderr, flush=True)
    originals(folder / "content" / "uk", count)
    (folder / "site_templates").mkdir()
    (folder / "broadsheet.toml").write_text(SETTINGS % (", ".join(f'"{name}"' for name in formats), crops))
    for number in range(count):
        (folder / "content" / "uk" / f"p{number}.md").write_text(STORY.format(number))
    return Command([sys.executable, "-c", BUILD], {"PYTHONPATH": str(Path(__file__).parents[1])})


def hugos(folder: Path, count: int, program: str) -> Command:
    """A site of Hugo's with all pictures on one page, and its build."""
    print(f"making {count} pictures of 12 megapixels for Hugo, then building ...", file=sys.stderr, flush=True)
    originals(folder / "assets", count)
    (folder / "layouts").mkdir()
    (folder / "hugo.toml").write_text(HUGO)
    (folder / "layouts" / "home.html").write_text(PAGE % " ".join(map(str, WIDTHS)))
    return Command([program, "--quiet"], {})


def tell(name: str, command: Command, folder: Path, printed: str) -> None:
    """Run one way and say what it took."""
    found = measure.run(command, folder)
    if found.code:
        raise SystemExit(f"{name}: exit code {found.code}\n{found.said}")
    files = [file for file in (folder / printed).rglob("*") if file.suffix in (".jpg", ".webp", ".avif")]
    size = sum(file.stat().st_size for file in files) / 1e6
    line = f"{name:28}{found.cpu:8.1f} cpu s{found.wall:8.1f} s{found.memory:7.0f} MB{len(files):7} files{size:8.1f} MB"
    print(line, flush=True)


def compare(place: Path, count: int, hugo: str | None) -> None:
    """The same sizes in JPEG and WebP by both, then our default formats, then a build that finds all of them made."""
    both = ours(place / "ours", count, ("webp", "jpeg"))
    tell("broadsheet webp+jpeg", both, place / "ours", "output")
    if hugo:
        tell("hugo webp+jpeg", hugos(place / "hugo", count, hugo), place / "hugo", "public")
        shutil.rmtree(place / "hugo" / "assets")
    default = ours(place / "default", count, ("avif", "jpeg"))
    tell("broadsheet avif+jpeg", default, place / "default", "output")
    shutil.rmtree(place / "default" / "output")
    tell("broadsheet again", default, place / "default", "output")
    if hugo:
        weigh(place / "hugo" / "public", place / "weighed")


def many(place: Path, count: int) -> None:
    command = ours(place / "site", count, ("avif", "jpeg"), '"social"')
    tell(f"{count} pictures", command, place / "site", "output")
    tell(f"{count} pictures again", command, place / "site", "output")


def weigh(public: Path, place: Path) -> None:
    """Bytes of our formats at the likeness of Hugo's JPEG and WebP of the same size."""
    public_files = {file.name: file for file in sorted(public.rglob("p*_hu_*"))}
    printed = {name: Image.open(file) for name, file in public_files.items()}
    totals: dict[str, list[float]] = {}
    for seed in range(BASES):
        print(f"weighing picture {seed + 1} of {BASES} ...", file=sys.stderr, flush=True)
        for name, image in ((n, i) for n, i in printed.items() if n.startswith(f"p{seed}_hu_") and i.width == 800):
            original = photograph(seed).resize((800, 600), Image.Resampling.LANCZOS)
            wanted, size = ssim(original, image), public_files[name].stat().st_size
            for kind in ("JPEG", "WEBP", "AVIF"):
                ratio = _bytes_at(original, kind, wanted) / size
                totals.setdefault(f"ours {kind} at the SSIM of Hugo's {Path(name).suffix[1:]}", []).append(ratio)
    for line, ratios in totals.items():
        print(f"{line:44}{sum(ratios) / len(ratios):6.2f} of its bytes ({len(ratios)} pictures of 800 x 600)")


def _bytes_at(original: Image.Image, kind: str, wanted: float) -> float:
    """How many bytes our encoder needs for a likeness, between the two qualities around it."""
    low = (0.0, 0.0)
    for likeness, size in _ladder(original, kind):
        if likeness >= wanted:
            share = (wanted - low[0]) / (likeness - low[0]) if likeness > low[0] else 1.0
            return low[1] + share * (size - low[1])
        low = (likeness, float(size))
    return low[1]


def _ladder(original: Image.Image, kind: str) -> Iterator[tuple[float, int]]:
    from broadsheet.pictures.convert import encode
    from broadsheet.pictures.sizes import UNSIGNED

    for quality in range(40, 100, 3):
        data = encode(original.copy(), f"image/{kind.lower()}", UNSIGNED, quality)
        yield ssim(original, Image.open(BytesIO(data))), len(data)


def ssim(one: Image.Image, other: Image.Image) -> float:
    """Structural similarity of two pictures' brightness, 1 for equal ones."""
    import numpy

    a, b = (numpy.asarray(image.convert("L"), dtype=numpy.float64) for image in (one, other))
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_a, mean_b = _windows(a), _windows(b)
    of_a, of_b = _windows(a * a) - mean_a**2, _windows(b * b) - mean_b**2
    both = _windows(a * b) - mean_a * mean_b
    found = (2 * mean_a * mean_b + c1) * (2 * both + c2) / ((mean_a**2 + mean_b**2 + c1) * (of_a + of_b + c2))
    return float(found.mean())


def _windows(values: Any, size: int = 8) -> Any:
    """The mean of each window."""
    import numpy

    total = numpy.pad(values, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    return (total[size:, size:] - total[:-size, size:] - total[size:, :-size] + total[:-size, :-size]) / size**2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", choices=("compare", "many"))
    parser.add_argument("--count", type=int)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if given.work == "many":
            many(Path(name), given.count or 1000)
        else:
            compare(Path(name), given.count or 200, given.hugo)


if __name__ == "__main__":
    main()
