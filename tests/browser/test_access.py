"""Pages for everyone: each kind of page, in all the ways in which people look at it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.flaws import axe
from tests.browser.kinds import KINDS
from tests.browser.looks import flaws
from tests.browser.watch import watch

ADDRESSES = {
    **KINDS,
    "form with errors": "events/#zip=1234",
    # A ZIP code of another state than the chosen one, so that "Heads up" shows too.
    "results": "events/?state=WI#zip=19380",
    "ZIP box with an error": KINDS["home"],
    "directions, open": KINDS["event"],
}
PRESSED: dict[str, Callable[[Page], Locator]] = {
    "ZIP box with an error": lambda page: page.get_by_role("button", name="Find events"),
    "directions, open": lambda page: page.locator("summary", has_text="Directions"),
}
"""What is to be pressed before a page is in that state."""


@pytest.fixture
def reader(tab: Page, crowded_site: str) -> Iterator[Page]:
    """A page in a browser that has nothing to complain of."""
    said = watch(tab, crowded_site)
    yield tab
    assert said == []


def go(page: Page, site: str, kind: str) -> None:
    """Open a page of a kind, in the state that the kind names."""
    page.goto("about:blank")  # else an address that differs in its fragment would load nothing
    page.goto(site + ADDRESSES[kind])
    if "#" in ADDRESSES[kind]:
        expect(page.get_by_text("There is a problem").or_(page.get_by_text("Heads up:"))).to_be_visible()
    if kind in PRESSED:
        PRESSED[kind](page).click()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_page_has_no_flaw_in_any_look(reader: Page, crowded_site: str, kind: str) -> None:
    go(reader, crowded_site, kind)
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
