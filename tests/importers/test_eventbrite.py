"""Events from Eventbrite."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from statepages.importers.eventbrite import EVENTBRITE
from statepages.importers.record import Place, Record, Time
from tests.importers.services import EVENTS, Json, read, read_one, remarks, words

SIX = datetime(2024, 11, 3, 23, tzinfo=UTC)
EIGHT = datetime(2024, 11, 4, 1, tzinfo=UTC)
LIBRARY = Place(
    venue="City Library", address="401 S Capitol Ave, Room 2", city="Lansing", state="MI", zip="48933"
)
EVENT = EVENTS["eventbrite"]


def part(of_event: str, /, **fields: object) -> Json:
    return {key: value for key, value in {**EVENT[of_event], **fields}.items() if value is not ...}


def test_an_event() -> None:
    assert read_one(EVENTBRITE) == Record(
        spot="event 1",
        origin="eventbrite 778899001122",
        title="Poll worker training",
        times=(Time(SIX, EIGHT),),
        zone="America/Detroit",
        place=LIBRARY,
        summary="Learn how it works",
        details="Learn how it works & ask.",
        signup="https://www.eventbrite.com/e/poll-worker-training-tickets-778899001122",
        link="https://www.eventbrite.com/e/poll-worker-training-tickets-778899001122",
    )


def test_pictures_are_not_copied() -> None:
    assert remarks(read(EVENTBRITE, EVENT)) == ["Not imported: pictures (1 event)."]


TIMES = {
    "only local": (
        {"start": part("start", utc=...), "end": part("end", utc=...)},
        Time(datetime(2024, 11, 3, 18), datetime(2024, 11, 3, 20)),  # noqa: DTZ001
        [],
    ),
    "a local end": (
        {"end": part("end", utc=None)},
        Time(datetime(2024, 11, 3, 18), datetime(2024, 11, 3, 20)),  # noqa: DTZ001
        [],
    ),
    "only UTC": ({"start": part("start", local=None), "end": part("end", local=None)}, Time(SIX, EIGHT), []),
    "no end": ({"end": None}, Time(SIX), []),
    "the two do not agree": (
        {"start": part("start", local="2024-11-03T19:00:00")},
        Time(SIX, EIGHT),
        [
            "!Eventbrite says 2024-11-03T23:00:00Z, but that is not 2024-11-03T19:00:00 in America/Detroit. "
            "Check the time."
        ],
    ),
    "an end that is hidden": (
        {"hide_end_date": True},
        Time(SIX),
        ["Eventbrite does not show its end, so the end was left out."],
    ),
    "past midnight": (
        {"end": part("end", utc="2024-11-04T06:30:00Z", local="2024-11-04T01:30:00")},
        Time(SIX, datetime(2024, 11, 4, 6, 30, tzinfo=UTC)),
        [],
    ),
    "no end that can be read": (
        {"end": part("end", utc="later", local=7)},
        Time(SIX),
        ["!Its end is not a time that can be read: later"],
    ),
}


@pytest.mark.parametrize(("fields", "time", "said"), TIMES.values(), ids=TIMES)
def test_times(fields: dict[str, object], time: Time, said: list[str]) -> None:
    record = read_one(EVENTBRITE, **fields)
    assert (record.times, remarks(record)) == ((time,), said)


NO_TIMES = {
    "hidden": (
        {"hide_start_date": True},
        None,
        ["!Eventbrite does not show its date. Find out when it is."],
    ),
    "nonsense": (
        {"start": part("start", utc="x", local="y")},
        None,
        ["!Its start is not a time that can be read: x"],
    ),
    "missing": (
        {"start": {"timezone": "America/Detroit", "utc": None}},
        "to-be-announced",
        ["It has no date yet."],
    ),
}


@pytest.mark.parametrize(("fields", "word", "said"), NO_TIMES.values(), ids=NO_TIMES)
def test_no_time(fields: dict[str, object], word: str | None, said: list[str]) -> None:
    record = read_one(EVENTBRITE, **fields)
    assert (record.times, record.word, remarks(record)) == ((), word, said)


STATUSES: dict[str, tuple[dict[str, object], str]] = {
    "canceled": ({"status": "canceled"}, "cancelled"),
    "completed": ({"status": "completed"}, "scheduled"),
    "sold out": ({"ticket_availability": {"is_sold_out": True}}, "full"),
    "sold out in the title": ({"name": {"text": "[SOLD OUT] Poll worker training"}}, "full"),
    "canceled, and sold out in the title": (
        {"status": "canceled", "name": {"text": "[SOLD OUT] Poll worker training"}},
        "cancelled",
    ),
}


@pytest.mark.parametrize(("fields", "status"), STATUSES.values(), ids=STATUSES)
def test_status(fields: dict[str, object], status: str) -> None:
    record = read_one(EVENTBRITE, **fields)
    assert (record.status, record.title) == (status, "Poll worker training")


SKIPPED = {
    "a draft": ({"status": "draft"}, "It is a draft on Eventbrite."),
    "not listed": ({"listed": False}, "It is not listed on Eventbrite, so it is private."),
    "by invitation": ({"invite_only": True}, "It is only for people with an invitation."),
    "with a password": ({"is_locked": True}, "People need a password to see it on Eventbrite."),
}


@pytest.mark.parametrize(("fields", "reason"), SKIPPED.values(), ids=SKIPPED)
def test_skipped(fields: dict[str, object], reason: str) -> None:
    record = read_one(EVENTBRITE, **fields)
    assert record.skipped and words(record.skipped) == reason


PLACES: dict[str, tuple[dict[str, object], Place, list[str]]] = {
    "online": ({"online_event": True, "venue": None}, Place(is_online=True), []),
    "to be announced": ({"venue": None, "venue_id": None}, Place(), []),
    "TBD": ({"venue": part("venue", name="TBD")}, replace(LIBRARY, venue=None), []),
    "an online venue": ({"venue": {"name": "Online via Zoom", "address": {}}}, Place(is_online=True), []),
    "only a number": (
        {"venue": ...},
        Place(),
        [
            "!The answer has only the number of its venue. Ask Eventbrite again, with ?expand=venue.",
        ],
    ),
    "a home": (
        {"venue": part("venue", name="Ana's house")},
        Place(city="Lansing", state="MI", zip="48933", is_private=True),
        ["The place is a home, so its address was left out."],
    ),
}


@pytest.mark.parametrize(("fields", "place", "said"), PLACES.values(), ids=PLACES)
def test_places(fields: dict[str, object], place: Place, said: list[str]) -> None:
    record = read_one(EVENTBRITE, **fields)
    assert (record.place, remarks(record)) == (place, said)


ALSO: dict[str, tuple[dict[str, object], str]] = {
    "an organizer, who may be a person": (
        {"organizer": {"name": "Alex Example"}},
        "The host may be a person, so it is left out. If it is a group, write it after host:.",
    ),
    "a price": ({"is_free": False}, "It costs money. Say so in the details, if they do not."),
    "a series": (
        {"is_series_parent": True},
        "!It is a series, and this answer does not have the dates in it. Check the dates.",
    ),
}


@pytest.mark.parametrize(("fields", "said"), ALSO.values(), ids=ALSO)
def test_what_else_a_person_should_know(fields: dict[str, object], said: str) -> None:
    record = read_one(EVENTBRITE, **fields)
    assert (record.host, remarks(record)) == (None, [said])


def test_texts_without_two_forms() -> None:
    record = read_one(EVENTBRITE, name="Training &amp; lunch", description="Ask us", summary="Ask us")
    assert (record.title, record.details, record.summary) == ("Training & lunch", "Ask us", "")


PAGING = {"object_count": 120, "has_more_items": True, "continuation": "a+b/c=&x=1"}


def test_the_next_page() -> None:
    found = read(EVENTBRITE, EVENT, pagination=PAGING)
    assert found.following == (
        "https://www.eventbriteapi.com/v3/organizations/5566/events/?expand=venue&continuation=a%2Bb%2Fc%3D%26x%3D1"
    )
    assert (
        remarks(found)[0]
        == "!This is only a part of the answer: 1 of 120 events. Import the other pages too."
    )


@pytest.mark.parametrize("group", [None, "../../users/me", "5566?x=", ""])
def test_no_next_page_of_an_unknown_organization(group: object) -> None:
    found = read(EVENTBRITE, {**EVENT, "organization_id": group}, pagination=PAGING)
    assert found.following is None
    assert (
        remarks(found)[0]
        == "!This is only a part of the answer: 1 of 120 events. Import the other pages too."
    )


def test_the_api() -> None:
    api = EVENTBRITE.api
    assert api and api.address("5566") == (
        "https://www.eventbriteapi.com/v3/organizations/5566/events/?expand=venue"
    )
    assert (api.host, api.variable, api.header, api.prefix) == (
        "www.eventbriteapi.com",
        "EVENTBRITE_TOKEN",
        "Authorization",
        "Bearer ",
    )
