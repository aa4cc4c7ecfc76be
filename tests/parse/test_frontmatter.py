"""The containers of front matter, and where the text begins."""

from __future__ import annotations

import pytest

from broadsheet.parse import frontmatter
from broadsheet.parse.findings import Findings
from broadsheet.parse.frontmatter import FrontMatter
from broadsheet.parse.written import Items, Scalar, Table
from tests.parse.files import codes, parse, places, sound

FORMS = {
    "yaml": "---\ntitle: Ferry\ndate: 2026-03-01\ntags: [a, b]\n---\nText.",
    "yaml ended by dots": "---\ntitle: Ferry\ndate: 2026-03-01\ntags: [a, b]\n...\nText.",
    "spaces after the fences": "---  \ntitle: Ferry\ndate: 2026-03-01\ntags: [a, b]\n--- \t\nText.",
    "blank lines above": "\n\n---\ntitle: Ferry\ndate: 2026-03-01\ntags: [a, b]\n---\nText.",
    "toml": '+++\ntitle = "Ferry"\ndate = 2026-03-01\ntags = ["a", "b"]\n+++\nText.',
    "toml of Zola": '+++\ntitle = "Ferry"\ndate = 2026-03-01\n[taxonomies]\ntags = ["a", "b"]\n+++\nText.',
    "json": '{\n"title": "Ferry",\n"date": "2026-03-01",\n"tags": ["a", "b"]\n}\nText.',
    "headers": "Title: Ferry\nDate: 2026-03-01\nTags: a,\n  b\n\nText.",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mangle", ["as is", "CRLF", "CR", "BOM"])
def test_every_container_says_the_same(form: str, mangle: str) -> None:
    text = FORMS[form]
    text = {"CRLF": text.replace("\n", "\r\n"), "CR": text.replace("\n", "\r"), "BOM": "\ufeff" + text}.get(
        mangle, text
    )
    article, body = sound(parse(text))
    assert (article.card.title, article.card.published.isoformat()) == ("Ferry", "2026-03-01T00:00:00+00:00")
    assert article.card.topics == ("a", "b")
    assert body.html == "<p>Text.</p>"


def matter(text: str) -> FrontMatter:
    found = frontmatter.read(text, Findings("x.md"))
    assert found is not None
    return found


@pytest.mark.parametrize("form", FORMS)
def test_the_body_knows_its_first_line(form: str) -> None:
    found = matter(FORMS[form])
    lines = FORMS[form].split("\n")
    assert lines[found.first_line - 1 :] == found.body.split("\n")


def test_an_indented_first_line_stays_indented() -> None:
    assert matter("---\ntitle: x\n---\n    code\n").body == "    code"


@pytest.mark.parametrize(
    "text",
    [
        "No front matter.",
        "Note: this is a sentence.\n\nMore.",
        "Title: Ferry\nand a sentence that goes on.\n\nMore.",
        "----\nA rule of four.",
        "{% include map.html %}",
        "[#]: key: (value)",
        "title" + " " * 50_000,
        "title " * 50_000,
        "",
    ],
)
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    assert matter(text) == FrontMatter(Table((), 1, 1), text, 1)


def test_a_rule_further_down_is_no_fence() -> None:
    assert matter("---\ntitle: x\n---\nA\n\n---\n\nB").body == "A\n\n---\n\nB"


@pytest.mark.parametrize("written", ["no", "1.10", "2024", "010", "12:30", "1e3", "0x1F", "true", "2026-03-01", "null"])
def test_a_scalar_keeps_its_text(written: str) -> None:
    (entry,) = matter(f"---\ntags: [{written}]\n---\n").table.entries
    assert isinstance(entry.value, Items)
    (item,) = entry.value.items
    assert isinstance(item, Scalar)
    assert item.text == written


def test_numbers_of_json_keep_their_text() -> None:
    (entry,) = matter('{"tags": [1.10, 010e0]}'.replace("010e0", "10e0")).table.entries
    assert isinstance(entry.value, Items)
    assert [item.text for item in entry.value.items if isinstance(item, Scalar)] == ["1.10", "10e0"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\ntitle: a\nlead: maybe\n---\n", (3, 7)),
        ("\n---\ntitle: a\nlead: maybe\n---\n", (4, 7)),
        ('+++\ntitle = "a"\n  lead = "maybe"\n+++\n', (3, 3)),
        ('{\n  "title": "lead",\n  "lead": "maybe"\n}\n', (3, 3)),
        ("Title: a\nLead: maybe\n\nText", (2, 7)),
    ],
)
def test_a_mistake_is_located_in_every_container(text: str, place: tuple[int, int]) -> None:
    assert ("B231", *place) in places(parse(text, "uk/2026-03-01-a.md"))


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: a: b", "a colon and a space"),
        ("title: 'a", "a quote is opened"),
        ("title: @a", "no text begins with @"),
        ("title: `a`", "no text begins with `"),
        ("tags:\n\t- a", "a tab is no indent"),
        ("tags: [a", "a bracket ["),
        ("image: {src: a", "a brace {"),
        ("title: *a", "begins with *"),
        ('title: "He said "no""', "inside of quotes"),
        ('title: "\\q"', "a backslash"),
        ("title: a\nb", "no `key: value`"),
    ],
)
def test_mistakes_in_yaml_are_told_in_plain_words(front: str, said: str) -> None:
    parsed = parse(f"---\n{front}\n---\n")
    assert codes(parsed) == ["B205"]
    assert said in parsed.problems[0].text


@pytest.mark.parametrize("text", ["+++\ntitle = \n+++\n", '{"title": }\n', '{"title": "a"', "+++\na = 1\na = 2\n+++\n"])
def test_mistakes_in_other_forms_are_located(text: str) -> None:
    ((code, line, column),) = places(parse(text))
    assert code == "B205"
    assert line >= 1
    assert column >= 1


@pytest.mark.parametrize("nest", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "[" * 50])
def test_deep_nesting_ends_neither_the_process_nor_the_run(nest: str) -> None:
    assert codes(parse(f"---\n{nest}\n---\n"))[0] in ("B205", "B208")


@pytest.mark.parametrize("text", ['{"a": ' + "[" * 100_000, "+++\na = " + "[" * 100_000 + "\n+++\n"])
def test_deep_nesting_in_other_forms(text: str) -> None:
    assert codes(parse(text)) == ["B205"]


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert codes(parse("---\n" + "\n".join(lines) + "\n---\n")) == ["B208"]


def test_merge_keys_are_followed() -> None:
    table = matter("---\nbase: &b {alt: A, credit: B}\nimage:\n  <<: *b\n  alt: C\n---\n").table
    image = table.entries[1].value
    assert isinstance(image, Table)
    assert [(entry.key, entry.value) for entry in image.entries if isinstance(entry.value, Scalar)]
    assert {entry.key: entry.value.text for entry in image.entries if isinstance(entry.value, Scalar)} == {
        "alt": "C",
        "credit": "B",
    }


def test_all_mistakes_of_a_file_are_found_at_once() -> None:
    front = "title:\ndraft: maybe\nweight: heavy\nimage: no.jpg\nlang: english\nkicker: a\nkicker: b\ntitel: x"
    found = codes(parse(f"---\n{front}\ndate: 2026-02-30\n---\n![a](none.jpg)"))
    assert sorted(found) == ["B207", "B210", "B212", "B221", "B224", "B231", "B238", "B301", "B301"]
