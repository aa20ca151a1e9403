"""A search as an address: shared, gone back to, and below any path."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.form import CARPOOL, count, find, results, settle, titles


def test_a_shared_address_brings_the_same_results(finder: Page, browser: Browser) -> None:
    finder.get_by_label("When", exact=True).select_option(label="Choose dates")
    find(finder, zip="60540", within="100 miles", first="2024-10-15", last="2024-11-03", words="carpool")
    expect(count(finder)).to_contain_text("within 100 miles of 60540")
    settle(finder)
    other = browser.new_page()
    other.goto(finder.url)
    expect(count(other)).to_have_text(count(finder).inner_text())
    assert titles(other) == titles(finder)
    expect(other.get_by_label("ZIP code")).to_have_value("60540")
    other.close()


def test_a_shared_search_opens_at_its_answer(browser: Browser, sample_site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{sample_site}events/?state=WI#zip=60540")
        expect(page.get_by_role("status")).to_be_in_viewport()


def test_back_and_forth(finder: Page) -> None:
    before = titles(finder)
    find(finder, state="Ohio")
    expect(count(finder)).to_contain_text("Ohio")
    expect(finder).to_have_title(re.compile("^Ohio – Find an event – "))
    settle(finder)
    find(finder, state="Georgia")
    expect(count(finder)).to_contain_text("Georgia")
    settle(finder)
    finder.go_back()
    expect(count(finder)).to_contain_text("Ohio")
    expect(finder.get_by_label("State", exact=True)).to_have_value("OH")
    finder.go_back()
    expect(count(finder)).to_have_text("")
    expect(finder).to_have_title(re.compile("^Find an event – "))
    assert titles(finder) == before
    finder.go_forward()
    expect(count(finder)).to_contain_text("Ohio")


def test_back_from_an_event_to_the_results(finder: Page) -> None:
    find(finder, zip="60540")
    results(finder).first.get_by_role("link", name=CARPOOL).click()
    expect(finder.get_by_role("heading", level=1)).to_have_text(CARPOOL)
    finder.go_back()
    expect(count(finder)).to_contain_text("60540")
    expect(finder.get_by_label("ZIP code")).to_have_value("60540")


def test_a_link_within_the_page_leaves_the_results_alone(finder: Page) -> None:
    find(finder, zip="60540")
    expect(count(finder)).to_contain_text("60540")
    settle(finder)
    finder.get_by_role("link", name="Skip to main content").focus()
    finder.keyboard.press("Enter")
    expect(finder.get_by_role("main")).to_be_focused()
    expect(count(finder)).to_contain_text("60540")
    assert finder.url.endswith("#zip=60540")


def test_an_address_typed_by_hand_is_taken(finder: Page, sample_site: str) -> None:
    for address in ("?state=wi", "?State=Wisconsin", "?state=WI.", "?kind=&amp;state=wisconsin"):
        finder.goto(f"{sample_site}events/{address}")
        expect(count(finder), address).to_have_text(re.compile(r"^\d+ in person, .* in or for Wisconsin$"))
        expect(finder.get_by_label("State", exact=True)).to_have_value("WI")
        expect(finder.get_by_text("his link says")).to_have_count(0)
        assert finder.url == f"{sample_site}events/{address}"


def test_what_cannot_be_taken_is_told(finder: Page, sample_site: str) -> None:
    finder.goto(f"{sample_site}events/?state=WI,PA")
    expect(count(finder)).to_contain_text("in or for Wisconsin")
    expect(finder.get_by_text("This link has too much in “State”.")).to_be_visible()
    find(finder, state="Pennsylvania")
    expect(count(finder)).to_contain_text("in or for Pennsylvania")
    expect(finder.get_by_text("his link says")).to_have_count(0)


def test_a_zip_in_the_query_goes_behind_the_hash_before_anything_is_asked(
    page: Page, sample_site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.all_headers()}"))
    page.goto(f"{sample_site}events/?state=wi&zip=53703-1234")
    expect(count(page)).to_contain_text("within 50 miles of 53703")
    assert page.url == f"{sample_site}events/?state=wi#zip=53703"
    expect(page.get_by_label("ZIP code")).to_have_value("53703")
    settle(page)
    page.get_by_role("link", name="Clear all").click()
    page.get_by_role("article").first.get_by_role("link").first.click()
    page.wait_for_load_state("networkidle")
    # The fragment stays in the browser; Playwright alone shows it behind the address of a page.
    first, *others = [re.sub(r"#\S*", "", request) for request in asked]
    assert "zip=53703" in first, "what the reader's own hand wrote"
    assert len(others) > 5
    assert not [request for request in others if "53703" in request]
    page.go_back()
    assert "?zip" not in page.url


def test_a_short_address_does_not_pass_on_what_stands_behind_it(page: Page, sample_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.all_headers()}"))
    page.goto(f"{sample_site}wi/?zip=53703")
    expect(page).to_have_title(re.compile("Wisconsin"))
    page.wait_for_load_state("networkidle")
    assert [request for request in asked if "wisconsin/" in request]
    assert not [request for request in asked[1:] if "53703" in request]


def test_no_address_is_too_long(finder: Page, sample_site: str) -> None:
    """It does not have too many words either: it takes as little time as something that people can type."""
    words = "".join(f"{number:x} " for number in range(10_000))
    finder.goto(f"{sample_site}events/#q={words}&state={'WI,' * 5_000}&host={'x' * 5_000}")
    expect(finder.get_by_label("Keywords")).to_have_value(words[:200])
    expect(count(finder)).to_contain_text("No events match")
    expect(finder.get_by_text("This link has too much in “Keywords”.")).to_be_visible()
    expect(finder.get_by_text("This link has too much in “Host”")).to_be_visible()


def test_an_address_that_cannot_be_read_without_its_script_is_told(page: Page, sample_site: str) -> None:
    page.route("**/typed-*.js", lambda route: route.abort())
    page.goto(f"{sample_site}events/?state=wi&zip=53703")
    expect(page.get_by_text("The search did not load")).to_be_visible()
    assert page.url.endswith("/events/#state=wi&zip=53703"), "a reload reads it again"
    find(page, state="Ohio")
    expect(count(page)).to_contain_text("Ohio")
