"""One file -> what it says: front matter read, text converted, every mistake located. Pure: no file is opened here.

Front matter stays text until the field that reads it decides what it is (`written`), and no field stops at its first
mistake (`article`).
"""

from broadsheet.parse.article import Parsed, parse_article
from broadsheet.parse.profile import ParsedProfile, parse_profile

__all__ = ["Parsed", "ParsedProfile", "parse_article", "parse_profile"]
