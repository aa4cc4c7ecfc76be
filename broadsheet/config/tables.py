"""The tables of `broadsheet.toml` and what each setting means.

These models are the reference of the settings: their docstrings become `docs/reference/settings.md`.
"""

from __future__ import annotations

import re
from datetime import timedelta
from importlib.util import find_spec
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import langcodes
from pydantic import AfterValidator, Field

from broadsheet import __version__
from broadsheet.config.destinations import Destination
from broadsheet.config.hosting import Hosting, Notify
from broadsheet.config.table import BaseURL, Table
from broadsheet.model import Crop, PictureFormat, PictureOptions, Reading


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("B106") from None
    return name


def _language(tag: str) -> str:
    if not langcodes.tag_is_valid(tag):
        raise ValueError("B107")
    return langcodes.standardize_tag(tag)


def _authority(text: str) -> str:
    if text and not re.fullmatch(r"[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?", text):
        raise ValueError('write a domain and a date on which it was yours, such as "gazette.example,2026"')
    return text


def _story_url(pattern: str) -> str:
    fields = set(re.findall(r"{(\w*)}", pattern))
    if unknown := fields - {"section", "slug", "year", "month", "day"}:
        raise ValueError(
            f"the pattern names {', '.join(sorted(unknown))}; it may use section, slug, year, month and day"
        )
    if "slug" not in fields or not pattern.startswith("/"):
        raise ValueError('the pattern begins with "/" and holds {slug}')
    return pattern


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isascii() or any(map(str.isspace, url)):
        raise ValueError('write a whole address, such as "https://hub.example/"')
    return url


def _site_path(url: str) -> str:
    if url and (not url.startswith("/") or url.startswith("//")):
        raise ValueError('write a path on this site, such as "/assets/icon.png"')
    return url


def _feed_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise ValueError('write small letters, digits and hyphens, such as "morning-briefing"')
    return name


def _feed_names(feeds: tuple[QueryFeed, ...]) -> tuple[QueryFeed, ...]:
    names = [feed.name for feed in feeds]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f'two feeds are called "{doubled[0]}"')
    return feeds


def _more(mode: str) -> str:
    if mode not in ("frozen", "live") and not re.fullmatch(r"window:\d+d", mode):
        raise ValueError('write "frozen", "live" or a window of days such as "window:7d"')
    return mode


def _engine(name: str) -> str:
    if name == "commonmark" and find_spec("pyromark") is None:
        raise ValueError("B108")
    return name


TimeZone = Annotated[str, AfterValidator(_timezone)]
Language = Annotated[str, AfterValidator(_language)]


class SiteTable(Table):
    """Who publishes, where, in which language and time."""

    title: str = Field(min_length=1)
    """The paper's name."""
    url: BaseURL
    """The public address of the site, with its path if it does not stand at the root of a domain."""
    timezone: TimeZone
    """The newsroom's IANA time zone. A time without an offset is a time here."""
    language: Language = "en"
    """The language of the site as a BCP 47 tag."""
    description: str = ""
    """One or two sentences about the paper, for search engines and feeds."""
    tagline: str = ""
    """The line under the nameplate."""
    publisher: str = ""
    """The organisation that publishes the paper. The title where it is empty."""
    id_authority: Annotated[str, AfterValidator(_authority)] = ""
    """Authority and date of permanent ids (RFC 4151), such as "gazette.example,2026". Never change it."""
    rights: str = ""
    """The copyright line of pages and feeds."""
    licence: str = ""
    """The address of the licence under which the stories may be used."""


class Paths(Table):
    """Where the parts of the site stand, seen from the settings file."""

    content: str = "content"
    """The folder of the stories."""
    templates: str = "site_templates"
    """The folder whose templates and files override those of the theme."""
    output: str = "output"
    """The folder that the site is printed into."""


class Stories(Table):
    """How stories are read and addressed."""

    url: Annotated[str, AfterValidator(_story_url)] = "/{section}/{slug}/"
    """The pattern of a story's address. It may use {section}, {slug}, {year}, {month} and {day}."""
    default_section: str = ""
    """The section of stories that stand in no section's folder and name none."""
    unknown_authors: Literal["error", "name"] = "error"
    """What an author without a profile is whose name looks like a slug: a mistake, or a name."""
    more: Annotated[str, AfterValidator(_more)] = "frozen"
    """The list of the section's latest on a story page: "frozen" when the story was published, "window:7d" (live for
    so many days, then frozen) or "live" (every new story reprints the whole section)."""
    more_count: int = Field(15, ge=0, le=50)
    """How many stories the list of the section's latest shows."""
    related_count: int = Field(5, ge=0, le=20)
    """How many related stories a story page shows."""
    missing_files: Literal["error", "warning"] = "error"
    """What a picture or file is that a story names and that is not there: a mistake, or a warning and no picture."""
    corrections: Literal["above", "below"] = "below"
    """Where the notes on a story stand on its page: above its text, or below it. A retraction always stands above."""
    withdrawn: Literal["notice", "gone"] = "notice"
    """What stands in the place of a story with `killed`: its headline and the reason, or nothing of it (for hosts that
    can answer 410, see docs/guide/moving.md)."""
    raw_html: Literal["sanitise", "escape"] = "sanitise"
    """What happens to HTML in a story: kept as far as the allow-list goes, or shown as text."""


class Markdown(Table):
    """How Markdown is converted."""

    smart: bool = True
    """Typographic quotes, dashes and ellipses."""
    engine: Annotated[Literal["markdown", "commonmark"], AfterValidator(_engine)] = "markdown"
    """The converter: Python-Markdown, or a CommonMark converter that is many times as quick and reads some Markdown in
    another way (extra `fast`; see docs/guide/stories.md)."""
    timeout: float = Field(20.0, gt=0)
    """Seconds that the conversion of one story may take."""


class Pictures(Table):
    """How pictures are printed."""

    widths: tuple[Annotated[int, Field(ge=16, le=8000)], ...] = Field((480, 800, 1200, 1600), min_length=1)
    """Widths in pixels. No picture is enlarged."""
    formats: tuple[PictureFormat, ...] = Field(("avif", "jpeg"), min_length=1)
    """Formats, the most modern first. The last is the one that every browser reads. Pictures with transparent parts get
    WebP, or PNG where it is named here, in the place of JPEG."""
    crops: tuple[Crop, ...] = ("social", "search")
    """Shapes that are cut beside the whole picture, around its focus: "16x9", "4x3", "1x1"; of lead pictures also
    "social", the one that social networks show, and "search", the three that search engines ask for."""
    quality: int = Field(80, ge=30, le=95)
    """Quality on JPEG's scale. The other formats follow it."""
    require: tuple[Literal["alt", "caption", "credit", "copyright", "licence"], ...] = ()
    """What every picture must say. One without it is a mistake."""


class Lists(Table):
    """How long lists are."""

    page_size: int = Field(20, ge=1, le=200)
    """Stories on a page of a list. The newest page holds up to twice as many."""


def _web_or_path(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else _site_path(url)


def _robots(names: tuple[str, ...]) -> tuple[str, ...]:
    if wrong := [name for name in names if not re.fullmatch(r"[A-Za-z0-9_-]+", name)]:
        raise ValueError(f'"{wrong[0]}" is no robot\'s name: write letters, digits, "-" and "_" (RFC 9309)')
    return names


TRUST = ("member", "belongto", "control", "controlledby", "social", "vendor", "customer", "disclosure", "contact")
"""The names of trust.txt."""


def _trust(lines: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    for name, values in lines.items():
        if name not in TRUST:
            raise ValueError(f'"{name}" is no name of trust.txt; write one of {", ".join(TRUST)}')
        if wrong := [text for text in values if not re.fullmatch(r"[a-z]+:\S+", text)]:
            raise ValueError(f'"{wrong[0]}" is no whole address, such as https://association.example/')
    return lines


Use = Literal["allow", "refuse"]


class Policy(Table):
    """What programs are asked to do and not to do with the stories, and whom the paper belongs to."""

    training: Use = "allow"
    """Whether robots that collect texts to train language models may read the site (robots.txt, trust.txt)."""
    answers: Use = "allow"
    """Whether robots that fill the search of answering machines may read it (robots.txt)."""
    visits: Use = "allow"
    """Whether programs that fetch a page because their user asked may read it (robots.txt; not all of them ask)."""
    robots: Annotated[tuple[str, ...], AfterValidator(_robots)] = ()
    """Names of more robots that are refused."""
    mining: Literal["open", "reserved"] = "open"
    """Whether the rights to text and data mining are reserved (TDMRep; article 4 of the EU's directive 2019/790)."""
    mining_terms: Annotated[str, AfterValidator(_web_or_path)] = ""
    """The address of the terms on which mining is licensed, or a path on this site."""
    trust: Annotated[dict[str, tuple[str, ...]], AfterValidator(_trust)] = Field({})
    """The lines of trust.txt: belongto = ["https://association.example/"], and so with member, control,
    controlledby, social, vendor, customer, disclosure and contact."""


class Feeds(Table):
    """What feeds hold."""

    entries: int = Field(30, ge=10, le=500)
    """Stories in a feed, at most."""
    kilobytes: int = Field(512, ge=64)
    """Size of a feed document in kilobytes, at most; ten stories are kept in any case."""
    hubs: tuple[Annotated[str, AfterValidator(_web_address)], ...] = ()
    """Addresses of WebSub hubs, such as "https://hub.example/"."""
    icon: Annotated[str, AfterValidator(_site_path)] = ""
    """The paper's square picture for feed readers, as a path on the site such as "/assets/icon.png": PNG, at least 96
    pixels wide. Never move it: every reader keeps its address."""
    logo: Annotated[str, AfterValidator(_site_path)] = ""
    """The paper's wide picture for feed readers, as a path on the site."""


class QueryFeed(Table):
    """A feed of your own choice, for a newsletter or a partner. It is printed below /feeds/<name>/.

    A story must match each list that is not empty.
    """

    name: Annotated[str, AfterValidator(_feed_name)]
    """The feed's folder below /feeds/. Never change it: it is part of the address that people subscribe to."""
    title: str = ""
    """The feed's title. The name where it is empty."""
    description: str = ""
    """One sentence about the feed."""
    sections: tuple[str, ...] = ()
    """Slugs of sections."""
    topics: tuple[str, ...] = ()
    """Slugs of topics, any of which a story must carry."""
    authors: tuple[str, ...] = ()
    """Authors, any of whom must have signed a story: slugs of profiles or whole names."""
    series: tuple[str, ...] = ()
    """Series, one of which a story must belong to: slugs or whole names."""
    formats: tuple[str, ...] = ()
    """What `format` says of a story, such as "review"."""
    without: tuple[str, ...] = ()
    """Sections, topics, authors, series and formats whose stories are left out."""
    content: Literal["full", "summary"] = "full"
    """The whole story, or the standfirst alone."""
    limit: int = Field(30, ge=1, le=500)
    """Stories in the feed, at most."""
    pictures: bool = True
    """False leaves out all pictures."""


class Check(Table):
    """What `broadsheet check` looks at."""

    headline: int = Field(110, ge=10)
    """Characters of a headline, at most."""
    standfirst: int = Field(320, ge=20)
    """Characters of a standfirst, at most."""
    picture_width: int = Field(800, ge=0)
    """Pixels of width that a lead picture should have."""
    rules: dict[str, Literal["error", "warning", "off"]] = Field({})
    """How severe a rule's finds are, by its name or code: "missing-byline" = "error", "B717" = "off"."""


EDITORS = {
    "cursor": "cursor://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "macvim": "mvim://open?url=file://{path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
}
"""Editors that can be opened by an address, and the pattern of each one's."""


def _editor(name: str) -> str:
    if name and name not in EDITORS and not re.fullmatch(r"(?!javascript:|data:)[a-z][a-z0-9+.-]*:.*{path}.*", name):
        known = ", ".join(EDITORS)
        raise ValueError(f'write one of {known}, or an address with {{path}} in it such as "myeditor://{{path}}"')
    return name


class Preview(Table):
    """How `broadsheet serve` works."""

    editor: Annotated[str, AfterValidator(_editor)] = ""
    """The editor that a mistake's link opens: cursor, idea, macvim, pycharm, sublime, textmate, vscode, vscodium,
    windsurf, zed, or an address with {path}, {line} and {column} in it."""


class Site(Table):
    """All settings of a site."""

    site: SiteTable
    paths: Paths = Paths()
    stories: Stories = Stories()
    markdown: Markdown = Markdown()
    pictures: Pictures = Pictures()
    lists: Lists = Lists()
    feeds: Feeds = Feeds()
    policy: Policy = Policy()
    destinations: dict[str, Destination] = Field({})
    """Places to publish to: one [destinations.NAME] table for each."""
    hosting: Hosting = Hosting()
    notify: Notify = Notify()
    check: Check = Check()
    preview: Preview = Preview()
    feed: Annotated[tuple[QueryFeed, ...], AfterValidator(_feed_names)] = ()
    """Feeds of your own choice: one [[feed]] table for each."""
    sections: dict[str, str] = Field({})
    """Sections that need no `_section.md`: slug = "Title"."""
    static: dict[str, str] = Field({})
    """Folders printed as they are: "/assets" = "assets" prints assets/logo.png at /assets/logo.png."""
    theme: dict[str, str | int | float | bool | list[str]] = Field({})
    """Free values for templates, seen as `site.params`."""

    def id_authority(self) -> str:
        """Authority and date of permanent ids (RFC 4151)."""
        return self.site.id_authority or f"{urlsplit(self.site.url).hostname},2026"

    def reading(self) -> Reading:
        """The part of the settings that changes what a story's file means."""
        return Reading(
            timezone=self.site.timezone,
            lang=self.site.language,
            id_authority=self.id_authority(),
            story_url=self.stories.url,
            default_section=self.stories.default_section,
            raw_html=self.stories.raw_html,
            missing_files=self.stories.missing_files,
            engine=self.markdown.engine,
            smart=self.markdown.smart,
            pictures=PictureOptions(**self.pictures.model_dump()),
            version=__version__,
        )

    def window(self) -> timedelta | None:
        """How long a story's list of the latest stays live; None for ever."""
        if self.stories.more == "live":
            return None
        return timedelta(days=int(self.stories.more[7:-1])) if self.stories.more.startswith("window") else timedelta()
