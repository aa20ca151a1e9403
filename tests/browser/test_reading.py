"""Every kind of page, as a reader meets it: on phones and desks, with script and without."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kinds import CROWD, KINDS
from tests.browser.watch import watch

PHONE, OLD_PHONE, DESK = 360, 320, 1280

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((node) => node.getBoundingClientRect().right > room + 0.5)
    .map((node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 40)}`);
}"""
"""What reaches beyond the right edge of a page that can be pushed sideways."""


@dataclass
class Visit:
    """What was found on a page: troubles, what is too wide at which width, and what the page says it is."""

    troubles: list[str]
    too_wide: dict[int, list[str]]
    headings: list[str]
    title: str
    language: str | None


@pytest.fixture(scope="module")
def visits(browser: Browser, crowded_site: str) -> dict[str, Visit]:
    """Each kind of page, opened once."""
    with browser.new_context() as context:
        page = context.new_page()
        said = watch(page, crowded_site)
        return {kind: _visit(page, crowded_site + path, said) for kind, path in KINDS.items()}


def _visit(page: Page, address: str, said: list[str]) -> Visit:
    said.clear()
    page.goto(address)
    too_wide = {}
    for width in (OLD_PHONE, PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        too_wide[width] = page.evaluate(WIDER)
    headings = page.get_by_role("heading", level=1).all_inner_texts()
    return Visit(said.copy(), too_wide, headings, page.title(), page.locator("html").get_attribute("lang"))


def test_no_page_gives_a_browser_cause_to_complain(visits: dict[str, Visit]) -> None:
    troubles = {kind: visit.troubles for kind, visit in visits.items() if visit.troubles}
    assert not troubles


def test_no_page_is_wider_than_the_screen(visits: dict[str, Visit]) -> None:
    too_wide = {kind: visit.too_wide for kind, visit in visits.items() if any(visit.too_wide.values())}
    assert not too_wide


def test_each_page_has_one_heading_over_all(visits: dict[str, Visit]) -> None:
    headings = {kind: visit.headings for kind, visit in visits.items()}
    assert all(len(found) == 1 and found[0].strip() for found in headings.values()), headings


def test_each_page_has_a_title_of_its_own_in_a_known_language(visits: dict[str, Visit]) -> None:
    titles = {kind: visit.title for kind, visit in visits.items()}
    assert all("Porchlight Volunteers" in title for title in titles.values()), titles
    assert len(set(titles.values())) == len(titles), titles
    assert {visit.language for visit in visits.values()} == {"en"}


@pytest.fixture
def bare(browser: Browser, crowded_site: str) -> Iterator[Page]:
    """The home page in a browser that runs no script."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        said = watch(page, crowded_site)
        page.goto(crowded_site)
        yield page
        assert said == []


def titles(page: Page) -> list[str]:
    # Posts about a state stand at its side.
    events = page.get_by_role("article").and_(page.locator(":not(aside *)"))
    return events.get_by_role("heading").all_inner_texts()


def through(page: Page) -> Iterator[list[str]]:
    """The titles on each page of a list, by its links to the next."""
    following: Locator = page.get_by_role("link", name="Next page")
    yield titles(page)
    while following.count():
        following.click()
        yield titles(page)


def test_without_script_links_lead_from_home_to_an_event(bare: Page) -> None:
    bare.get_by_role("link", name="Wisconsin").first.click()
    expect(bare.get_by_role("heading", level=1)).to_contain_text("Wisconsin")
    name = "Knock on doors in Wisconsin, carpool from Naperville"
    bare.get_by_role("article").get_by_role("link", name=name).click()
    expect(bare.get_by_role("heading", level=1)).to_have_text(name)
    expect(bare.get_by_text("Sat, Nov 2 @ 10 am – 6 pm CDT")).to_be_visible()
    expect(bare.get_by_role("link", name="Sign up")).to_be_visible()


def test_without_script_the_finder_lists_what_is_coming(bare: Page, crowded_site: str) -> None:
    bare.get_by_role("link", name="Find an event").first.click()
    expect(bare.get_by_role("button", name="Find events")).to_be_hidden()
    expect(bare.get_by_label("ZIP code")).to_be_hidden()
    total = bare.locator("p.count").inner_text()
    found = list(through(bare))
    assert all(len(some) == 50 for some in found[:-1])
    assert total.startswith(str(sum(map(len, found))))
    listed = {title for some in found for title in some}
    assert {f"Crowd {number}" for number in range(CROWD)} <= listed
    assert "Doors of last week" not in listed


def test_without_script_a_long_state_page_goes_on(bare: Page, crowded_site: str) -> None:
    bare.goto(f"{crowded_site}pennsylvania/")
    found = list(through(bare))
    assert [len(some) for some in found[:-1]] == [50] * (len(found) - 1)
    listed = [title for some in found for title in some]
    assert len(set(listed)) == len(listed)
    assert {f"Crowd {number}" for number in range(CROWD)} <= set(listed)
    bare.get_by_role("link", name="Previous page").click()
    assert titles(bare) == found[-2]


def test_without_script_a_short_address_leads_to_the_state(bare: Page, crowded_site: str) -> None:
    bare.goto(f"{crowded_site}wi/")
    bare.wait_for_url(f"{crowded_site}wisconsin/")
    expect(bare.get_by_role("heading", level=1)).to_contain_text("Wisconsin")
