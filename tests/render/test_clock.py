"""The script of the pages, in a real browser with a clock of our own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.render.pages import outputs, site, state
from tests.search.events import NOON, event, place, slot

HERE = place("53703")
CENTRAL = "America/Chicago"


def local(text: str) -> datetime:
    """A moment in Wisconsin, from its local time."""
    return slot(text, None, CENTRAL).start


@cache
def wisconsin(as_of: str | None = None, now: datetime = NOON) -> dict[str, bytes]:
    """The files of a site."""
    made = site(
        [
            event("wi/lunch", slot("2024-10-14 11:30", "2024-10-14 12:30", CENTRAL), at=HERE),
            event("wi/supper", slot("2024-10-14 18:00", "2024-10-14 20:00", CENTRAL), at=HERE),
            event("wi/tuesday", slot("2024-10-15 18:00", "2024-10-15 20:00", CENTRAL), at=HERE),
            event(
                "wi/series",
                slot("2024-10-14 17:00", "2024-10-14 18:00", CENTRAL),
                slot("2024-10-15 17:00", "2024-10-15 18:00", CENTRAL),
                slot("2024-10-22 17:00", "2024-10-22 18:00", CENTRAL),
                at=HERE,
            ),
            event("wi/thursday", slot("2024-10-17 18:00", "2024-10-17 20:00", CENTRAL), at=HERE),
            event("wi/letters"),
            event("wi/eve", slot("2024-11-04 18:00", "2024-11-04 20:00", CENTRAL), at=HERE),
        ],
        [state("WI")],
        as_of=as_of,
    )
    return outputs(made, now)


Open = Callable[..., Page]


@pytest.fixture
def show(page: Page, serve_folder: Callable[..., str], tmp_path: Path) -> Open:
    """Shows a page of a site that was built at noon in New York, at another moment."""

    def show(path: str, at: datetime, files: dict[str, bytes] | None = None) -> Page:
        for name, data in (files or wisconsin()).items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        page.clock.install(time=at)
        page.goto(serve_folder(tmp_path, "/hub/") + path)
        return page

    return show


def shown(page: Page, group: str) -> list[str]:
    """The titles of the cards that one sees in a group."""
    return page.locator(f"#{group} .card-title:visible").all_inner_texts()


def test_what_is_over_by_the_readers_clock_is_hidden(show: Open) -> None:
    page = show("wisconsin/", local("2024-10-14 12:31"))
    expect(page.get_by_text("wi/lunch")).to_be_hidden()
    assert shown(page, "today") == ["wi/series", "wi/supper"]
    expect(page.locator("[data-count]")).to_have_text("6")


def test_it_goes_while_the_reader_looks(show: Open) -> None:
    page = show("wisconsin/", local("2024-10-14 12:29"))
    expect(page.get_by_text("wi/lunch")).to_be_visible()
    page.clock.run_for(2 * 60 * 1000)
    expect(page.get_by_text("wi/lunch")).to_be_hidden()


def test_the_next_day_has_the_right_words(show: Open) -> None:
    page = show("wisconsin/", local("2024-10-15 09:00"))
    expect(page.locator("#today")).to_be_hidden()
    expect(page.locator("#tomorrow .group-word")).to_have_text("Today")
    expect(page.locator("#tomorrow .group-note")).to_have_text("Tuesday, October 15")


def test_a_day_of_25_hours_has_one_tomorrow(show: Open) -> None:
    files = wisconsin(now=local("2024-11-03 00:10"))
    page = show("wisconsin/", local("2024-11-03 00:30"), files)
    expect(page.locator("#tomorrow .group-word")).to_have_text("Tomorrow")
    assert shown(page, "tomorrow") == ["wi/eve"]


def test_a_series_moves_to_its_next_time(show: Open) -> None:
    page = show("wisconsin/", local("2024-10-14 18:01"))
    card = page.locator(".card", has_text="wi/series")
    expect(card.locator("time:visible")).to_have_text("Tue, Oct 15 @ 5 pm CDT")
    expect(card.locator(".card-day")).to_have_text("Tue 15 Oct")
    assert shown(page, "tomorrow") == ["wi/series", "wi/tuesday"]


def test_a_series_gets_a_group_for_its_next_day(show: Open) -> None:
    page = show("wisconsin/", local("2024-10-15 18:01"))
    card = page.locator(".card", has_text="wi/series")
    expect(card.locator("time:visible")).to_have_text("Tue, Oct 22 @ 5 pm CDT")
    expect(card.locator(".card-day")).to_have_text("Tue 22 Oct")
    group = page.locator("section.group", has=card)
    expect(group.get_by_role("heading", level=2)).to_have_text("Tuesday, October 22")
    following = page.locator("section.group", has=page.locator(".card", has_text="wi/eve"))
    assert group.bounding_box()["y"] < following.bounding_box()["y"]  # type: ignore[index]


def test_a_group_goes_with_its_last_event(show: Open) -> None:
    page = show("wisconsin/", local("2024-10-18 09:00"))
    expect(page.get_by_role("heading", name="This week")).to_be_hidden()
    expect(page.get_by_text("Thursday, October 17")).to_be_hidden()
    expect(page.get_by_role("heading", name="Actions for any time")).to_be_visible()


def test_an_event_page_says_that_it_is_over(show: Open) -> None:
    page = show("events/wi/lunch/", local("2024-10-14 12:29"))
    expect(page.get_by_text("This event is over")).to_be_hidden()
    page.clock.run_for(2 * 60 * 1000)
    expect(page.get_by_text("This event is over")).to_be_visible()


def test_in_an_archive_the_clock_stands(show: Open) -> None:
    archive = wisconsin(as_of="2024-10-14T12:00 America/New_York")
    page = show("wisconsin/", NOON + timedelta(days=700), archive)
    assert shown(page, "today") == ["wi/lunch", "wi/series", "wi/supper"]
    expect(page.locator("#today .group-word")).to_have_text("Today")


def test_home_shows_what_is_left_of_the_week(show: Open) -> None:
    page = show("", local("2024-10-16 09:00"))
    assert page.locator(".card-title:visible").all_inner_texts() == ["wi/series", "wi/thursday"]
