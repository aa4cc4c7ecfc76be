from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.preview import hold


def test_a_second_preview_of_a_site_is_told_where_the_first_is(tmp_path: Path) -> None:
    with hold.held(tmp_path, "http://127.0.0.1:8000"), pytest.raises(Mistakes) as raised:
        hold.held(tmp_path, "http://127.0.0.1:8001").__enter__()
    assert [found.code for found in raised.value.problems] == ["B906"]
    assert "http://127.0.0.1:8000/" in str(raised.value.problems[0])


def test_when_it_has_ended_another_may_begin(tmp_path: Path) -> None:
    with hold.held(tmp_path, "http://127.0.0.1:8000"):
        pass
    with hold.held(tmp_path, "http://127.0.0.1:8001"):
        pass


def test_mistakes_of_a_preview_pass(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold.held(tmp_path, "http://127.0.0.1:8000"):
        raise ZeroDivisionError
