"""What is part of every fingerprint: the versions of the libraries whose work shows."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest

from broadsheet.press import versions


@pytest.mark.parametrize("name", versions.LIBRARIES)
def test_a_folder_says_the_version_that_is_in_it(name: str) -> None:
    assert versions._version(name) == version(name)


def test_an_extra_may_be_missing_and_a_library_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "EXTRAS", ("no-such-thing",))
    assert versions._version("no-such-thing") == ""
    with pytest.raises(PackageNotFoundError):
        versions._version("another-such-thing")
