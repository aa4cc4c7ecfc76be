"""Addresses: how they are read, and what of them is shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.publish import address, buckets
from broadsheet.publish.address import Unusable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("s3://bucket/site?region=eu-west-1", "s3://bucket/site?region=eu-west-1"),
        ("rsync+ssh://user:hunter2@host/srv", "rsync+ssh://user@host/srv"),
        ("git+https://x:hunter2@host/r.git#pages", "git+https://...@host/r.git#pages"),
        ("s3://bucket/site?sig=hunter2&region=a", "s3://bucket/site?sig=...&region=a"),
    ],
)
def test_nothing_secret_is_shown(text: str, shown: str) -> None:
    assert address.shown(text) == shown


def test_an_address_with_a_password_is_refused_without_showing_it() -> None:
    with pytest.raises(Mistakes, match="B802") as caught:
        address.open_at("s3://key:hunter2@bucket", {})
    assert "hunter2" not in str(caught.value)


def test_a_kind_that_needs_an_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("broadsheet.publish.buckets", "broadsheet.publish.objects"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(Mistakes, match=r"pip install 'broadsheet\[s3\]'"):
        address.open_at("s3://bucket", {})


def test_keys_come_from_a_profile_where_the_environment_has_none(tmp_path: Path) -> None:
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws/credentials").write_text("[paper]\naws_access_key_id = A\naws_secret_access_key = B\n")
    (tmp_path / ".aws/config").write_text("[profile paper]\nregion = eu-west-1\n[profile sso]\nsso_session = x\n")
    home = {"HOME": str(tmp_path)}
    found = {"access_key_id": "A", "secret_access_key": "B", "region": "eu-west-1"}
    assert buckets._profile({**home, "AWS_PROFILE": "paper"}) == found
    with pytest.raises(Unusable, match="export-credentials"):
        buckets._profile({**home, "AWS_PROFILE": "sso"})
    assert buckets._profile(home) == {}
