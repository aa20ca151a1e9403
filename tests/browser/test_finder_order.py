"""Results of the sample site under headings, and in the order of their distance."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import settle

MILES = r"(less than a|\d+) miles? away"


def headings(page: Page) -> list[str]:
    """The headings of the results, in order."""
    return page.locator("#events-list").get_by_role("heading", level=3).all_inner_texts()


def distances(page: Page) -> list[int]:
    text = page.locator("#events-list").inner_text()
    return [0 if number.startswith("less") else int(number) for number in re.findall(MILES, text)]


def test_results_stand_under_their_days(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/?when=week")
    expect(tab.get_by_role("status")).to_contain_text("in person")
    expect(tab.locator("#events-list").get_by_role("heading", level=3).first).to_be_visible()
    settle(tab)
    found = headings(tab)
    assert [re.sub(r"\s+", " ", words) for words in found if words.startswith("To")] == [
        "Today Monday, October 14",
        "Tomorrow Tuesday, October 15",
    ]
    assert len(found) == len(set(found))
    section = tab.locator("#events-list section").filter(
        has=tab.get_by_role("heading", name="Tomorrow Tuesday, October 15")
    )
    expect(section.get_by_role("article").first).to_be_visible()
    for words in section.locator(".card-day").all_inner_texts():
        assert words.split() == ["Tue", "15", "Oct"]


def test_a_day_goes_on_where_the_list_does(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/?when=dates&from=2024-10-14")
    tab.get_by_role("button", name="more event").click()
    expect(tab.get_by_role("article").nth(20).get_by_role("link")).to_be_focused()
    found = headings(tab)
    assert len(found) == len(set(found))


def test_nearest_first(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/?within=100#zip=19380")
    order = tab.get_by_label("Sort by")
    expect(order).to_be_visible()
    by_day = distances(tab)
    assert by_day != sorted(by_day)
    order.focus()
    order.select_option(label="Nearest first")
    expect(tab.get_by_role("heading", name="Nearest first")).to_be_visible()
    assert distances(tab) == sorted(by_day)
    expect(order).to_be_focused()
    assert tab.url.endswith("?within=100&order=near#zip=19380")
    tab.go_back()
    expect(tab.get_by_role("heading", name="Nearest first")).to_have_count(0)
    expect(order).to_have_value("")
    assert distances(tab) == by_day


def test_without_a_zip_there_is_no_order_to_choose(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/?state=WI&order=near")
    expect(tab.get_by_role("status")).to_contain_text("Wisconsin")
    expect(tab.get_by_label("Sort by")).to_be_hidden()
    assert headings(tab)
