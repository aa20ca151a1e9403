"""Events from Action Network."""

from datetime import datetime

import pytest

from statepages.importers.action_network import ACTION_NETWORK
from statepages.importers.record import Place, Record, Time
from tests.importers.services import EVENTS, PARK, read, read_one, remarks, words

HALF_PAST_SEVEN = datetime(2024, 10, 19, 19, 30)  # noqa: DTZ001  # What clocks show at the event.
HALF_PAST_NINE = datetime(2024, 10, 19, 21, 30)  # noqa: DTZ001
PRIVATE = Place(city="Lansing", state="MI", zip="48912", is_private=True)


def test_an_event() -> None:
    assert read_one(ACTION_NETWORK) == Record(
        spot="event 1",
        origin="action-network 2f7c9d1e-0a3b-4c5d-8e9f-0123456789ab",
        title="Film night",
        times=(Time(HALF_PAST_SEVEN, HALF_PAST_NINE),),
        place=Place(
            venue="Riverside Park", address="12 River Rd, North gate", city="Lansing", state="MI", zip="48912"
        ),
        details="A film about rivers & lakes.",
        signup="https://actionnetwork.org/events/film-night?clear_id=true",
        link="https://actionnetwork.org/events/film-night?clear_id=true",
        host="River Friends",
    )


def test_what_is_never_imported_is_named() -> None:
    assert remarks(read(ACTION_NETWORK, EVENTS["action-network"])) == [
        "Not imported: organizers (1 event), instructions for people who signed up (1 event), "
        "pictures (1 event)."
    ]


@pytest.mark.parametrize(
    "written", ["2024-10-19T19:30:00Z", "2024-10-19T19:30:00", "2024-10-19T19:30:00-04:00"]
)
def test_the_zone_after_a_time_means_nothing(written: str) -> None:
    assert read_one(ACTION_NETWORK, start_date=written, end_date=None).times == (Time(HALF_PAST_SEVEN),)


@pytest.mark.parametrize("start", [..., None, ""])
def test_no_date_yet(start: object) -> None:
    record = read_one(ACTION_NETWORK, start_date=start)
    assert (record.word, record.times, remarks(record)) == ("to-be-announced", (), ["It has no date yet."])


BAD_TIMES = {
    "not a time": ({"start_date": "soon"}, (), "!Its start is not a time that can be read: soon"),
    "a day that does not exist": (
        {"start_date": "2024-02-30T10:00:00Z"},
        (),
        "!Its start is not a time that can be read: 2024-02-30T10:00:00Z",
    ),
    "an absurd year": (
        {"start_date": "9999-01-01T10:00:00Z"},
        (),
        "!Its start is not a time that can be read: 9999-01-01T10:00:00Z",
    ),
    "a number": ({"start_date": 5}, (), "!Its start is not a time that can be read: 5"),
    "an end that is not a time": (
        {"end_date": "late"},
        (Time(HALF_PAST_SEVEN),),
        "!Its end is not a time that can be read: late",
    ),
    "an end before the start": (
        {"end_date": "2024-10-19T07:30:00Z"},
        (Time(HALF_PAST_SEVEN),),
        "!It ends before it starts (October 19, 2024), so the end was left out.",
    ),
}


@pytest.mark.parametrize(("fields", "times", "said"), BAD_TIMES.values(), ids=BAD_TIMES)
def test_times_that_cannot_be_read(fields: dict[str, object], times: tuple[Time, ...], said: str) -> None:
    record = read_one(ACTION_NETWORK, **fields)
    assert (record.times, record.word, remarks(record)) == (times, None, [said])


STATUSES = {"cancelled": "cancelled", "canceled": "cancelled", "confirmed": "scheduled"}


@pytest.mark.parametrize(("written", "status"), STATUSES.items())
def test_status(written: str, status: str) -> None:
    record = read_one(ACTION_NETWORK, status=written)
    assert (record.status, remarks(record)) == (status, [])


def test_a_tentative_event_needs_a_person() -> None:
    assert remarks(read_one(ACTION_NETWORK, status="tentative")) == [
        "!Action Network says that it is tentative."
    ]


SKIPPED = {
    "private": ({"visibility": "private"}, "It is private on Action Network."),
    "hidden": ({"action_network:hidden": True}, "It is hidden on Action Network."),
    "hidden, in a text": ({"action_network:hidden": "true"}, "It is hidden on Action Network."),
}


@pytest.mark.parametrize(("fields", "reason"), SKIPPED.values(), ids=SKIPPED)
def test_skipped(fields: dict[str, object], reason: str) -> None:
    record = read_one(ACTION_NETWORK, **fields)
    assert record.skipped and words(record.skipped) == reason


@pytest.mark.parametrize(
    "venue",
    [
        "My house",
        "My House",
        "our home",
        "Private residence",
        "Host's home",
        "Ana’s apartment",
        "Private home",
    ],
)
def test_a_home_is_private(venue: str) -> None:
    record = read_one(ACTION_NETWORK, location={**PARK, "venue": venue})
    assert (record.place, remarks(record)) == (PRIVATE, ["The place is a home, so its address was left out."])


@pytest.mark.parametrize("venue", ["Online", "Zoom", "Virtual event", "via Zoom", "Online (Discord)"])
def test_a_venue_that_is_online(venue: str) -> None:
    record = read_one(ACTION_NETWORK, location={"venue": venue})
    assert (record.place, remarks(record)) == (Place(is_online=True), [])


@pytest.mark.parametrize(
    "venue", ["Zoom Street Cafe", "Remote Area Medical", "The House of Blues", "Home Depot", "White House"]
)
def test_a_venue_that_only_sounds_like_one(venue: str) -> None:
    assert read_one(ACTION_NETWORK, location={**PARK, "venue": venue}).place.venue == venue


def test_an_internal_name_is_not_a_title() -> None:
    record = read_one(ACTION_NETWORK, title="")
    assert record.title == "" and "INTERNAL" not in str(record)
    assert remarks(record) == ["!It has no public title, only an internal name. Write a title."]


BLANKS = {
    "in the title": ({"title": "Rally in [City]"}, "[City]"),
    "in the details": ({"description": "<p>Meet [insert address here] at noon</p>"}, "[insert address here]"),
}


@pytest.mark.parametrize(("fields", "blank"), BLANKS.values(), ids=BLANKS)
def test_a_blank_of_a_template_needs_a_person(fields: dict[str, object], blank: str) -> None:
    assert remarks(read_one(ACTION_NETWORK, **fields)) == [f"!Fill in what a template left open: {blank}"]


def test_the_number_in_the_address_of_an_event() -> None:
    link = {"self": {"href": "https://actionnetwork.org/api/v2/events/2F7C9D1E-0A3B-4C5D-8E9F-0123456789AB"}}
    record = read_one(ACTION_NETWORK, identifiers=None, _links=link)
    assert record.origin == "action-network 2f7c9d1e-0a3b-4c5d-8e9f-0123456789ab"


def test_one_page_of_several() -> None:
    following = "https://actionnetwork.org/api/v2/events?page=2"
    found = read(
        ACTION_NETWORK,
        EVENTS["action-network"],
        total_pages=10,
        total_records=250,
        _links={"next": {"href": following}},
    )
    assert found.following == following
    assert (
        remarks(found)[0]
        == "!This is only a part of the answer: 1 of 250 events. Import the other pages too."
    )


def test_the_api() -> None:
    api = ACTION_NETWORK.api
    assert api and api.address("x") == "https://actionnetwork.org/api/v2/events"
    assert (api.host, api.variable, api.header, api.prefix) == (
        "actionnetwork.org",
        "ACTION_NETWORK_TOKEN",
        "OSDI-API-Token",
        "",
    )
