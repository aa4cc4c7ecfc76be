"""Whether a published site is what was printed, asked of its host as a browser would ask."""

from __future__ import annotations

from broadsheet.publish.verify.compare import compare, compare_missing
from broadsheet.publish.verify.wanted import Answer, Wanted, chosen, wanted

__all__ = ["Answer", "Wanted", "chosen", "compare", "compare_missing", "wanted"]
