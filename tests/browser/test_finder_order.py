"""Results of the sample site under headings, and in the order of their distance."""

import re

from playwright.sync_api import Page, expect

MILES = r"(less than a|\d+) miles? away"


def headings(page: Page) -> list[str]:
    """The headings of the results, in order."""
    return page.locator("#events-list").get_by_role("heading", level=3).all_inner_texts()


def distances(page: Page) -> list[int]:
    text = page.locator("#events-list").inner_text()
    return [0 if number.startswith("less") else int(number) for number in re.findall(MILES, text)]


def test_results_stand_under_their_days(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/?when=week")
    expect(page.get_by_role("status")).to_contain_text("events")
    expect(page.locator("#events-list").get_by_role("heading", level=3).first).to_be_visible()
    found = headings(page)
    assert [re.sub(r"\s+", " ", words) for words in found if words.startswith("To")] == [
        "Today Monday, October 14",
        "Tomorrow Tuesday, October 15",
    ]
    assert len(found) == len(set(found))
    section = page.locator("#events-list section").filter(
        has=page.get_by_role("heading", name="Saturday, October 19")
    )
    for words in section.locator("time:visible").all_inner_texts():
        assert words.startswith("Sat, Oct 19"), words


def test_a_day_goes_on_where_the_list_does(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/?when=dates&from=2024-10-14")
    page.get_by_role("button", name="more event").click()
    expect(page.get_by_role("article").nth(50).get_by_role("link")).to_be_focused()
    found = headings(page)
    assert len(found) == len(set(found))


def test_nearest_first(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/?within=100#zip=19380")
    order = page.get_by_label("Order")
    expect(order).to_be_visible()
    by_day = distances(page)
    assert by_day != sorted(by_day)
    order.focus()
    order.select_option(label="Nearest first")
    expect(page.get_by_role("heading", name="The nearest first")).to_be_visible()
    assert distances(page) == sorted(by_day)
    expect(order).to_be_focused()
    assert page.url.endswith("?within=100&order=near#zip=19380")
    page.go_back()
    expect(page.get_by_role("heading", name="The nearest first")).to_have_count(0)
    expect(order).to_have_value("")
    assert distances(page) == by_day


def test_without_a_zip_there_is_no_order_to_choose(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/?state=WI&order=near")
    expect(page.get_by_role("status")).to_contain_text("Wisconsin")
    expect(page.get_by_label("Order")).to_be_hidden()
    assert headings(page)
