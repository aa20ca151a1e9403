"""Pages by the reader's clock: built at noon of Monday, October 14, 2024, in New York, and read later."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site import NOON, SITE, STATE, build_at, content, paths

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


LISTS = {"state": "pennsylvania/", "finder": "events/", "home": "", "frame": "embed/pa/"}


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_what_has_ended_since_the_build_is_gone(page: Page, live: str, path: str) -> None:
    open_at(page, live + path, "2024-10-14T12:30")
    assert "Breakfast" in titles(page)
    page.clock.set_system_time(new_york("2024-10-14T13:01"))
    page.reload()
    assert "Breakfast" not in titles(page)
    assert "Evening" in titles(page)


def test_home_shows_what_is_left(page: Page, live: str) -> None:
    open_at(page, live, "2024-10-16T09:00")
    assert titles(page) == ["Daily", "Fair", "Next week", "Wednesday"]


def test_a_day_passes_while_one_reads(page: Page, live: str) -> None:
    open_at(page, f"{live}pennsylvania/", "2024-10-14T12:58")
    count = page.locator("p.count")
    assert titles(page) == sorted(["Breakfast", *ON_THE_STATE_PAGE])
    expect(count).to_contain_text("9 in person, 1 anytime action.")
    page.clock.run_for("03:00")
    assert titles(page) == ON_THE_STATE_PAGE
    expect(count).to_contain_text("8 in person, 1 anytime action.")
    page.clock.fast_forward("10:56:00")
    expect(card(page, "Evening")).to_be_hidden()
    expect(card(page, "Open end")).to_be_visible()  # it has no end, so its day is its end
    expect(page.get_by_role("heading", name="Tomorrow Tuesday, October 15")).to_be_visible()
    page.clock.run_for("05:00")
    expect(card(page, "Open end")).to_be_hidden()
    expect(page.get_by_role("heading", name="Today Tuesday, October 15")).to_be_visible()


def test_headings_over_nothing_are_gone(page: Page, live: str) -> None:
    open_at(page, f"{live}pennsylvania/", "2024-10-17T09:00")
    expect(page.get_by_role("heading", name="Anytime actions")).to_be_hidden()
    expect(page.get_by_role("heading", name="Wednesday, October 16")).to_be_hidden()
    expect(page.get_by_role("heading", name="Tuesday, October 22")).to_be_visible()
    expect(page.get_by_role("heading", name="Date TBA")).to_be_visible()


def test_what_is_folded_says_how_much_is_left(page: Page, publish: Publish) -> None:
    actions = {f"events/pa/action-{n}.yaml": event(f"Action {n}", "anytime", "online") for n in range(4)}
    until = {
        f"events/pa/until-{n}.yaml": event(f"Until {n}", "anytime", "online", f"until: 2024-10-1{n}\n")
        for n in (4, 5, 6)
    }
    address = f"{publish({**actions, **until})}pennsylvania/"
    summary = page.get_by_role("group").locator("summary")
    open_at(page, address, "2024-10-14T13:00")
    expect(summary).to_have_text("3 more anytime actions")
    open_at(page, address, "2024-10-16T13:00")
    expect(summary).to_have_text("One more anytime action")
    open_at(page, address, "2024-10-17T13:00")
    expect(summary).to_be_hidden()


@pytest.mark.parametrize("path", ["pennsylvania/", "events/", ""], ids=["state", "finder", "home"])
def test_when_all_is_over_the_page_says_so(page: Page, publish: Publish, path: str) -> None:
    address = publish({})
    open_at(page, address + path, "2024-10-18T12:00")
    expect(page.get_by_text("These events are over.")).to_be_hidden()
    open_at(page, address + path, "2024-12-24T12:00")
    assert titles(page) == []
    expect(page.get_by_text("These events are over.")).to_be_visible()
    # The finder itself is at hand above its list.
    links = page.locator(".all-over").get_by_role("link", name="Find upcoming events")
    assert links.count() == (path != "events/")


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
    daily = card(page, "Daily")
    expect(daily.locator("time")).to_have_text("Thu, Oct 17 @ 1 pm – 2 pm EDT")
    expect(daily.locator("time")).to_have_attribute("datetime", "2024-10-17T13:00-04:00")
    expect(daily.locator(".card-more")).to_have_text("and 18 more times")
    expect(daily.locator(".card-day")).to_have_text("Thu 17 Oct")
    # Nothing else is on that day, so it gets a heading of its own, before the days that follow.
    expect(group(page, "Thursday, October 17").get_by_role("article")).to_have_count(1)
    days = page.get_by_role("heading", level=2).all_inner_texts()
    thursday, following = (
        next(place for place, words in enumerate(days) if day in words)
        for day in ("Thursday, October 17", "Tuesday, October 22")
    )
    assert thursday < following


LAST_TIMES = {
    "after clocks have changed": ("2024-11-03T14:30", "Mon, Nov 4 @ 1 pm – 2 pm EST", "", "Mon 4 Nov"),
    "before the last but one": (
        "2024-11-02T15:00",
        "Sun, Nov 3 @ 1 pm – 2 pm EST",
        "and 1 more time",
        "Sun 3 Nov",
    ),
    "three weeks after": (
        "2024-10-31T09:00",
        "Thu, Oct 31 @ 1 pm – 2 pm EDT",
        "and 4 more times",
        "Thu 31 Oct",
    ),
}


@pytest.mark.parametrize("path", ["pennsylvania/", "events/", ""], ids=["state", "finder", "home"])
@pytest.mark.parametrize(("wall", "words", "more", "day"), LAST_TIMES.values(), ids=LAST_TIMES)
def test_a_series_is_right_to_the_last(
    page: Page, live: str, path: str, wall: str, words: str, more: str, day: str
) -> None:
    open_at(page, live + path, wall)
    daily = card(page, "Daily")
    expect(daily.locator("time")).to_have_text(words)
    expect(daily.locator(".card-more")).to_have_text(more)
    expect(daily.locator(".card-day")).to_have_text(day)
    page.clock.set_system_time(new_york("2024-11-04T14:01"))
    page.reload()
    expect(daily).to_be_hidden()


MIXED = event(
    "Mixed",
    """
  - {start: 2024-10-14 6 pm, end: 8 pm}
  - {start: 2024-10-16, end: 2024-10-16, all day: yes}
  - {start: 2024-10-18 9 pm, end: 2024-10-19 1 am}
  - {start: 2025-01-02 6:30 pm}
""",
)
MIXED_TIMES = {
    "all day": ("2024-10-15T09:00", "Wed, Oct 16, all day", "2024-10-16", "Wed 16 Oct"),
    "into another day": (
        "2024-10-17T09:00",
        "Fri, Oct 18 @ 9 pm – Sat, Oct 19 @ 1 am EDT",
        "2024-10-18T21:00-04:00",
        "Fri 18 Oct",
    ),
    "while it lasts": (
        "2024-10-19T00:30",
        "Fri, Oct 18 @ 9 pm – Sat, Oct 19 @ 1 am EDT",
        "2024-10-18T21:00-04:00",
        "Sat 19 Oct",
    ),
    "in another year": (
        "2024-12-30T09:00",
        "Thu, Jan 2, 2025 @ 6:30 pm EST",
        "2025-01-02T18:30-05:00",
        "Thu 2 Jan",
    ),
    "in the year itself": (
        "2025-01-01T09:00", "Thu, Jan 2 @ 6:30 pm EST", "2025-01-02T18:30-05:00", "Thu 2 Jan",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("wall", "words", "stamp", "day"), MIXED_TIMES.values(), ids=MIXED_TIMES)
def test_times_of_every_form_are_said_as_by_the_build(
    page: Page, mixed: str, wall: str, words: str, stamp: str, day: str
) -> None:
    open_at(page, f"{mixed}pennsylvania/", wall)
    expect(card(page, "Mixed").locator("time")).to_have_text(words)
    expect(card(page, "Mixed").locator("time")).to_have_attribute("datetime", stamp)
    expect(card(page, "Mixed").locator(".card-day")).to_have_text(day)
    expect(card(page, "Mixed")).to_be_visible()


@pytest.fixture(scope="module")
def mixed(publish: Publish) -> str:
    return publish({"events/pa/mixed.yaml": MIXED})


def shape(page: Page, heading: str) -> str:
    """A group as it is in the page: its tags, classes and words."""
    script = """node => [node, ...node.querySelectorAll("*")].map((one) =>
      [one.localName, one.className, one.closest("h2, .card-when") ? one.textContent : ""].join())"""
    return "\n".join(group(page, heading).evaluate(script))


def test_a_group_made_by_the_clock_looks_like_one_of_the_build(page: Page, publish: Publish) -> None:
    files: Files = {"doors": None, "daily": EVENTS["daily"], "next-week": EVENTS["next-week"]}
    files = {f"events/pa/{name}.yaml": text for name, text in files.items()}
    by_clock, by_build = publish(files), publish(files, clock=new_york("2024-10-16T14:30"))
    for wall, heading in (("2024-10-16T14:30", "Thursday, October 17"), ("2024-10-17T12:00", "Today")):
        shapes = []
        for address in (by_clock, by_build):
            open_at(page, f"{address}pennsylvania/", wall)
            shapes.append(shape(page, heading))
        assert shapes[0] == shapes[1]


LISTED = """() => [...document.querySelectorAll("main .group:not([hidden])")].map((group) => [
  group.querySelector("h2").textContent.trim(),
  ...[...group.querySelectorAll(".card:not([hidden])")].map((card) =>
    [".card-title", ".card-day", ".card-when", ".badges"].map((part) =>
      card.querySelector(part).textContent.replace(/\\s+/g, " ").trim()).join(" | ")),
])"""
"""All that a list says, group by group."""

LATER = ["2024-10-14T20:01", "2024-10-15T00:00", "2024-10-16T14:30", "2024-10-22T12:59", "2024-11-03T01:30"]


@pytest.mark.parametrize("wall", LATER)
def test_a_page_read_later_says_what_one_built_then_says(
    page: Page, publish: Publish, live: str, mixed: str, wall: str
) -> None:
    for made, files in ((live, FILES), (mixed, {"events/pa/mixed.yaml": MIXED})):
        fresh = publish(files, clock=new_york(wall))
        for path in ("", "pennsylvania/", "events/"):
            said = []
            for address in (made, fresh):
                open_at(page, address + path, wall)
                said.append(page.evaluate(LISTED))
            assert said[0] == said[1], path


def top(node: Locator) -> float:
    return float(node.evaluate("node => node.getBoundingClientRect().top"))


def test_what_one_reads_and_what_has_focus_stays_where_it_is(page: Page, live: str) -> None:
    page.set_viewport_size({"width": 360, "height": 600})
    open_at(page, f"{live}pennsylvania/", "2024-10-14T12:58")
    link = card(page, "Next week").get_by_role("link")
    link.focus()
    link.scroll_into_view_if_needed()
    before = top(link)
    page.clock.run_for("03:00")
    expect(card(page, "Breakfast")).to_be_hidden()
    assert top(link) == pytest.approx(before, abs=1)
    series = card(page, "Daily").get_by_role("link")
    series.focus()
    page.clock.run_for("01:01:00")
    expect(card(page, "Daily").locator(".card-day")).to_have_text("Tue 15 Oct")
    expect(series).to_be_focused()


def test_who_comes_back_to_a_tab_sees_what_is_on_now(page: Page, live: str) -> None:
    open_at(page, f"{live}pennsylvania/", "2024-10-14T12:30")
    page.clock.set_system_time(new_york("2024-10-16T09:00"))  # its timers have slept
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(card(page, "Breakfast")).to_be_hidden()
    expect(page.get_by_role("heading", name="Today Wednesday, October 16")).to_be_visible()


def test_the_page_of_an_event_that_has_ended_asks_nobody_to_sign_up(page: Page, live: str) -> None:
    open_at(page, f"{live}events/pa/evening/", "2024-10-14T19:58")
    expect(page.get_by_role("link", name="Sign up")).to_be_visible()
    expect(page.get_by_text("This event is over")).to_be_hidden()
    page.clock.run_for("03:00")
    expect(page.get_by_text("This event is over")).to_be_visible()
    expect(page.get_by_role("link", name="Sign up")).to_be_hidden()


def test_an_event_that_has_just_ended_keeps_its_time_and_leads_on(page: Page, live: str) -> None:
    open_at(page, f"{live}events/pa/evening/", "2024-10-14T20:01")
    expect(page.locator(".times-open li")).to_have_text("Mon, Oct 14 @ 6 pm – 8 pm EDT (over)")
    assert page.locator(".times-open time").evaluate("node => getComputedStyle(node).textDecorationLine") == (
        "line-through"
    )
    notice = page.get_by_role("note").filter(has_text="This event is over")
    expect(notice.get_by_role("link", name="More events for Pennsylvania")).to_be_visible()


def test_an_action_that_has_just_ended_keeps_its_last_day(page: Page, live: str) -> None:
    open_at(page, f"{live}events/pa/letters/", "2024-10-16T00:01")
    expect(page.locator(".facts .time-over")).to_have_text("Anytime until Tue, Oct 15 (over)")


def test_the_page_of_a_series_follows_the_clock(page: Page, live: str) -> None:
    open_at(page, f"{live}events/pa/daily/", "2024-10-16T14:30")
    expect(page.locator(".event-name .card-day")).to_have_text("Thu 17 Oct")
    expect(page.locator(".times-open li")).to_have_count(6)
    expect(page.locator(".times-open time").first).to_have_text("Thu, Oct 17 @ 1 pm – 2 pm EDT")
    expect(page.locator(".times-open a").first).to_have_attribute("href", "2024-10-17.ics")
    expect(page.get_by_text("More upcoming times (13)")).to_be_visible()
    page.get_by_text("Past times").click()
    expect(page.locator(".times-past li")).to_have_count(3)
    expect(page.locator(".times-past a")).to_have_count(0)
    open_at(page, f"{live}events/pa/daily/", "2024-11-05T09:00")
    expect(page.locator(".times-open li")).to_have_text(["Mon, Nov 4 @ 1 pm – 2 pm EST (over)"])
    expect(page.locator(".event-name.time-over .card-day")).to_have_text("Mon 4 Nov")
    expect(page.get_by_text("See upcoming times")).to_be_hidden()


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


BANNER = "banner: {text: The desk is closed., until: 2024-10-14 1 pm, link: events/}\n"
WITH_A_BANNER = {"home": "", "finder": "events/", "saved events": "saved/", "not found": "404.html"}


@pytest.fixture(scope="module")
def urgent(publish: Publish) -> str:
    """A site with a banner that goes away an hour after the build."""
    return publish({"site.yaml": SITE + BANNER})


@pytest.mark.parametrize("path", WITH_A_BANNER.values(), ids=WITH_A_BANNER)
def test_a_banner_goes_away_with_its_time(page: Page, urgent: str, path: str) -> None:
    banner = page.get_by_role("complementary", name="News")
    open_at(page, urgent + path, "2024-10-14T12:58")
    expect(banner).to_have_text("The desk is closed.")
    page.clock.set_system_time(new_york("2024-10-14T13:01"))
    page.reload()
    expect(banner).to_be_hidden()


def test_a_banner_goes_away_while_one_reads(page: Page, urgent: str) -> None:
    banner = page.get_by_role("complementary", name="News")
    open_at(page, urgent, "2024-10-14T12:58")
    page.clock.run_for("03:00")
    expect(banner).to_be_hidden()


REGIONS = f"{STATE}regions:\n  - {{name: Chester County, zips: 193}}\n  - name: Far County\n"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_numbers_of_regions_follow_the_clock(browser: Browser, publish: Publish, script: bool) -> None:
    few = {
        f"events/pa/{name}.yaml": EVENTS[name] if name in ("breakfast", "evening") else None
        for name in ("doors", "breakfast", "evening")
    }
    address = f"{publish({'states/pa.yaml': REGIONS, **few})}pennsylvania/"
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.clock.set_fixed_time(new_york("2024-10-14T19:00"))
    page.goto(address)
    regions = page.get_by_role("navigation", name="Regions").get_by_role("listitem")
    left = "1 upcoming event" if script else "2 upcoming events"
    expect(regions).to_have_text([f"Chester County {left}", "Far County 0 upcoming events"])
    regions.get_by_role("link", name="Chester County").click()
    assert titles(page) == (["Evening"] if script else ["Breakfast", "Evening"])
    context.close()


def test_many_regions_are_folded_and_open(page: Page, publish: Publish) -> None:
    many = "".join(f"  - name: County {number}\n" for number in range(13))
    address = publish({"states/pa.yaml": f"{STATE}regions:\n{many}", **FILES})
    open_at(page, f"{address}pennsylvania/", "2024-10-14T12:30")
    expect(page.get_by_role("link", name="County 12")).to_be_hidden()
    page.get_by_text("Regions (13)").click()
    expect(page.get_by_role("link", name="County 12")).to_be_visible()
