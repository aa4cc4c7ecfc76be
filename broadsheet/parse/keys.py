"""The keys of front matter: what each is called here, what else it is called in the wild, and what it says.

The tables are the reference of front matter: the documentation is generated from them. Spelling is matched without
case, `-`, `_` and spaces, so `og-image`, `og_image` and `ogImage` are one key.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `aliases` are read as the same, the earlier ones before the later ones; `shape` says what it holds."""

    name: str
    shape: str
    text: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keys that a table may have: folded spelling -> (name, rank), and the spellings to suggest."""

    found: Mapping[str, tuple[str, int]]
    spellings: tuple[tuple[str, str], ...]
    quiet: frozenset[str] = frozenset()

    def near(self, folded: str) -> str:
        """The key that a misspelt one surely means, or empty. Strict, because it makes a mistake of the key."""
        return _near(folded, self.spellings)


@lru_cache(maxsize=4096)
def fold(key: str) -> str:
    """What all spellings of a key share."""
    return key.casefold().replace("-", "").replace("_", "").replace(" ", "")


@lru_cache(maxsize=4096)
def _near(folded: str, spellings: tuple[tuple[str, str], ...]) -> str:
    known = dict(spellings)
    swapped = [name for name in known if sorted(name) == sorted(folded)]
    found = swapped or difflib.get_close_matches(folded, known, n=1, cutoff=0.8)
    return known[found[0]] if found else ""


def vocabulary(keys: tuple[Key, ...], quiet: str = "") -> Vocabulary:
    """The keys as a look-up table."""
    found: dict[str, tuple[str, int]] = {}
    spellings: dict[str, str] = {}
    for key in keys:
        for rank, spelling in enumerate((key.name, *key.aliases)):
            found.setdefault(fold(spelling), (key.name, rank))
            spellings.setdefault(fold(spelling), spelling)
    return Vocabulary(found, tuple(spellings.items()), frozenset(map(fold, quiet.split())))


IMAGE = Key(
    "image",
    "address, or a table",
    "The lead picture: a file beside the story, a file from the content folder's root with a leading slash, or an "
    "address; or a table that says more.",
    ("picture", "cover", "primary_image", "hero", "hero_image", "featured_image", "cover_image", "header_image",
     "images", "og_image", "thumbnail"),
)  # fmt: skip
IMAGE_PARTS = (
    Key("image_alt", "text", "What the lead picture shows.", ("alt", "image_alt_text")),
    Key("image_caption", "text", "The lead picture's caption; after a last ` | ` its credit.",
        ("image_figcaption", "caption", "captions")),
    Key("image_credit", "text", "Who made the lead picture.",
        ("credit", "attribution", "photo_credit", "image_attribution")),
)  # fmt: skip
PICTURES = Key(
    "pictures",
    "list of tables",
    "What is to be said of pictures and recordings in the text: the keys of `image`, with `src` as the text has it.",
)
LANG = Key("lang", "BCP 47 tag", "The language of the text.", ("language", "locale"))
DESCRIPTION = Key(
    "description", "text", "For search engines; the standfirst where there is none.", ("meta_description",)
)

STORY_KEYS = (
    Key("title", "text", "The headline. The first level-one heading of the text where there is none.",
        ("headline", "name", "subject")),
    Key("id", "text without spaces",
        "The story's permanent name. Feeds know a story by it, so it never changes.", ("guid",)),
    Key("date", "date, or date and time",
        "When the story is published. A time without an offset is the newsroom's.",
        ("publish_date", "pub_date", "date_published", "published_at", "created", "created_at", "published")),
    Key("time", "time", "The clock time of a `date` that has none."),
    Key("updated", "date, or date and time", "When the story was last changed in substance.",
        ("lastmod", "modified", "last_modified", "last_modified_at", "last_updated", "date_modified", "updated_at")),
    Key("slug", "text", "The story's part of its address; else the file's name without its date."),
    Key("section", "text", "The story's department; else the first folder of its path."),
    Key("categories", "text or list", "The first is the section where none is given, the others are tags.",
        ("category", "topic")),
    Key("kicker", "text", "The label above the headline.", ("eyebrow", "rubric", "overline")),
    Key("standfirst", "text", "The sentence or two under the headline, in lists and in feeds.",
        ("summary", "deck", "dek", "teaser", "excerpt", "subheadline", "subtitle", "abstract", "descripton")),
    DESCRIPTION,
    Key("authors", "text or list", "The byline: names or slugs of profiles. A text is one name.", ("author", "byline")),
    Key("agency", "text", "The news agency that the story comes from."),
    Key("dateline", "text", "The place that the story was filed from."),
    Key("tags", "list, or text with commas", "The story's subjects.", ("topics", "keywords", "tag")),
    IMAGE,
    *IMAGE_PARTS,
    PICTURES,
    Key("lead", "yes or no", "Pins the story as the lead of its front.",
        ("featured", "sticky", "pin", "pinned", "highlight")),
    Key("weight", "whole number", "Higher goes first when a front chooses its lead."),
    Key("draft", "yes or no", "Keeps the story out of the edition."),
    Key("status", "text", "`draft`, `hidden` or `private` keep the story out of the edition."),
    Key("untranslated", "yes or no", "Keeps a stub that waits for its translation out of the edition."),
    Key("embargo", "date, or date and time", "The story does not exist for the public before.",
        ("embargo_until", "embargoed_until")),
    Key("expires", "date, or date and time", "The story is no longer shown from then on.",
        ("expiry_date", "expire", "expiration_date")),
    Key("killed", "text", "Why the story was withdrawn, at `updated`. A notice stands in its place.", ("withdrawn",)),
    Key("permalink", "site-relative address", "The whole address, in place of the site's pattern.", ("url", "path")),
    Key("aliases", "address or list", "Old addresses that lead to the story.", ("redirect_from", "alias")),
    Key("canonical", "address", "Where the original of this story stands, on another site.", ("canonical_url", "link")),
    LANG,
    Key("related", "text or list", "Slugs, ids or paths of related stories, in the editor's order.",
        ("related_stories", "related_posts")),
    Key("translations", "text or list", "The same story in other languages: their ids, paths or addresses.",
        ("translation", "translation_of")),
    Key("reference", "text", "A name that the versions of a story in several languages share.", ("translation_key",)),
    Key("corrections", "list of tables", "Dated notes on what was wrong: `at`, `text` and `kind`.", ("correction",)),
    Key("series", "text, or list of which the first counts", "The title or slug of the series that it is a part of."),
    Key("part", "whole number", "Which part of its series it is. Those without a number follow by date.",
        ("series_part", "series_order", "episode")),
    Key("format", "text", "The form of the story, for templates."),
    Key("translators", "text or list", "Who translated the story: named below the byline, in feeds, to search engines.",
        ("translator", "translated_by")),
    Key("source", "text", "Who published the story first."),
    Key("source_url", "address", "Where the story was published first."),
    Key("taxonomies", "table", "Tags, categories and authors as Zola nests them."),
)  # fmt: skip

_QUIET = (
    "layout type comments wordpress_id show_meta menu bibliography auto_id breaks extra params "
    "reviewer reviewers via template template_key robots sitemap toc math mathjax classes header hero_alt "
    "share disqus_id post_id page_id eleventy_computed eleventy_exclude_from_collections"
)

STORY = vocabulary(STORY_KEYS, _QUIET)

PROFILE_KEYS = (
    Key("title", "text", "The name of the section, the person, the topic, the series or the page.",
        ("name", "headline", "full_name")),
    Key("description", "text", "One or two sentences.", ("summary", "bio", "standfirst", "excerpt", "tagline")),
    IMAGE,
    *IMAGE_PARTS,
    PICTURES,
    Key("order", "whole number", "Place in the navigation; lower goes first.", ("weight", "position")),
    Key("url", "site-relative address", "The address of a standing page.", ("permalink", "path")),
    LANG,
    Key("role", "text", "What a person does at the paper.", ("job", "job_title", "position_title")),
    Key("organisation", "yes or no", "True for an agency or another body, false for a person.", ("organization",)),
    Key("links", "address or list", "The same person or body elsewhere.", ("same_as", "website")),
    Key("fediverse", "text", "An author's address in the fediverse, as @name@server."),
    Key("aliases", "text or list", "Other names, or for a page its old addresses.", ("alias", "redirect_from")),
    Key("nav", "yes or no", "False keeps it out of the navigation.", ("navigation",)),
)  # fmt: skip

PROFILE = vocabulary(PROFILE_KEYS, _QUIET + " slug date updated lastmod")

PICTURE_KEYS = (
    Key("src", "address", "The file, or an address.", ("url", "path", "file", "image", "uid", "imgname")),
    Key("alt", "text", "What the picture shows.", ("alt_text",)),
    Key("caption", "text", "The caption.", ("figcaption", "title", "description")),
    Key("credit", "text", "Who made it.", ("attribution", "photographer", "byline")),
    Key("credit_url", "address", "A page of whoever made it.", ("attribution_url",)),
    Key("licence", "text", "The licence's name.", ("license",)),
    Key("licence_url", "address", "The licence's text.", ("license_url",)),
    Key("copyright", "text", "The copyright notice."),
    Key("acquire_url", "address", "Where a licence can be had.", ("acquire_license_page",)),
    Key("focus", "two numbers", "The point that crops keep: fractions of width and height from the top left."),
    Key("rights", "table", "`until`, `instead` and `syndicate`."),
)

PICTURE = vocabulary(PICTURE_KEYS)

RECORDING_KEYS = (
    Key("size", "whole number", "The bytes of a recording on another site. With them it is an enclosure in feeds.",
        ("bytes", "file_size", "size_in_bytes")),
    Key("duration", "seconds, or a clock such as 1:02:05", "How long it is.",
        ("duration_in_seconds",)),
    Key("captions", "file", "Its captions in WebVTT. Browsers show none from another site.", ("subtitles",)),
    Key("transcript", "file, or address", "What is said in it."),
)  # fmt: skip

SHOWN = vocabulary((*PICTURE_KEYS, *RECORDING_KEYS))

RIGHTS_KEYS = (
    Key("until", "date, or date and time", "The picture is not shown from then on.", ("expires",)),
    Key("instead", "file",
        "The picture that takes its place then, as seen from its own folder; from the story's for one elsewhere."),
    Key("syndicate", "yes or no", "False keeps the picture out of every feed."),
)  # fmt: skip

RIGHTS = vocabulary(RIGHTS_KEYS)

CORRECTION_KEYS = (
    Key("at", "date, or date and time", "When the note was made.", ("date", "time")),
    Key("text", "text", "What was wrong, and what is right.", ("note", "body", "description")),
    Key("kind", "text", "`correction`, `clarification`, `update` or `retraction`.", ("type",)),
)

CORRECTION = vocabulary(CORRECTION_KEYS)

PERSON = vocabulary((Key("name", "text", "The name.", ("title", "slug", "id")),), "email url role bio twitter")
