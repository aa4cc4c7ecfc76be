"""The content of an entry: notes first, then the lead picture, the story, and the byline where several people sign.

The story is `Body.feed_html`, made once when the story was read. What is added here depends on facts that the body
does not hold. The lead picture stands in the text because readers of Atom pass over Media RSS. Notes and bylines are
written in the language of the feed, for they are the paper's words and not the author's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import partial
from html import escape, unescape
from urllib.parse import unquote

from babel.dates import format_date, get_timezone
from babel.lists import format_list

from broadsheet.feeds.entry import Facts, Lead, plain, retraction
from broadsheet.feeds.manner import Manner, is_right_to_left
from broadsheet.markup import with_figures
from broadsheet.model import Body, Correction, Entry, Figure
from broadsheet.pictures import figures
from broadsheet.templates.catalogues import locale

BASE = b"\x02"
"""What stands for the site's base URL in a feed-safe body."""
_STORY = re.compile(
    r'<a(?P<before>[^>]*?) href="story:(?P<path>[^"#]*)(?P<anchor>#[^"]*)?"(?P<after>[^>]*)>(?P<words>.*?)</a>',
    re.DOTALL,
)
_FIGURE = re.compile(r"<!--figure \d+-->")
_FORBIDDEN = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})


def around(entry: Entry, body: Body, facts: Facts, manner: Manner) -> tuple[bytes, bytes]:
    """What stands before the story's own text and after it, as HTML in UTF-8.

    A story that is a headline so far, or whose pictures are all that it has and may not be passed on, says its
    standfirst: an item of JSON Feed must have a content, and many readers show nothing else.
    """
    if manner.content == "summary":
        return b"", b""
    before, after = _around(entry, facts, manner)
    if not before and _is_empty(entry, body, manner):
        before = [f"<p>{escape(facts.summary or facts.title, quote=False)}</p>"]
    if is_right_to_left(facts.lang):
        before, after = [f'<div dir="rtl" lang="{escape(facts.lang)}">', *before], [*after, "</div>"]
    opening = "".join(f"{part}\n" for part in before) if has_text(entry, manner) else "\n".join([*before, *after])
    closing = "".join(f"\n{part}" for part in after) if has_text(entry, manner) else ""
    return clean(utf8(opening)), clean(utf8(closing))


def has_text(entry: Entry, manner: Manner) -> bool:
    """Whether the content holds the story's own text: not for a notice, nor for a story that was withdrawn."""
    return manner.content == "full" and entry.correction is None and retraction(entry) is None


def text(entry: Entry, body: Body, manner: Manner) -> bytes:
    """The story's own text, as HTML in UTF-8 with whole addresses."""
    shown = partial(_figure, entry.withheld, manner.has_pictures)
    html = with_figures(body.feed_html, body.figures, entry.card.url, shown)
    if '"story:' in html:
        html = _linked(html, dict(entry.links), manner)
    return clean(utf8(html).replace(BASE, manner.base_url.encode()))


def _is_empty(entry: Entry, body: Body, manner: Manner) -> bool:
    """Whether nothing of the story's own text is shown; asked of the text itself where it is figures alone."""
    return not _FIGURE.sub("", body.feed_html).strip() and not text(entry, body, manner).strip()


def _figure(withheld: Collection[bytes], has_pictures: bool, figure: Figure) -> Figure | None:
    return figures.syndicated(figure, withheld) if has_pictures else figures.without_picture(figure)


def utf8(text: str) -> bytes:
    """A text in UTF-8, without lone surrogates."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "ignore")


def clean(data: bytes) -> bytes:
    """UTF-8 without what no XML document may hold: control characters, U+FFFE and U+FFFF."""
    data = data.translate(None, _FORBIDDEN)
    return data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"") if b"\xef\xbf" in data else data


def _around(entry: Entry, facts: Facts, manner: Manner) -> tuple[list[str], list[str]]:
    if entry.correction is not None:
        return [note_html(entry.correction, manner), _story_link(facts, manner)], []
    withdrawn = retraction(entry)
    if withdrawn is not None:
        return [note_html(withdrawn, manner)], []
    notes = [note_html(note, manner) for note in sorted(entry.corrections, key=lambda note: note.at)]
    figure = [figure_html(facts.lead)] if facts.lead else []
    names = [person.name for person in facts.authors]
    return [*notes, *figure], [_byline(names, manner)] if len(names) > 1 else []


def _linked(text: str, links: Mapping[str, str], manner: Manner) -> str:
    """Links to stories with their addresses; a link to a story that is not public keeps its words alone."""

    def link(match: re.Match[str]) -> str:
        target = links.get(unquote(unescape(match["path"])))
        if target is None:
            return match["words"]
        href = escape(manner.absolute(target)) + (match["anchor"] or "")
        return f'<a{match["before"]} href="{href}"{match["after"]}>{match["words"]}</a>'

    return _STORY.sub(link, text)


def figure_html(lead: Lead) -> str:
    """The lead picture with caption and credit."""
    size = f' width="{lead.shot.width}" height="{lead.shot.height}"' if lead.shot.width and lead.shot.height else ""
    picture = f'<img src="{escape(lead.shot.url)}" alt="{escape(lead.alt)}"{size}>'
    caption, credit = escape(lead.caption, quote=False), escape(lead.credit, quote=False)
    caption = f"{caption} ({credit})" if caption and credit else caption or credit
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>" if caption else f"<p>{picture}</p>"


def note_html(note: Correction, manner: Manner) -> str:
    """A dated correction note, in the newsroom's own time."""
    label = escape(getattr(manner.words, note.kind))
    day = format_date(note.at.astimezone(get_timezone(manner.timezone)), "long", locale=locale(manner.lang))
    return f"<p><strong>{label} ({escape(day)}):</strong> {escape(plain(note.text))}</p>"


def _story_link(facts: Facts, manner: Manner) -> str:
    return f'<p><a href="{escape(facts.url)}">{escape(manner.words.story)}</a></p>'


def _byline(names: list[str], manner: Manner) -> str:
    joined = format_list(names, locale=locale(manner.lang))
    return f"<p>{escape(manner.words.byline.replace('%(names)s', joined))}</p>"
