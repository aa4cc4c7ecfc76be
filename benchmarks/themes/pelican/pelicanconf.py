"""The benchmark's paper in Pelican, its cache of converted articles on. It has no JSON feeds and no related stories."""

SITENAME = "The Benchmark"
SITEURL = "https://benchmark.example"
SITEDESCRIPTION = "News that nobody made."
PATH = "content"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["pictures"]
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "theme"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 20
LOAD_CONTENT_CACHE = True
CACHE_CONTENT = True
CACHE_PATH = ".cache"
CONTENT_CACHING_LAYER = "generator"
DELETE_OUTPUT_DIRECTORY = False
USE_FOLDER_AS_CATEGORY = True
SLUGIFY_SOURCE = "basename"
PLUGINS: list[str] = []

ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = "authors/{slug}/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y-%m}/index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHORS_SAVE_AS = "authors/index.html"
CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives"]
PAGINATED_TEMPLATES = {"tag": 20, "category": 20, "author": 20}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/{number}/", "{base_name}/{number}/index.html"),
)

FEED_ALL_ATOM = "feed.xml"
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_ATOM = "{slug}/feed.xml"
CATEGORY_FEED_RSS = "{slug}/rss.xml"
TAG_FEED_ATOM = "topics/{slug}/feed.xml"
TAG_FEED_RSS = "topics/{slug}/rss.xml"
AUTHOR_FEED_ATOM = "authors/{slug}/feed.xml"
AUTHOR_FEED_RSS = "authors/{slug}/rss.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
RSS_FEED_SUMMARY_ONLY = False

MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.smarty": {}},
    "output_format": "html5",
}
