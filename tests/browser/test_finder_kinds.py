"""Kinds of a site's own in the finder: choices, the line of filters, and words that mean one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import count, find, settle, titles
from tests.site import EVENT, SITE, built

KINDS = """\
kinds:
  - food-bank
  - name: esl
    label: English class
"""
EVENTS = {
    "Pack boxes": "packing",
    "Learn English": "esl",
    "Shop free": "pantry",
    "Hand out food": "Food pantry",
}


@pytest.fixture(scope="module")
def food_bank(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of a food bank with an event of each of some kinds."""
    folder = tmp_path_factory.mktemp("food-bank")
    files: dict[str, str | bytes | None] = {
        f"events/pa/event-{number}.yaml": EVENT.replace("canvass", kind).replace("Knock on doors", title)
        for number, (title, kind) in enumerate(EVENTS.items())
    }
    site = f"{SITE}as_of: 2024-10-14T12:00 America/New_York\n{KINDS}"
    result = built(folder, {"site.yaml": site, "events/pa/doors.yaml": None, **files})
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


def test_a_kind_of_its_own_filters(tab: Page, food_bank: str) -> None:
    tab.goto(f"{food_bank}events/")
    find(tab, kind="English class")
    expect(count(tab)).to_have_text("1 in person")
    assert titles(tab) == ["Learn English"]
    assert "kind=esl" in tab.url
    assert tab.locator(".badge-kind").first.inner_text() == "English class"


def test_an_address_says_a_kind_by_its_label(tab: Page, food_bank: str) -> None:
    tab.goto(f"{food_bank}events/?kind=English+class")
    settle(tab)
    expect(tab.locator(".choices-chosen")).to_have_text("English class")
    assert titles(tab) == ["Learn English"]


def test_the_label_is_a_keyword(tab: Page, food_bank: str) -> None:
    tab.goto(f"{food_bank}events/")
    find(tab, words="english class")
    expect(count(tab)).to_have_text("1 in person")
    assert titles(tab) == ["Learn English"]


@pytest.mark.parametrize("words", ["pantries qqqqqq", "Pantry qqqqqq"])
def test_the_plural_offers_the_kind(tab: Page, food_bank: str, words: str) -> None:
    tab.goto(f"{food_bank}events/?q={words.replace(' ', '+')}")
    expect(tab.get_by_role("status")).to_have_text("No events match.")
    offer = tab.get_by_role("button", name=re.compile(f"{words.split()[0]}.*Pantry"))
    offer.click()
    expect(tab.locator(".choices-chosen")).to_have_text("Pantry")
