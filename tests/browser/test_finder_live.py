"""Results follow the form once they are on the page. They say only what is needed, and nothing jumps."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import button_number, choose, count, find, number, results, settle, titles

WATCH_STATUS = """() => {
  window.announced = [];
  const status = document.querySelector("[role=status]");
  new MutationObserver(() => window.announced.push(status.textContent)).observe(status, { childList: true });
}"""


HEIGHT = "document.documentElement.scrollHeight"
SAVE_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def searched(page: Page) -> list[str]:
    """From now on, the files of the search that a page asks for, as they come."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
    return asked


def type_zip(page: Page, code: str) -> None:
    """Type a ZIP code, and wait until what it leads to is asked for."""
    with page.expect_request("**/search/events/*"):
        page.get_by_label("ZIP code").press_sequentially(code)
    page.wait_for_load_state("networkidle")


def test_nothing_is_shown_before_the_button_is_pressed(finder: Page) -> None:
    asked, before = searched(finder), titles(finder)
    choose(finder, "state", "Wisconsin")
    choose(finder, "zip", "6054")
    finder.wait_for_timeout(900)
    assert asked == []
    choose(finder, "zip", "60540")
    finder.wait_for_timeout(900)
    expect(count(finder)).to_be_empty()
    assert titles(finder) == before
    assert finder.url.endswith("/events/")


def test_with_the_last_digit_of_a_zip_code_comes_what_its_search_needs(finder: Page) -> None:
    asked = searched(finder)
    type_zip(finder, "60540")
    expect(finder.locator("#events-list [aria-hidden='true'] article").first).to_be_attached()
    loaded = list(asked)
    assert [url for url in loaded if "/search/zips/60.json" in url]
    assert [url for url in loaded if "/search/events/il" in url]
    assert not [url for url in loaded if "60540" in url]
    find(finder)
    expect(count(finder)).to_contain_text("60540")
    settle(finder)
    assert asked == loaded


def test_results_that_are_ready_before_the_press_are_out_of_sight_and_reach(finder: Page) -> None:
    before = titles(finder), finder.evaluate(HEIGHT)
    type_zip(finder, "60540")
    ready = finder.locator("#events-list [aria-hidden='true'] article")
    expect(ready.first).to_be_attached()
    assert (titles(finder), finder.evaluate(HEIGHT)) == before
    assert ready.get_by_role("link", include_hidden=True).first.evaluate("link => link.tabIndex") == -1
    find(finder)
    expect(count(finder)).to_contain_text("60540")
    expect(results(finder).first).to_be_visible()
    expect(finder.locator("#events-list [tabindex]")).to_have_count(0)
    assert finder.locator("article").count() == results(finder).count()


def test_results_that_are_ready_are_those_of_what_stands_in_the_form_at_the_press(finder: Page) -> None:
    type_zip(finder, "60540")
    expect(finder.locator("#events-list [aria-hidden='true'] article").first).to_be_attached()
    finder.get_by_label("Within").evaluate("field => { field.value = '25'; }")  # without an event
    find(finder)
    expect(count(finder)).to_contain_text("within 25 miles of 60540")


def test_what_could_not_be_loaded_before_the_press_is_loaded_with_it(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/")
    page.route("**/search/events/*", lambda route: route.abort())
    type_zip(page, "60540")
    page.unroute("**/search/events/*")
    find(page)
    expect(count(page)).to_contain_text("60540")
    expect(results(page).first).to_be_visible()


def test_where_data_is_to_be_saved_all_of_it_waits_for_the_press(page: Page, sample_site: str) -> None:
    page.add_init_script(SAVE_DATA)
    page.goto(f"{sample_site}events/")
    asked = searched(page)
    choose(page, "zip", "60540")
    page.wait_for_timeout(900)
    assert asked == []
    find(page)
    expect(count(page)).to_contain_text("60540")


def test_the_button_says_how_many_before_it_is_pressed_and_announces_nothing(finder: Page) -> None:
    button = finder.locator("#finder-press")
    expect(button).to_have_text("Find events")
    finder.evaluate(WATCH_STATUS)
    finder.get_by_label("ZIP code").press_sequentially("60540")
    expect(button).to_have_text(re.compile(r"^Show \d+ events$"))
    said = button_number(finder)
    assert finder.evaluate("announced.length") == 0
    assert button.evaluate("node => node.closest('[aria-live], [role=status], [role=alert]')") is None
    find(finder)
    expect(count(finder)).to_contain_text("60540")
    assert number(finder) == said


def test_a_choice_changes_the_results_at_once(finder: Page) -> None:
    find(finder, state="Wisconsin")
    expect(count(finder)).to_contain_text("Wisconsin")
    everything = titles(finder)
    time = finder.get_by_label("Time of day")
    choose(finder, "time", "Evening, from 5 pm")
    expect(count(finder)).to_have_text(re.compile(r"^\d+ online in or for Wisconsin$"))
    assert finder.url.endswith("?state=WI&time=evening")
    assert titles(finder) != everything
    settle(finder)
    expect(time.locator("option:checked")).to_have_text(f"Evening, from 5 pm ({number(finder)})")
    assert button_number(finder) == number(finder)
    finder.go_back()
    expect(time).to_have_value("")
    assert titles(finder) == everything


def test_what_is_typed_is_searched_for_and_announced_once_typing_stops(finder: Page) -> None:
    find(finder, zip="60540", words="phone")
    expect(count(finder)).to_contain_text("60540")
    finder.evaluate(WATCH_STATUS)
    box = finder.get_by_label("ZIP code")
    box.fill("")
    for at in range(1, 6):
        box.press_sequentially("53140"[at - 1])
        finder.wait_for_timeout(60)
    expect(count(finder)).to_contain_text("53140")
    expect(box).to_be_focused()
    assert finder.evaluate("announced.length") == 1
    assert finder.url.endswith("?q=phone#zip=53140")
    finder.go_back()
    expect(count(finder)).to_be_empty()


def test_what_is_half_typed_is_no_mistake(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    before = titles(finder)
    finder.get_by_label("ZIP code").fill("5314")
    finder.wait_for_timeout(900)
    expect(finder.get_by_text("There is a problem")).to_have_count(0)
    finder.get_by_label("ZIP code").fill("99999")
    finder.wait_for_timeout(900)
    expect(finder.get_by_text("There is a problem")).to_have_count(0)
    assert titles(finder) == before
    finder.keyboard.press("Enter")
    expect(finder.get_by_text("There is a problem")).to_be_visible()


def test_clear_all_brings_back_the_page_as_it_came(finder: Page) -> None:
    before = titles(finder)
    find(finder, zip="60540", time="Morning", open="yes")
    expect(count(finder)).to_contain_text("60540")
    finder.get_by_role("link", name="Clear all").click()
    expect(count(finder)).to_be_empty()
    assert titles(finder) == before
    expect(finder.get_by_label("ZIP code")).to_have_value("")
    expect(finder.get_by_label("Hide full")).not_to_be_checked()
    assert finder.url.endswith("/events/")
    expect(results(finder).first).to_be_visible()
