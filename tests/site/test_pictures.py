"""Pictures in a real browser: which sizes it fetches, that nothing shifts, and that nobody else is asked."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from tests.newsroom import SETTINGS, Newsroom, story
from tests.pictures import made, sounds
from tests.site.conftest import Strict, Trickling

pytestmark = pytest.mark.slow
SHIFTS = """() => new Promise(tell => {
  const found = [];
  new PerformanceObserver(list => found.push(...list.getEntries().map(entry =>
      [entry.value, ...entry.sources.map(({node, previousRect, currentRect}) =>
        [node?.outerHTML?.slice(0, 120) ?? node?.nodeName, previousRect.toJSON(), currentRect.toJSON()])])))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => tell(found), 300);
})"""
BODY = """
![First](one.jpg "The first")

{words}

![Far below](two.jpg)

![Talk](talk.wav)

![Elsewhere](https://sound.example/talk.mp3)

![A film elsewhere](https://sound.example/gale.mp4)

[![A film](three.jpg)](https://films.example/1)
"""
FAR = (
    "[{src: https://sound.example/talk.mp3, size: 9, duration: '2:05'}, {src: https://sound.example/gale.mp4, size: 9}]"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with large pictures, served."""
    newsroom = Newsroom(tmp_path_factory.mktemp("pictures"), SETTINGS + '[pictures]\ncrops = ["16x9", "social"]\n')
    for number, name in enumerate(("lead", "one", "two", "three")):
        picture = made.gradient(1800 + number, 1350)
        newsroom.write(f"content/uk/{name}.jpg", made.encoded(picture, "JPEG", quality=70))
    newsroom.write("content/uk/talk.wav", sounds.wav(65))
    words = "\n\n".join(["Many words stand here, and more of them after these. " * 12] * 30)
    newsroom.write(
        "content/uk/rail.md", story("Rail", BODY.format(words=words), image="{src: lead.jpg, alt: Lead}", pictures=FAR)
    )
    newsroom.build()
    yield from served(newsroom.output)


def served(folder: Path, host: type[Strict] = Strict) -> Iterator[str]:
    """The address of a folder for as long as it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser(needs: Callable[[str], str]) -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def late(route: Route) -> None:
    """A picture that comes when everything else stands."""
    time.sleep(0.15)
    route.continue_()


def opened(browser: Browser, url: str, width: int, density: float, bypass_csp: bool = False) -> tuple[Page, list[str]]:
    """A page, and the addresses that it has asked for so far."""
    view: ViewportSize = {"width": width, "height": 700}
    context = browser.new_context(viewport=view, device_scale_factor=density, bypass_csp=bypass_csp)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(re.compile(r"/media/"), late)
    page.goto(url, wait_until="load")
    return page, asked


def sizes(asked: list[str]) -> dict[str, list[str]]:
    """The sizes of each picture that were asked for: `lead` -> ["480.avif"]."""
    found: dict[str, list[str]] = {}
    for url in asked:
        if match := re.fullmatch(r"(\w+)-([\w-]+)\.[0-9a-f]{12}(\.\w+)", Path(urlsplit(url).path).name):
            found.setdefault(match[1], []).append(match[2] + match[3])
    return found


def scrolled(page: Page) -> None:
    for _ in range(30):
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(60)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    ("width", "density", "wanted"),
    [(390, 1.0, 480), (390, 2.0, 800), (390, 3.0, 1200), (1280, 1.0, 1200), (1280, 2.0, 1600)],
)
def test_only_the_size_that_is_needed_is_fetched_and_nothing_shifts(
    browser: Browser, address: str, width: int, density: float, wanted: int
) -> None:
    page, asked = opened(browser, f"{address}/uk/rail/", width, density)
    assert "two" not in sizes(asked), "a picture far below was fetched before anybody came near"
    lead = page.locator("figure.lead img")
    assert lead.get_attribute("fetchpriority") == "high"
    assert lead.get_attribute("loading") is None
    scrolled(page)
    found = sizes(asked)
    assert found.keys() == {"lead", "one", "two", "three"}
    assert all(len(files) == 1 for files in found.values()), found
    assert found["lead"] == [f"{wanted}.avif"]
    assert all(file.endswith(".avif") for files in found.values() for file in files)
    assert page.evaluate(SHIFTS) == []
    page.context.close()


@pytest.mark.parametrize(("width", "wanted"), [(390, "480"), (1280, "800")])
def test_a_front_shows_one_size_and_shifts_nothing(browser: Browser, address: str, width: int, wanted: str) -> None:
    page, asked = opened(browser, f"{address}/", width, 1.0)
    scrolled(page)
    assert [name for name in sizes(asked)["lead"] if wanted in name] == sizes(asked)["lead"]
    assert len(sizes(asked)["lead"]) == 1
    assert page.evaluate(SHIFTS) == []
    page.context.close()


WIDTHS = (120, 240, 480, 800, 1200, 1600)
PLACES = """() => Array.from(document.images, picture => {
  const {width, height} = picture.getBoundingClientRect();
  const layout = picture.closest("aside.more") ? "more" : picture.closest(".teaser")?.classList[1] ?? "story";
  return [layout, picture.currentSrc, Math.max(width, height * 1.5) * devicePixelRatio];
})"""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A printed site of ten stories with a picture each, in sizes that are near to one another."""
    newsroom = Newsroom(
        tmp_path_factory.mktemp("gallery"), f'{SETTINGS}[pictures]\nwidths = {[*WIDTHS]}\nformats = ["webp", "jpeg"]\n'
    )
    for number in range(10):
        name = f"picture{number}"
        newsroom.write(
            f"content/uk/{name}.jpg", made.encoded(made.gradient(1620 + 3 * number, 1080 + 2 * number), "JPEG")
        )
        fields = {
            "image": f"{{src: {name}.jpg, alt: Picture {number}}}",
            "date": f"2026-11-2{number // 6}T0{number}:00",
            "related": "[story-1, story-2]" if number == 9 else "[]",
        }
        newsroom.write(f"content/uk/story-{number}.md", story(f"Story {number}", **fields))
    newsroom.build()
    return newsroom.output


@pytest.fixture(scope="module")
def near(gallery: Path) -> Iterator[str]:
    yield from served(gallery)


@pytest.fixture(scope="module")
def far(gallery: Path) -> Iterator[str]:
    yield from served(gallery, Trickling)


@pytest.mark.parametrize("density", [1.0, 2.0])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("path", "layouts"),
    [("/", {"lead", "cards"}), ("/uk/", {"lead", "cards", "list"}), ("/uk/story-9/", {"story", "cards", "more"})],
)
def test_every_place_fetches_the_smallest_size_that_fills_it(
    browser: Browser, near: str, path: str, layouts: set[str], width: int, density: float
) -> None:
    page, asked = opened(browser, f"{near}{path}", width, density)
    scrolled(page)
    shown = page.evaluate(PLACES)
    assert {layout for layout, _, _ in shown} == layouts
    assert sorted(url for url in asked if "/media/" in url) == sorted({url for _, url, _ in shown})
    for layout, url, pixels in shown:
        wanted = next((size for size in WIDTHS if size >= pixels - 1), WIDTHS[-1])
        assert f"-{wanted}." in url, (layout, url, pixels)
    assert page.evaluate(SHIFTS) == []
    page.context.close()


@pytest.mark.parametrize("width", [390, 800, 1280])
@pytest.mark.parametrize("path", ["/", "/uk/", "/uk/story-9/"])
def test_a_page_that_comes_in_pieces_shifts_nothing(browser: Browser, far: str, path: str, width: int) -> None:
    page, _ = opened(browser, f"{far}{path}", width, 1.0)
    assert page.evaluate(SHIFTS) == []
    page.context.close()


def test_nobody_else_is_asked_for_anything_and_the_length_is_the_players(browser: Browser, address: str) -> None:
    page, asked = opened(browser, f"{address}/uk/rail/", 800, 1.0, bypass_csp=True)  # the policy would hide the wish
    scrolled(page)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
    assert not [url for url in asked if ".wav" in url], "sound was fetched before anybody pressed play"
    assert page.locator("figure.recording .length").all_text_contents() == ["1:05", "2:05"]
    length = page.evaluate(
        """async () => { const player = document.querySelector("audio"); player.preload = "metadata"; player.load();
        await new Promise(ready => player.onloadedmetadata = ready); return player.duration }"""
    )
    assert length == pytest.approx(65)
    link = page.locator("figure a.still")
    assert link.get_attribute("href") == "https://films.example/1"
    page.context.close()


LONG = "A fresh headline, much longer than the one that was printed here"
FRESH_ITEMS = "".join(f"<li><a href='/uk/fresh-{number}/'><span>{LONG}</span></a></li>" for number in range(9))
FRESH = f"<!doctype html><ul class='latest'>{FRESH_ITEMS}</ul>"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose section has a long story, a short one and several others, served."""
    newsroom = Newsroom(tmp_path_factory.mktemp("papers"))
    newsroom.write(
        "content/uk/long.md", story("Long", "\n\n".join(["Many words stand here. " * 20] * 30), date="2026-11-22T10:00")
    )
    newsroom.write("content/uk/short.md", story("Short", "A line.", date="2026-11-22T09:00"))
    for number in range(6):
        newsroom.write(
            f"content/uk/other-{number}.md",
            story(f"Other {number}", "A line.", date=f"2026-11-2{number % 2}T0{number}:00"),
        )
    newsroom.build()
    yield from served(newsroom.output)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", [0, 100_000], ids=["at the top", "at the end"])
@pytest.mark.parametrize("name", ["long", "short"])
def test_a_fresh_list_of_the_latest_moves_nothing(
    browser: Browser, papers: str, width: int, place: int, name: str
) -> None:
    """The list comes late, its headlines are much longer, and the reader sees the old one or has gone past it."""
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.set_default_timeout(5_000)
    held: list[Route] = []
    page.route("**/more.html", lambda route: held.append(route))
    page.goto(f"{papers}/uk/{name}/", wait_until="load")
    page.evaluate(f"scrollTo(0, {place})")
    page.wait_for_timeout(700)  # What moves within half a second of a reader's doing is not counted.
    foot = "document.querySelector('.foot').getBoundingClientRect().top"
    before = page.evaluate(foot)
    held[0].fulfill(body=FRESH, content_type="text/html")
    page.wait_for_selector("aside.more li:has-text('much longer')", state="attached")
    assert page.evaluate(SHIFTS) == []
    if before < 700:
        assert page.evaluate(foot) == before
    context.close()
