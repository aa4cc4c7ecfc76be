"""A pytest plugin that breaks one module as it is imported: `pytest -p tests.mutants.breaking`, with `NAME` set."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

from tests.mutants.catalogue import MUTANTS, NAME, Mutant


class Broken(SourceFileLoader):
    """Loads a module whose source is changed in one place, and keeps no compiled code of it."""

    mutant: Mutant

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_data(self.path).decode()
        if source.count(self.mutant.old) != 1:
            raise ImportError(f"the mutant does not fit {self.mutant.module}: {self.mutant.old}")
        changed = source.replace(self.mutant.old, self.mutant.new)
        return compile(changed, self.path, "exec", dont_inherit=True)


class Breaking(MetaPathFinder):
    """Finds the module that is to be broken, and leaves all others alone."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.mutant.module:
            return None
        spec = PathFinder.find_spec(fullname, path)
        assert spec is not None
        assert spec.origin is not None
        loader = Broken(fullname, spec.origin)
        loader.mutant = self.mutant
        return importlib.util.spec_from_file_location(
            fullname, spec.origin, loader=loader, submodule_search_locations=spec.submodule_search_locations
        )


sys.meta_path.insert(0, Breaking(next(mutant for mutant in MUTANTS if mutant.name == os.environ[NAME])))
