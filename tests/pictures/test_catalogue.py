from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors.pictures import CODES

FOLDERS = (Path(__file__).parent, Path(__file__).parent.parent / "markup", Path(__file__).parent.parent / "parse")
TESTS = "\n".join(path.read_text(encoding="utf-8") for folder in FOLDERS for path in sorted(folder.glob("test_*.py")))


@pytest.mark.parametrize("code", CODES)
def test_every_mistake_has_an_example_and_a_test(code: str) -> None:
    assert CODES[code].example
    assert f'"{code}"' in TESTS
    assert code[:3] in ("B35", "B36", "B37")
