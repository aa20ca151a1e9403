"""Where things stand: the right ones first, in sight, and over the width that there is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kinds import KINDS
from tests.browser.looks import DESK, PHONE
from tests.site import NOON, build_at, content, paths

BARE = """\
title: Knock on doors
kind: canvass
when: [{start: 2024-10-19 10 am, end: 1 pm}]
where: {venue: The library, address: 415 N Church St, zip: 19380}
signup: https://example.org/doors
"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.clock.install(time=NOON)
        yield page


def box(node: Locator) -> dict[str, float]:
    found: dict[str, float] = node.evaluate("node => node.getBoundingClientRect().toJSON()")
    return found


def test_a_state_begins_with_its_own_events(phone: Page, sample_site: str) -> None:
    """The buses to Pennsylvania, which stood five screens down behind what one can do anywhere."""
    phone.goto(f"{sample_site}pennsylvania/")
    titles = phone.locator(".event-list .card-title").all_inner_texts()
    assert "Bus" in titles[0]
    first, state, actions = (
        phone.get_by_role("heading", name=name, exact=True)
        for name in ("Saturday, October 19", "For every state", "Anytime actions")
    )
    assert box(first)["top"] < 3 * PHONE["height"]
    assert box(first)["top"] < box(state)["top"] < box(actions)["top"]
    shown = phone.locator(".group").filter(has=actions).get_by_role("article")
    assert len([one for one in shown.all() if one.is_visible()]) == 4
    phone.get_by_text("more anytime actions").click()
    assert len([one for one in shown.all() if one.is_visible()]) > 4


def test_on_a_phone_one_press_leads_to_the_events_of_a_state(phone: Page, sample_site: str) -> None:
    phone.goto(f"{sample_site}pennsylvania/")
    link = phone.get_by_role("link", name="See upcoming events")
    expect(link).to_be_in_viewport()
    link.click()
    expect(phone.get_by_role("heading", name="Saturday, October 19")).to_be_in_viewport()


def test_the_whole_card_leads_to_the_event(phone: Page, sample_site: str) -> None:
    phone.goto(f"{sample_site}pennsylvania/")
    card = phone.get_by_role("article").filter(has_text="Bus from Boston to Scranton")
    # At the badges, far from the title.
    card.click(position={"x": box(card)["width"] - 5, "y": box(card)["height"] - 5})
    expect(phone.get_by_role("heading", level=1)).to_have_text("Bus from Boston to Scranton")


def test_a_day_stands_once_for_the_eye(phone: Page, sample_site: str) -> None:
    phone.goto(f"{sample_site}pennsylvania/")
    card = phone.get_by_role("article").filter(has_text="Bus from Boston to Scranton")
    expect(card.locator("time")).to_have_text("Sat, Oct 19 @ 6 am – 10:30 pm EDT")
    assert box(card.locator("time .visually-hidden"))["width"] <= 1, "it is there for screen readers"


@pytest.mark.parametrize("path", ["pennsylvania/", "events/page/2/"], ids=["state", "list"])
def test_lists_use_the_width_of_a_desk(desk: Page, phone: Page, sample_site: str, path: str) -> None:
    for page, columns in ((desk, 2), (phone, 1)):
        page.goto(sample_site + path)
        cards = page.locator(".group", has=page.locator(".card:nth-child(2)")).first.locator(".card").all()
        assert len({box(card)["left"] for card in cards}) == columns


def test_an_event_without_text_takes_the_page_for_its_facts(
    desk: Page, tmp_path: Path, serve_folder: Callable[..., str]
) -> None:
    content(tmp_path / "content", {"events/pa/doors.yaml": BARE})
    assert build_at(paths(tmp_path), NOON).published
    desk.goto(f"{serve_folder(tmp_path / 'output')}events/pa/doors/")
    name, facts = box(desk.locator(".event-name")), box(desk.locator(".event-facts"))
    assert facts["left"] == name["left"]
    assert facts["width"] > DESK["width"] / 2
    expect(desk.get_by_role("link", name="Sign up")).to_be_in_viewport()


def test_a_link_leads_past_the_map(desk: Page, crowded_site: str) -> None:
    desk.goto(crowded_site + KINDS["home"])
    skip = desk.get_by_role("link", name="Skip the map")
    expect(skip).not_to_be_in_viewport(ratio=1)
    skip.focus()
    expect(skip).to_be_in_viewport(ratio=1)
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('.card') !== null")


STATES = {"404.html": ".tags a", "posts/2024-10-11-rides-and-buses/": "main .tags a"}


@pytest.mark.parametrize(("path", "links"), STATES.items(), ids=STATES)
def test_states_come_in_the_order_of_their_names(desk: Page, sample_site: str, path: str, links: str) -> None:
    desk.goto(sample_site + path)
    names = [words[2:].strip() for words in desk.locator(links).all_text_contents()]
    assert len(names) > 2
    assert names == sorted(names)
