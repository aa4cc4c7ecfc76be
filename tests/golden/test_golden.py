"""What small whole sites print, byte for byte, against what was last read and accepted."""

from __future__ import annotations

import pytest

from tests.golden import proofs


@pytest.mark.parametrize("site", proofs.SITES)
def test_a_golden_site_is_printed_as_accepted(site: str) -> None:
    old = proofs.accepted(site).read_bytes().decode()
    if difference := proofs.difference(site, old, proofs.proof(site)):
        pytest.fail(difference, pytrace=False)


def test_a_proof_loses_nothing_of_what_was_printed() -> None:
    long = "<p>" + "</p><p>".join(["word"] * 40) + "</p>"
    fields = "{" + ",".join(['"name": "value"'] * 40) + "}"
    printed = {"a.html": f"{long}\n\n  indented \nlast".encode(), "b.json": f"{fields}\n".encode()}
    text = proofs.text(printed)
    assert max(map(len, text.split("\n"))) < proofs.LONG
    joined = text.replace("\n: ", "").replace("\n:\n", "\n")
    lines = [line.removeprefix("| ").removeprefix("|") for line in joined.split("\n")]
    assert lines == ["a.html", long, "", "  indented ", "last", "  (no line end)", "b.json", fields, ""]


def test_a_difference_is_short_and_says_what_to_do() -> None:
    old = "".join(f"page-{number}\n| old\n" for number in range(100))
    told = proofs.difference("plain", old, old.replace("old", "new")).split("\n")
    assert told[:2] == ["--- plain.txt (accepted)", "+++ plain.txt (printed)"]
    assert "-| old" in told
    assert "+| new" in told
    assert len(told) == proofs.MOST + 2
    assert told[-2].startswith("... and ")
    assert proofs.ACCEPT in told[-1]
    assert proofs.difference("plain", old, old) == ""
