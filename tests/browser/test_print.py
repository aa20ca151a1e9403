"""Pages on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS

A4 = {"width": 794, "height": 1123}

INK = """() => {
  const { backgroundColor, color } = getComputedStyle(document.body);
  const [r, g, b, a = 1] = backgroundColor.match(/[\\d.]+/g).map(Number);
  const ink = color.match(/[\\d.]+/g).map(Number);
  return { paper: a === 0 ? 255 : Math.min(r, g, b), ink: Math.max(...ink.slice(0, 3)) };
}"""
"""How light the paper and the ink are, from 0 to 255."""


ONLY_ON_SCREENS = """() => [...document.querySelectorAll("nav, button, input, select, [role=button]")]
  .filter((node) => node.checkVisibility()).map((node) => node.outerHTML)"""
"""What can be pressed or filled in, and leads nowhere on paper."""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """What a reader prints whose screen is dark."""
    with browser.new_context(viewport=A4, color_scheme="dark") as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.emulate_media(media="print")
        yield page


def test_each_kind_of_page_is_fit_for_paper(paper: Page, crowded_site: str) -> None:
    for kind, path in KINDS.items():
        paper.goto(crowded_site + path)
        shades = paper.evaluate(INK)
        assert shades["paper"] > 240, kind
        assert shades["ink"] < 80, kind
        assert paper.evaluate("document.documentElement.scrollWidth") <= A4["width"], kind
        assert paper.evaluate(ONLY_ON_SCREENS) == [], kind
        expect(paper.get_by_role("heading", level=1), kind).to_be_visible()


def test_what_is_for_hands_leaves_nothing_on_paper(paper: Page, crowded_site: str) -> None:
    paper.goto(crowded_site + "wisconsin/subscribe/")
    boxes = [snippet.bounding_box() for snippet in paper.locator(".snippet, .snippet pre").all()]
    assert boxes[0] == boxes[1], "no room for a button that is not there"
    filled = paper.get_by_role("link", name="Open in your calendar app")
    assert filled.evaluate("node => getComputedStyle(node).color") == "rgb(36, 32, 27)"
    paper.goto(crowded_site + "wisconsin/")
    link = paper.get_by_role("article").first.get_by_role("link")
    link.focus()
    paper.keyboard.press("Shift+Tab")
    paper.keyboard.press("Tab")
    expect(link).to_be_focused()
    rings = "nodes => nodes.filter((node) => getComputedStyle(node).outlineStyle !== 'none').length"
    assert paper.locator("main *").evaluate_all(rings) == 0


def test_a_state_prints_as_a_sheet_for_a_wall(paper: Page, crowded_site: str) -> None:
    paper.goto(f"{crowded_site}wisconsin/")
    expect(paper.get_by_role("heading", level=1)).to_be_visible()
    naperville = paper.get_by_role("article").filter(has_text="carpool from Naperville")
    expect(naperville).to_contain_text("Sat, Nov 2 @ 10 am – 6 pm CDT")
    expect(naperville).to_contain_text("Naperville station, north lot, Naperville, IL")
    expect(paper.get_by_text("https://example.org/hub/wisconsin/")).to_be_visible()


STRANDED = """height => {
  const list = document.querySelector(".event-list");
  Object.assign(list.style, { height: `${height}px`, columns: "700px", columnFill: "auto", columnGap: "0" });
  const { left } = list.getBoundingClientRect();
  const column = (node) => Math.floor((node.getClientRects()[0].left - left) / 700);
  const words = (title) => [...title.children].find((node) => node.checkVisibility());
  return [...document.querySelectorAll(".group > h2")]
    .filter((title) => title.checkVisibility() &&
      column(words(title)) !== column(title.nextElementSibling.querySelector(".card")))
    .map((title) => title.textContent);
}"""
"""The headings of groups that are in a different column from their first card. Columns break like sheets."""


@pytest.mark.parametrize("path", ["pennsylvania/", "events/page/2/"], ids=["state", "list"])
def test_headings_stay_with_what_follows(paper: Page, crowded_site: str, path: str) -> None:
    paper.goto(crowded_site + path)
    found = {height: paper.evaluate(STRANDED, height) for height in range(500, 900, 20)}
    assert not {height: titles for height, titles in found.items() if titles}


def test_one_reads_on_paper_where_links_lead(paper: Page, crowded_site: str) -> None:
    paper.goto(crowded_site + KINDS["event"])
    after = "node => getComputedStyle(node, '::after').content"
    sign_up = paper.get_by_role("link", name="Sign up")
    expect(sign_up).to_be_visible()
    assert sign_up.evaluate(after) == '": https://example.org/signup/naperville"'
    paper.goto(crowded_site + KINDS["post"])
    ask = paper.locator(".ask-list").get_by_role("link").first
    assert (ask.get_attribute("href") or "?") in ask.evaluate(after)


def test_an_event_on_paper_says_when_where_and_how_to_join(paper: Page, crowded_site: str) -> None:
    paper.goto(crowded_site + KINDS["event"])
    for words in ("Sat, Nov 2 @ 10 am – 6 pm CDT", "Naperville station, north lot", "630-555-0127"):
        expect(paper.get_by_text(words).first).to_be_visible()
    expect(paper.get_by_text("https://example.org/hub/" + KINDS["event"])).to_be_visible()


def test_all_times_of_a_series_are_on_paper(paper: Page, crowded_site: str) -> None:
    paper.goto(crowded_site + KINDS["series"])
    expect(paper.get_by_text("Mon, Oct 14 @ 6 pm – 8 pm EDT", exact=True)).to_be_visible()
    expect(paper.get_by_text("Wed, Oct 30 @ 6 pm – 8 pm EDT", exact=True)).to_be_visible()


def test_a_cancelled_event_says_so_on_paper_too(paper: Page, crowded_site: str) -> None:
    paper.goto(crowded_site + KINDS["cancelled event"])
    expect(paper.get_by_text("This event is canceled")).to_be_visible()


def test_the_asks_of_a_post_are_on_paper(paper: Page, crowded_site: str) -> None:
    paper.goto(crowded_site + KINDS["post"])
    part = paper.locator("section").filter(has=paper.get_by_role("heading", name="What you can do"))
    asks = part.get_by_role("link")
    assert asks.count() >= 6
    expect(asks.first).to_be_visible()
