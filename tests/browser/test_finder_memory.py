"""Choices stay on the device where the reader asks for it, and go when the reader says so."""

import json

from playwright.sync_api import Browser, Page, expect

from tests.browser.form import choose, count, find
from tests.browser.kinds import KINDS

BOX = "Remember my choices on this device"


def kept(page: Page) -> int:
    """How much the browser has stored for the site, of any sort."""
    stored: int = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
    return stored


def test_nothing_is_kept_unasked(finder: Page, sample_site: str) -> None:
    find(finder, zip="60540", words="carpool")
    expect(count(finder)).to_contain_text("60540")
    assert kept(finder) == 0
    finder.goto(f"{sample_site}events/")
    expect(finder.get_by_label("ZIP code")).to_have_value("")


def test_what_is_kept_fills_the_form_the_next_time(finder: Page, sample_site: str) -> None:
    finder.get_by_label(BOX).check()
    find(finder, zip="60540", within="100 miles", kind="Canvass", time="Morning", words="naperville")
    expect(count(finder)).to_contain_text("60540")
    finder.goto(f"{sample_site}events/")
    expect(finder.get_by_label(BOX)).to_be_checked()
    expect(finder.get_by_label("ZIP code")).to_have_value("60540")
    expect(finder.get_by_label("Within")).to_have_value("100")
    expect(finder.locator("summary", has_text="Type of event")).to_have_text("Type of event: Canvass")
    expect(finder.get_by_label("Time of day")).to_have_value("morning")
    expect(finder.get_by_label("Keywords")).to_have_value("")
    expect(count(finder)).to_be_empty()
    finder.get_by_label(BOX).uncheck()
    assert kept(finder) == 0
    finder.reload()
    expect(finder.get_by_label("ZIP code")).to_have_value("")
    expect(finder.get_by_label(BOX)).not_to_be_checked()


def test_a_zip_is_kept_without_what_stands_around_it(finder: Page, sample_site: str) -> None:
    finder.get_by_label(BOX).check()
    find(finder, zip="Naperville, IL 60540-1234")
    expect(count(finder)).to_contain_text("60540")
    finder.goto(f"{sample_site}events/")
    expect(finder.get_by_label("ZIP code")).to_have_value("60540")


def test_what_others_wrote_into_the_storage_does_no_harm(finder: Page, sample_site: str) -> None:
    finder.get_by_label(BOX).check()
    for kept in (
        '{"state": ["OH"], "zip": 60540, "kind": {"a": 1}, "when": null, "q": "x", "time": "morning"}',
        f'{{"zip": "{"6" * 20_000}", "kind": "{"a," * 20_000}", "time": "morning"}}',
    ):
        finder.evaluate(
            "(text) => { for (const key of Object.keys(localStorage)) localStorage.setItem(key, text); }",
            kept,
        )
        finder.goto(f"{sample_site}events/")
        expect(finder.get_by_label("Time of day")).to_have_value("morning")
        expect(finder.get_by_label("ZIP code")).to_have_value("")
        expect(finder.get_by_label("Keywords")).to_have_value("")
        find(finder, state="Ohio")
        expect(count(finder)).to_contain_text("Ohio")


def test_an_address_goes_before_what_is_kept(finder: Page, sample_site: str) -> None:
    finder.get_by_label(BOX).check()
    choose(finder, "zip", "60540")
    finder.goto(f"{sample_site}events/?state=OH")
    expect(count(finder)).to_contain_text("Ohio")
    expect(finder.get_by_label("ZIP code")).to_have_value("")
    expect(finder.get_by_label(BOX)).to_be_checked()


SPY = """
const stored = (window.stored = []);
const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, text) {
  stored.push([this === window.localStorage ? "localStorage" : "sessionStorage", name, text]);
  set.call(this, name, text);
};
const cookie = { get: () => "", set: (text) => stored.push(["cookie", text, ""]) };
Object.defineProperty(Document.prototype, "cookie", cookie);
for (const [owner, name] of [[IDBFactory.prototype, "open"], [CacheStorage.prototype, "open"]]) {
  owner[name] = (what) => stored.push([owner.constructor.name, what, ""]);
}
"""
"""Notes all that a page stores, of any sort."""

WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def test_what_is_stored_is_what_the_page_about_it_names(browser: Browser, crowded_site: str) -> None:
    with browser.new_context(service_workers="allow") as context:
        page = context.new_page()
        page.add_init_script(SPY)
        stored: list[list[str]] = []
        for path in KINDS.values():
            page.goto(crowded_site + path)
            stored += page.evaluate("window.stored")
        assert stored == []
        assert page.evaluate(WORKERS) == 0
        page.goto(f"{crowded_site}events/")
        page.get_by_label(BOX).check()
        find(page, zip="19380", within="100 miles", kind="Canvass", time="Morning", words="doors")
        expect(count(page)).to_contain_text("19380")
        stored = page.evaluate("window.stored")
        page.goto(f"{crowded_site}privacy/")
        named = page.locator("[data-kept]").evaluate_all("all => all.map((one) => one.dataset.kept)")
        choices, saved, _ = page.locator("code.storage").all_text_contents()
        assert {(where, name) for where, name, _ in stored} == {("localStorage", choices)}
        assert {name for *_, text in stored for name in json.loads(text)} == set(named)
        page.goto(crowded_site + KINDS["event"])
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("button", name="Save", pressed=True)).to_be_visible()
        stored = page.evaluate("window.stored")
        title = page.locator("h1").text_content()
        assert stored == [["localStorage", saved, json.dumps({KINDS["event"]: title}, separators=(",", ":"))]]
        assert context.cookies() == []


def test_a_browser_that_keeps_nothing_offers_nothing(browser: Browser, sample_site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
        )
        page.goto(f"{sample_site}events/")
        find(page, zip="60540")
        expect(count(page)).to_contain_text("60540")
        expect(page.get_by_label(BOX)).to_be_hidden()
