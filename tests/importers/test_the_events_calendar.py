"""Events from The Events Calendar."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from statepages.importers.record import Place, Record, Time
from statepages.importers.the_events_calendar import THE_EVENTS_CALENDAR
from tests.importers.services import EVENTS, Json, read, read_one, remarks, words

TEN = datetime(2024, 10, 19, 14, tzinfo=UTC)
TWELVE = datetime(2024, 10, 19, 16, tzinfo=UTC)
DOCK = Place(venue="Boat Launch", address="9 Dock St", city="Lansing", state="MI", zip="48906")
EVENT = EVENTS["the-events-calendar"]
ORGANIZER = "The host may be a person, so it is left out. If it is a group, write it after host:."


def venue(**fields: object) -> Json:
    return {**EVENT["venue"], **fields}


def others(record: Record) -> list[str]:
    """Its remarks without that about the organizer, which all have."""
    return [remark for remark in remarks(record) if remark != ORGANIZER]


def test_an_event() -> None:
    record = read_one(THE_EVENTS_CALENDAR)
    assert replace(record, remarks=()) == Record(
        spot="event 1",
        origin="the-events-calendar www.riverfriends.org 90210",
        title="Clean up the river – bring gloves",
        kind="clean-ups & repairs",
        times=(Time(TEN, TWELVE),),
        zone="America/Detroit",
        place=DOCK,
        summary="All welcome",
        details="Gloves & boots.",
        signup="https://www.riverfriends.org/event/cleanup/",
        link="https://www.riverfriends.org/event/cleanup/",
        tags=("Clean-ups & repairs", "river"),
    )
    assert remarks(record) == [ORGANIZER]


TIMES: dict[str, tuple[dict[str, object], Time, str | None, list[str]]] = {
    "an offset in place of a zone": (
        {"timezone": "UTC-4"},
        Time(TEN, TWELVE),
        None,
        ["UTC-4 is not a time zone with a place, so the zone follows from the place of the event."],
    ),
    "the two do not agree": (
        {"start_date": "2024-10-19 11:00:00"},
        Time(TEN, TWELVE),
        "America/Detroit",
        [
            "!Its site says 2024-10-19 14:00 UTC, but that is not 2024-10-19 11:00 in America/Detroit. "
            "Check the time."
        ],
    ),
    "a site whose zone was never set": (
        {
            "timezone": "UTC+0",
            "utc_start_date": "2024-10-19 10:00:00",
            "utc_end_date": "2024-10-19 12:00:00",
        },
        Time(datetime(2024, 10, 19, 10), datetime(2024, 10, 19, 12)),  # noqa: DTZ001
        None,
        [
            "UTC+0 is not a time zone with a place, so the zone follows from the place of the event.",
            "!Its site has no time zone, so its times were read as local time. Check them.",
        ],
    ),
    "all day": (
        {"all_day": True, "start_date": "2024-10-19 00:00:00", "end_date": "2024-10-19 23:59:59"},
        Time(date(2024, 10, 19)),
        "America/Detroit",
        [],
    ),
    "all day, three days": (
        {"all_day": "true", "start_date": "2024-10-19 00:00:00", "end_date": "2024-10-21 23:59:59"},
        Time(date(2024, 10, 19), date(2024, 10, 21)),
        "America/Detroit",
        [],
    ),
    "only local": (
        {"utc_start_date": ..., "utc_end_date": ...},
        Time(datetime(2024, 10, 19, 10), datetime(2024, 10, 19, 12)),  # noqa: DTZ001
        "America/Detroit",
        [],
    ),
    "no end": ({"end_date": None, "utc_end_date": None}, Time(TEN), "America/Detroit", []),
    "an end that cannot be read": (
        {"end_date": "late", "utc_end_date": "late"},
        Time(TEN),
        "America/Detroit",
        ["!Its end is not a time that can be read: late"],
    ),
    "an end before the start": (
        {"end_date": "2024-10-19 09:00:00", "utc_end_date": "2024-10-19 13:00:00"},
        Time(TEN),
        "America/Detroit",
        ["!It ends before it starts (October 19, 2024), so the end was left out."],
    ),
}


@pytest.mark.parametrize(("fields", "time", "zone", "said"), TIMES.values(), ids=TIMES)
def test_times(fields: dict[str, object], time: Time, zone: str | None, said: list[str]) -> None:
    record = read_one(THE_EVENTS_CALENDAR, **fields)
    assert (record.times, record.zone, others(record)) == ((time,), zone, said)


def test_a_start_that_cannot_be_read() -> None:
    record = read_one(THE_EVENTS_CALENDAR, start_date="0000-00-00 00:00:00", utc_start_date=None)
    assert (record.times, record.word) == ((), None)
    assert others(record) == ["!Its start is not a time that can be read: 0000-00-00 00:00:00"]


PLACES: dict[str, tuple[dict[str, object], Place, list[str]]] = {
    "an empty list": ({"venue": []}, Place(), []),
    "a list of one": ({"venue": [EVENT["venue"]]}, DOCK, []),
    "a state in another field": ({"venue": venue(state="", stateprovince="Michigan")}, DOCK, []),
    "a name that is online": (
        {"venue": {"venue": "Virtual. RSVP for details", "country": "United States"}},
        Place(is_online=True),
        [],
    ),
    "virtual": ({"is_virtual": True, "venue": []}, Place(is_online=True), []),
    "virtual with an address": (
        {"is_virtual": True},
        Place(is_online=True),
        ["It is online, so its address was left out."],
    ),
    "both": ({"is_virtual": True, "virtual_event_type": "hybrid"}, replace(DOCK, is_online=True), []),
    "a home": (
        {"venue": venue(venue="Private Residence")},
        Place(city="Lansing", state="MI", zip="48906", is_private=True),
        ["The place is a home, so its address was left out."],
    ),
}


@pytest.mark.parametrize(("fields", "place", "said"), PLACES.values(), ids=PLACES)
def test_places(fields: dict[str, object], place: Place, said: list[str]) -> None:
    record = read_one(THE_EVENTS_CALENDAR, **fields)
    assert (record.place, others(record)) == (place, said)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": "draft"}, "It is not published on its site."),
        ({"status": "private"}, "It is not published on its site."),
        ({"hide_from_listings": True}, "Its site does not list it."),
    ],
)
def test_skipped(fields: dict[str, object], reason: str) -> None:
    record = read_one(THE_EVENTS_CALENDAR, **fields)
    assert record.skipped and words(record.skipped) == reason


def test_a_website_of_its_own_is_where_people_sign_up() -> None:
    record = read_one(THE_EVENTS_CALENDAR, website="https://example.org/rsvp?fbclid=x")
    assert (record.signup, record.link) == (
        "https://example.org/rsvp",
        "https://www.riverfriends.org/event/cleanup/",
    )


def test_a_link_into_a_meeting_is_not_published() -> None:
    meeting = "https://meet.google.com/abc-defg-hij"
    record = read_one(THE_EVENTS_CALENDAR, website=meeting, virtual_url=meeting)
    assert record.signup == record.link
    assert "meet.google.com" not in str(record)
    assert remarks(read(THE_EVENTS_CALENDAR, {**EVENT, "virtual_url": meeting})) == [
        "Not imported: pictures (1 event), links to online meetings (1 event)."
    ]


@pytest.mark.parametrize(
    ("cost", "said"),
    [("Free", []), ("", []), ("&#036;5.00", ["Its price is $5.00. Say so in the details, if they do not."])],
)
def test_a_price(cost: str, said: list[str]) -> None:
    assert others(read_one(THE_EVENTS_CALENDAR, cost=cost)) == said


def test_the_same_number_on_two_sites() -> None:
    record = read_one(THE_EVENTS_CALENDAR, url="https://other.example.org/event/x/")
    assert record.origin == "the-events-calendar other.example.org 90210"
    assert read_one(THE_EVENTS_CALENDAR, url="nonsense").origin == (
        "the-events-calendar www.riverfriends.org 90210"
    )
    assert read_one(THE_EVENTS_CALENDAR, url=None, global_id=None).origin is None


NEXT = "https://www.riverfriends.org/wp-json/tribe/events/v1/events?page=2"


def test_the_next_page() -> None:
    found = read(THE_EVENTS_CALENDAR, EVENT, total=3, next_rest_url=NEXT)
    assert found.following == NEXT
    assert (
        remarks(found)[0] == "!This is only a part of the answer: 1 of 3 events. Import the other pages too."
    )


@pytest.mark.parametrize("address", ["https://example.org/wp-json/", "http" + NEXT.removeprefix("https")])
def test_a_next_page_on_another_site_is_never_followed(address: str) -> None:
    found = read(THE_EVENTS_CALENDAR, EVENT, next_rest_url=address)
    assert found.following is None
    assert f"The next page is not on the site of The Events Calendar: {address}" in remarks(found)


def test_it_has_no_address_of_its_own() -> None:
    assert THE_EVENTS_CALENDAR.api is None


def test_a_group_that_organizes_it_is_named() -> None:
    record = read_one(THE_EVENTS_CALENDAR, organizer=[{"organizer": "Friends of Example Park"}])
    assert "If this is a group, write it after host: Friends of Example Park" in remarks(record)
