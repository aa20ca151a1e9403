"""An address that asks for a search, on a slow connection: what people see until the answer comes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.form import count, results, settle
from tests.browser.looks import DESK, PHONE

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((entries) => {
  for (const { value, hadRecentInput } of entries.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Adds up how much of the page has moved, as browsers count it (CLS)."""

MOST_SHIFT = 0.1


def slow(page: Page, pattern: str) -> Callable[[], None]:
    """Hold what a page asks for; what comes back lets it go."""
    held: list[Route] = []
    is_open = False

    def hold(route: Route) -> None:
        if is_open:
            route.continue_()
        else:
            held.append(route)

    def go() -> None:
        nonlocal is_open
        is_open = True
        for route in held:
            route.continue_()

    page.route(pattern, hold)
    return go


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_until_the_answer_comes_the_page_says_what_it_looks_for_and_nothing_moves(
    browser: Browser, sample_site: str, size: dict[str, int]
) -> None:
    with browser.new_context(viewport=size) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(SHIFTS)
        bring_script = slow(page, "**/search/finder/**")
        bring_events = slow(page, "**/search/events/**")
        page.goto(f"{sample_site}events/?when=week#zip=60540", wait_until="commit")
        waiting = page.get_by_text("Searching near 60540…")
        expect(waiting).to_be_visible()
        expect(page.get_by_role("article")).to_have_count(0)
        page.wait_for_timeout(100)
        bring_script()
        expect(page.get_by_role("group", name="Quick filters")).to_be_visible()
        expect(waiting).to_be_visible()
        page.wait_for_timeout(100)
        bring_events()
        expect(count(page)).to_contain_text("60540")
        expect(waiting).to_be_hidden()
        settle(page)
        expect(results(page).first).to_be_visible()
        page.wait_for_timeout(100)  # shifts are reported a little later
        assert page.evaluate("shifted") < MOST_SHIFT


def test_a_search_without_a_zip_says_that_it_is_on_its_way(page: Page, sample_site: str) -> None:
    bring = slow(page, "**/search/finder/**")
    page.goto(f"{sample_site}events/?state=WI", wait_until="commit")
    expect(page.get_by_text("Searching…", exact=True)).to_be_visible()
    bring()
    expect(count(page)).to_contain_text("Wisconsin")
    expect(page.get_by_text("Searching…", exact=True)).to_be_hidden()


def test_the_list_comes_back_where_the_script_does_not_come(page: Page, sample_site: str) -> None:
    page.route("**/search/finder/**", lambda route: route.abort())
    page.goto(f"{sample_site}events/?state=WI#zip=60540")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_text("Searching near 60540…")).to_be_hidden()


def test_the_list_comes_back_where_the_search_cannot_be_loaded(page: Page, sample_site: str) -> None:
    page.route("**/search/events/**", lambda route: route.abort())
    page.goto(f"{sample_site}events/?state=WI")
    expect(count(page)).to_contain_text("The search did not load")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_text("Searching…", exact=True)).to_be_hidden()


def test_without_a_search_the_list_is_there_from_the_first(page: Page, sample_site: str) -> None:
    page.route("**/search/finder/**", lambda route: None)
    page.goto(f"{sample_site}events/", wait_until="commit")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_text("Searching")).to_be_hidden()
