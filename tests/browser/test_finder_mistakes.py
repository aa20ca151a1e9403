"""What the finder says to what it cannot search for, and when it cannot search."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.form import count, find, paste, settle, titles

MILITARY = "Military ZIP codes are not on the map. Clear the box and choose a state"


def test_a_zip_that_does_not_do(finder: Page) -> None:
    before = titles(finder)
    summary = finder.get_by_role("group", name="There is a problem")
    field = finder.get_by_label("ZIP code")
    for typed, words in {
        "99999": "ZIP code 99999 does not exist. Check it, or clear the box and choose a state",
        "6054": "Enter a 5-digit ZIP code, such as 60540",
        "11805": "ZIP code 11805 is not on the map. Clear the box and choose a state",
        "09012": MILITARY,
        "09980": MILITARY,
        "96601-1234": MILITARY,
    }.items():
        find(finder, zip=typed)
        expect(field).to_have_accessible_description(f"Example: 60540 Error: {words}")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(summary).to_be_focused()
        expect(finder).to_have_title(re.compile(r"^Error: Find an event"))
        summary.get_by_role("link", name=words).click()
        expect(field).to_be_focused()
        assert titles(finder) == before
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    expect(summary).to_have_count(0)
    expect(finder).to_have_title(re.compile(r"^60540, 50 miles – Find an event – "))
    expect(field).to_have_accessible_description("Example: 60540")


def test_a_zip_is_taken_as_people_paste_it(finder: Page, sample_site: str) -> None:
    for typed in ("60540–1234", "IL 60540", "６０５４０", "60540-", "Naperville, Illinois 60540"):
        finder.goto(f"{sample_site}events/")
        field = finder.get_by_label("ZIP code")
        paste(field, typed)
        expect(field).to_have_value(typed)
        find(finder)
        expect(count(finder), typed).to_contain_text("within 50 miles of 60540")
        finder.wait_for_url(f"{sample_site}events/#zip=60540")


def test_dates_in_the_wrong_order(finder: Page) -> None:
    finder.get_by_label("When", exact=True).select_option(label="Choose dates")
    find(finder)
    expect(finder.get_by_role("link", name="Enter a start date, an end date, or both")).to_be_visible()
    find(finder, first="2024-11-02", last="2024-11-01")
    expect(finder.get_by_label("To", exact=True)).to_have_accessible_description(
        "Error: The end date must be the same as the start date or later"
    )


def test_after_a_mistake_no_old_answer_stands(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    find(finder, zip="99999")
    expect(finder.get_by_role("link", name="ZIP code 99999 does not exist")).to_be_visible()
    expect(count(finder)).to_be_empty()


def test_a_search_that_cannot_load_leaves_the_list(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}events/")
    before = titles(page)

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/search/events/*", fail)
    find(page, state="Ohio")
    expect(count(page)).to_contain_text("The search did not load, so this list shows all events.")
    assert titles(page) == before
    page.unroute("**/search/events/*", fail)
    find(page)
    expect(count(page)).to_contain_text("Ohio")


def test_a_zip_that_there_is_not_offers_the_state_that_it_would_lie_in(finder: Page) -> None:
    find(finder, zip="60600", when="This weekend")
    expect(finder.get_by_text("ZIP codes that start with 606 are in Illinois.")).to_be_visible()
    finder.get_by_role("button", name="Show Illinois").click()
    expect(count(finder)).to_contain_text("Illinois")
    expect(finder.get_by_label("State", exact=True)).to_have_value("IL")
    expect(finder.get_by_label("ZIP code")).to_have_value("")
    expect(finder.get_by_text("There is a problem")).to_have_count(0)
    settle(finder)
    assert finder.url.endswith("?state=IL&when=weekend")
