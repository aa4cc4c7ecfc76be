"""Problems in the forms that programs read."""

from __future__ import annotations

import json

from broadsheet.check.formats import FORMATS
from broadsheet.errors import Problem

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


def test_sarif_names_rules_results_and_places() -> None:
    run = json.loads(FORMATS["sarif"](FOUND))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["B701", "B717"]
    first, second = run["results"]
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 8}
    assert (second["ruleIndex"], second["level"]) == (1, "error")
    assert "region" not in second["locations"][0]["physicalLocation"]
