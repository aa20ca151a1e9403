"""A search of the sample site that finds nothing, or nothing near by, and what the page offers then."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import number, settle
from tests.browser.looks import flaws


def search(page: Page, address: str) -> None:
    """Follow a shared address to its results."""
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("status")).not_to_have_text("")


NOTHING = {
    "a short distance": ("?within=10&kind=canvass&online=without#zip=18503", "Search within 100 miles"),
    "a type": ("?within=10&kind=canvass#zip=18503", "Search any type"),
    "days": ("?state=WI&when=today&online=without&kind=canvass", "Search any date"),
    "places alone": ("?state=GU&online=without", "Search in person and online"),
    "a state": ("?state=GU&online=without", "Search any state"),
    "keywords": ("?state=WI&q=zzzzzz", "Search without keywords"),
    "venues": ("?state=AZ&access=yes", "Search all venues"),
    "all of them together": (
        "?within=10&when=today&kind=canvass&online=without#zip=18503",
        "Clear all other filters",
    ),
    "what can be joined from home": (
        "?state=GU&online=without&kind=canvass",
        "Search online events on any date",
    ),
}
UNKNOWN = {
    "language=vi": ("Language", "Vietnamese (0)", "Search any language"),
    "language=zz": ("Language", "zz (0)", "Search any language"),
    "state=XX": ("State", "XX (0)", "Search any state"),
    "when=nextmonth": ("When", "nextmonth (0)", "Search any date"),
    "online=maybe": ("How to join", "maybe (0)", "Search in person and online"),
    "time=noon": ("Time of day", "noon (0)", "Search any time of day"),
    "host=Nobody": ("Host", "Nobody (0)", "Search any host"),
}
"""What an address may ask for that the form does not have: the field, its choice, and the way out."""


@pytest.mark.parametrize("label", NOTHING)
def test_a_button_keeps_what_it_says(tab: Page, sample_site: str, label: str) -> None:
    address, words = NOTHING[label]
    search(tab, f"{sample_site}events/{address}")
    expect(tab.get_by_role("status")).to_have_text("No events match.")
    button = tab.get_by_role("button", name=re.compile(rf"^{words} \(\d+ events?\)$"))
    expect(tab.locator("article:not(.try article)")).to_have_count(0)
    gained = int(button.inner_text().split("(")[1].split()[0])
    button.click()
    expect(tab.get_by_role("heading", name="Results", exact=True)).to_be_focused()
    expect(tab.get_by_role("status")).not_to_have_text("No events match.")
    assert number(tab) == gained
    expect(button).to_have_count(0)


@pytest.mark.parametrize("query", UNKNOWN)
def test_a_choice_that_the_form_does_not_have_finds_nothing(tab: Page, sample_site: str, query: str) -> None:
    field, choice, words = UNKNOWN[query]
    search(tab, f"{sample_site}events/?{query}")
    expect(tab.get_by_role("status")).to_have_text("No events match.")
    settle(tab)
    chosen = tab.get_by_label(field, exact=True).locator("option:checked")
    expect(chosen).to_have_text(choice)
    assert tab.url == f"{sample_site}events/?{query}"
    tab.get_by_role("button", name=f"{words} (95 events)").click()
    expect(tab.get_by_role("status")).to_contain_text("in person")
    expect(tab).to_have_url(f"{sample_site}events/")


def test_a_type_that_the_form_does_not_have_finds_nothing(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?kind=bake-sale")
    expect(tab.get_by_role("status")).to_have_text("No events match.")
    types = tab.locator("summary", has_text="Type of event")
    expect(types).to_have_text("Type of event: Bake sale")
    types.click()
    box = tab.get_by_role("checkbox", name="Bake sale (0)")
    expect(box).to_be_checked()
    box.uncheck()
    expect(tab.get_by_role("status")).to_contain_text("in person")


def test_a_distance_that_the_form_does_not_have_is_used(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=30#zip=60540")
    expect(tab.get_by_role("status")).to_contain_text("in person within 30 miles of 60540")
    expect(tab.get_by_label("Within").locator("option:checked")).to_have_text("30 miles")


def test_the_nearest_event_whatever_its_day(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=10&when=today&kind=canvass&online=without#zip=18503")
    nearest = tab.get_by_role("region", name="Nearest event of any type, on any date")
    expect(nearest.get_by_role("article")).to_have_count(1)
    expect(nearest.get_by_role("article")).to_contain_text(re.compile(r"\d+ miles away"))


def test_actions_for_any_time(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?state=GU&online=without")
    actions = tab.get_by_role("region", name="Anytime actions").get_by_role("article")
    expect(actions.first).to_contain_text("Anytime until")


def test_nothing_near_by_still_says_where_there_is_something(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=10#zip=83814")
    expect(tab.get_by_role("status")).to_contain_text("None in person within 10 miles of 83814; ")
    expect(tab.get_by_role("region", name="Nearest event of any type, on any date")).to_be_visible()
    button = tab.get_by_role(
        "button", name=re.compile(r"^Search (within \d+ miles|any distance) \(\d+ events?\)$")
    )
    gained = button.inner_text().split("(")[1].split()[0]
    button.click()
    expect(tab.get_by_role("status")).to_contain_text(re.compile(f"^{gained} in person"))


def test_what_finds_something_offers_nothing_else(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/#zip=60540")
    expect(tab.get_by_role("region", name="Try this instead")).to_have_count(0)


def test_each_filter_in_the_way_is_named_and_can_be_read_in_any_look(tab: Page, sample_site: str) -> None:
    search(tab, f"{sample_site}events/?within=10&kind=canvass#zip=18503")
    way = tab.get_by_role("region", name="Try this instead").get_by_role("listitem")
    expect(way.nth(0)).to_contain_text("Within: 10 miles")
    expect(way.nth(1)).to_contain_text("Type of event: Canvass")
    expect(way).to_have_count(3)
    wide, whole = way.nth(0).bounding_box(), tab.get_by_role("region", name="Try this instead").bounding_box()
    assert wide and whole
    assert wide["width"] == whole["width"], "one below the other, over the whole width"
    assert flaws(tab) == {}
