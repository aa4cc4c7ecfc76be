"""Nothing in a story can run: every known trick, converted, parsed by a second parser and searched."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from broadsheet.markup import feed_html, safety, with_figures
from tests.markup.markdown_text import markdown
from tests.markup.story import READING, codes, converted

RAW = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "<script\x00>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x'onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<img src=x:alert(alt) onerror=eval(src) alt=xss>",
    "<IMG SRC=jAvAsCrIpT:alert(1)>",
    "<IMG SRC=`javascript:alert(1)`>",
    "<img src=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
    "<img src='jav\tascript:alert(1)'>",
    "<img src='jav&#x0A;ascript:alert(1)'>",
    "<img src=' &#14; javascript:alert(1)'>",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "<img srcset='javascript:alert(1) 1x'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src='https://x.example/' title='<script>alert(1)</script>' onload=alert(1)></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit formaction=javascript:alert(1)></form>",
    "<button onclick=alert(1)>x</button><input autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='javascript&Tab;:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href=x ping=javascript:alert(1) target=_blank>x</a>",
    "<a style='background:url(javascript:alert(1))' href=x.html>x</a>",
    "<a href=\"story:x\" onclick=\"alert(1)\">x</a>",
    "<base href='https://evil.example/'><link rel=stylesheet href=x.css><meta http-equiv=refresh content='0;url=x'>",
    "<style>@import 'x';*{background:url(javascript:alert(1))}</style>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<body onload=alert(1)><table background=javascript:alert(1)><td background=javascript:alert(1)>x",
    "<video src=javascript:alert(1) poster=javascript:alert(1) onerror=alert(1)><source src=javascript:alert(1)>",
    "<audio src=x onerror=alert(1)></audio><track src=javascript:alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<blockquote cite='javascript:alert(1)'>x</blockquote><q cite='javascript:alert(1)'>x</q>",
    "<xss id=x tabindex=1 onfocus=alert(1)></xss>",
    "<template><script>alert(1)</script></template><textarea><script>alert(1)</script></textarea>",
    "<title><script>alert(1)</script></title><xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?><?php echo 1 ?>",
    "<p title=\"--><script>alert(1)</script>\">x</p>",
    "<p title='<!--figure 0-->'>x</p><!--figure 0--><!-- figure 0 -->",
    "<div markdown=1 onclick=alert(1)>\n*x* <script>alert(1)</script>\n</div>",
    "<p markdown=\"block\" style=\"x\"><img src=x onerror=alert(1)></p>",
]  # fmt: skip
MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java\nscript:alert(1))",
    "[x]( javascript:alert(1) \"title\")",
    "[x](\\javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "[x](https://a.example/ \"t\" onmouseover=\"alert(1)\")",
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](boats.jpg)",
    "![x](boats.jpg \"t\\\" onerror=\\\"alert(1)\")",
    "![x](boats.jpg \"<img src=x onerror=alert(1)> | <script>alert(1)</script>\")",
    "![x](boats.jpg \"[y](javascript:alert(1)) &lt;script>alert(1)&lt;/script> | c\")",
    "<javascript://x%0aalert(1)>",
    "<javascript:alert(1)@x.example>",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[x][r]\n\n[r]: java&#115;cript:alert(1) '\"><script>alert(1)</script>'",
    "![x][r]\n\n[r]: data:image/svg+xml,<svg/onload=alert(1)>",
    "[r]\n\n[r]: https://a.example \"' onclick='alert(1)\"",
    "x{: onclick=alert(1) }",
    "*x*{: onclick=\"alert(1)\" style=\"x\" }",
    "[x](/y/){: href=javascript:alert(1) onmouseover=alert(1) }",
    "![x](boats.jpg){: onerror=alert(1) src=javascript:alert(1) }",
    "# x {: onclick=alert(1) id=\"a\"><script>alert(1)</script>\" }",
    "| a |\n|---|\n| b {: onclick=alert(1) } |",
    "```{.python onclick=\"alert(1)\" title='\"><script>alert(1)</script>'}\nx\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "~~~ html title=\"<img src=x onerror=alert(1)>\"\n</code></pre><script>alert(1)</script>\n~~~",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "!!! note \"<script>alert(1)</script>\"\n    x",
    "!!! note\"onclick=\"alert(1)\n    x",
    "x[^1].\n\n[^1]: <script>alert(1)</script> [y](javascript:alert(1))",
    "x[^\"onclick=alert(1)].\n\n[^\"onclick=alert(1)]: y",
    "x[^<script>alert(1)</script>]\n\n[^<script>alert(1)</script>]: y",
    "HTML\n\n*[HTML]: \"><script>alert(1)</script>",
    "*[<script>]: x\n\n<script>alert(1)</script>",
    "<b\n\n<script>alert(1)</script>",
    "**<script>**alert(1)**</script>**",
    "<scr\\ipt>alert(1)</scr\\ipt>",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 <script>alert(1)</script>",
    "&#2;wzxhzdk:0&#3; <b>x</b>",
    "{{ constructor.constructor('alert(1)')() }} {% raw %}<script>{% endraw %}",
    "[x]({{ \"javascript:alert(1)\" | url }})",
    "![x]({{ 'data:text/html,x' }})",
    "[x]({{ site.url }}javascript:alert(1))",
]  # fmt: skip

AROUND = [
    "{}",
    "Text {} text.",
    "> - {}",
    "# {}",
    "<div markdown=1>\n\n{}\n\n</div>",
    '![a](boats.jpg "{}")',
]

FORBIDDEN_TAGS = (
    "script, style, iframe, object, embed, svg, math, form, input, button, base, link, meta, template, noscript, "
    "textarea, select, frame, frameset, applet, marquee, xmp, plaintext, title, body > head"
)
ADDRESSES = {"href", "src", "poster", "cite", "action", "formaction", "data", "background", "srcset", "xlink:href"}


def dangers(html: str) -> list[str]:
    """Everything in HTML, as a browser would read it, that could run."""
    body = LexborHTMLParser(f"<!DOCTYPE html><body><main>{html}</main>").css_first("main")
    assert body is not None
    found = [node.html or "" for node in body.css(FORBIDDEN_TAGS)]
    for node in body.traverse():
        for name, value in node.attributes.items():
            address = re.sub(r"^[\x00-\x20]+|[\t\r\n]", "", unescape(value or "")).lower()
            if name.startswith("on") or name in ("style", "srcdoc"):
                found.append(f"{name}={value}")
            if name in ADDRESSES and re.match(r"(?!https?:|mailto:|tel:|story:)[a-z][a-z0-9+.-]*:", address):
                found.append(f"{name}={value}")
    return found


def everything(text: str, **changes: object) -> str:
    """All HTML that a conversion gives: body, captions, and the form for feeds."""
    result = converted(text, **changes)
    for_feeds = with_figures(feed_html(result.html, "/x/"), result.figures, "/x/")
    return "".join([result.html, *(f.caption_html for f in result.figures), for_feeds])


@pytest.mark.parametrize("text", [*RAW, *MARKDOWN])
@pytest.mark.parametrize("around", AROUND)
def test_nothing_that_can_run_survives(text: str, around: str) -> None:
    assert dangers(everything(around.replace("{}", text))) == []


@pytest.mark.parametrize("text", [*RAW, *MARKDOWN])
def test_nothing_that_can_run_survives_where_html_is_shown_as_text(text: str) -> None:
    assert dangers(everything(text, reading=replace(READING, raw_html="escape"))) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=alert(1)>x</p>",
        "<a href=javascript:alert(1)>x</a>",
        "<script>x</script>",
        "<a href='java&#10;script:x'>x</a>",
    ],
)
def test_the_search_for_dangers_finds_them(html: str) -> None:
    assert dangers(html) != []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(RAW), st.sampled_from(MARKDOWN), markdown()), min_size=1, max_size=6))
def test_nothing_survives_in_any_company(pieces: list[str]) -> None:
    for joint in ("", "\n\n"):
        assert dangers(everything(joint.join(pieces))) == []


def test_no_author_can_write_a_figure_mark() -> None:
    result = converted("<!--figure 0--> <b>x</b><!--figure 0--> &lt;!--figure 0--&gt; `<!--figure 0-->`")
    assert "<!--" not in result.html


@settings(max_examples=150, deadline=None)
@given(markdown())
def test_clean_html_is_canonical(text: str) -> None:
    html = safety.clean(text)
    assert safety.clean(html) == html
    outside_tags = re.sub(r"<[^>]*>", "", html)
    assert "<" not in outside_tags
    assert ">" not in outside_tags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<script>x</script> <b onclick=x>y</b> <script>z</script>", "<script>, onclick"),
        ("<article>x</article>", "<article>"),
        ("*x*{: onclick=alert(1) style=x }", "onclick, style"),
        ("<p class='lead' id='x' data-y='z'>x</p>", ""),
        ("<b>x</b> `<script>` &lt;script>", ""),
    ],
)
def test_what_is_left_out_is_named_once(text: str, names: str) -> None:
    result = converted(text)
    assert codes(result) == (["B306"] if names else [])
    assert not names or f"left out of the page: {names}." in result.problems[0].text
