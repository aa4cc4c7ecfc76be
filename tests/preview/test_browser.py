"""The preview in a real browser: what an editor sees after each save."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Needs
from tests.newsroom import Newsroom, story
from tests.preview.served import HELD_BY, LIMIT, Served, held, serving, wait

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]
LONG = "\n\n".join(["A paragraph of words."] * 200)


@pytest.fixture(scope="module")
def browser(needs: Needs) -> Iterator[Browser]:
    program = needs("chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=arguments)
        yield found
        found.close()


@pytest.fixture
def served(newsroom: Newsroom) -> Iterator[Served]:
    newsroom.write(
        "broadsheet.toml", (newsroom.root / "broadsheet.toml").read_text() + '[preview]\neditor = "vscode"\n'
    )
    with serving(newsroom.root) as found:
        wait(lambda: found.outcomes and found.get("/uk/rail/")[0] == 200)
        yield found


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    made = opened(browser, served, "/uk/rail/")
    yield made
    made.context.close()


def opened(browser: Browser, served: Served, path: str) -> Page:
    """A tab that counts how often it was loaded, and has the preview's bar."""
    made = browser.new_context().new_page()
    made.set_default_timeout(LIMIT * 1000)
    made.add_init_script("sessionStorage.loads = Number(sessionStorage.loads || 0) + 1")
    made.goto(served.origin + path)
    made.wait_for_selector(".bar")
    return made


def loads(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.loads)"))


def test_a_save_is_seen_where_it_belongs_and_the_place_is_kept(
    browser: Browser, newsroom: Newsroom, served: Served, page: Page
) -> None:
    newsroom.write("content/uk/rail.md", story("Rail fares rise", LONG))
    page.wait_for_selector("text=A paragraph of words.")
    other = opened(browser, served, "/corrections/")
    page.evaluate("scrollTo(0, 900)")
    before = loads(page)
    newsroom.write("content/uk/rail.md", story("Rail fares rise", "Saved again.\n\n" + LONG))
    page.wait_for_selector("text=Saved again.", state="attached")
    page.wait_for_function("document.readyState === 'complete'")
    assert page.evaluate("scrollY") == 900
    assert loads(page) == before + 1
    assert loads(other) == 1
    other.context.close()


def test_a_style_is_swapped_without_a_reload(newsroom: Newsroom, page: Page) -> None:
    css = "body { background: rgb(1, 2, 3) !important }"
    newsroom.write("site_templates/assets/custom.css", css)
    page.wait_for_function("document.body && getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
    page.wait_for_selector(".bar")
    before = loads(page)
    newsroom.write("site_templates/assets/custom.css", css.replace("3", "4"))
    page.wait_for_function("document.body && getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 4)'")
    assert loads(page) == before


def test_a_mistake_covers_the_page_until_it_is_mended(newsroom: Newsroom, page: Page) -> None:
    good = story("Rail fares rise", "Some words.")
    newsroom.write("content/uk/rail.md", good.replace("date: 2026", "date: [2026\nx"))
    page.wait_for_selector(".overlay")
    text = page.inner_text(".overlay")
    assert "content/uk/rail.md:" in text
    assert "date: [2026" in text
    link = page.get_attribute(".overlay a.where", "href") or ""
    assert link.startswith("vscode://file/")
    assert "/content/uk/rail.md:" in link
    assert page.locator("main >> text=Some words.").count() > 0
    newsroom.write("content/uk/rail.md", good)
    page.wait_for_selector(".overlay", state="detached")


def test_text_of_a_mistake_is_text(newsroom: Newsroom, page: Page) -> None:
    page.evaluate("() => { window.alert = () => { window.hurt = true } }")
    newsroom.write("content/uk/rail.md", "---\ntitle: [<img src=x onerror=alert(1)>\n---\n")
    page.wait_for_selector(".overlay pre")
    assert "<img src=x onerror=alert(1)>" in page.inner_text(".overlay")
    assert page.evaluate("window.hurt || false") is False


def test_a_mistake_at_the_start_and_then_the_site(browser: Browser, newsroom: Newsroom) -> None:
    footer = newsroom.write("site_templates/fragments/footer.html", "{% if %}")
    with serving(newsroom.root) as served:
        page = browser.new_page()
        page.set_default_timeout(LIMIT * 1000)
        page.goto(served.origin + "/uk/rail/")
        page.wait_for_selector("text=site_templates/fragments/footer.html:1")
        footer.unlink()
        page.wait_for_selector("main >> text=Some words.")
        page.close()


def test_a_page_that_was_early_gives_way_to_the_mistakes_of_its_edition(browser: Browser, newsroom: Newsroom) -> None:
    newsroom.write("wrong", "")
    with serving(newsroom.root, script=held(newsroom)) as served:
        newsroom.write("plan", "")
        page = opened(browser, served, "/uk/rail/")
        page.wait_for_selector("main >> text=Some words.")
        page.wait_for_selector(".bar .making")
        newsroom.write("print", "")
        page.wait_for_selector(f".overlay >> text={HELD_BY}:1")
        page.wait_for_selector("main", state="detached")
        assert "last good edition" not in page.inner_text(".overlay")
        newsroom.write("content/uk/rail.md", story("Rail fares rise", "Mended."))
        page.wait_for_selector("main >> text=Mended.")
        page.wait_for_selector(".overlay", state="detached")
        page.context.close()


def test_travel_to_an_embargo(browser: Browser, served: Served, page: Page) -> None:
    page.click(".bar .open")
    page.click(".coming button >> text=2030-01-20 09:00")
    page.wait_for_selector(".bar .travels >> text=2030-01-20 09:00")
    page.goto(served.origin + "/uk/bus/")
    page.wait_for_selector("h1 >> text=Bus fares fall")
    page.wait_for_selector(".bar .state >> text=published")
    page.click(".bar .back")
    page.wait_for_selector(".bar .instant >> text=now")
    page.wait_for_function("document.title.indexOf('Bus') < 0")


def test_drafts_and_what_the_bar_says(served: Served, page: Page) -> None:
    page.check(".bar input[type=checkbox]")
    wait(lambda: served.get("/uk/tram/")[0] == 200)
    page.goto(served.origin + "/uk/tram/")
    page.wait_for_selector(".bar .state >> text=draft")
    page.click(".bar .open")
    page.wait_for_selector(".panel >> text=content/uk/tram.md")
    page.wait_for_selector(".panel >> text=uk, lead")


def test_the_page_as_others_see_it(page: Page) -> None:
    page.click(".bar .open")
    page.click("button >> text=Feed entry")
    page.wait_for_selector(".view .entry h1 >> text=Rail fares rise")
    page.click("button >> text=Social card")
    page.wait_for_selector(".view .card strong >> text=Rail fares rise")
    page.click("button >> text=Reader mode")
    page.wait_for_selector(".view .reader >> text=without its design")
    reader = page.frame_locator(".view .reader iframe")
    reader.locator("text=Some words.").first.wait_for()
    assert reader.locator("nav, aside, form, script").count() == 0
    page.click("button >> text=Phone")
    page.wait_for_selector(".view iframe[width='360']")
    frame = page.frames[-1]
    frame.wait_for_selector("main >> text=Some words.")
    assert frame.locator(".bar").count() == 0


def edges(page: Page, selector: str) -> tuple[float, float]:
    """The upper and the lower edge of an item, in the window."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


def test_on_a_phone_nothing_covers_another_and_every_view_fits(browser: Browser, served: Served) -> None:
    page = opened(browser, served, "/uk/bus/")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_selector(".bar .state >> text=under embargo until 2030-01-20 09:00")
    one_line = edges(page, ".bar .open")
    top, bottom = edges(page, ".bar")
    assert bottom - top > 2 * (one_line[1] - one_line[0])  # it has taken a second line
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert edges(page, "footer >> nth=-1")[1] <= top
    page.goto(served.origin + "/uk/rail/")
    page.click(".bar .open")
    page.wait_for_selector(".panel >> text=content/uk/rail.md")
    assert edges(page, ".panel")[1] <= edges(page, ".bar")[0]
    for name in ("Phone", "Tablet", "Desktop", "Feed entry", "Social card", "Reader mode"):
        page.click(f".panel button >> text={name}")
        page.wait_for_selector(f".view[aria-label='{name}']")
        assert page.locator(".view").evaluate("item => item.scrollWidth - item.clientWidth") == 0, name
        page.click(".view .close")
    page.context.close()


def test_warnings_are_found_from_every_page(newsroom: Newsroom, page: Page) -> None:
    newsroom.write("content/uk/tram.md", story("Tram is late", "A tram.\n\n[here](javascript:alert)"))
    page.click(".bar >> text=1 warning")
    page.wait_for_selector(".view .warning >> text=content/uk/tram.md:8")
    assert page.locator(".panel").count() == 0
    page.click(".view .close")
    page.wait_for_selector(".view", state="detached")
    assert focused(page) == "1 warning"


def test_a_policy_of_the_page_does_not_stop_the_preview(newsroom: Newsroom, page: Page) -> None:
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; object-src 'none'\">"
    newsroom.write("site_templates/fragments/social.html", policy)
    page.wait_for_selector("meta[http-equiv=Content-Security-Policy]", state="attached")
    newsroom.write("content/uk/rail.md", story("Rail fares rise", "Under a policy."))
    page.wait_for_selector("main >> text=Under a policy.")
    assert page.evaluate("getComputedStyle(document.querySelector('broadsheet-preview')).display") == "block"


def focused(page: Page) -> str:
    """What the bar calls the item that has the keyboard; empty outside the bar."""
    found: str = page.evaluate(
        "() => { const item = document.querySelector('broadsheet-preview').shadowRoot.activeElement;"
        " return item ? item.getAttribute('aria-label') || item.textContent || item.type : '' }"
    )
    return found


def tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached")


def test_the_bar_is_reached_with_the_keyboard_alone(served: Served, page: Page) -> None:
    page.wait_for_selector(".bar .state >> text=published")
    tab_to(page, "Preview")
    page.keyboard.press("Enter")
    page.wait_for_selector(".panel >> text=content/uk/rail.md")
    assert focused(page) == "Preview"
    for name in ("checkbox", "Show this edition", "2030-01-20 09:00", "content/uk/rail.md", "Phone", "Feed entry"):
        tab_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_selector(".view .entry")
    page.wait_for_function("document.querySelector('broadsheet-preview').shadowRoot.activeElement.matches('.close')")
    page.keyboard.press("Escape")
    page.wait_for_selector(".view", state="detached")
    assert focused(page) == "Feed entry"
    page.keyboard.press("Escape")
    page.wait_for_selector(".panel", state="detached")
    assert focused(page) == "Preview"
    page.keyboard.press("Enter")
    tab_to(page, "All pictures")
    outline = page.locator(".panel a >> text=All pictures").evaluate("item => getComputedStyle(item).outline")
    assert "solid 2px" in outline
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 >> text=Pictures")
    assert page.url == served.origin + "/__broadsheet/pictures"


def test_escape_hides_mistakes(newsroom: Newsroom, page: Page) -> None:
    newsroom.write("content/uk/rail.md", "---\ntitle: [\n---\n")
    page.wait_for_selector(".overlay")
    page.keyboard.press("Escape")
    page.wait_for_selector(".overlay", state="detached")
