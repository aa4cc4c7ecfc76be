"""One story's Markdown -> `Converted`: the converter, the allow-list, and what is taken out of the safe HTML."""

from __future__ import annotations

import re

from broadsheet.errors import Problem, problem
from broadsheet.markup import fences, plain, safety, template_tags
from broadsheet.markup.context import Context, Converted
from broadsheet.markup.engine import Converter, Kind, converter, forget
from broadsheet.markup.figures import take_figures
from broadsheet.markup.headings import name_headings, take_title
from broadsheet.markup.links import embeds_as_links, resolve
from broadsheet.markup.references import References

_MORE = re.compile(r"<!--\s*more\s*-->")
_SHOWN_MORE = re.compile(r"<p>&lt;!(?:--|–)\s*more\s*(?:--|–)&gt;</p>")
_ADDRESSLESS = re.compile(r"<a(?: title=[^>]*)?>|<(?:img|audio|video|source)(?![^>]* src=)")
_CODE = re.compile(r"<(pre|code)[ >].*?</\1>", re.DOTALL)


def convert(text: str, context: Context) -> Converted:
    """Convert a story's text. Every mistake in it is a problem of the result; nothing is raised for one.

    Raises:
        TimeoutError: raised by the caller's alarm while this runs, and passed on.
    """
    kind = _kind(text, context)
    try:
        return _convert(text, context, kind, converter(kind))
    except (TimeoutError, MemoryError):
        forget()
        raise
    except Exception as fault:
        forget()
        return Converted("", problems=(_overrun(fault, context),))


def _kind(text: str, context: Context) -> Kind:
    reading = context.reading
    return Kind(
        smart=reading.smart,
        raw_html=reading.raw_html == "sanitise",
        fenced=reading.engine == "markdown" and ("```" in text or "~~~" in text),
        lang=(context.lang or reading.lang).partition("-")[0],
        engine=reading.engine,
    )


def _convert(text: str, context: Context, kind: Kind, md: Converter) -> Converted:
    references = References(text, context)
    raw = md.block(text)
    if not kind.raw_html:
        raw = _SHOWN_MORE.sub("<!-- more -->", raw)
    html = safety.clean(embeds_as_links(fences.apart(raw) if kind.fenced else raw), kind.fenced)
    _report_losses(raw, html, references)
    more = _MORE.search(raw) if "<!--" in raw else None
    excerpt = plain.text(take_title(safety.clean(raw[: more.start()]), context.drop_title)[0]) if more else ""
    html, title = take_title(html, context.drop_title)
    html = resolve(html, references)
    _report_template_tags(html, references)

    def inline(caption: str) -> str:
        return resolve(safety.clean(md.inline(caption)).strip(), references)

    html, figures = take_figures(html, references, inline)
    html, headings = name_headings(html)
    bare = plain.bare(html)
    return Converted(
        html=html.strip(),
        figures=figures,
        headings=headings,
        attachments=tuple(references.attachments[path] for path in sorted(references.attachments)),
        media=tuple(sorted(references.media.items())),
        bare=bare,
        words=plain.words(bare),
        first_paragraph=plain.first_paragraph(html),
        title=title,
        excerpt=excerpt,
        problems=tuple(sorted(references.problems)),
    )


def _report_losses(raw: str, html: str, references: References) -> None:
    """One warning for what the allow-list left out, and one for each address that it refused."""
    if ("<" in references.source or "{" in references.source) and (names := safety.dropped(raw)):
        references.report("B306", names[0].rstrip(">"), names=", ".join(names))
    if _ADDRESSLESS.search(html):
        for address in safety.refused(raw):
            references.report("B305", address, reference=address)


def _report_template_tags(html: str, references: References) -> None:
    if template_tags.has_tags(html):
        references.report_tags(_CODE.sub("", html))


def _overrun(fault: Exception, context: Context) -> Problem:
    detail = "too deeply nested" if isinstance(fault, RecursionError) else f"{type(fault).__name__}: {fault}"
    return problem("B307", context.path, context.first_line, detail=detail)
