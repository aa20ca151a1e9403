"""The results of a search on paper: all of them, under what was asked for."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import count, number, results, settle


def print_it(page: Page) -> None:
    """What a browser does before it prints, and how the page looks then."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def test_paper_has_all_results_and_what_was_asked_for(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/#zip=60540")
    expect(count(page)).to_contain_text("60540")
    settle(page)
    shown, every = results(page).count(), number(page)
    assert shown < every, "a part of them waits for a press"
    print_it(page)
    expect(results(page)).to_have_count(every)
    head = page.locator("#finder-paper")
    expect(head).to_be_visible()
    expect(head).to_have_text(f"60540, 50 miles · As of Monday, October 14 · {sample_site}events/#zip=60540")
    for name in ("Find events", re.compile("more event"), re.compile("Show on a map"), "Change"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("group", name="Quick filters")).to_be_hidden()
    expect(page.get_by_text("See all online events")).to_be_hidden()


def test_the_screen_has_no_head_of_a_sheet(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}events/?state=WI")
    expect(count(tab)).to_contain_text("Wisconsin")
    expect(tab.locator("#finder-paper")).to_be_hidden()


def test_without_a_search_the_list_prints_as_it_stands(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/")
    before = results(page).count()
    print_it(page)
    expect(results(page)).to_have_count(before)
    expect(page.locator("#finder-paper")).to_be_empty()
