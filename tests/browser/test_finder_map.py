"""The results on a map: what is on it, where its dots lead, and what it costs those who do not ask for it."""

import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.flaws import cut, wider
from tests.browser.form import find
from tests.browser.looks import LOOKS
from tests.browser.watch import watch
from tests.site import NOON, SITE, build_at, content, paths

EVENT = """\
title: {title}
kind: canvass
when: [{{start: {day} 10 am, end: 1 pm}}]
where: {where}
{more}
"""
PLACES = {
    "pa/doors-1": ("Doors of Gay Street", "19380"),
    "pa/doors-2": ("Doors of High Street", "19380"),
    "pa/doors-3": ("Doors of Market Street", "19380"),
    "pa/doors-4": ("Doors of Church Street", "19380"),
    "pa/lancaster": ("Doors of Lancaster", "17603"),
    "pa/pittsburgh": ("Doors of Pittsburgh", "15222"),
    "nj/trenton": ("Doors of Trenton", "08608"),
    "de/newark": ("Doors of Newark", "19711"),
    "ca/fresno": ("Doors of Fresno", "93721"),
    "wa/spokane": ("Doors of Spokane", "99201"),
    "ak/anchorage": ("Doors of Anchorage", "99501"),
    "hi/hilo": ("Doors of Hilo", "96720"),
    "gu/hagatna": ("Doors of Hagåtña", "96910"),
}
"""Title and ZIP of the events at a place, by their ids."""

CANCELLED, FROM_AFAR = "pa/lancaster", "ca/fresno"
"""One that will not take place, and one that people in Pennsylvania join from home."""

NEAR = 7
"""So many of them are within 50 miles of West Chester."""

MAP_REQUEST = re.compile(r"/outlines/|/map(?!view)\w*\.js|/clusters\.js")


def files() -> dict[str, str | bytes | None]:
    made: dict[str, str | bytes | None] = {
        "site.yaml": SITE + "as_of: 2024-10-14T12:00 America/New_York\n",
        "events/pa/doors.yaml": None,
        "events/pa/calls.yaml": EVENT.format(title="Calls", day="2024-10-15", where="online", more=""),
        "events/us/letters.yaml": "title: Letters\nkind: letter-writing\nwhen: anytime\nwhere: online\n",
    }
    for number, (name, (title, zip_code)) in enumerate(PLACES.items()):
        online = ", online: yes" if name == FROM_AFAR else ""
        where = f"{{venue: The library, zip: '{zip_code}'{online}}}"
        more = {CANCELLED: "status: cancelled", FROM_AFAR: "helps: [CA, PA]"}.get(name, "")
        made[f"events/{name}.yaml"] = EVENT.format(
            title=title, day=f"2024-10-{15 + number}", where=where, more=more
        )
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of a site with those events, two online ones, and an anytime action."""
    folder = tmp_path_factory.mktemp("map")
    content(folder / "content", files())
    result = build_at(paths(folder), NOON)
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output", under="/hub/")


def toggle(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^(Show on a map|Hide the map)$"))


def the_map(page: Page) -> Locator:
    return page.get_by_role("region", name="Map of the results")


def dots(page: Page) -> Locator:
    return the_map(page).locator(".map-dots").get_by_role("link")


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    expect(dots(page).first).to_be_visible()


def names(page: Page) -> list[str]:
    return dots(page).locator("title").all_text_contents()


def shown(page: Page) -> int:
    """How many events the dots stand for."""
    return sum(int(number) if number else 1 for number in map(number_in, dots(page).all()))


def number_in(dot: Locator) -> str:
    return "".join(dot.locator(".dot-number").all_text_contents())


def test_near_a_zip(tab: Page, site: str) -> None:
    said = watch(tab, site)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{site}events/#zip=19380")
    expect(tab.get_by_role("status")).to_have_text(re.compile(f"^{NEAR} in person within 50 miles"))
    expect(toggle(tab)).to_have_text("Show on a map")
    assert not [url for url in asked if MAP_REQUEST.search(url)], "a search without a map does not pay for it"
    toggle(tab).click()
    expect(dots(tab).first).to_be_visible()
    expect(toggle(tab)).to_have_text("Hide the map")
    expect(toggle(tab)).to_be_focused()
    assert tab.url == f"{site}events/?view=map#zip=19380"
    assert shown(tab) == NEAR
    assert names(tab)[0] == "4 events in West Chester", "the nearest comes first"
    assert "Doors of Newark, Tue, Oct 22 @ 10 am – 1 pm EDT, 21 miles away" in names(tab)
    assert "Doors of Lancaster, Sat, Oct 19 @ 10 am – 1 pm EDT, 41 miles away, Canceled" in names(tab)
    expect(the_map(tab)).to_contain_text("50 miles around 19380")
    expect(the_map(tab)).to_contain_text(f"{NEAR} on the map. 3 more in the list below.")
    expect(the_map(tab).get_by_role("group", name="Map of the results", exact=True)).to_have_count(1)
    for name in ("Pennsylvania", "New Jersey", "Newark", "Trenton"):
        expect(the_map(tab).locator("text", has_text=name)).to_have_count(1)
    assert tab.get_by_role("article").count() == NEAR + 3, "the list stays"
    outlines = {url.rpartition("/")[2].partition(".")[0] for url in asked if "/outlines/" in url}
    assert {"us", "pa", "nj", "de", "md"} <= outlines
    assert not outlines & {"ca", "ak"}
    assert said == []


def test_back_and_forward_close_and_open_it(tab: Page, site: str) -> None:
    tab.goto(f"{site}events/?state=PA")
    toggle(tab).click()
    expect(dots(tab).first).to_be_visible()
    toggle(tab).click()
    expect(the_map(tab)).to_have_count(0)
    expect(tab).to_have_url(f"{site}events/?state=PA")
    tab.go_back()
    expect(dots(tab).first).to_be_visible()
    expect(toggle(tab)).to_have_text("Hide the map")
    tab.go_back()
    expect(the_map(tab)).to_have_count(0)
    tab.go_forward()
    expect(dots(tab).first).to_be_visible()


def test_of_a_state(tab: Page, site: str) -> None:
    open_map(tab, f"{site}events/?state=PA&view=map")
    pennsylvania = [name for name in PLACES if name.startswith("pa/")]
    assert shown(tab) == len([*pennsylvania, FROM_AFAR])
    find(tab, state="California")
    expect(dots(tab)).to_have_count(1)
    assert tab.url == f"{site}events/?state=CA&view=map"
    expect(the_map(tab).locator("text", has_text="California")).to_have_count(1)


def test_of_the_whole_country(tab: Page, site: str) -> None:
    open_map(tab, f"{site}events/?view=map")
    assert shown(tab) == len(PLACES)
    assert the_map(tab).get_by_role("figure").evaluate_all(
        "nodes => nodes.slice(1).map((node) => node.querySelector('figcaption').textContent)"
    ) == ["Alaska", "Hawaii", "Puerto Rico, U.S. Virgin Islands", "Guam"]
    expect(the_map(tab).locator("text", has_text=re.compile("^KS$"))).to_have_count(1)


def test_a_dot_leads_to_its_event(tab: Page, site: str) -> None:
    open_map(tab, f"{site}events/?view=map#zip=19380")
    alone = {
        dot.locator("title").text_content(): dot.get_attribute("href")
        for dot in dots(tab).all()
        if not number_in(dot)
    }
    titles = {f"{site}events/{name}/": title for name, (title, _) in PLACES.items()}
    assert alone
    for words, address in alone.items():
        assert words and address and words.startswith(titles[address] + ", ")
    trenton = tab.get_by_role("link", name="Doors of Trenton, Mon, Oct 21 @ 10 am – 1 pm EDT, 47 miles away")
    trenton.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Doors of Trenton")


def test_a_dot_of_several_opens_their_cards(tab: Page, site: str) -> None:
    open_map(tab, f"{site}events/?view=map#zip=19380")
    several = the_map(tab).get_by_role("link", name="4 events in West Chester")
    several.focus()
    tab.keyboard.press("Enter")
    cards = the_map(tab).get_by_role("group", name="4 events in West Chester")
    expect(cards).to_be_focused()
    expect(cards.get_by_role("heading", level=3)).to_have_text("4 events in West Chester")
    expect(cards.get_by_role("article")).to_have_count(4)
    assert tab.url == f"{site}events/?view=map#zip=19380", "the address stays that of the search"
    expect(several).to_have_attribute("aria-current", "true")
    cards.get_by_role("link", name="Back to the map").press("Enter")
    expect(several).to_be_focused()
    tab.set_viewport_size({"width": 400, "height": 800})
    expect(the_map(tab).locator("svg")).to_have_attribute("width", "368")
    cards.get_by_role("link", name="Back to the map").press("Enter")
    expect(tab.get_by_role("heading", name="Map of the results")).to_be_focused()


def test_by_keyboard(tab: Page, site: str) -> None:
    open_map(tab, f"{site}events/?view=map#zip=19380")
    skip = tab.get_by_role("link", name="Skip the map")
    skip.focus()
    expect(skip).to_be_in_viewport(ratio=1)
    for dot in dots(tab).all():
        tab.keyboard.press("Tab")
        expect(dot).to_be_focused()
        expect(dot).to_be_in_viewport(ratio=0.99)
        assert dot.locator(".dot-area").evaluate("node => getComputedStyle(node).strokeWidth") == "3px"
    skip.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('#events-list') !== null")


def test_dots_can_be_hit_and_do_not_touch(tab: Page, crowded_site: str) -> None:
    """Also after the page has become narrower, when they are drawn again."""
    open_map(tab, f"{crowded_site}events/?view=map")
    everything = shown(tab)
    expect(the_map(tab)).to_contain_text(f"{everything} on the map.")
    for width, drawn in ((1280, "636"), (320, "288")):
        tab.set_viewport_size({"width": width, "height": 800})
        expect(the_map(tab).locator("svg").first).to_have_attribute("width", drawn)
        assert shown(tab) == everything
        circles: list[Any] = (
            the_map(tab)
            .locator(".dot-area")
            .evaluate_all(
                """nodes => nodes.map((node) => {
              const { left, top, width } = node.getBoundingClientRect();
              return [left + width / 2, top + width / 2, width / 2];
            })"""
            )
        )
        assert min(radius for _, _, radius in circles) >= 12
        for (x, y, one), (other_x, other_y, other) in combinations(circles, 2):
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (one + other - 0.5) ** 2


@pytest.mark.parametrize("look", LOOKS)
def test_it_has_no_flaw_in_any_look(tab: Page, site: str, look: str) -> None:
    tab.goto(f"{site}events/")
    # Before the map is drawn, which takes the width that it finds.
    LOOKS[look].take(tab)
    find(tab, zip="19380")
    toggle(tab).click()
    several = the_map(tab).get_by_role("link", name=re.compile("West Chester"))
    several.press("Enter")
    expect(the_map(tab).get_by_role("group", name=re.compile("West Chester"))).to_be_focused()
    assert LOOKS[look].flaws(tab) + cut(tab) + wider(tab) == []


def test_without_a_place_there_is_no_map(tab: Page, site: str) -> None:
    tab.goto(f"{site}events/?kind=letter-writing&view=map")
    expect(tab.get_by_role("status")).to_have_text("1 anytime action")
    expect(toggle(tab)).to_be_hidden()
    expect(the_map(tab)).to_have_count(0)


def test_a_map_that_can_not_be_loaded_leaves_the_list(page: Page, site: str) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/outlines/*", fail)
    page.goto(f"{site}events/?state=PA&view=map")
    expect(page.get_by_text("The map did not load.")).to_be_visible()
    expect(page.get_by_role("article").first).to_be_visible()
    page.unroute("**/outlines/*")
    toggle(page).click()
    toggle(page).click()
    expect(dots(page).first).to_be_visible()


def test_paper_has_the_list_alone(page: Page, site: str) -> None:
    open_map(page, f"{site}events/?state=PA&view=map")
    page.emulate_media(media="print")
    expect(the_map(page)).to_be_hidden()
    expect(toggle(page)).to_be_hidden()
    expect(page.get_by_role("article").first).to_be_visible()
