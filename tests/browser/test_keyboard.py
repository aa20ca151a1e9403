"""Pages without a mouse: Tab leads through all that can be pressed, and shows where it is."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kinds import KINDS

FOCUSED = """() => {
  const node = document.activeElement;
  const box = node.getBoundingClientRect();
  let ring = node;
  while (ring && !(getComputedStyle(ring).outlineStyle !== "none" && ring !== document.body)) {
    ring = ring.parentElement;
  }
  return {
    place: [...document.querySelectorAll("*")].indexOf(node),
    name: `${node.localName} ${(node.textContent || node.id).trim().replace(/\\s+/g, " ").slice(0, 60)}`,
    ring: ring ? parseFloat(getComputedStyle(ring).outlineWidth) : 0,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
"""What has focus: its place among all nodes, its name, the width of its ring, and whether one sees it."""

STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((node) => node.checkVisibility() && node.type !== "date").length"""
"""How many stops there are for Tab; a date would be three by itself."""

MOST_STOPS = 60
NEAR = 20
"""So many presses of Tab lead to the first thing to do, past the navigation and a form."""


def under(page: Page, heading: str) -> Locator:
    """The first link under a heading."""
    part = page.locator("section").filter(has=page.get_by_role("heading", name=heading))
    return part.get_by_role("link").first


MAIN_ACTIONS: dict[str, Callable[[Page], Locator]] = {
    "home": lambda page: page.get_by_role("main").get_by_role("link").first,
    "state": lambda page: under(page, "What matters this week"),
    "event": lambda page: page.get_by_role("link", name="Sign up"),
    "finder": lambda page: page.get_by_role("button", name="Find events"),
    "post": lambda page: under(page, "What you can do"),
    "subscribe": lambda page: page.get_by_role("link", name="Open in your calendar app"),
    "list in a frame": lambda page: page.get_by_role("article").get_by_role("link").first,
}


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A phone in the dark, with a keyboard."""
    with browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark") as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", ["home", "finder", "not found"])
def test_the_skip_link_shows_and_leads_past_the_navigation(phone: Page, crowded_site: str, kind: str) -> None:
    phone.goto(crowded_site + KINDS[kind])
    skip = phone.get_by_role("link", name="Skip to main content")
    expect(skip).not_to_be_in_viewport()
    phone.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("main")).to_be_focused()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('main, footer') !== null")


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab from the beginning of a page on; what has focus, each time."""
    for _ in range(min(page.evaluate(STOPS), MOST_STOPS)):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUSED)


@pytest.mark.parametrize("kind", MAIN_ACTIONS)
def test_tab_shows_where_it_is_goes_in_order_and_soon_comes_to_the_thing_to_do(
    phone: Page, crowded_site: str, kind: str
) -> None:
    phone.goto(crowded_site + KINDS[kind])
    action = MAIN_ACTIONS[kind](phone)
    to_do = action.evaluate("node => [...document.querySelectorAll('*')].indexOf(node)")
    stops = list(walk(phone))
    assert not [stop for stop in stops if stop["ring"] < 2 or not stop["isSeen"]]
    places = [stop["place"] for stop in stops]
    assert places == sorted(set(places))
    assert to_do in places[:NEAR]
