"""Pages for everyone: each kind of page, in all the ways in which people look at it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.flaws import axe
from tests.browser.kinds import KINDS
from tests.browser.looks import LIGHT, flaws
from tests.browser.watch import watch

# A ZIP code far from the chosen state, so that the page says so.
ADDRESSES = {**KINDS, "results": "events/?state=WI#zip=19380"}


def search_for_nothing(page: Page) -> None:
    page.get_by_role("button", name="Find events").click()


def search_for_half_a_zip(page: Page) -> None:
    page.get_by_label("ZIP code").fill("1234")
    page.get_by_label("ZIP code").press("Enter")
    expect(page.get_by_text("There is a problem")).to_be_visible()


def open_directions(page: Page) -> None:
    page.locator("summary", has_text="Directions").click()


def wait_for_results(page: Page) -> None:
    expect(page.get_by_text("but you chose Wisconsin")).to_be_visible()


MORE = {
    "home": search_for_nothing,
    "finder": search_for_half_a_zip,
    "event": open_directions,
    "results": wait_for_results,
}
"""What brings the rest of a page to light: its errors, and what is closed at first."""


@pytest.fixture
def reader(tab: Page, crowded_site: str) -> Iterator[Page]:
    """A page in a browser that has nothing to complain of."""
    said = watch(tab, crowded_site)
    yield tab
    assert said == []


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_page_has_no_flaw_in_any_look(reader: Page, crowded_site: str, kind: str) -> None:
    reader.goto(crowded_site + ADDRESSES[kind])
    if kind in MORE:
        assert LIGHT.flaws(reader) == []
        MORE[kind](reader)
    assert flaws(reader) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_flaw_without_script(reader: Page, crowded_site: str, kind: str) -> None:
    browser = reader.context.new_cdp_session(reader)
    browser.send("Emulation.setScriptExecutionDisabled", {"value": True})
    reader.goto(crowded_site + KINDS[kind])
    # Axe is a script itself: it comes once those of the page have had their chance.
    browser.send("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.detach()
    assert reader.locator("form:visible").count() == 0
    assert axe(reader, is_brief=True) == []
