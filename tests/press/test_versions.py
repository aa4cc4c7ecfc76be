"""What is part of every fingerprint: the versions of the libraries whose work shows."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from broadsheet.press import versions


def test_an_extra_may_be_missing_and_a_library_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "EXTRAS", ("no-such-thing",))
    assert versions._version("no-such-thing") == ""
    with pytest.raises(PackageNotFoundError):
        versions._version("another-such-thing")
