"""B5xx: mistakes in templates."""

from __future__ import annotations

from broadsheet.errors import Entry

CODES: dict[str, Entry] = {
    "B501": Entry(
        "the template cannot be read: {detail}",
        "",
        "Mend the syntax on this line",
        example="{% if page.title %}\n<h1>{{ page.title }}</h1>",
    ),
    "B502": Entry(
        'there is no template "{name}"',
        "Templates are looked up in site_templates/ and then in the default theme",
        "Check the spelling, or add the file",
        example='{% include "fragments/advert.html" %}',
    ),
    "B503": Entry(
        "{detail}",
        "A template sees page, content, site, people, body, facts and jsonld, and of content what its kind of page holds. Found while printing {page}",
        "See docs/guide/templates.md for what each kind of page holds",
        example="{{ content.headline }}",
    ),
    "B504": Entry(
        "printing {page} failed here: {detail}",
        "",
        "Mend the template, or the value it was given",
        example="{{ content.card.title + 1 }}",
    ),
    "B505": Entry(
        "{detail}",
        "Filters come from Jinja, from Broadsheet and from the site's build.py",
        "Check the spelling, or register the filter in build.py",
        example="{{ page.title | shuot }}",
    ),
    "B506": Entry(
        "the file cannot be read: {detail}",
        "Templates and message catalogues are text in UTF-8",
        "Save the file as UTF-8",
    ),
    "B507": Entry(
        "this message catalogue cannot be read: {detail}",
        "",
        "See the manual of GNU gettext for the format of PO files",
    ),
    "B508": Entry(
        'there is no theme file "{name}"',
        "The filter asset gives the address of a file in site_templates/assets/ or in the theme's assets",
        "Check the spelling, or add the file. Found while printing {page}",
        example="{{ 'sight.css' | asset }}",
    ),
    "B509": Entry(
        '"{name}" cannot be used for {key} in [theme] of broadsheet.toml',
        "It becomes part of a style sheet: {detail}",
        "See docs/guide/templates.md for the values that each key takes",
        severity="warning",
        example='[theme]\naccent = "url(https://elsewhere.example/x)"',
    ),
    "B510": Entry(
        "this is a link",
        "Templates behind a link are not read, and the theme's own would be shown in their place",
        "Copy them here, or let [paths] templates in broadsheet.toml name the folder where all of them are",
    ),
}
