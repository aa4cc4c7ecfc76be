"""Lighthouse on the sample newsroom as a phone on a slow line loads it: the home page, a section, a story."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable

import pytest

from tests.provision import ROOT

pytestmark = pytest.mark.slow
PAGES = ("/", "/harbour/", "/politics/tunnel-vote/")
LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Performance is measured on a machine that does other things too."""


def test_a_phone_gets_the_page_at_once_and_nothing_is_wrong_with_it(address: str, needs: Callable[[str], str]) -> None:
    needs("node_modules/lighthouse")
    found = verdicts([address + path for path in PAGES], needs)
    slow = [url for url, verdict in found.items() if verdict["scores"]["performance"] < LEAST["performance"]]
    found |= verdicts(slow, needs) if slow else {}  # once more: another program may have had the processor
    wrong = {url: verdict for url, verdict in found.items() if not_enough(verdict["scores"])}
    assert len(found) == len(PAGES)
    assert wrong == {}


def verdicts(addresses: list[str], needs: Callable[[str], str]) -> dict[str, dict[str, dict[str, int]]]:
    """The scores of each address, and what took something off."""
    command = [needs("node"), str(ROOT / "tests" / "site" / "lighthouse.mjs")]
    variables = {**os.environ, "CHROME_PATH": needs("chromium")}
    answer = subprocess.run(
        command, input="\n".join(addresses), capture_output=True, text=True, check=False, cwd=ROOT, env=variables
    )
    assert answer.returncode == 0, answer.stderr
    found: dict[str, dict[str, dict[str, int]]] = json.loads(answer.stdout)
    return found


def not_enough(scores: dict[str, int]) -> bool:
    return any(scores.get(name, 0) < least for name, least in LEAST.items())
