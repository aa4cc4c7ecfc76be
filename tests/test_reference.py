"""The generated pages say what the code says, and nothing public is left out of the documents."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from broadsheet.cli import COMMANDS
from broadsheet.errors import CATALOGUE
from tools import reference


@pytest.mark.parametrize("name", reference.pages())
def test_generated_pages_are_current(checkout: Path, name: str) -> None:
    message = "run `python -m tools.reference`"
    assert (checkout / "docs" / name).read_text(encoding="utf-8") == reference.pages()[name], message


def test_kinds_of_settings_are_told_in_words() -> None:
    kinds = re.findall(r"^\| `\w+` \| (.*?) \|", reference.pages()["reference/settings.md"], flags=re.MULTILINE)
    assert 'list of `"avif"` or `"webp"` or `"jpeg"` or `"png"`' in kinds
    assert [kind for kind in kinds if re.search(r"typing|class|Ellipsis", kind)] == []


def test_every_command_and_code_is_documented(checkout: Path) -> None:
    commands = (checkout / "docs/reference/commands.md").read_text(encoding="utf-8")
    errors = (checkout / "docs/errors.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## broadsheet {name}\n" not in commands] == []
    assert [code for code in CATALOGUE if f"### {code}\n" not in errors] == []


def test_every_extra_is_documented(checkout: Path) -> None:
    extras = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    rows = re.findall(r"^\| `(\w+)` \|", (checkout / "docs/guide/building.md").read_text("utf-8"), flags=re.MULTILINE)
    assert extras.keys() - {"dev", *rows} == set()


def test_every_code_that_is_used_is_in_the_catalogue(checkout: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (checkout / "broadsheet").rglob("*.py")]
    used = {code for text in texts for code in re.findall(r'"(B\d{3})"', text)}
    assert used - CATALOGUE.keys() == set()


def test_links_between_documents_lead_somewhere(checkout: Path) -> None:
    for path in [checkout / "README.md", *(checkout / "docs").rglob("*.md")]:
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#{]+)", text):
            assert (path.parent / target).exists(), f"{path.name} -> {target}"
