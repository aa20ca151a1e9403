"""A search of the sample site that finds nothing, or nothing near by, and what the page offers then."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import AXE, RUN_AXE


@pytest.fixture
def finder(page: Page, sample_site: str) -> Page:
    page.add_init_script(AXE.read_text())
    page.goto(f"{sample_site}events/")
    return page


def search(page: Page, address: str) -> None:
    """Follow a shared address to its results."""
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("status")).not_to_have_text("")


NOTHING = {
    "a short distance": ("?within=10&kind=canvass&online=without#zip=18503", "Within 100 miles"),
    "a type": ("?within=10&kind=canvass#zip=18503", "Any type"),
    "days": ("?state=WI&when=today&online=without&kind=canvass", "Any time"),
    "places alone": ("?state=GU&online=without", "Online or at a place"),
    "a state": ("?state=GU&online=without", "Any state"),
    "keywords": ("?state=WI&q=zzzzzz", "Without keywords"),
    "all of them together": (
        "?within=10&when=today&kind=canvass&online=without#zip=18503",
        "Without all other filters",
    ),
    "what can be joined from home": ("?state=GU&online=without", "Online, on any day"),
}


@pytest.mark.parametrize("label", NOTHING)
def test_a_button_keeps_what_it_says(finder: Page, label: str) -> None:
    address, words = NOTHING[label]
    search(finder, finder.url + address)
    expect(finder.get_by_role("status")).to_contain_text("No events match")
    button = finder.get_by_role("button", name=re.compile(rf"^{words}: \d+ events?$"))
    gained = int(button.inner_text().split(": ")[1].split()[0])
    button.click()
    expect(finder.get_by_role("heading", name="Results", exact=True)).to_be_focused()
    expect(finder.get_by_role("status")).not_to_contain_text("No events match")
    assert (
        sum(map(int, re.findall(r"(\d+) (?:events?\b|that)", finder.get_by_role("status").inner_text())))
        == gained
    )
    expect(button).to_have_count(0)


def test_each_filter_in_the_way_is_named(finder: Page) -> None:
    search(finder, f"{finder.url}?within=10&kind=canvass#zip=18503")
    way = finder.get_by_role("region", name="What you can change").get_by_role("listitem")
    expect(way.nth(0)).to_contain_text("Within: 10 miles")
    expect(way.nth(1)).to_contain_text("Type of event: Canvass")
    expect(way).to_have_count(3)


def test_the_nearest_event_whatever_its_day(finder: Page) -> None:
    search(finder, f"{finder.url}?within=10&when=today&kind=canvass&online=without#zip=18503")
    nearest = finder.get_by_role("region", name="The nearest event of any type, on any day")
    expect(nearest.get_by_role("article")).to_have_count(1)
    expect(nearest.get_by_role("article")).to_contain_text(re.compile(r"\d+ miles away"))


def test_actions_for_any_time(finder: Page) -> None:
    search(finder, f"{finder.url}?state=GU&online=without")
    actions = finder.get_by_role("region", name="Actions for any time").get_by_role("article")
    expect(actions.first).to_contain_text("Any time")


def test_nothing_near_by_still_says_where_there_is_something(finder: Page) -> None:
    search(finder, f"{finder.url}?within=10#zip=83814")
    expect(finder.get_by_role("status")).to_contain_text("No events within 10 miles of 83814, but")
    expect(finder.get_by_role("region", name="The nearest event of any type, on any day")).to_be_visible()
    button = finder.get_by_role("button", name=re.compile(r"^(Within \d+ miles|Any distance): \d+ events?$"))
    gained = button.inner_text().split(": ")[1]
    button.click()
    expect(finder.get_by_role("status")).to_contain_text(re.compile(f"^{gained} "))


def test_what_finds_something_offers_nothing_else(finder: Page) -> None:
    search(finder, f"{finder.url}#zip=60540")
    expect(finder.get_by_role("region", name="What you can change")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_dead_end_can_be_read_by_everyone(finder: Page, scheme: str) -> None:
    finder.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    finder.set_viewport_size({"width": 320, "height": 800})
    search(finder, f"{finder.url}?within=10&kind=canvass#zip=18503")
    expect(finder.get_by_role("region", name="What you can change")).to_be_visible()
    assert finder.evaluate(RUN_AXE, None) == []
    assert finder.evaluate("document.documentElement.scrollWidth") <= 320
