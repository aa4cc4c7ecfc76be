"""The sample newsroom in a real browser, under the Content Security Policy that the guide recommends."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.provision import ROOT

pytestmark = pytest.mark.slow
Needs = Callable[[str], str]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STORY = "/politics/tunnel-vote/"
PAGES = {
    "home": "/",
    "section": "/harbour/",
    "story": STORY,
    "story with code": "/technology/open-tide-tables/",
    "story from right to left": "/culture/bread-at-the-last-stop/",
    "author": "/authors/priya-raghunathan/",
    "topic": "/topics/ferries/",
    "series": "/series/the-eleven-minutes/",
    "archive": "/archive/",
    "year": "/archive/2026/",
    "month": "/archive/2026/11/",
    "standing": "/about/",
    "corrections": "/corrections/",
    "feeds": "/feeds/",
    "missing": "/404.html",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser(needs: Needs) -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def axe(needs: Needs) -> str:
    return Path(needs("node_modules/axe-core/axe.min.js")).read_text(encoding="utf-8")


def opened(context: BrowserContext, url: str) -> tuple[Page, list[str]]:
    """A page that has loaded, and everything that went wrong on the way."""
    wrong: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"no {request.url}"))
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    host = urlsplit(url).netloc
    page.on("request", lambda request: wrong.append(request.url) if urlsplit(request.url).netloc != host else None)
    page.goto(url, wait_until="load")
    return page, wrong


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_every_kind_of_page_is_sound(browser: Browser, address: str, axe: str, width: int) -> None:
    """Nothing fails or comes from elsewhere, nothing overflows, axe-core finds nothing, in either scheme."""
    found: dict[str, list[str]] = {}
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light") as context:
        for name, path in PAGES.items():
            page, wrong = opened(context, address + path)
            page.evaluate(axe)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                    wrong.append(f"{scheme}: needs {needed} pixels")
                result = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
                wrong += [f"{scheme}: {item['id']}: {item['nodes'][0]['html']}" for item in result["violations"]]
            page.close()
            if wrong:
                found[name] = wrong
    assert found == {}


def test_text_may_be_twice_as_large(browser: Browser, address: str) -> None:
    """WCAG 1.4.4 and 1.4.10: at 200 % of a small window nothing is cut off or scrolls sideways."""
    with browser.new_context(viewport={"width": 320, "height": 512}) as context:
        for path in PAGES.values():
            page, _ = opened(context, address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            page.close()


def headlines(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("ul.latest li").all_inner_texts()]


def test_the_list_of_the_latest_is_refreshed_and_leaves_out_the_story_itself(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page, _ = opened(context, address + STORY)
        as_printed, own = headlines(page), page.locator("h1").inner_text()
        page.goto(address + "/politics/more.html")
        latest = headlines(page)
    with browser.new_context() as context:
        page = context.new_page()
        with page.expect_response("**/more.html"):
            page.goto(address + STORY)
        page.wait_for_function(
            "first => document.querySelector('.latest li').innerText.trim() !== first", arg=as_printed[0]
        )
        refreshed = headlines(page)
    assert as_printed
    assert len(refreshed) == min(len(as_printed), len(latest) - 1)
    assert refreshed == [title for title in latest if title != own][: len(refreshed)]


def test_without_script_everything_is_there_but_the_choice_of_scheme(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page, wrong = opened(context, address + STORY)
        assert wrong == []
        assert page.locator("#scheme").is_hidden()
        assert page.locator("aside.more li").count() > 0


def test_a_choice_of_scheme_lasts(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with browser.new_context(color_scheme="light") as context:
        page, _ = opened(context, address + "/")
        bright = page.evaluate(paper)
        page.get_by_role("button", name="Dark").click()
        dark = page.evaluate(paper)
        page.goto(address + STORY)
        assert page.evaluate(paper) == dark != bright
        assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
        page.get_by_role("button", name="Dark").click()
        assert page.evaluate(paper) == bright
        assert page.evaluate("localStorage.length") == 0


def test_the_keyboard_reaches_the_story_at_once(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page, _ = opened(context, address + STORY)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


REACHABLE = """[...document.querySelectorAll('a[href], button, audio, video, [tabindex="0"]')]
  .filter(item => item.tabIndex >= 0 && item.checkVisibility({ visibilityProperty: true }))"""
FOCUSED = f"""() => {{ const item = document.activeElement, style = getComputedStyle(item);
  return [{REACHABLE}.indexOf(item), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2] }}"""


@pytest.mark.parametrize("path", ["/", STORY, "/technology/open-tide-tables/"])
def test_the_keyboard_alone_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, address: str, path: str
) -> None:
    with browser.new_context() as context:
        page, _ = opened(context, address + path)
        page.wait_for_load_state("networkidle")  # the fresh list of the latest stands
        count = page.evaluate(f"{REACHABLE}.length")
        walked = []
        for _ in range(count):
            page.keyboard.press("Tab")
            walked.append(page.evaluate(FOCUSED))
    assert count > 30
    assert walked == [[number, True] for number in range(count)]


def test_high_contrast_darkens_what_is_soft(browser: Browser, address: str) -> None:
    colour = "getComputedStyle(document.querySelector('.times')).color"
    with browser.new_context() as context:
        page, _ = opened(context, address + STORY)
        soft, ink = page.evaluate(colour), page.evaluate("getComputedStyle(document.body).color")
        page.emulate_media(contrast="more")
        assert page.evaluate(colour) == ink != soft


def test_paper_gets_the_story_alone(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page, _ = opened(context, address + STORY)
        page.emulate_media(media="print")
        assert not [item for item in page.locator("aside, nav, .foot, .skip").all() if item.is_visible()]
        assert page.locator("main h1").is_visible()


def test_the_markup_is_valid(sample: Path, needs: Needs) -> None:
    """The Nu Html Checker finds no error on any page, nor in the style sheet's syntax as far as it knows CSS."""
    jar = needs("node_modules/vnu-jar/build/dist/vnu.jar")
    command = [needs("java"), "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", str(sample)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert answer.stderr.splitlines() == []
