"""What every test may ask for.

A test asks for a program outside Python by `needs("chromium")`. Where it is missing the test skips; where CI is set it
fails, so that a test which never runs cannot pass for a green one.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.newsroom import Newsroom
from tests.provision import ROOT, find
from tests.sample import sample as build_sample

Needs = Callable[[str], str]


@pytest.fixture(scope="session")
def needs() -> Needs:
    """Return the way to a counterpart: a command (`"java"`), or a file of the checkout (`"node_modules/jsdom"`)."""
    return counterpart


def counterpart(name: str) -> str:
    """Return the path of a program or file that a test needs; skip without it, or fail in CI."""
    path = str(ROOT / name) if "/" in name and (ROOT / name).exists() else find(name)
    if path is not None:
        return path
    reason = f"{name} is not installed; `python3 build.py test` installs it or says how"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample_newsroom(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Newsroom:
    """Return the sample newsroom, built; one for all workers. Tests read it and change nothing."""
    base = tmp_path_factory.getbasetemp()
    return build_sample(base.parent if hasattr(request.config, "workerinput") else base)
