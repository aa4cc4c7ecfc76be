"""Problems in the forms that programs read."""

from __future__ import annotations

import json
import re

from broadsheet.check.formats import FORMATS
from broadsheet.errors import CATALOGUE, Problem

FOUND = (
    Problem("content/uk/a,b.md", 3, 8, "B701", "no alt: 100%", "warning"),
    Problem("content/uk/c.jpg", 0, 0, "B717", "no story uses it", "error"),
)


def test_text_is_a_line_for_each() -> None:
    assert FORMATS["text"](FOUND).splitlines()[0] == "content/uk/a,b.md:3:8: B701 warning: no alt: 100%"


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(FORMATS["json"](FOUND))[1]["path"] == "content/uk/c.jpg"


def test_github_gets_commands_with_what_it_would_misread_escaped() -> None:
    first, second = FORMATS["github"](FOUND).splitlines()
    assert first == "::warning file=content/uk/a%2Cb.md,line=3,col=8,title=B701::no alt: 100%25"
    assert second.startswith("::error file=content/uk/c.jpg,line=1,col=1")
    assert FORMATS["github"]([Problem("a.md", 1, 1, "B701", "one\r\ntwo")]).endswith("::one%0D%0Atwo")


def test_sarif_names_rules_results_and_places() -> None:
    run = json.loads(FORMATS["sarif"](FOUND))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["B701", "B717"]
    first, second = run["results"]
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 8}
    assert (second["ruleIndex"], second["level"]) == (1, "error")
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_sarif_keeps_to_the_standard_whatever_was_found() -> None:
    """SARIF 2.1.0: what 3.4.4, 3.14.17, 3.19, 3.27, 3.30.5, 3.49 and 3.50 ask for."""
    all_codes = [Problem(f"content/uk/höhe {code}.md", 2, 1, code, "a\nb") for code in CATALOGUE]
    log = json.loads(FORMATS["sarif"](all_codes))
    [run] = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(CATALOGUE)
    for rule in rules:
        texts = [rule["shortDescription"]["text"], rule["help"]["text"]]
        assert all(text.endswith((".", "?", "!")) and not re.search(r"\{\w+\}", text) for text in texts), texts
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "none")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", place["artifactLocation"]["uri"])  # RFC 3986
        assert place["region"] == {"startLine": 2, "startColumn": 1}
