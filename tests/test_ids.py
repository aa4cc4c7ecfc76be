"""An id is written into a file, and nothing else in it changes."""

from __future__ import annotations

import pytest

from broadsheet.ids import write_id

ID = "tag:gazette.example,2020:rail"

YAML = """\
---
# The lead of Friday
title: "Rail: 'fares' rise"   # quoted
tags:   [a,  b]
summary: |
  Two lines,
  kept.
---

Text --- with
---
lines.
"""


def test_yaml_keeps_comments_order_and_quoting() -> None:
    assert write_id(YAML, ID) == YAML.replace("---\n", f'---\nid: "{ID}"\n', 1)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("---\ntitle: A\n---\nx", f'---\nid: "{ID}"\ntitle: A\n---\nx'),
        ("---\r\ntitle: A\r\n---\r\nx\r\n", f'---\r\nid: "{ID}"\r\ntitle: A\r\n---\r\nx\r\n'),
        ("\ufeff---\ntitle: A\n---\n", f'\ufeff---\nid: "{ID}"\ntitle: A\n---\n'),
        ("\n---\n  title: A\n  date: 2026-01-01\n---\n", f'\n---\n  id: "{ID}"\n  title: A\n  date: 2026-01-01\n---\n'),
        ("---\n---\nx", f'---\nid: "{ID}"\n---\nx'),
        ("+++\ntitle = 'A'\n[extra]\nb = 1\n+++\nx", f"+++\nid = \"{ID}\"\ntitle = 'A'\n[extra]\nb = 1\n+++\nx"),
        ('{\n  "title": "A"\n}\nx', f'{{\n  "id": "{ID}",\n  "title": "A"\n}}\nx'),
        ('{"title": "A"}\nx', f'{{"id": "{ID}", "title": "A"}}\nx'),
        ("Title: A\nDate: 2026-01-01\n\nText", f"Title: A\nDate: 2026-01-01\nid: {ID}\n\nText"),
        ("# A\n\nText", f'---\nid: "{ID}"\n---\n# A\n\nText'),
    ],
)
def test_every_form_of_front_matter(text: str, written: str) -> None:
    assert write_id(text, ID) == written


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\nid: x\n---\n", "has an id"),
        ("---\nID:\n---\n", "has an id"),
        ("---\ntitle: A\n", "cannot be read"),
        ("---\n{title: A}\n---\n", "by hand"),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        write_id(text, ID)
