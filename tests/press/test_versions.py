"""What is part of every fingerprint: the versions of the libraries whose work shows."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from broadsheet.press import versions

UNSEEN = {"click", "defusedxml", "pydantic", "rich", "starlette", "uvicorn", "watchfiles"}
"""Libraries that make nothing which is printed or kept."""


def test_an_extra_may_be_missing_and_a_library_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "EXTRAS", ("no-such-thing",))
    assert versions._version("no-such-thing") == ""
    with pytest.raises(PackageNotFoundError):
        versions._version("another-such-thing")


def test_a_new_version_of_every_library_whose_work_shows_is_noticed() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=;]", line)[0].strip() for line in project["dependencies"]}
    assert needed - UNSEEN <= {*versions.LIBRARIES}
