"""What the readers of other people need to run."""

import sys
from importlib.util import find_spec

import feedparser_sgmllib

if find_spec("sgmllib") is None:
    # `reader` carries a feedparser of its own that wants this module by its old name, and asks for no package that has
    # it: feedparser 6.0.14 brings it under a new name.
    sys.modules["sgmllib"] = feedparser_sgmllib
