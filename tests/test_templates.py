"""The theme made ready: filters, languages, closures, and mistakes with their lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from broadsheet.errors import Mistakes
from broadsheet.feeds.words import translated
from broadsheet.model import CorrectionsList, Imprint, Standing
from broadsheet.render import render
from broadsheet.templates import Templates, assets, filters, read
from broadsheet.templates.shared import Shared
from broadsheet.templates.teasers import Teasers
from tests import paper

LATE = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)
EXTENSIONS = "jinja2.ext.i18n,jinja2.ext.do,jinja2.ext.loopcontrols"


def templates(folder: Path, **files: str) -> Templates:
    """Templates of a site that has some files over the default theme; `__` in a name stands for `/`."""
    for name, text in files.items():
        target = folder / (name.replace("__", "/") + ".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return Templates(read([("site_templates", folder), ("theme", paper.THEME)]))


def mistake(folder: Path, text: str) -> str:
    """What printing a page with this template complains of."""
    own = templates(folder, page=text)
    with pytest.raises(Mistakes) as caught:
        render(paper.page(Standing(), "page.html"), None, paper.IMPRINT, own)
    return str(caught.value)


class TestFilters:
    @pytest.mark.parametrize(
        ("address", "written"),
        [
            ("/uk/", "/paper/uk/"),
            ("/a b/ü.jpg", "/paper/a%20b/%C3%BC.jpg"),
            ("https://elsewhere.example/x", "https://elsewhere.example/x"),
            ("mailto:desk@gazette.example", "mailto:desk@gazette.example"),
            ("#note", "#note"),
            ("javascript:alert(1)", "about:invalid"),
            ("JaVaScRiPt:alert(1)", "about:invalid"),
            ("data:text/html,x", "about:invalid"),
            ("//evil.example/", "about:invalid"),
            ("https://[broken", "about:invalid"),
        ],
    )
    def test_an_address_leads_somewhere_safe(self, address: str, written: str) -> None:
        assert filters.addresses(paper.IMPRINT)["url"](address) == written

    def test_absolute_is_below_the_site(self) -> None:
        assert filters.addresses(paper.IMPRINT)["absolute"]("/uk/") == "https://gazette.example/paper/uk/"

    @pytest.mark.parametrize(
        ("lang", "day", "moment"),
        [
            ("en-GB", "1 August 2026", "1 August 2026, 00:30"),
            ("en-US", "August 1, 2026", "August 1, 2026, 12:30\u202fAM"),
            ("ar", "1 أغسطس 2026", "1 أغسطس 2026، 12:30 ص"),
            ("xx", "August 1, 2026", "August 1, 2026, 12:30\u202fAM"),
        ],
    )
    def test_dates_are_in_the_newsroom_s_time_and_the_page_s_language(self, lang: str, day: str, moment: str) -> None:
        times = filters.times(lang, "Europe/London")
        assert times["date"](LATE) == day
        assert times["datetime"](LATE) == moment
        assert times["iso"](LATE) == "2026-08-01T00:30:00+01:00"

    def test_stories_are_grouped_by_the_newsroom_s_day(self) -> None:
        cards = [paper.card(1, published=LATE), paper.card(2, published=LATE.replace(hour=20))]
        assert [len(day) for _, day in filters.times("en", "Europe/London")["by_day"](cards)] == [1, 1]

    @pytest.mark.parametrize(
        ("text", "short"),
        [("one two", "one two"), ("one  two\nthree", "one two…"), ("onetwothreefour", "onetwothr…")],
    )
    def test_shorten_cuts_between_words(self, text: str, short: str) -> None:
        assert filters.shorten(text, 10) == short

    def test_names_are_joined_and_escaped(self) -> None:
        assert filters.words("en")["listing"](["A", "<B>", "C"]) == "A, &lt;B&gt;, and C"
        assert filters.words("fr")["listing"](["A", "B"]) == "A et B"

    def test_lang_attrs_say_only_what_differs(self) -> None:
        attributes = filters.words("en")["lang_attrs"]
        assert attributes("en") == attributes("") == ""
        assert attributes("ar") == ' lang="ar" dir="rtl"'

    def test_focus_is_a_class(self) -> None:
        assert filters.focus(paper.PICTURE) == "fx0"
        assert filters.focus(replace(paper.PICTURE, focus=(0.5, 0.5))) == ""


class TestLanguages:
    @pytest.mark.parametrize("lang", ["en", "ar"])
    def test_a_catalogue_holds_every_text_of_the_theme(self, lang: str) -> None:
        found = extract_from_dir(paper.THEME, [("**.html", "jinja2")], {"**.html": {"extensions": EXTENSIONS}})
        wanted = {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}
        words = translated(str)
        wanted |= {getattr(words, field.name) for field in fields(words)}
        path = Path("broadsheet/locale") / lang / "LC_MESSAGES" / "broadsheet.po"
        with (paper.THEME.parent / path).open("rb") as file:
            catalogue = read_po(file)
        texts = {m.id[0] if isinstance(m.id, tuple) else m.id: m.string for m in catalogue if m.id}
        assert texts.keys() == wanted
        assert all(all(text) if isinstance(text, tuple) else text for text in texts.values())

    def test_a_page_speaks_its_own_language(self) -> None:
        assert "تصويب" in paper.printed(paper.page(CorrectionsList(()), "corrections.html", lang="ar"))

    def test_a_region_falls_back_to_its_language_and_others_to_english(self) -> None:
        for lang, text in (("ar-EG", "تصويبات"), ("cy", "Corrections")):
            assert f"<h1>{text}</h1>" in paper.printed(paper.page(CorrectionsList(()), "corrections.html", lang=lang))

    def test_a_site_may_change_a_text(self, tmp_path: Path) -> None:
        catalogue = tmp_path / "locale/en/LC_MESSAGES/broadsheet.po"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text('msgid "Corrections"\nmsgstr "Errata"\n', encoding="utf-8")
        own = templates(tmp_path)
        text = render(paper.page(CorrectionsList(()), "corrections.html"), None, paper.IMPRINT, own).decode()
        assert "<h1>Errata</h1>" in text
        assert ">Archive</a>" in text

    def test_a_broken_catalogue_is_a_mistake(self, tmp_path: Path) -> None:
        catalogue = tmp_path / "locale/en/LC_MESSAGES/broadsheet.po"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_bytes(b'msgid "x"\nmsgstr "\xff"\n')
        with pytest.raises(Mistakes, match=r"site_templates/locale/en/LC_MESSAGES/broadsheet\.po: B506"):
            templates(tmp_path)

    def test_a_folder_in_the_place_of_a_catalogue_is_a_mistake(self, tmp_path: Path) -> None:
        (tmp_path / "locale/en/LC_MESSAGES/broadsheet.po").mkdir(parents=True)
        with pytest.raises(Mistakes, match=r"site_templates/locale/en/LC_MESSAGES/broadsheet\.po: B506"):
            templates(tmp_path)


class TestFolders:
    def test_a_file_of_the_site_overrides_one_of_the_theme(self, tmp_path: Path) -> None:
        own = templates(tmp_path, fragments__footer="<footer>Ours</footer>")
        text = render(paper.page(Standing(), "standing.html"), None, paper.IMPRINT, own).decode()
        assert "<footer>Ours</footer>" in text
        assert "The Gazette" in text

    def test_an_asset_of_the_site_overrides_one_of_the_theme(self, tmp_path: Path) -> None:
        (tmp_path / "assets").mkdir()
        (tmp_path / "assets" / "site.css").write_text("body{}", encoding="utf-8")
        found = assets([("site_templates", tmp_path), ("theme", paper.THEME)])
        assert found["site.css"] == tmp_path / "assets" / "site.css"
        assert found["site.js"] == paper.THEME / "assets" / "site.js"

    def test_a_template_that_is_not_utf8_is_a_mistake(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").write_bytes(b"\xff")
        with pytest.raises(Mistakes, match=r"site_templates/x\.html: B506"):
            templates(tmp_path)

    def test_templates_behind_a_link_are_a_mistake_and_not_passed_over(self, tmp_path: Path) -> None:
        shared, own = tmp_path / "shared", tmp_path / "own"
        (shared / "macros").mkdir(parents=True)
        (shared / "story.html").write_text("Ours", encoding="utf-8")
        own.mkdir()
        for name in ("macros", "assets", "locale", ".git"):
            (own / name).symlink_to(shared / "macros")
        (own / "story.html").symlink_to(shared / "story.html")
        (own / "README.md").symlink_to(shared / "story.html")
        with pytest.raises(Mistakes) as caught:
            templates(own)
        assert [(one.code, one.path) for one in caught.value.problems] == [
            ("B510", "site_templates/macros"),
            ("B510", "site_templates/story.html"),
        ]

    def test_a_filter_of_the_site_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text("{{ page.url | shout }}", encoding="utf-8")
        theme = read([("site_templates", tmp_path), ("theme", paper.THEME)])
        own = Templates(theme, {"shout": str.upper})
        assert render(paper.page(Standing(), "page.html"), None, paper.IMPRINT, own) == b"/UK/RAIL/"


class TestMistakes:
    def test_a_constant_is_filtered_for_the_page_that_is_printed(self, tmp_path: Path) -> None:
        """And not when its template is compiled, which is once for all sites and languages."""
        own = templates(tmp_path, page='{{ "/feeds/" | url }} {{ 1234567 | number }} {{ "uk" | loud }}')
        own = Templates(own.theme, {"loud": str.upper})
        page = paper.page(Standing(), "page.html", lang="de")
        assert render(page, None, paper.IMPRINT, own).decode().strip() == "/paper/feeds/ 1.234.567 UK"
        silent = Templates(own.theme, {"loud": str.lower}, known=own.compiled)
        elsewhere = replace(paper.IMPRINT, base_path="")
        assert render(page, None, elsewhere, silent).decode().strip() == "/feeds/ 1.234.567 uk"

    def test_every_syntax_error_is_found_at_once(self, tmp_path: Path) -> None:
        own = templates(tmp_path, a="\n{% if %}", b="x\n\n{{ page.title | shuot }}", c="fine")
        assert [str(found)[: len("site_templates/a.html:2: B501")] for found in own.check()] == [
            "site_templates/a.html:2: B501",
            "site_templates/b.html:3: B505",
        ]

    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("\n{{ nothing }}", "site_templates/page.html:2: B503 'nothing' is undefined"),
            ("\n\n{{ content.headline }}", "site_templates/page.html:3: B503 "),
            ('{% include "gone.html" %}', 'site_templates/page.html:1: B502 there is no template "gone.html"'),
            ("{{ 'sight.css' | asset }}", 'site_templates/page.html:1: B508 there is no theme file "sight.css"'),
            ("x\n{{ 1 / 0 }}", "site_templates/page.html:2: B504 printing /uk/rail/ failed here: ZeroDivisionError"),
            ('{% include "page.html" %}', "site_templates/page.html:1: B504 printing /uk/rail/ failed here: it never"),
            ("{% if %}", "site_templates/page.html:1: B501 "),
        ],
    )
    def test_a_mistake_has_its_template_and_line(self, tmp_path: Path, text: str, start: str) -> None:
        assert mistake(tmp_path, text).startswith(start)

    def test_a_mistake_in_a_macro_has_the_macro_s_line(self, tmp_path: Path) -> None:
        (tmp_path / "m.html").write_text("{% macro a() %}\n{{ gone }}\n{% endmacro %}", encoding="utf-8")
        assert mistake(tmp_path, '{% from "m.html" import a %}{{ a() }}').startswith("site_templates/m.html:2: B503")

    def test_a_missing_template_of_a_page_is_a_mistake(self, tmp_path: Path) -> None:
        own = templates(tmp_path)
        with pytest.raises(Mistakes, match=r'B502 there is no template "gone\.html"'):
            render(paper.page(Standing(), "gone.html"), None, paper.IMPRINT, own)


class TestDigests:
    def digest(
        self, folder: Path, name: str = "standing.html", imprint: Imprint = paper.IMPRINT, **files: str
    ) -> bytes:
        return templates(folder, **files).digest(name, imprint)

    def test_what_a_template_reaches_counts_and_nothing_else(self, tmp_path: Path) -> None:
        before = self.digest(tmp_path)
        assert self.digest(tmp_path, other="not reached") == before
        assert self.digest(tmp_path, fragments__footer="changed") != before

    @pytest.mark.parametrize("name", ["home.html", "story.html", "list.html", "404.html"])
    def test_teasers_and_figures_count_where_they_are_printed(self, name: str) -> None:
        assert "macros/teaser.html" in paper.theme().reached(name)
        assert "macros/figure.html" in paper.theme().reached(name)

    def test_a_text_of_the_interface_counts(self, tmp_path: Path) -> None:
        before = self.digest(tmp_path)
        catalogue = tmp_path / "locale/en/LC_MESSAGES/broadsheet.po"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text('msgid "Corrections"\nmsgstr "Errata"\n', encoding="utf-8")
        assert self.digest(tmp_path) != before

    def test_only_the_assets_that_are_asked_for_count(self, tmp_path: Path) -> None:
        other = replace(paper.IMPRINT, assets=(*paper.IMPRINT.assets, ("extra.js", "/theme/extra.js")))
        moved = replace(paper.IMPRINT, assets=(*paper.IMPRINT.assets, ("own.css", "/theme/own.css")))
        text = "{{ 'own.css' | asset }}"
        before = self.digest(tmp_path, "page.html", page=text)
        assert self.digest(tmp_path, "page.html", other, page=text) == before
        assert self.digest(tmp_path, "page.html", moved, page=text) != before

    def test_the_site_s_filters_count(self) -> None:
        theme = paper.theme().theme
        assert Templates(theme, {}, b"1").digest("story.html", paper.IMPRINT) != paper.theme().digest(
            "story.html", paper.IMPRINT
        )

    def test_a_computed_name_may_be_any_template(self, tmp_path: Path) -> None:
        own = templates(tmp_path, page="{% include page.kind ~ '.html' %}")
        assert set(own.reached("page.html")) == set(own.theme.templates)

    def test_a_shared_part_is_reached(self, tmp_path: Path) -> None:
        own = templates(tmp_path, page="{{ shared('part.html', word=1) }}", part="part", other="other")
        assert own.reached("page.html") == ("page.html", "part.html")
        any_part = templates(tmp_path, page="{{ shared(page.kind ~ '.html') }}")
        assert set(any_part.reached("page.html")) == set(any_part.theme.templates)


def test_a_teaser_is_printed_once() -> None:
    env = paper.theme().environment("en-GB", paper.IMPRINT)
    teaser = env.globals["teaser"]
    assert isinstance(teaser, Teasers)
    first = teaser(paper.card(77), "more")
    assert teaser(paper.card(77), "more") is first
    assert teaser(paper.card(77), "list") != first
    assert teaser(paper.card(77, title="Other"), "more") != first
    assert "By Ada Byrne" in teaser(paper.card(77, authors=("ada",)), "lead", people={"ada": paper.ADA})


PART = "{{ site.name }}: {{ word }} ({{ count() }})"


class TestShared:
    def test_is_printed_once_for_each_thing_that_it_is_handed(self) -> None:
        ask, printed = self.part()
        assert [ask(word) for word in ("a", "b", "a", "b")] == ["Paper: a (1)", "Paper: b (2)"] * 2
        assert printed() == 2

    def test_tells_things_apart_that_python_takes_for_equal(self) -> None:
        ask, _ = self.part()
        assert [ask(word) for word in (1, True, "<", Markup("<"))] == [
            *("Paper: 1 (1)", "Paper: True (2)", "Paper: &lt; (3)", "Paper: < (4)")
        ]

    def test_is_printed_each_time_where_it_is_handed_a_list(self) -> None:
        ask, printed = self.part()
        assert [ask(["a"]), ask(["a"])] == ["Paper: [&#39;a&#39;] (1)", "Paper: [&#39;a&#39;] (2)"]
        assert printed() == 2

    def test_sees_nothing_of_the_page(self) -> None:
        ask, _ = self.part("{{ page.url }}")
        with pytest.raises(UndefinedError):
            ask("a")

    def part(self, text: str = PART) -> tuple[Callable[[Any], str], Callable[[], int]]:
        numbers = count(1)
        env = Environment(loader=DictLoader({"part.html": text}), autoescape=True, undefined=StrictUndefined)
        env.globals["count"] = lambda: next(numbers)
        ask = Shared(env, Imprint("Paper", "", "", "en", "UTC"))
        return lambda word: str(ask("part.html", word=word)), lambda: next(numbers) - 1
