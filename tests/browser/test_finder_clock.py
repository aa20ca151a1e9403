"""The finder by the reader's clock: online times, a tab that stays open, and days that are over."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.form import count, find, number, result, settle, titles
from tests.site import NOON, build_at, content, paths

NEW_YORK = ZoneInfo("America/New_York")


def event(title: str, when: str, where: str, more: str = "") -> str:
    return f"title: {title}\nkind: phone-bank\nwhen: [{{{when}}}]\nwhere: {where}\n{more}"


DENVER = "timezone: America/Denver\n"
FILES: dict[str, str | bytes | None] = {
    "events/pa/doors.yaml": None,
    "events/pa/evening.yaml": event("Evening", "start: 2024-10-14 6 pm, end: 8 pm", "{zip: 19380}"),
    "events/pa/night.yaml": event("Night", "start: 2024-10-14 9 pm, end: 11 pm", "{zip: 19380}"),
    "events/pa/tuesday.yaml": event("Tuesday", "start: 2024-10-15 10 am, end: 1 pm", "{zip: 19380}"),
    "events/pa/saturday.yaml": event("Saturday", "start: 2024-10-19 10 am, end: 1 pm", "{zip: 19380}"),
    "events/us/calls.yaml": event("Calls", "start: 2024-10-18 6 pm, end: 7 pm", "online", DENVER),
    "events/co/room.yaml": event("Room", "start: 2024-10-18 6 pm, end: 7 pm", "{zip: 80202, online: yes}"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> str:
    """The address of a site whose clock is the reader's."""
    folder: Path = tmp_path_factory.mktemp("finder-clock")
    content(folder / "content", FILES)
    result = build_at(paths(folder), NOON)
    assert result.published, "\n".join(map(str, result.problems))
    return serve_folder(folder / "output")


def new_york(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=NEW_YORK)


def open_at(page: Page, address: str, wall: str) -> None:
    """Open a search at a time of the clocks in New York, and hold the clock there."""
    page.clock.install(time=new_york(wall))
    page.goto(address)
    expect(page.get_by_role("heading", name="Results")).to_be_visible()
    settle(page)
    page.clock.pause_at(new_york(wall).timestamp() + 5)


def group(page: Page, title: str) -> Locator:
    """The heading that a result stands under."""
    section = page.locator("#events-list section").filter(has=page.get_by_role("heading", name=title))
    return section.get_by_role("heading", level=3)


@pytest.mark.parametrize(
    ("zone", "calls", "day"),
    [
        ("America/Denver", "6 pm – 7 pm MDT", "Friday, October 18"),
        ("America/New_York", "6 pm – 7 pm MDT (8 pm your time)", "Friday, October 18"),
        ("Europe/London", "6 pm – 7 pm MDT (Sat, 1 am your time)", "Saturday, October 19"),
    ],
)
def test_online_events_go_by_the_clocks_of_the_reader(
    browser: Browser, site: str, zone: str, calls: str, day: str
) -> None:
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        page.clock.install(time=NOON)
        page.goto(f"{site}events/?kind=phone-bank")
        expect(group(page, "Calls")).to_have_text(re.compile(rf"^\s*{day}\s*$"))
        expect(result(page, "Calls").locator(".card-when")).to_contain_text(calls)
        expect(result(page, "Room").locator(".card-when")).not_to_contain_text("your time")
        page.get_by_role("button", name=re.compile("^Fri 18 Oct")).click()
        settle(page)
        assert ("Calls" in titles(page)) == day.startswith("Friday")
        assert "Room" in titles(page)


def test_evening_online_is_the_evening_of_the_reader(browser: Browser, site: str) -> None:
    for zone, found in {"America/Denver": True, "Europe/London": False}.items():
        with browser.new_context(timezone_id=zone) as context:
            page = context.new_page()
            page.clock.install(time=NOON)
            page.goto(f"{site}events/?time=evening")
            expect(result(page, "Room")).to_have_count(1)
            assert ("Calls" in titles(page)) == found, zone


def test_results_follow_midnight_and_what_ends(page: Page, site: str) -> None:
    open_at(page, f"{site}events/?state=PA&online=without", "2024-10-14T19:57")
    assert titles(page) == ["Evening", "Night", "Tuesday", "Saturday"]
    expect(group(page, "Tuesday")).to_have_text(re.compile("^Tomorrow"))
    page.clock.run_for("04:00")
    expect(count(page)).to_have_text("3 in person in or for Pennsylvania")
    assert titles(page) == ["Night", "Tuesday", "Saturday"]
    page.clock.fast_forward("03:50:00")
    expect(count(page)).to_have_text("2 in person in or for Pennsylvania")
    page.clock.fast_forward("20:00")
    expect(group(page, "Tuesday")).to_have_text(re.compile(r"^Today\s+Tuesday, October 15"))
    assert number(page) == len(titles(page))
    days = page.get_by_role("group", name="Next 14 days").get_by_role("button")
    expect(days.first).to_have_text(re.compile(r"^Tue\s+15"))


def test_a_chosen_day_that_passes_is_reported(browser: Browser, site: str) -> None:
    with browser.new_context(timezone_id="America/New_York") as context:
        page = context.new_page()
        today = "events/?when=dates&from=2024-10-14&to=2024-10-14&online=without"
        open_at(page, site + today, "2024-10-14T22:58")
        assert titles(page) == ["Night"]
        page.clock.fast_forward("01:05:00")
        expect(count(page)).to_have_text("These dates are in the past. Choose today or later")
        expect(page.get_by_role("button", name=re.compile("^Search any date"))).to_be_visible()


def test_who_comes_back_to_the_tab_sees_what_is_on_now(page: Page, site: str) -> None:
    open_at(page, f"{site}events/?state=PA&online=without", "2024-10-14T19:57")
    page.clock.set_system_time(new_york("2024-10-15T09:00"))  # timers slept
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(group(page, "Tuesday")).to_have_text(re.compile(r"^Today\s+Tuesday, October 15"))
    assert titles(page) == ["Tuesday", "Saturday"]


def test_what_is_read_does_not_move_and_keeps_the_focus(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 500})
    open_at(page, f"{site}events/?state=PA&online=without", "2024-10-14T19:57")
    link = result(page, "Saturday").get_by_role("link")
    link.focus()
    result(page, "Saturday").evaluate("card => card.scrollIntoView({ block: 'center' })")
    top = "card => Math.round(card.getBoundingClientRect().top)"
    before = result(page, "Saturday").evaluate(top)
    page.clock.run_for("04:00")
    expect(count(page)).to_have_text("3 in person in or for Pennsylvania")
    assert abs(result(page, "Saturday").evaluate(top) - before) <= 2
    expect(result(page, "Saturday").get_by_role("link")).to_be_focused()


def test_days_that_are_over_are_said_to_be(page: Page, site: str) -> None:
    page.clock.install(time=NOON)
    page.goto(f"{site}events/?when=dates&from=2024-10-01&to=2024-10-02")
    expect(
        page.get_by_role("link", name="These dates are in the past. Choose today or later")
    ).to_be_visible()
    expect(count(page)).to_be_empty()
    expect(page).to_have_title(re.compile("^Error: "))
    find(page, first="2024-10-19", last="2024-10-19")
    expect(result(page, "Saturday")).to_have_count(1)
