"""The results as a list: what is in it, and where the reader is."""

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.form import CARPOOL, count, find, number, result, results, settle


def test_results_look_like_the_cards_of_the_page(browser: Browser, sample_site: str) -> None:
    with browser.new_context(timezone_id="America/New_York") as context:
        page = context.new_page()
        page.goto(f"{sample_site}events/")
        before = {card["link"]: card for card in cards(page)}
        find(page)
        expect(count(page)).to_have_text(re.compile(r"^\d+ in person, \d+ online, \d+ anytime actions$"))
        settle(page)
        while page.get_by_role("button", name="more event").count():
            page.get_by_role("button", name="more event").click()
        after = {card["link"]: card for card in cards(page)}
        assert len(after) == results(page).count() == number(page)
        assert {link: after[link] for link in before} == before


def cards(page: Page) -> list[dict[str, str]]:
    """Each card with its address, without what differs: the level of its heading, what the clock needs."""
    found: list[dict[str, str]] = page.get_by_role("article").evaluate_all(
        """cards => cards.map((card) => ({
            link: card.querySelector("a").href,
            html: card.outerHTML
                .replace(/<(\\/?)h\\d/g, "<$1h")
                .replace(/href="[^"]*"/, "")
                .replace(/ data-[a-z]+(="[^"]*"|='[^']*')?/g, "")
                .replace(/\\s+/g, " ")
                .replace(/> </g, "><"),
        }))"""
    )
    return found


def test_show_more_goes_on_at_the_next_result(finder: Page) -> None:
    find(finder)
    expect(results(finder)).to_have_count(20)
    finder.get_by_role("button", name=re.compile(r"^Show \d+ more events$")).click()
    expect(results(finder).nth(20).get_by_role("link")).to_be_focused()


def test_what_is_over_by_the_readers_clock_is_not_found(page: Page, sample_site: str) -> None:
    def later(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'data-now="\d+"', 'data-now="1730600000"', answer.text()))

    page.route("**/events/", later)
    page.goto(f"{sample_site}events/")
    find(page, zip="60540")
    expect(count(page)).to_contain_text("60540")
    expect(result(page, CARPOOL)).to_have_count(0)


def test_on_a_phone_the_results_come_into_view(finder: Page) -> None:
    finder.set_viewport_size({"width": 360, "height": 740})
    find(finder, state="Ohio")
    expect(count(finder)).to_be_in_viewport()
