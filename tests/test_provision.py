"""A counterpart that is missing: a skip for a person, a failure for CI."""

import sys

import pytest

from tests.conftest import counterpart
from tests.provision import PROGRAMS, debian_packages, find


def test_a_missing_counterpart_skips_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"no-such-program is not installed"):
        counterpart("no-such-program")


def test_a_missing_counterpart_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"node_modules/no-such-package"):
        counterpart("node_modules/no-such-package")


def test_what_is_there_is_found() -> None:
    assert counterpart("tests/provision.py").endswith("provision.py")
    assert find(sys.executable) == sys.executable


def test_every_program_has_a_package() -> None:
    assert [name for name in PROGRAMS if not debian_packages([name])] == []
