"""Passing an event on, and finding the way there, without a service that is named before it is used."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.watch import watch
from tests.site import NOON, build_at, content, paths

WHEN = """\
kind: canvass
when: [{start: 2024-10-19 10 am, end: 1 pm}]
"""
EVENT = f"""\
title: Knock on doors & talk
{WHEN}where: {{venue: The library, address: 415 N Church St, zip: 19380}}
"""
PLACES = {
    "online": "where: online",
    "private": "where: {zip: 19380, address: private}",
    "town": "where: {zip: 19380}",
    "cancelled": "where: {venue: The library, zip: 19380}\nstatus: cancelled",
    "moved": "where: {venue: The library, zip: 19380}\nstatus: moved-online",
}
"""Events with no place to go to."""

ADDRESS = "The library, 415 N Church St, West Chester, PA 19380"
QUERY = "415%20N%20Church%20St%2C%20West%20Chester%2C%20PA%2019380"
PHONES = {
    "Android": ("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36", f"?q={QUERY}", "geo:39.9"),
    "iPhone": ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)", f"?q={QUERY}", "maps:"),
}
SHEET = "globalThis.shared = []; navigator.share = async (what) => { shared.push(what); };"
NO_SHEET = "Object.defineProperty(Navigator.prototype, 'share', { value: undefined });"
CLOSED_SHEET = "navigator.share = async () => { throw new DOMException('', 'AbortError'); };"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    folder: Path = tmp_path_factory.mktemp("share")
    files: dict[str, str | bytes | None] = {"events/pa/doors.yaml": EVENT}
    for name, where in PLACES.items():
        files[f"events/pa/{name}.yaml"] = f"title: Doors, {name}\n{WHEN}{where}\n"
    content(folder / "content", files)
    result = build_at(paths(folder), NOON)
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """`visit(path, *scripts, agent=...)` opens a page in a browser that has nothing to complain of."""
    contexts: list[BrowserContext] = []
    said: list[list[str]] = []

    def open_page(path: str, *scripts: str, agent: str | None = None) -> Page:
        context = browser.new_context(user_agent=agent)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        for script in scripts:
            context.add_init_script(script)
        page = context.new_page()
        said.append(watch(page, site))
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [complaint for page in said for complaint in page]


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def share(page: Page) -> Locator:
    return page.get_by_role("button", name="Share")


def directions(page: Page) -> Locator:
    return page.locator("summary", has_text="Directions")


def test_share_opens_the_sheet_of_the_system(visit: Callable[..., Page], site: str) -> None:
    page = visit("events/pa/doors/?from=mail#main", SHEET)
    share(page).click()
    assert page.evaluate("shared") == [
        {"title": "Knock on doors & talk", "url": f"{site}events/pa/doors/"},
    ]
    expect(page.get_by_role("status")).to_have_text("")


def test_what_is_shared_says_that_it_is_canceled(visit: Callable[..., Page]) -> None:
    page = visit("events/pa/cancelled/", SHEET)
    share(page).click()
    assert page.evaluate("shared[0].title") == "Canceled: Doors, cancelled"


def test_without_a_sheet_share_copies_the_link_and_says_so(visit: Callable[..., Page], site: str) -> None:
    page = visit("events/pa/doors/", NO_SHEET)
    share(page).click()
    expect(page.get_by_role("status")).to_have_text("Link copied.")
    assert clipboard(page) == f"{site}events/pa/doors/"
    expect(share(page)).to_be_focused()


def test_who_closes_the_sheet_gets_nothing_copied(visit: Callable[..., Page]) -> None:
    page = visit("events/pa/doors/", CLOSED_SHEET)
    page.evaluate("navigator.clipboard.writeText('before')")
    share(page).click()
    page.wait_for_timeout(50)
    expect(page.get_by_role("status")).to_have_text("")
    assert clipboard(page) == "before"


def test_where_copying_fails_the_link_is_there_to_select(visit: Callable[..., Page], site: str) -> None:
    page = visit("events/pa/doors/", NO_SHEET, NO_CLIPBOARD)
    share(page).click()
    expect(page.get_by_role("status")).to_have_text(f"Could not copy. Here it is: {site}events/pa/doors/")


@pytest.mark.parametrize(("agent", "query", "scheme"), PHONES.values(), ids=PHONES)
def test_on_a_phone_directions_open_the_app_for_maps(
    visit: Callable[..., Page], agent: str, query: str, scheme: str
) -> None:
    page = visit("events/pa/doors/", agent=agent)
    link = page.get_by_role("link", name="Open in your maps app")
    expect(link).to_be_hidden()
    directions(page).click()
    address = link.get_attribute("href") or ""
    assert address.startswith(scheme)
    assert address.endswith(query)


def test_on_a_desk_no_link_leads_nowhere(visit: Callable[..., Page]) -> None:
    page = visit("events/pa/doors/", agent="Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36")
    directions(page).click()
    expect(page.get_by_role("button", name="Copy the address")).to_be_visible()
    expect(page.get_by_role("link", name="Open in your maps app")).to_be_hidden()


def test_all_of_it_works_from_the_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("events/pa/doors/", NO_SHEET)
    directions(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Open in OpenStreetMap")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy the address")).to_be_focused()
    page.keyboard.press("Enter")
    assert clipboard(page) == ADDRESS


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_there_is_one_primary_action_and_the_ways_out_line_up(
    tab: Page, sample_site: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{sample_site}events/az/2024-10-19-los-angeles-to-phoenix/")
    filled = tab.locator(".event-facts .button:not(.button-quiet):visible")
    expect(filled).to_have_text(["Sign up"])
    ways = tab.locator("#event-ways").get_by_role("listitem")
    expect(ways.get_by_role("button", name="Save")).to_be_visible()
    names = [way.locator("a, button").inner_text() for way in ways.all()]
    assert names == ["Save", "Share", "Add to calendar", "Print a poster"]
    boxes = [way.locator("a, button").bounding_box() for way in ways.all()]
    assert all(box and box["height"] >= 44 for box in boxes)
    assert len({round(box["x"]) for box in boxes if box}) == 2, "two columns"
    assert len({round(box["y"]) for box in boxes if box}) == 2, "two rows"


def test_there_is_no_way_to_where_nobody_is_to_go(visit: Callable[..., Page], site: str) -> None:
    page = visit("")
    for name in PLACES:
        page.goto(f"{site}events/pa/{name}/")
        expect(share(page), name).to_be_visible()
        expect(directions(page), name).to_have_count(0)


def test_without_script_only_what_works_shows(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}events/pa/doors/")
        expect(share(page)).to_be_hidden()
        directions(page).click()
        expect(page.get_by_role("link", name="Open in your maps app")).to_be_visible()
        expect(page.get_by_role("button", name="Copy the address")).to_be_hidden()


def test_a_map_on_the_web_is_a_link_and_no_more(visit: Callable[..., Page]) -> None:
    page = visit("events/pa/doors/")
    directions(page).click()
    link = page.get_by_role("link", name="Open in OpenStreetMap")
    assert link.get_attribute("href") == f"https://www.openstreetmap.org/search?query={QUERY}"
    # That it asks no other host is watched on each page.


def test_directions_copy_the_address(visit: Callable[..., Page]) -> None:
    page = visit("events/pa/doors/")
    directions(page).click()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("status").first).to_have_text("Address copied.")
    assert clipboard(page) == ADDRESS


def test_the_address_of_a_calendar_is_copied(visit: Callable[..., Page]) -> None:
    page = visit("events/subscribe/")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert clipboard(page) == "https://example.org/calendar.ics"
