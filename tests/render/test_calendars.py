"""What people find in their own calendar: each time of an event, how it stands, and nothing private."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from statepages.checking.check import check
from statepages.checking.settings import begin
from statepages.model.event import Event
from statepages.model.site import Change, Site
from statepages.outputs import calendars
from statepages.paths import Paths
from tests.render.calendars import expected, files, read, stop
from tests.render.pages import site, state, theme
from tests.render.sample import CARPOOL, sample
from tests.search.events import NOON, event, place, slot, some_events
from tests.site import ROOT, SAMPLE

FACTS = ("uid", "title", "address", "status", "start", "end")


@pytest.fixture(autouse=True, scope="module")
def node() -> Iterator[None]:
    """The node that reads calendars ends with the tests."""
    yield
    stop()


def facts(said: dict[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in FACTS}


def slots_of(made: Site, event: Event) -> list[dict[str, Any]]:
    """What its own file has to say of an event."""
    return [expected(made, event, one, name) for one, name in zip(event.slots, event.slot_names, strict=True)]


def by_uid(said: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(said, key=lambda one: str(one["uid"]))


def only(made: Site, path: str = "calendar.ics") -> dict[str, Any]:
    """The one event of a calendar."""
    [found] = read(files(made)[path])["events"]
    return dict(found)


def test_an_event_in_full() -> None:
    said = only(sample(), f"{CARPOOL.path}event.ics")
    assert said == {
        "uid": "wi.2024-11-02-carpool.2024-11-02@example.org",
        "title": "Carpool from Naperville",
        "text": "Sat, Nov 2, 2024 @ 10 am – 3 pm CDT\n"
        "Sign up: https://example.org/naperville\n"
        "Latest details: https://example.org/hub/events/wi/2024-11-02-carpool/\n\n"
        "Wear comfortable shoes.",
        "place": "Naperville station, 1 Main St, Naperville, IL 60540",
        "address": "https://example.org/hub/events/wi/2024-11-02-carpool/",
        "status": "CONFIRMED",
        "start": "2024-11-02T15:00:00Z",
        "end": "2024-11-02T20:00:00Z",
        "stamp": "2024-10-14T00:00:00Z",
        "sequence": None,
    }


def test_calendars_of_the_sample_say_what_the_model_says(sample_folder: Path, tmp_path: Path) -> None:
    paths = Paths.under(ROOT, SAMPLE, tmp_path)
    made = check(paths, begin(paths, None, NOON)).site
    assert made
    found = {path.relative_to(sample_folder).as_posix(): path for path in sample_folder.rglob("*.ics")}
    timed = [each for each in made.events if each.slots]
    for each in timed:
        said = read(found.pop(f"{each.path}event.ics").read_bytes())["events"]
        assert list(map(facts, said)) == slots_of(made, each)
        for one, name in zip(said, each.slot_names, strict=True):
            if len(said) > 1:
                assert read(found.pop(f"{each.path}{name}.ics").read_bytes())["events"] == [one]
    said = read(found.pop("calendar.ics").read_bytes())["events"]
    assert by_uid(map(facts, said)) == by_uid(one for each in timed for one in slots_of(made, each))
    for page, concerning in made.lists():
        said = read(found.pop(f"{page.short_path}calendar.ics").read_bytes())
        here = [each for each in concerning if each.slots]
        assert by_uid(map(facts, said["events"])) == by_uid(
            one for each in here for one in slots_of(made, each)
        )
        assert said["name"] == f"{page.name} – {made.settings.name}"
    assert found == {}, "no other files of calendars"


SIGNS = st.sampled_from("\\,;:\"'\n\r\t\x00\x07\x1b\x7f\x85\u2028\u2029 é中🚲👩🏽‍🌾\u0301*[]()<>&#-_`")
TEXTS = st.text(st.one_of(SIGNS, st.characters(exclude_categories=["Cs"])), max_size=300)


def cleaned(text: str) -> str:
    """A text as a calendar can hold it."""
    for end in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return "".join(sign for sign in text if sign in "\n\t" or not (ord(sign) < 32 or 127 <= ord(sign) < 160))


PLACED = [one for one in some_events() if one.slots and one.location and one.status != "moved-online"]


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(PLACED))
def test_any_text_comes_through(title: str, details: str, venue: str, one: Event) -> None:
    there = replace(place("60540"), venue=venue)
    made = replace(one, title=title, summary=details, details=details, location=there)
    said = only(site([made]), f"{one.path}event.ics")
    assert said["title"] == cleaned(("Full: " if one.status == "full" else "") + title)
    assert said["place"].endswith("Naperville, IL 60540")
    # A line has no ends of lines in it, and no two spaces.
    assert "".join(said["place"].split()).startswith("".join(cleaned(venue).split()))
    assert cleaned(details).strip() in said["text"]


def test_a_long_text_comes_through_in_whole() -> None:
    words = " ".join(["Wähler", "naïve", "🚲👩🏽‍🌾", "a, b; c\\d", "中文字符"] * 400)
    assert len(words) > 10_000
    said = only(site([replace(CARPOOL, details=words)]), f"{CARPOOL.path}event.ics")
    assert said["text"].split("\n\n")[1] == words


DETAILS = "Meet **here**\n- bring [a map](https://example.org/map?a=1&b=2)\n- or two\n\n1. Call\n2. Come"


def test_details_are_text_of_several_lines() -> None:
    said = only(site([replace(CARPOOL, details=DETAILS)]))
    text = "Meet here\n\n- bring a map (https://example.org/map?a=1&b=2)\n- or two\n\n1. Call\n2. Come"
    assert said["text"].endswith(f"\n\n{text}")


STATUSES = {
    "scheduled": ("scheduled", "Doors", "CONFIRMED"),
    "canceled": ("cancelled", "Canceled: Doors", "CANCELLED"),
    "postponed": ("postponed", "Postponed: Doors", "TENTATIVE"),
    "full": ("full", "Full: Doors", "CONFIRMED"),
    "moved online": ("moved-online", "Moved online: Doors", "CONFIRMED"),
}


@pytest.mark.parametrize(("status", "title", "stands"), STATUSES.values(), ids=STATUSES)
def test_a_calendar_says_how_an_event_stands(status: str, title: str, stands: str) -> None:
    said = only(site([replace(CARPOOL, title="Doors", status=status)]))
    assert (said["title"], said["status"]) == (title, stands)
    assert ("Sign up" in said["text"]) == (status != "cancelled")
    assert (said["place"] == "Online") == (status == "moved-online")


TIMES = {
    "clocks are set back meanwhile": (
        slot("2024-11-03 00:30", "2024-11-03 03:00"),
        ("2024-11-03T04:30:00Z", "2024-11-03T08:00:00Z"),
        "Sun, Nov 3, 2024 @ 12:30 am EDT – 3 am EST",
    ),
    "the day after clocks went forward": (
        slot("2025-03-10 09:00", "2025-03-10 10:00", "America/Chicago"),
        ("2025-03-10T14:00:00Z", "2025-03-10T15:00:00Z"),
        "Mon, Mar 10, 2025 @ 9 am – 10 am CDT",
    ),
    "a zone without summer time": (
        slot("2024-10-31 18:00", "2024-10-31 19:30", "America/Phoenix"),
        ("2024-11-01T01:00:00Z", "2024-11-01T02:30:00Z"),
        "Thu, Oct 31, 2024 @ 6 pm – 7:30 pm MST",
    ),
    "no end": (slot("2024-10-19 10:00"), ("2024-10-19T14:00:00Z", None), "Sat, Oct 19, 2024 @ 10 am EDT"),
    "over midnight": (
        slot("2024-10-19 21:00", "2024-10-20 01:00"),
        ("2024-10-20T01:00:00Z", "2024-10-20T05:00:00Z"),
        "Sat, Oct 19, 2024 @ 9 pm – Sun, Oct 20, 2024 @ 1 am EDT",
    ),
    "a whole day": (
        slot("2024-11-05 00:00", days=1),
        ("2024-11-05", "2024-11-06"),
        "Tue, Nov 5, 2024, all day",
    ),
    "days on which clocks are set back": (
        slot("2024-11-02 00:00", zone="Pacific/Honolulu", days=3),
        ("2024-11-02", "2024-11-05"),
        "Sat, Nov 2, 2024 – Mon, Nov 4, 2024",
    ),
}


@pytest.mark.parametrize(("one", "bounds", "words"), TIMES.values(), ids=TIMES)
def test_times_are_instants_and_the_first_line_says_them_by_local_clocks(
    one: Any, bounds: tuple[str, str | None], words: str
) -> None:
    said = only(site([event("pa/doors", one)]))
    assert (said["start"], said["end"]) == bounds
    assert said["text"].split("\n")[0] == words


def test_a_whole_day_keeps_nobody_busy() -> None:
    made = files(
        site([event("pa/day", slot("2024-11-05 00:00", days=1)), event("pa/hour", slot("2024-11-05 10:00"))])
    )
    assert b"TRANSP:TRANSPARENT" in made["events/pa/day/event.ics"]
    assert b"TRANSP" not in made["events/pa/hour/event.ics"]


SERIES = event(
    "pa/series",
    slot("2024-10-19 10:00", "2024-10-19 11:00"),
    slot("2024-10-19 14:00", "2024-10-19 15:00"),
    slot("2024-10-26 10:00", "2024-10-26 11:00"),
    title="Calls",
)


def test_each_time_of_a_series_has_a_file_of_its_own() -> None:
    made = files(site([SERIES]))
    whole = read(made["events/pa/series/event.ics"])["events"]
    names = ["2024-10-19", "2024-10-19-2", "2024-10-26"]
    assert [one["uid"] for one in whole] == [f"pa.series.{name}@example.org" for name in names]
    for name, one in zip(names, whole, strict=True):
        assert read(made[f"events/pa/series/{name}.ics"])["events"] == [one]


def test_an_hour_a_title_or_a_place_may_change_and_it_stays_the_same_event() -> None:
    moved = event("pa/doors", slot("2024-10-19 17:00"), at=place("19380"), title="Doors, later")
    before = only(site([event("pa/doors", slot("2024-10-19 10:00"))]))
    assert only(site([moved]))["uid"] == before["uid"]


def test_a_private_address_and_a_contact_are_in_no_calendar() -> None:
    home = place("60540", venue="Dana's porch", directions="The green door", is_private=True)
    hidden = event(
        "il/home", slot("2024-10-19 10:00"), at=home, contact={"name": "Dana", "phone": "630-555-0127"}
    )
    made = files(replace(site([hidden], [state("IL")])))
    assert only(site([hidden]))["place"] == "Naperville, IL 60540"
    assert "\nYou will get the address when you sign up.\n" in only(site([hidden]))["text"]
    for data in made.values():
        assert not [word for word in (b"porch", b"Dana", b"555", b"green door", b"GEO") if word in data]


def test_where_one_can_also_join_online_the_place_stays() -> None:
    both = event("il/both", slot("2024-10-19 10:00"), at=place("60540"), online="yes")
    assert only(site([both]))["place"] == "Naperville, IL 60540"
    assert "\nYou can also join online.\n" in only(site([both]))["text"]
    assert only(site([event("il/calls", slot("2024-10-19 10:00"))]))["place"] == "Online"


FIRST, LAST = datetime(2024, 10, 1, 12, tzinfo=UTC), datetime(2024, 10, 2, 13, 0, 5, tzinfo=UTC)


def test_a_change_is_told_so_that_calendars_take_the_newer_one() -> None:
    made = replace(site([CARPOOL]), history=((f"events/{CARPOOL.id}", Change(FIRST, LAST)),))
    said, data = only(made), files(made)["calendar.ics"]
    assert (said["stamp"], said["sequence"]) == ("2024-10-02T13:00:05Z", 25 * 3600 + 5)
    assert b"CREATED:20241001T120000Z\r\n" in data
    assert b"LAST-MODIFIED:20241002T130005Z\r\n" in data


def test_a_clock_that_was_wrong_by_ages_gives_no_number_that_calendars_cannot_hold() -> None:
    change = Change(datetime(1970, 1, 1, tzinfo=UTC), datetime(2106, 1, 1, tzinfo=UTC))
    made = replace(site([CARPOOL]), history=((f"events/{CARPOOL.id}", change),))
    assert only(made)["sequence"] == 2**31 - 1


def test_without_history_nothing_is_made_up() -> None:
    data = files(site([replace(CARPOOL, source=None)]))["calendar.ics"]
    assert b"DTSTAMP:20000101T000000Z" in data
    assert not [name for name in (b"SEQUENCE", b"LAST-MODIFIED", b"CREATED") if name in data]


def on(day: date) -> Event:
    return event(f"pa/{day}", slot(f"{day} 10:00", f"{day} 11:00"))


TODAY = date(2024, 10, 14)
HORIZON = {
    "long over": (-32, False),
    "over for a month": (-30, True),
    "to come in 400 days": (400, True),
    "to come later": (402, False),
}


@pytest.mark.parametrize(("days", "is_in"), HORIZON.values(), ids=HORIZON)
def test_calendars_reach_from_a_month_ago_to_a_year_ahead(days: int, is_in: bool) -> None:
    one = on(TODAY + timedelta(days=days))
    made = files(site([one], [state("PA")]))
    for path in ("calendar.ics", "pa/calendar.ics"):
        assert len(read(made[path])["events"]) == is_in
    assert len(read(made[f"{one.path}event.ics"])["events"]) == 1, "its own file has it all the same"


def test_what_has_no_time_is_in_no_calendar() -> None:
    undated = [event("us/letters"), event("pa/rally", when="to be announced")]
    made = files(site(undated, [state("PA")]))
    assert set(made) == {"calendar.ics", "pa/calendar.ics"}
    assert not [data for data in made.values() if b"VEVENT" in data]


def test_a_calendar_changes_only_with_what_is_in_it() -> None:
    made = sample()
    later = [timedelta(hours=hours) for hours in (1, 7, 9, 24 * 5)]
    assert all(files(made, NOON + by) == files(made) for by in later)
    assert files(made, NOON + timedelta(days=40))["calendar.ics"] != files(made)["calendar.ics"]


def many(count: int, details: str | None = None) -> Site:
    """This many events, fifty a day, whose ids are not in the order of their days."""
    base = replace(CARPOOL, details=details, source=None)
    found = []
    for number in range(count):
        start = datetime(2024, 10, 15, 14, tzinfo=UTC) + timedelta(days=number // 50)
        one = slot(f"{start:%Y-%m-%d} 10:00", f"{start:%Y-%m-%d} 11:00")
        found.append(replace(base, id=f"pa/{count - number:05}", slots=(one,), expires=one.expires))
    return site(found)


def calendar_of(made: Site) -> tuple[int, str]:
    """The size of the calendar of a site, and its text without folds."""
    [task] = [task for task in calendars.plan(made, theme(), NOON) if task.address == "calendar.ics"]
    [output] = task.outputs()
    return len(output.data), output.data.decode().replace("\r\n ", "")


WORDS = "A street list and a partner are waiting for you. " * 20
SIGN_UP = "Sign up: https://example.org/naperville"


def test_a_calendar_that_would_be_too_large_has_short_texts_first() -> None:
    size, text = calendar_of(many(900, WORDS))
    assert size <= 1_000_000
    assert text.count("BEGIN:VEVENT") == text.count(SIGN_UP) == 900
    assert "their descriptions are cut short" in text
    [shown] = set(re.findall(r"pa/\d+/\\n\\n(A street list .*…)\r", text))
    assert 150 < len(shown) <= 200


def test_then_it_has_fewer_days_and_says_which_is_the_last() -> None:
    size, text = calendar_of(many(4_500, WORDS))
    assert 900_000 < size <= 1_000_000
    days = re.findall(r"DTSTART:(\d{8})T", text)
    assert days == sorted(days)
    assert days.count(days[-1]) == 50, "each of its days is there in whole"
    last = date.fromisoformat(days[-1])
    assert f"It includes events through {last:%B} {last.day}\\, 2024. Later events are on the site." in text


@pytest.mark.parametrize("title", ["a", "a" * 20, "a" * 40])
def test_up_to_the_day_that_it_names_it_has_all_by_the_clocks_of_all_places(title: str) -> None:
    """While it is Friday in Guam, it is Thursday in Hawaii."""
    start = datetime(2024, 10, 15, tzinfo=UTC)
    hours = [f"{start + timedelta(hours=hour):%Y-%m-%d %H:00}" for hour in range(2_250)]
    zones = {"gu/a": "Pacific/Guam", "hi/a": "Pacific/Honolulu"}
    made = [replace(event(id, *(slot(hour, zone=zones[id]) for hour in hours)), title=title) for id in zones]
    _, text = calendar_of(site(made, url="https://a.b/", name="N"))
    last = re.findall(r"It includes events through (.*?)\\, 2024", text)
    named = [datetime.strptime(f"{day} 2024", "%B %d %Y").replace(tzinfo=UTC).date() for day in last]
    days = [date.fromisoformat(day) for day in re.findall(r"UID:\w+\.a\.(\d{4}-\d\d-\d\d)", text)]
    assert len(named) == 1
    assert sum(day <= named[0] for day in days) == 2 * sum(hour[:10] <= f"{named[0]}" for hour in hours)


def test_a_calendar_has_all_that_there_is_room_for() -> None:
    """Not all of many events are looked at: the first, and even of the shortest there can be, too many."""
    start = datetime(2024, 10, 15, tzinfo=UTC)
    hours = (f"{start + timedelta(hours=hour):%Y-%m-%d %H:00}" for hour in range(4_500))
    tiny = replace(event("pa/a", *(slot(hour, zone="Pacific/Honolulu") for hour in hours)), title="a")
    size, text = calendar_of(site([tiny], url="https://a.b/", name="N"))
    assert size > 990_000
    assert "Later events are on the site." in text


def test_a_long_series_has_all_its_times_in_its_own_file() -> None:
    days = [TODAY + timedelta(days=number) for number in range(366)]
    series = event("pa/daily", *(slot(f"{day} 10:00") for day in days), details="Words. " * 500)
    data = files(site([series]))["events/pa/daily/event.ics"]
    assert len(read(data)["events"]) == 366
    assert len(data) < 1_000_000
