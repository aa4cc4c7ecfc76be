"""Random Markdown: the constructs of every extension in use, and above all their halves side by side."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = ["word", "s", "a", "b", "é", "١.", "80s", "5", "O'Neill", "the", "it's", "abc", "H~2~O"]
QUOTES = [
    "'",
    '"',
    "''",
    '""',
    "'\"",
    "\"'",
    "'80s",
    "--",
    "---",
    "----",
    "...",
    "....",
    "—",
    "&nbsp;",
    "&mdash;",
    "\u00a0",
]
SPACES = [" ", " ", " ", "  ", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", "    ", "\t", "\n    "]
INLINE = [
    *("*", "**", "***", "_", "~", "~~", "`", "``", "[", "]", "](x)", "![", "!", "(", ")", "<", ">", "&", ";", "\\"),
    *("\\*", "\\'", '\\"', "\\\\", "{", "}", ":", "=", "+", "|", "{: .c}", "{#id}", "{: onclick=x}", "{{ x }}"),
    *('[a](b "t\'x")', "![alt](boats.jpg \"cap 'x' | credit\")", "[ref]", "[ref][]", "[x][ref]", "[^1]"),
    *("<http://a.example>", "<me@a.example>", "<b>", "</b>", "<br>", "<!-- c -->", "&amp;", "&#38;", "&#38"),
]
BLOCKS = [
    *("# ", "## ", "\n# h\n", "\n===\n", "\n---\n", "> ", "\n> ", "- ", "\n- ", "* ", "1. ", "\n1. ", "2. "),
    *("\n[ref]: http://a.example 'T'\n", '\n\n[^1]: note "n"\n\n', "\n\n[^1]: a\n\n    b\n\n", "*[abc]: Title 'x'\n"),
    *('\n| a | b |\n|---|:-:|\n| c | "d" |\n', "term\n: def\n", "\n: ", "!!! note\n    body\n", '!!! tip "T"\n'),
    *("<div>", "</div>", '<div markdown="1">', "\n\n<p>x</p>\n\n", "<ul>\n<li>", "<!-- more -->", "<?php", "?>"),
    *("\n```\ncode 'q'\n```\n", "\n~~~ python\nx = 'y'\n~~~\n", "```", "]]>", "<![CDATA["),
]


def markdown() -> st.SearchStrategy[str]:
    """Texts put together from pieces of Markdown."""
    piece = st.one_of(*(st.sampled_from(pieces) for pieces in (WORDS, QUOTES, SPACES, INLINE, BLOCKS)))
    return st.lists(piece, min_size=1, max_size=30).map("".join)
