"""The checks that a reviewer need not make: ruff and mypy, so that one command says whether a change may land."""

import subprocess
import sys
from pathlib import Path

import pytest


def complaints(checkout: Path, *command: str) -> str:
    """Run a checker; what it complains of, or nothing."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=checkout, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr) if done.returncode else ""


def test_ruff_is_content(checkout: Path) -> None:
    assert complaints(checkout, "ruff", "check", "--quiet", ".") == ""


def test_the_code_is_formatted(checkout: Path) -> None:
    assert complaints(checkout, "ruff", "format", "--check", ".") == ""


@pytest.mark.slow
def test_mypy_is_content(checkout: Path) -> None:
    assert complaints(checkout, "mypy", "--no-color-output") == ""
