"""A search of the sample site that finds nothing, or nothing near by, and what the page offers then."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import flaws


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
def test_a_button_keeps_what_it_says(tab: Page, sample_site: str, label: str) -> None:
    address, words = NOTHING[label]
    search(tab, f"{sample_site}events/{address}")
    expect(tab.get_by_role("status")).to_contain_text("No events match")
    button = tab.get_by_role("button", name=re.compile(rf"^{words}: \d+ events?$"))
    expect(tab.locator("article:not(.ways article)")).to_have_count(0)
    gained = int(button.inner_text().split(": ")[1].split()[0])
    button.click()
    expect(tab.get_by_role("heading", name="Results", exact=True)).to_be_focused()
    expect(tab.get_by_role("status")).not_to_contain_text("No events match")
    assert (
        sum(map(int, re.findall(r"(\d+) (?:events?\b|that)", tab.get_by_role("status").inner_text())))
        == gained
    )
    expect(button).to_have_count(0)


def test_the_nearest_event_whatever_its_day(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=10&when=today&kind=canvass&online=without#zip=18503")
    nearest = tab.get_by_role("region", name="The nearest event of any type, on any day")
    expect(nearest.get_by_role("article")).to_have_count(1)
    expect(nearest.get_by_role("article")).to_contain_text(re.compile(r"\d+ miles away"))


def test_actions_for_any_time(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?state=GU&online=without")
    actions = tab.get_by_role("region", name="Actions for any time").get_by_role("article")
    expect(actions.first).to_contain_text("Any time")


def test_nothing_near_by_still_says_where_there_is_something(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=10#zip=83814")
    expect(tab.get_by_role("status")).to_contain_text("No events within 10 miles of 83814, but")
    expect(tab.get_by_role("region", name="The nearest event of any type, on any day")).to_be_visible()
    button = tab.get_by_role("button", name=re.compile(r"^(Within \d+ miles|Any distance): \d+ events?$"))
    gained = button.inner_text().split(": ")[1]
    button.click()
    expect(tab.get_by_role("status")).to_contain_text(re.compile(f"^{gained} "))


def test_what_finds_something_offers_nothing_else(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/#zip=60540")
    expect(tab.get_by_role("region", name="What you can change")).to_have_count(0)


def test_each_filter_in_the_way_is_named_and_can_be_read_in_any_look(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=10&kind=canvass#zip=18503")
    way = tab.get_by_role("region", name="What you can change").get_by_role("listitem")
    expect(way.nth(0)).to_contain_text("Within: 10 miles")
    expect(way.nth(1)).to_contain_text("Type of event: Canvass")
    expect(way).to_have_count(3)
    assert flaws(tab) == {}
