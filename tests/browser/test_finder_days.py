"""The days over the results of the sample site, each with its count, and each a filter."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import flaws


def days(page: Page) -> Locator:
    return page.get_by_role("group", name="Next 14 days").get_by_role("button")


def shown(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", text).strip() for text in days(page).all_text_contents()]


def open_finder(page: Page, address: str) -> None:
    page.goto(address)
    expect(days(page)).to_have_count(14)


def test_a_day_is_a_filter(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?state=PA&online=without")
    before = shown(tab)
    saturday = tab.get_by_role("button", name=re.compile(r"^Sat 19 \d+ events?$"))
    words = saturday.locator(".day-words").text_content()
    expect(saturday).to_have_attribute("aria-pressed", "false")
    saturday.click()
    expect(saturday).to_have_attribute("aria-pressed", "true")
    expect(saturday).to_be_focused()
    expect(tab.get_by_role("status")).to_have_text(f"{words} in or for Pennsylvania")
    for text in tab.get_by_role("article").locator("time:visible").all_inner_texts():
        assert text.startswith("Sat, Oct 19"), text
    assert shown(tab) == before
    assert tab.url.endswith("&when=dates&from=2024-10-19&to=2024-10-19&online=without")
    saturday.press("Enter")
    expect(saturday).to_have_attribute("aria-pressed", "false")
    expect(tab.get_by_label("When", exact=True)).to_have_value("")


def test_today_is_the_first_and_pressed_when_chosen(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?when=today")
    assert shown(tab)[0].startswith("Mon 14")
    pressed = [day.get_attribute("aria-pressed") for day in days(tab).all()]
    assert pressed == ["true"] + ["false"] * 13


def test_without_a_search_there_are_no_days(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/")
    expect(tab.get_by_role("group", name="Next 14 days")).to_be_hidden()


def test_the_days_can_be_read_and_pressed_in_any_look(tab: Page, sample_site: str) -> None:
    open_finder(tab, f"{sample_site}events/?when=today")
    assert flaws(tab) == {}
