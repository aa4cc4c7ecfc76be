"""This site builds, and every feed it prints is well-formed and has entries."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

SITE = Path(__file__).resolve().parent.parent
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_site_builds_and_its_feeds_can_be_read(tmp_path: Path) -> None:
    output = tmp_path / "site"
    subprocess.run([sys.executable, "build.py", "build", "--output", str(output)], cwd=SITE, check=True)
    assert (output / "index.html").is_file()
    roots = [ElementTree.parse(path).getroot() for path in output.rglob("*.xml")]
    feeds = [root for root in roots if root.tag == f"{ATOM}feed"]
    assert feeds
    assert all(feed.findtext(f"{ATOM}id") for feed in feeds)
    assert any(feed.find(f"{ATOM}entry") is not None for feed in feeds)
