"""The finder's form and its results, as the tests of the finder read and fill them in."""

import re

from playwright.sync_api import Locator, Page

CARPOOL = "Knock on doors in Wisconsin, carpool from Naperville"

LABELS = {
    "zip": "ZIP code",
    "within": "Within",
    "state": "State",
    "when": "When",
    "first": "From",
    "last": "To",
    "kind": "Type of event",
    "online": "Online events",
    "words": "Keywords",
}


def find(page: Page, **fields: str) -> None:
    """Fill in the form, by the labels that stand in it, and press the button."""
    for name, value in fields.items():
        field = page.get_by_label(LABELS[name], exact=True)
        if field.evaluate("node => node.localName") == "select":
            field.select_option(label=value)
        elif field.get_attribute("role") == "group":
            choose_kinds(page, value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Find events").click()


def choose_kinds(page: Page, *names: str) -> None:
    """Check types of event in the list that opens."""
    page.locator("summary", has_text="Type of event").click()
    boxes = page.get_by_role("group", name="Type of event")
    for name in names:
        boxes.get_by_role("checkbox", name=re.compile(rf"^{name}( \(\d+\))?$")).check()


def results(page: Page) -> Locator:
    """All results, or the cards of the page where nothing was searched for."""
    return page.get_by_role("article")


def titles(page: Page) -> list[str]:
    """The titles of the results, in order."""
    return results(page).get_by_role("heading").get_by_role("link").all_inner_texts()


def result(page: Page, title: str) -> Locator:
    """The result with this title."""
    return results(page).filter(has=page.get_by_role("heading", name=title))


def count(page: Page) -> Locator:
    """The sentence that says how many events were found."""
    return page.get_by_role("status")
