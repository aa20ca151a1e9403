"""From the home page to the events near a ZIP code, which stays with the reader."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.form import paste
from tests.browser.watch import watch

NOT_ZIPS = {"nothing": "", "four digits": "6054", "six digits": "605401"}
PASTED = {
    "an en dash": "60540–1234",
    "wide digits": "６０５４０",
    "a whole place": "Naperville, Illinois 60540, USA",
}


@pytest.fixture
def home(tab: Page, sample_site: str) -> Iterator[Page]:
    """The home page, in a browser that has nothing to complain of."""
    said = watch(tab, sample_site)
    tab.goto(sample_site)
    yield tab
    assert said == []


def near(page: Page) -> Locator:
    return page.get_by_role("region", name="Find events near you")


def zip_field(page: Page) -> Locator:
    return near(page).get_by_label("ZIP code", exact=True)


def find(page: Page, typed: str) -> None:
    zip_field(page).fill(typed)
    near(page).get_by_role("button", name="Find events").click()


def test_a_zip_leads_to_the_events_near_it(home: Page, sample_site: str) -> None:
    find(home, "60540")
    expect(home.get_by_role("status")).to_contain_text("within 50 miles of 60540")
    assert home.url == f"{sample_site}events/#zip=60540"
    expect(home.get_by_role("article").first).to_contain_text("Naperville station")


def test_the_enter_key_is_enough(home: Page, sample_site: str) -> None:
    zip_field(home).fill(" 60540-1234 ")
    home.keyboard.press("Enter")
    expect(home.get_by_role("status")).to_contain_text("within 50 miles of 60540")
    assert home.url == f"{sample_site}events/#zip=60540"


def test_a_zip_is_taken_as_people_paste_it(home: Page, sample_site: str) -> None:
    for label, typed in PASTED.items():
        home.goto(sample_site)
        paste(zip_field(home), typed)
        expect(zip_field(home), label).to_have_value(typed)
        home.keyboard.press("Enter")
        expect(home.get_by_role("status"), label).to_contain_text("within 50 miles of 60540")
        assert home.url == f"{sample_site}events/#zip=60540"


def test_no_request_has_the_zip(home: Page) -> None:
    asked: list[str] = []
    home.on(
        "request", lambda request: asked.append(f"{request.url} {request.all_headers()} {request.post_data}")
    )
    find(home, "60540")
    expect(home.get_by_role("status")).to_contain_text("60540")
    home.wait_for_load_state("networkidle")
    assert any("search/zips/60.json" in request for request in asked)
    # The fragment stays in the browser; Playwright alone shows it behind the address of a page.
    assert not [request for request in asked if "60540" in re.sub(r"#\S*", "", request)]


def test_what_is_no_zip_is_said_in_words_at_the_field(home: Page, sample_site: str) -> None:
    error = near(home).get_by_text("Enter a 5-digit ZIP code, such as 60540")
    field = zip_field(home)
    expect(error).to_be_hidden()
    for label, typed in NOT_ZIPS.items():
        find(home, typed)
        # The button had the focus: the script gave it back.
        expect(field, label).to_be_focused()
        expect(error, label).to_be_visible()
        expect(field, label).to_have_attribute("aria-invalid", "true")
        expect(field, label).to_have_accessible_description(re.compile("5-digit"))
        expect(field, label).to_have_value(typed)
        assert home.url == sample_site


@pytest.mark.parametrize(
    ("typed", "button", "answer"),
    [
        ("Scranton", "Search events for “Scranton”", "in person"),
        ("Philadelphia, PA", "Show Pennsylvania", "in or for Pennsylvania"),
        ("wisconsin", "Show Wisconsin", "in or for Wisconsin"),
    ],
)
def test_a_place_in_words_is_understood(home: Page, typed: str, button: str, answer: str) -> None:
    find(home, typed)
    expect(home.get_by_role("link", name=f"“{typed}” is not a ZIP code. Enter 5 digits")).to_be_visible()
    expect(home.get_by_label("ZIP code", exact=True)).to_have_value(typed)
    home.get_by_role("button", name=button).click()
    expect(home.get_by_role("status")).to_contain_text(answer)
    expect(home.get_by_role("article").first).to_be_visible()
    expect(home.get_by_label("ZIP code", exact=True)).to_have_value("")


def test_the_way_back_leads_to_the_form_without_an_old_error(home: Page, sample_site: str) -> None:
    find(home, "1234")
    find(home, "60540")
    expect(home.get_by_role("status")).to_contain_text("60540")
    home.go_back()
    assert home.url == sample_site
    expect(near(home).get_by_text("Enter a ZIP code")).to_be_hidden()
    expect(zip_field(home)).not_to_have_attribute("aria-invalid", "true")
    find(home, "53703")
    expect(home.get_by_role("status")).to_contain_text("53703")


def test_without_script_a_link_stands_in_its_place(browser: Browser, sample_site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(sample_site)
        expect(zip_field(page)).to_be_hidden()
        near(page).get_by_role("link", name="See all upcoming events").click()
        assert page.url == f"{sample_site}events/"


def test_the_link_stays_where_the_script_does_not_come(page: Page, sample_site: str) -> None:
    page.route("**/near.js*", lambda route: route.abort())
    page.goto(sample_site)
    expect(near(page).get_by_role("link", name="See all upcoming events")).to_be_visible()
    expect(zip_field(page)).to_be_hidden()


def test_nothing_moves_as_the_script_comes(page: Page, sample_site: str) -> None:
    page.goto(sample_site)
    page.wait_for_function("!document.querySelector('.near form').hidden")
    after = page.evaluate("document.documentElement.scrollHeight")
    page.route("**/near.js*", lambda route: route.abort())
    page.reload()
    assert page.evaluate("document.documentElement.scrollHeight") == after


def test_the_script_is_on_the_home_page_alone(tab: Page, sample_site: str) -> None:
    tab.goto(f"{sample_site}wisconsin/")
    expect(tab.locator("script[src*='near.js']")).to_have_count(0)


def test_a_military_zip_is_told_what_it_is(home: Page) -> None:
    find(home, "09012")
    expect(home.get_by_role("link", name="Military ZIP codes are not on the map")).to_be_visible()
    expect(home.get_by_label("ZIP code", exact=True)).to_have_value("09012")
