"""A template made ready, as the ledger keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compiled:
    """`templates` and `assets` are names that the text itself gives; `any_*` is set where a name is computed."""

    templates: tuple[str, ...]
    assets: tuple[str, ...]
    any_template: bool
    any_asset: bool
    code: bytes
    """Marshalled; `seal` is its digest, because unmarshalling damaged bytes can end the interpreter."""
    seal: bytes
