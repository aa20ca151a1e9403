"""A search as an address: shared, gone back to, and below any path."""

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
    settle(finder)
    find(finder, state="Georgia")
    expect(count(finder)).to_contain_text("Georgia")
    settle(finder)
    finder.go_back()
    expect(count(finder)).to_contain_text("Ohio")
    expect(finder.get_by_label("State", exact=True)).to_have_value("OH")
    finder.go_back()
    expect(count(finder)).to_have_text("")
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
    finder.get_by_role("link", name="Skip to the content").focus()
    finder.keyboard.press("Enter")
    expect(finder.get_by_role("main")).to_be_focused()
    expect(count(finder)).to_contain_text("60540")
    assert finder.url.endswith("#zip=60540")
