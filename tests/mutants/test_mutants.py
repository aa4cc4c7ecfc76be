"""Each mutant is run through the tests that are named for it, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.catalogue import MUTANTS, NAME, Mutant


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_suite_notices(mutant: Mutant, checkout: Path) -> None:
    options = ["-p", "tests.mutants.breaking", "-p", "no:cacheprovider", "-p", "no:xdist", "-qx", "--tb=line"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *mutant.tests],
        cwd=checkout,
        env={**os.environ, NAME: mutant.name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "does not fit" not in done.stdout + done.stderr
    assert done.returncode == 1, f"nobody noticed that {mutant.name}:\n{done.stdout}"
    assert re.search(r"\b1 failed\b", done.stdout), done.stdout


def test_every_mutant_fits(checkout: Path) -> None:
    """In the inner loop too: whoever changes a line that a mutant breaks is told at once."""
    for mutant in MUTANTS:
        path = checkout / mutant.module.replace(".", "/")
        source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        assert source.read_text(encoding="utf-8").count(mutant.old) == 1, mutant.name
