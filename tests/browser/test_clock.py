"""Pages by the reader's clock: built at noon of Monday, October 14, 2024, in New York, and read later."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site import NOON, SITE, build_at, content, paths

NEW_YORK = ZoneInfo("America/New_York")

Files = dict[str, str | bytes | None]


def event(title: str, when: str, where: str = "{zip: 19380}", more: str = "") -> str:
    return f"title: {title}\nkind: canvass\nwhen: {when}\nwhere: {where}\n{more}"


EVENTS: Files = {
    "doors": None,
    "breakfast": event("Breakfast", "[{start: 2024-10-14 9 am, end: 1 pm}]"),
    "evening": event(
        "Evening", "[{start: 2024-10-14 6 pm, end: 8 pm}]", more="signup: https://example.org/go\n"
    ),
    "open-end": event("Open end", "[{start: 2024-10-14 3 pm}]"),
    "fair": event("Fair", "[{start: 2024-10-14, end: 2024-10-16, all day: yes}]"),
    "tuesday": event("Tuesday", "[{start: 2024-10-15 10 am, end: 1 pm}]"),
    "wednesday": event("Wednesday", "[{start: 2024-10-16 10 am, end: 1 pm}]"),
    "next-week": event("Next week", "[{start: 2024-10-22 10 am, end: 1 pm}]"),
    "daily": event("Daily", "[{start: 2024-10-14 1 pm, end: 2 pm, repeat: daily, until: 2024-11-04}]"),
    "letters": event("Letters", "anytime", "online", "until: 2024-10-15\n"),
    "some-day": event("Some day", "to be announced"),
}
FILES: Files = {f"events/pa/{name}.yaml": text for name, text in EVENTS.items()}
ON_THE_STATE_PAGE = [
    "Daily", "Evening", "Fair", "Letters", "Next week", "Open end", "Some day", "Tuesday", "Wednesday",
]  # fmt: skip

Publish = Callable[..., str]


@pytest.fixture(scope="module")
def publish(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> Publish:
    """Builds a site of some files at an instant, and gives the address where it is served."""

    def publish(files: Files, clock: datetime = NOON) -> str:
        folder: Path = tmp_path_factory.mktemp("clock")
        content(folder / "content", files)
        result = build_at(paths(folder), clock)
        assert result.published, "\n".join(map(str, result.problems))
        return serve_folder(folder / "output")

    return publish


@pytest.fixture(scope="module")
def live(publish: Publish) -> str:
    """A site whose clock is the reader's."""
    return publish(FILES)


def new_york(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=NEW_YORK)


def open_at(page: Page, address: str, wall: str) -> None:
    """Open a page at a time of the clocks in New York, and hold the clock there."""
    page.clock.install(time=new_york(wall))
    page.goto(address)
    page.clock.pause_at(new_york(wall).timestamp() + 2)


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=title, exact=True))


def titles(part: Page | Locator) -> list[str]:
    """The titles of the events that one sees, sorted."""
    return sorted(part.get_by_role("article").get_by_role("heading").all_inner_texts())


def group(page: Page, name: str) -> Locator:
    return page.locator("section").filter(has=page.get_by_role("heading", name=name))


@pytest.mark.parametrize("path", ["pennsylvania/", "events/", ""], ids=["state", "finder", "home"])
def test_what_has_ended_since_the_build_is_gone(page: Page, live: str, path: str) -> None:
    open_at(page, live + path, "2024-10-14T12:30")
    assert "Breakfast" in titles(page)
    page.clock.set_system_time(new_york("2024-10-14T13:01"))
    page.reload()
    assert "Breakfast" not in titles(page)
    assert "Evening" in titles(page)


def test_home_shows_what_is_left_of_the_week(page: Page, live: str) -> None:
    open_at(page, live, "2024-10-16T09:00")
    assert titles(page) == ["Daily", "Fair", "Wednesday"]


def test_a_day_passes_while_one_reads(page: Page, live: str) -> None:
    open_at(page, f"{live}pennsylvania/", "2024-10-14T12:58")
    count = page.locator("p.count")
    assert titles(page) == sorted(["Breakfast", *ON_THE_STATE_PAGE])
    expect(count).to_contain_text("10 events and actions coming up")
    page.clock.run_for("03:00")
    assert titles(page) == ON_THE_STATE_PAGE
    expect(count).to_contain_text("9 events and actions coming up")
    page.clock.fast_forward("10:56:00")
    expect(card(page, "Evening")).to_be_hidden()
    expect(card(page, "Open end")).to_be_visible()  # it has no end, so its day is its end
    expect(page.get_by_role("heading", name="Tomorrow Tuesday, October 15")).to_be_visible()
    page.clock.run_for("05:00")
    expect(card(page, "Open end")).to_be_hidden()
    expect(page.get_by_role("heading", name="Today Tuesday, October 15")).to_be_visible()


def test_headings_over_nothing_are_gone(page: Page, live: str) -> None:
    open_at(page, f"{live}pennsylvania/", "2024-10-17T09:00")
    expect(page.get_by_role("heading", name="Online events")).to_be_hidden()
    expect(page.get_by_role("heading", name="Actions for any time")).to_be_hidden()
    expect(page.get_by_role("heading", name="Wednesday, October 16")).to_be_hidden()
    expect(page.get_by_role("heading", name="Week of October 21")).to_be_visible()
    expect(page.get_by_role("heading", name="To be announced")).to_be_visible()


def test_when_all_is_over_the_page_says_so(page: Page, publish: Publish) -> None:
    open_at(page, f"{publish({})}pennsylvania/", "2024-12-24T12:00")
    assert titles(page) == []
    expect(page.locator("p.count")).to_contain_text("0 events and actions coming up")
    # There are none elsewhere that the page could send people to.
    expect(page.get_by_text("No events are coming up yet.")).to_be_visible()
    expect(page.get_by_text("near you")).to_be_hidden()


@pytest.mark.parametrize("path", ["pennsylvania/", "events/"], ids=["state", "finder"])
def test_a_day_later_today_is_the_next_day(page: Page, live: str, path: str) -> None:
    open_at(page, live + path, "2024-10-15T09:00")
    headings = page.get_by_role("heading", level=2)
    expect(headings.filter(has_text="Today")).to_have_count(1)
    expect(headings.filter(has_text="Today")).to_contain_text("Tuesday, October 15")
    assert titles(group(page, "Today")) == ["Daily", "Fair", "Tuesday"]


@pytest.mark.parametrize("wall", ["2024-10-16T09:00", "2024-10-18T09:00"], ids=["fair and series", "series"])
def test_no_event_stands_under_a_day_that_has_passed(page: Page, live: str, wall: str) -> None:
    open_at(page, f"{live}pennsylvania/", wall)
    expect(card(page, "Daily")).to_be_visible()
    for passed in ("Monday, October 14", "Tuesday, October 15"):
        expect(page.get_by_role("heading", name=passed)).to_be_hidden()


def test_a_series_shows_its_next_time(page: Page, live: str) -> None:
    open_at(page, f"{live}pennsylvania/", "2024-10-16T14:30")
    expect(card(page, "Daily").locator("time:visible")).to_have_text("Thu, Oct 17 @ 1 pm EDT")
    expect(card(page, "Daily").locator(".card-day")).to_have_text("Thu 17 Oct")
    # Nothing else is on that day, so it gets a heading of its own, before the days that follow.
    expect(group(page, "Thursday, October 17").get_by_role("article")).to_have_count(1)
    days = page.get_by_role("heading", level=2).all_inner_texts()
    thursday, following = (
        next(place for place, words in enumerate(days) if day in words)
        for day in ("Thursday, October 17", "Week of October 21")
    )
    assert thursday < following


def test_a_series_never_shows_a_time_that_is_over(page: Page, live: str) -> None:
    """A fortnight after the build, more of its times are over than its card holds."""
    open_at(page, f"{live}pennsylvania/", "2024-10-28T09:00")
    expect(card(page, "Daily")).to_be_visible()
    expect(card(page, "Daily").get_by_text("See its next times")).to_be_visible()
    assert "Oct" not in card(page, "Daily").inner_text()
    expect(card(page, "Daily").locator("time:visible")).to_have_count(0)


def test_the_page_of_an_event_that_has_ended_asks_nobody_to_sign_up(page: Page, live: str) -> None:
    open_at(page, f"{live}events/pa/evening/", "2024-10-14T19:58")
    expect(page.get_by_role("link", name="Sign up")).to_be_visible()
    expect(page.get_by_text("This event is over")).to_be_hidden()
    page.clock.run_for("03:00")
    expect(page.get_by_text("This event is over")).to_be_visible()
    expect(page.get_by_role("link", name="Sign up")).to_be_hidden()


def test_results_go_when_they_end(page: Page, live: str) -> None:
    open_at(page, f"{live}events/?state=PA", "2024-10-14T12:58")
    expect(card(page, "Breakfast")).to_be_visible()
    # What watches the clock is set once all results stand.
    expect(page.get_by_role("status")).to_contain_text("in or for Pennsylvania")
    page.clock.run_for("03:00")
    expect(card(page, "Breakfast")).to_be_hidden()
    expect(card(page, "Evening")).to_be_visible()


def test_an_archive_is_the_same_years_later(page: Page, publish: Publish) -> None:
    archive = publish({**FILES, "site.yaml": SITE + "as_of: 2024-10-14T12:00 America/New_York\n"})
    open_at(page, f"{archive}pennsylvania/", "2031-05-01T12:00")
    page.clock.run_for("30:00")
    assert titles(page) == sorted(["Breakfast", *ON_THE_STATE_PAGE])
    expect(page.get_by_role("heading", name="Today Monday, October 14")).to_be_visible()
    page.goto(f"{archive}events/?state=PA&when=today")
    expect(card(page, "Breakfast")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("in or for Pennsylvania")


def test_readers_far_away_see_the_same_local_times(browser: Browser, live: str) -> None:
    seen: dict[str, set[str]] = {}
    for zone in ("America/New_York", "Pacific/Honolulu", "Pacific/Kiritimati"):
        with browser.new_context(timezone_id=zone) as context:
            page = context.new_page()
            page.clock.install(time=new_york("2024-10-14T15:30"))
            for path in ("pennsylvania/", "events/pa/evening/", "events/?state=PA"):
                page.goto(live + path)
                expect(page.get_by_text("Mon, Oct 14 @ 6 pm").first).to_be_visible()
                expect(page.locator("#events-list[aria-busy]")).to_have_count(0)
                # "Today" in the finder is the reader's; the times are those of the place.
                part = page.locator(".card-when") if "?" in path else page.get_by_role("main")
                seen.setdefault(path, set()).add("\n".join(sorted(part.all_inner_texts())))
    differing = {path: texts for path, texts in seen.items() if len(texts) > 1}
    assert not differing


@pytest.mark.parametrize(
    ("built", "read"),
    [("2024-03-09T12:00", "2024-03-09T23:30"), ("2024-11-03T00:10", "2024-11-03T00:30")],
    ids=["clocks go forward tomorrow", "clocks go back today"],
)
def test_tomorrow_stays_tomorrow_where_days_are_not_24_hours(
    page: Page, publish: Publish, built: str, read: str
) -> None:
    day = int(built[8:10]) + 1
    tomorrow = event("Next morning", f"[{{start: {built[:8]}{day:02} 10 am, end: 1 pm}}]")
    address = publish({"events/pa/doors.yaml": tomorrow}, clock=new_york(built))
    open_at(page, f"{address}pennsylvania/", read)
    expect(group(page, "Tomorrow").get_by_role("heading", name="Next morning")).to_be_visible()
