"""What the print button and the print key bring: posters of events, and sheets of a state's events."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, ViewportSize, expect

from tests.browser.flaws import axe
from tests.browser.kinds import KINDS
from tests.browser.watch import watch

SITE = "https://example.org/hub/"
PRINTS = "globalThis.print = () => { document.documentElement.dataset.printed = 'yes'; };"
SHEETS = ("Letter", "A4")
LEAST_MODULE, QUIET = 0.4, 4  # of a code: millimeters, and modules of white on each side
LONG = KINDS["event"]
"""It has so much to say that its text goes on a second sheet."""

CODE = """svg => {
  const [x, , across] = svg.getAttribute("viewBox").split(" ").map(Number);
  const { x: left, width } = svg.querySelector("path").getBBox();
  const module = parseFloat(svg.getAttribute("width")) / across;
  return { module, quiet: [left - x, across + x - left - width] };
}"""
"""How large the modules of a code are, in millimeters, and how many of white are at its left and right."""


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """Readers at a dark screen, as large as what a printer leaves of a sheet of Letter, in detail."""
    paper: ViewportSize = {"width": 720, "height": 960}
    with browser.new_context(color_scheme="dark", viewport=paper, device_scale_factor=3) as context:
        context.add_init_script(PRINTS)
        yield context


@pytest.fixture(scope="module")
def printed(desk: BrowserContext, crowded_site: str) -> Callable[[str], Page]:
    """A page of a site as it looks on paper once somebody has pressed its button."""
    page = desk.new_page()
    said = watch(page, crowded_site)

    def show(path: str) -> Page:
        page.emulate_media(media="screen")
        page.goto(crowded_site + path)
        page.get_by_role("button", name=re.compile("^Print")).click()
        page.locator("html[data-printed]").wait_for(state="attached")
        page.emulate_media(media="print")
        assert said == []
        return page

    return show


def codes(part: Locator) -> list[str]:
    """What a phone reads in a part of a page."""
    picture = Image.open(BytesIO(part.screenshot())).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize(
    "path", [LONG, KINDS["cancelled event"], "wisconsin/", KINDS["second page of a state"]]
)
def test_a_code_leads_to_the_page(path: str, printed: Callable[[str], Page]) -> None:
    page, address = printed(path), SITE + path.removesuffix("page/2/")
    assert codes(page.locator(".wall")) == [address]
    expect(page.get_by_text(address, exact=True)).to_be_visible()
    expect(page.get_by_role("img", name="QR code")).to_have_count(1)
    expect(page.get_by_text("As of October 14, 2024", exact=True)).to_be_visible()


@pytest.mark.parametrize("path", [LONG, "wisconsin/"])
def test_paper_has_no_flaw(path: str, printed: Callable[[str], Page]) -> None:
    page = printed(path)
    # Nobody presses a link on paper.
    assert [flaw for flaw in axe(page) if not flaw.startswith("target-size")] == []


@pytest.mark.parametrize("path", [LONG, "events/us/write-ten-letters/", "wisconsin/"])
def test_codes_are_large_enough_for_phones(path: str, printed: Callable[[str], Page]) -> None:
    for code in printed(path).locator("main svg").all():
        found = code.evaluate(CODE)
        assert found["module"] >= LEAST_MODULE
        assert found["quiet"] == [QUIET, QUIET]


def test_strips_have_what_one_takes_home(printed: Callable[[str], Page]) -> None:
    page = printed(LONG)
    strips = page.locator(".strips > li")
    assert 8 <= strips.count() <= 10
    strip = strips.first
    expect(strip).to_contain_text("Knock on doors in Wisconsin, carpool from Naperville")
    expect(strip).to_contain_text("Sat, Nov 2 @ 10 am – 6 pm CDT")
    expect(strip).to_contain_text(f"example.org/hub/{LONG}")
    assert codes(strip) == [SITE + LONG]
    assert 20 <= strip.evaluate("node => node.getBoundingClientRect().width / 96 * 25.4") <= 26


def test_a_strip_of_a_series_says_that_there_is_more(printed: Callable[[str], Page]) -> None:
    strip = printed(KINDS["series"]).locator(".strips > li").first
    expect(strip).to_contain_text("Mon, Oct 14 @ 6 pm – 8 pm EDT and 16 more times")


@pytest.mark.parametrize("kind", ["cancelled event", "event that is over"])
def test_nobody_is_invited_to_what_does_not_take_place(kind: str, printed: Callable[[str], Page]) -> None:
    page = printed(KINDS[kind])
    expect(page.locator(".strips > li")).to_have_count(0)
    notice = page.get_by_role("note")
    expect(notice).to_be_visible()
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    title = page.get_by_role("heading", level=1)
    assert notice.locator("p").first.evaluate(size) > title.evaluate(size)


def test_a_private_address_is_asked_for(printed: Callable[[str], Page]) -> None:
    where = printed("events/ne/omaha-porch-evening/").locator("address")
    expect(where).to_have_text(re.compile(r"^[A-Za-z ]+, NE \d{5}$"))


def sheets(page: Page, size: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))


@pytest.mark.parametrize(
    ("path", "count"),
    [
        pytest.param("events/us/write-ten-letters/", 1, id="an action for any time"),
        pytest.param("events/wi/2024-10-19-carpool-from-arlington-heights/", 1, id="an event"),
        pytest.param(KINDS["series"], 1, id="a series"),
        pytest.param(KINDS["cancelled event"], 1, id="what is canceled"),
        pytest.param("events/pa/crowd-00/", 1, id="an event of few words"),
        pytest.param(LONG, 2, id="an event of many words"),
    ],
)
def test_a_poster_takes_one_sheet_and_its_strips_end_it(
    path: str, count: int, printed: Callable[[str], Page]
) -> None:
    page = printed(path)
    assert [sheets(page, size) for size in SHEETS] == [count, count]


@pytest.mark.parametrize("path", ["events/us/write-ten-letters/", LONG])
def test_the_strips_stay_at_the_lower_edge_of_the_first_sheet(
    path: str, printed: Callable[[str], Page]
) -> None:
    edge = printed(path).locator(".strips").evaluate("node => node.getBoundingClientRect().bottom + scrollY")
    assert 930 <= edge <= 960


def test_an_address_that_is_too_long_for_a_strip_stands_there_in_words(
    desk: BrowserContext, crowded_site: str
) -> None:
    page, long = desk.new_page(), f"{SITE}events/pa/{'long-' * 30}name/"
    page.goto(crowded_site + LONG)
    page.locator(".wall-address > strong").evaluate("(node, long) => node.replaceChildren(long)", long)
    page.get_by_role("button", name="Print a poster").click()
    page.locator("html[data-printed]").wait_for(state="attached")
    page.emulate_media(media="print")
    assert codes(page.locator(".wall")) == [long]
    assert page.locator(".wall svg").evaluate(CODE)["module"] >= LEAST_MODULE
    expect(page.locator(".strips > li small")).to_have_count(8)
    expect(page.locator(".strips svg")).to_have_count(0)


def test_the_key_prints_with_codes_too(desk: BrowserContext, crowded_site: str) -> None:
    page = desk.new_page()
    page.goto(crowded_site + "wisconsin/")
    page.keyboard.press("ControlOrMeta+p")
    page.locator("html[data-printed]").wait_for(state="attached")
    expect(page.locator(".qr svg")).to_have_count(1)
    page.get_by_role("button", name="Print this list").click()
    expect(page.locator(".qr svg")).to_have_count(1)


def test_nothing_is_loaded_before_one_prints(desk: BrowserContext, crowded_site: str) -> None:
    page, asked = desk.new_page(), list[Request]()
    page.on("request", lambda request: asked.append(request))
    page.goto(crowded_site + LONG, wait_until="networkidle")
    loaded = {request.url for request in asked}
    assert not [url for url in loaded if re.search(r"/(print|lean-qr)\.js", url)]
    page.get_by_role("button", name="Print a poster").click()
    page.locator("html[data-printed]").wait_for(state="attached")
    further = sorted(re.findall(r"/assets/([\w-]+\.js)\?v=\w", " ".join({one.url for one in asked} - loaded)))
    assert further == ["lean-qr.js", "print.js"]


@pytest.mark.parametrize("lacking", ["print.js", "lean-qr.js"])
def test_without_network_words_have_to_do(lacking: str, desk: BrowserContext, crowded_site: str) -> None:
    page = desk.new_page()
    page.route(re.compile(re.escape(lacking)), lambda route: route.abort())
    page.goto(crowded_site + LONG)
    page.get_by_role("button", name="Print a poster").click()
    page.locator("html[data-printed]").wait_for(state="attached")
    page.emulate_media(media="print")
    expect(page.locator("main svg")).to_have_count(0)
    expect(page.locator(".strips > li")).to_have_count(8 if lacking == "lean-qr.js" else 0)
    expect(page.get_by_text(SITE + LONG, exact=True)).to_be_visible()


def test_without_script_there_is_no_button_and_paper_has_the_words(
    browser: Browser, crowded_site: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(crowded_site + LONG)
        expect(page.locator("#print")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.get_by_text(SITE + LONG, exact=True)).to_be_visible()
        expect(page.get_by_text("As of October 14, 2024", exact=True)).to_be_visible()
