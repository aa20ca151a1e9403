"""The finder's form and its results, as the tests of the finder read and fill them in."""

import re

from playwright.sync_api import Locator, Page, expect

CARPOOL = "Knock on doors in Wisconsin, carpool from Naperville"

LABELS = {
    "zip": "ZIP code",
    "within": "Within",
    "state": "State",
    "when": "When",
    "first": "From",
    "last": "To",
    "kind": "Type of event",
    "online": "How to join",
    "words": "Keywords",
    "time": "Time of day",
    "language": "Language",
    "host": "Host",
    "access": "Wheelchair accessible venues only",
    "open": "Hide full, canceled and postponed events",
}
FURTHER = LABELS.keys() - {"zip", "within", "state"}
"""The part of the form under "More filters"."""


def find(page: Page, **fields: str) -> None:
    """Fill in the form by its labels, and press the button."""
    for name, value in fields.items():
        choose(page, name, value)
    press(page)


def press(page: Page) -> None:
    """Open the form and press its button, which may say how many events it shows."""
    unfold(page)
    page.locator("#finder").get_by_role(
        "button", name=re.compile(r"^(Find events|Show \d+ events?)$")
    ).click()


def unfold(page: Page) -> None:
    """Show the form, where it has folded to a line."""
    change = page.get_by_role("button", name="Change", exact=True)
    if change.is_visible():
        change.click()


def choose(page: Page, name: str, value: str) -> None:
    """Fill in one field: a select by the words of a choice, a box with "yes"."""
    unfold(page)
    if name in FURTHER:
        show_further(page)
    field = page.get_by_label(re.compile(rf"^\s*{LABELS[name]}\s*(\(\d+\)\s*)?$"))
    if field.get_attribute("role") == "group":
        choose_kinds(page, value)
    elif field.evaluate("node => node.localName") == "select":
        words = field.locator("option").filter(has_text=re.compile(rf"^{re.escape(value)}( \(\d+\))?$"))
        field.select_option(value=words.get_attribute("value"))
    elif field.get_attribute("type") == "checkbox":
        field.set_checked(value == "yes")
    else:
        field.fill(value)


def paste(field: Locator, text: str) -> None:
    """Paste a text into a field, as a keyboard does: what is too long for it is cut."""
    field.focus()
    field.page.keyboard.insert_text(text)


def show_further(page: Page) -> None:
    """Open "More filters"."""
    further = page.locator("#finder-further")
    if further.get_attribute("open") is None:
        further.get_by_text("More filters").click()


def choose_kinds(page: Page, *names: str) -> None:
    """Check types of event in the list that opens."""
    page.locator("summary", has_text="Type of event").click()
    boxes = page.get_by_role("group", name="Type of event")
    for name in names:
        boxes.get_by_role("checkbox", name=re.compile(rf"^{name}( \(\d+\))?$")).check()


def results(page: Page) -> Locator:
    """All results, or the cards of the page where nothing was searched for; once all are there."""
    settle(page)
    return page.get_by_role("article")


def settle(page: Page) -> None:
    """Wait until all that belongs to the results is there."""
    expect(page.locator("#events-list[aria-busy]")).to_have_count(0)


def titles(page: Page) -> list[str]:
    """The titles of the results, in order."""
    return results(page).get_by_role("heading").get_by_role("link").all_inner_texts()


def result(page: Page, title: str) -> Locator:
    """The result with this title."""
    return results(page).filter(has=page.get_by_role("heading", name=title))


def count(page: Page) -> Locator:
    """The sentence that says how many events were found."""
    return page.get_by_role("status")


def number(page: Page) -> int:
    """How many events the sentence says were found, in all ways to take part together."""
    parts = re.findall(r"(\d+) (?:in person|online|anytime action)", count(page).inner_text())
    return sum(map(int, parts))


def button_number(page: Page) -> int:
    """How many events the button of the form says it shows."""
    return int(re.sub(r"\D", "", page.locator("#finder-press").inner_text()))
