"""The way of a reader without script, from page to page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kinds import CROWD
from tests.browser.watch import watch


@pytest.fixture
def bare(browser: Browser, crowded_site: str) -> Iterator[Page]:
    """The home page in a browser that runs no script."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        said = watch(page, crowded_site)
        page.goto(crowded_site)
        yield page
        assert said == []


def titles(page: Page) -> list[str]:
    # Posts about a state are at its side. What is folded counts too.
    return page.locator("article:not(aside *) :is(h2, h3, h4)").all_text_contents()


def through(page: Page) -> Iterator[list[str]]:
    """The titles on each page of a list, by its links to the next."""
    following: Locator = page.get_by_role("link", name="Next page")
    yield titles(page)
    while following.count():
        with page.expect_navigation():
            following.click()
        yield titles(page)


def test_links_lead_from_home_to_an_event(bare: Page) -> None:
    bare.get_by_role("link", name="Wisconsin").first.click()
    expect(bare.get_by_role("heading", level=1)).to_contain_text("Wisconsin")
    name = "Knock on doors in Wisconsin, carpool from Naperville"
    bare.get_by_role("article").get_by_role("link", name=name).click()
    expect(bare.get_by_role("heading", level=1)).to_have_text(name)
    expect(bare.get_by_text("Sat, Nov 2 @ 10 am – 6 pm CDT")).to_be_visible()
    expect(bare.get_by_role("link", name="Sign up")).to_be_visible()


def test_the_finder_lists_what_is_coming(bare: Page, crowded_site: str) -> None:
    bare.get_by_role("link", name="Find an event").first.click()
    expect(bare.get_by_role("button", name="Find events")).to_be_hidden()
    expect(bare.get_by_label("ZIP code")).to_be_hidden()
    expect(bare.get_by_role("main").get_by_role("link", name="Wisconsin", exact=True)).to_be_visible()
    total = bare.locator("p.count").inner_text()
    found = list(through(bare))
    assert all(len(some) == 20 for some in found[:-1])
    assert sum(map(int, re.findall(r"\d+", total))) == sum(map(len, found))
    listed = {title for some in found for title in some}
    assert {f"Crowd {number}" for number in range(CROWD)} <= listed
    assert "Doors of last week" not in listed


def test_a_long_state_page_goes_on(bare: Page, crowded_site: str) -> None:
    bare.goto(f"{crowded_site}pennsylvania/")
    found = list(through(bare))
    assert [len(some) for some in found[:-1]] == [20] * (len(found) - 1)
    listed = [title for some in found for title in some]
    assert len(set(listed)) == len(listed)
    assert {f"Crowd {number}" for number in range(CROWD)} <= set(listed)
    with bare.expect_navigation():
        bare.get_by_role("link", name="Previous page").click()
    assert titles(bare) == found[-2]


def test_a_short_address_leads_to_the_state(bare: Page, crowded_site: str) -> None:
    bare.goto(f"{crowded_site}wi/")
    bare.wait_for_url(f"{crowded_site}wisconsin/")
    expect(bare.get_by_role("heading", level=1)).to_contain_text("Wisconsin")
