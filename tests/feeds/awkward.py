"""Stories that feeds have broken on, in this project or in others."""

from __future__ import annotations

from tests.feeds.paper import Paper

LONG = "\n\n".join(f"Paragraph {number} of a very long read, with a word or two & more." for number in range(3200))


STORIES: list[tuple[str, str, str, dict[str, str]]] = [
    ("tag", "Q&A: what the <title> tag means", "It means `<title>` & nothing else.", {"authors": "[Ann Wright]"}),
    ("emoji", "Goal 🎉 for 👩‍👩‍👧‍👦", "Naïve café 🎉, “quoted”.", {"authors": "[Ann Wright, Bob & Co]"}),
    ("rtl", "مجلس المدينة", "قال المجلس [شيئا](/uk/tag/).", {"lang": "ar"}),
    ("cdata", "End ]]> of it", "Then ]]> and <![CDATA[ too.", {"agency": "Wire"}),
    ("long", "A very long read", LONG, {}),
    (
        "links",
        "Links",
        "[a](../uk/tag.md#x) [b](//cdn.example/x) [c](/about/) [d](#e) [e](https://e.example/é b)",
        {},
    ),
    (
        "notes",
        "Footnotes",
        "Once[^a], and once more[^a], and another[^b].\n\n[^a]: The first.\n[^b]: The second.",
        {"authors": "[A One, B Two, C Three, D Four, E Five]"},
    ),
    ("table", "Tables", "| a | b |\n|---|--:|\n| 1 | 2 |\n\n```python\nprint('<x>')\n```", {}),
    (
        "raw",
        "Raw",
        '<img src="rail.jpg" srcset="a 2x" loading="lazy" onerror="x()" alt="Train">\n\n<iframe src="https://v.example/1">'
        '</iframe>\n\n<script>alert(1)</script>\n\n<p class="x" style="color:red" data-x="1">Text</p>',
        {},
    ),
    ("sound", "Listen", 'Hear [the talk](talk.mp3).\n\n![A train](rail.jpg "Late again | Di Low")', {}),
    ("film", "Film", '![The gale](gale.mp4 "Waves at the quay")\n\nWords.', {}),
    (
        "picture",
        "Picture",
        "Words.",
        {"image": "{src: rail.jpg, alt: A train, caption: Late & again, credit: Di Low}"},
    ),
    ("wrong", "Wrong", "Words.", {"corrections": "[{date: 2026-11-21T10:00, text: It was <Tuesday>.}]"}),
    (
        "withdrawn",
        "Withdrawn",
        "Words.",
        {"corrections": "[{date: 2026-11-21T10:00, text: We were deceived., kind: retraction}]"},
    ),
]
"""File name, headline, text and further front matter."""


def awkward() -> Paper:
    """A paper of awkward stories, each known by its file name."""
    paper = Paper()
    for day, (name, title, body, fields) in enumerate(STORIES, 1):
        paper.story(f"uk/{name}.md", title, body, date=f"2026-11-{day:02}T09:00", id=name_id(name), **fields)
    return paper


def name_id(name: str) -> str:
    return f"tag:gazette.example,2020:{name}"
