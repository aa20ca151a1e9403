"""Events from Mobilize."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from statepages.importers.mobilize import MOBILIZE
from statepages.importers.record import Place, Record, Time
from tests.importers.services import EVENTS, OPTIONS, PARK, as_bytes, page_of, read, read_one, remarks, words

TEN = datetime(2024, 10, 19, 14, tzinfo=UTC)
ONE = datetime(2024, 10, 19, 17, tzinfo=UTC)
STARTS = 1729346400
DAY, HOUR = 86_400, 3_600

PUBLIC = Place(
    venue="Riverside Park", address="12 River Rd, North gate", city="Lansing", state="MI", zip="48912"
)
PRIVATE = Place(city="Lansing", state="MI", zip="48912", is_private=True)
HOME = (
    "!This may be somebody's home, so its address was left out. "
    "If it is a public place, write the venue and the address."
)


def slot(start: object = STARTS, end: object = None, **fields: object) -> dict[str, object]:
    return {"start_date": start, "end_date": end, **fields}


def place(**fields: object) -> dict[str, object]:
    return {**PARK, **fields}


def test_an_event() -> None:
    assert read_one(MOBILIZE) == Record(
        spot="event 1",
        origin="mobilize 4021",
        title="Knock doors & meet neighbors",
        kind="literature-drop-off",
        times=(Time(TEN, ONE),),
        zone="America/Detroit",
        place=PUBLIC,
        summary="Bring a friend",
        details="Meet at the **north gate**.\n\n- water\n- shoes",
        signup="https://www.mobilize.us/lansing/event/4021/",
        link="https://www.mobilize.us/lansing/event/4021/",
        host="Neighbors of Lansing",
        access="accessible",
        access_notes="Ramp at the gate",
    )


def test_what_is_never_imported_is_named_once() -> None:
    event = EVENTS["mobilize"]
    assert remarks(read(MOBILIZE, event, event)) == [
        "Not imported: contacts (2 events), instructions for people who signed up (2 events), "
        "pictures (2 events), tags (2 events)."
    ]


def test_each_time_knows_whether_it_is_full() -> None:
    record = read_one(MOBILIZE, timeslots=[slot(is_full=True), slot(STARTS + DAY)])
    assert [time.is_full for time in record.times] == [True, False]


TIMES = {
    "numbers as text": ([slot("1729346400", "1729357200")], (Time(TEN, ONE),), []),
    "with a fraction": ([slot(1729346400.0, 1729357200.5)], (Time(TEN, ONE),), []),
    "no end": ([slot()], (Time(TEN),), []),
    "an end at the start": ([slot(STARTS, STARTS)], (Time(TEN),), []),
    "an end before the start": (
        [slot(STARTS, STARTS - HOUR)],
        (Time(TEN),),
        ["!It ends before it starts (October 19, 2024), so the end was left out."],
    ),
    "milliseconds": (
        [slot(STARTS * 1000)],
        (),
        ["!Its start is not a time that can be read: 1729346400000"],
    ),
    "negative": ([slot(-5), slot()], (Time(TEN),), ["!Its start is not a time that can be read: -5"]),
    "zero": ([slot(0)], (), ["!Its start is not a time that can be read: 0"]),
    "null": ([slot(None)], (), ["!Its start is not a time that can be read: no text and no number"]),
    "an end that is no time": (
        [slot(STARTS, "soon")],
        (Time(TEN),),
        ["!Its end is not a time that can be read: soon"],
    ),
}


@pytest.mark.parametrize(("slots", "times", "said"), TIMES.values(), ids=TIMES)
def test_times(slots: object, times: tuple[Time, ...], said: list[str]) -> None:
    record = read_one(MOBILIZE, timeslots=slots)
    assert (record.times, record.word, remarks(record)) == (times, None, said)


ZONES = {
    "in other capitals": ("america/detroit", "America/Detroit", []),
    "not a zone": (
        "Mars/Base",
        None,
        ["Mars/Base is not a time zone with a place, so the zone follows from the place of the event."],
    ),
    "a word with one meaning": (
        "EST",
        "America/New_York",
        ["EST is not the name of a time zone. It was read as America/New_York."],
    ),
    "missing": (None, None, []),
}


@pytest.mark.parametrize(("written", "zone", "said"), ZONES.values(), ids=ZONES)
def test_zones(written: object, zone: str | None, said: list[str]) -> None:
    record = read_one(MOBILIZE, timezone=written)
    assert (record.zone, record.times, remarks(record)) == (zone, (Time(TEN, ONE),), said)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_private_address_is_a_sentence_that_is_left_out(apostrophe: str) -> None:
    sentence = f"This event{apostrophe}s address is private. Sign up for more details"
    where = place(venue=sentence, address_lines=[sentence, ""])
    assert read_one(MOBILIZE, location=where, address_visibility="PRIVATE").place == PRIVATE
    # Older answers do not say so in a field.
    record = read_one(MOBILIZE, location=where, address_visibility=...)
    assert (record.place, remarks(record)) == (PRIVATE, [])


HOMES = {
    "a house party with only a street": ({"event_type": "HOUSE_PARTY"}, "", [HOME]),
    "a house party at the name of a person": ({"event_type": "HOUSE_PARTY"}, "Ana Lee", [HOME]),
    "a party to watch a debate, with a street as its venue": (
        {"event_type": "DEBATE_WATCH_PARTY"},
        "12 River Rd",
        [HOME],
    ),
    "a volunteer's event with only a street": ({"created_by_volunteer_host": True}, "", [HOME]),
    "a house party by its title": ({"title": "House party for rivers"}, "", [HOME]),
    "a venue that says so": ({}, "Ana's house", ["The place is a home, so its address was left out."]),
}


@pytest.mark.parametrize(("fields", "venue", "said"), HOMES.values(), ids=HOMES)
def test_a_home_is_not_published(fields: dict[str, object], venue: str, said: list[str]) -> None:
    record = read_one(MOBILIZE, location=place(venue=venue), **fields)
    assert (record.place, remarks(record)) == (PRIVATE, said)


def test_the_street_of_a_home_is_also_left_out_of_the_texts() -> None:
    record = read_one(
        MOBILIZE,
        event_type="HOUSE_PARTY",
        location=place(venue="", address_lines=["12 River Rd.", ""]),
        description="Come to 12 River Rd, Lansing. Bring 12 friends.",
        summary="At 12 river rd",
    )
    assert record.details == "Come to (address left out), Lansing. Bring 12 friends."
    assert record.summary == "At (address left out)"
    assert remarks(record)[1:] == ["!Its texts gave the address of a home. They now say (address left out)."]


@pytest.mark.parametrize("kind", ["HOUSE_PARTY", "DEBATE_WATCH_PARTY", "COMMUNITY"])
@pytest.mark.parametrize("venue", ["City Library", "Riverside Park", "St. Mary's Church", "Ana's Place Cafe"])
def test_a_public_place_is_published(kind: str, venue: str) -> None:
    record = read_one(MOBILIZE, event_type=kind, location=place(venue=venue))
    assert (record.place, remarks(record)) == (replace(PUBLIC, venue=venue), [])


def test_a_street_corner_needs_no_venue() -> None:
    record = read_one(MOBILIZE, location=place(venue="", address_lines=["Main St & 2nd Ave", ""]))
    assert record.place == replace(PUBLIC, venue=None, address="Main St & 2nd Ave")
    assert remarks(record) == []


ONLINE = {
    "no location": ({"is_virtual": True, "location": None}, []),
    "a real location": ({"is_virtual": True}, ["It is online, so its address was left out."]),
    "an older answer without location": ({"is_virtual": ..., "location": None}, []),
}


@pytest.mark.parametrize(("fields", "said"), ONLINE.values(), ids=ONLINE)
def test_online(fields: dict[str, object], said: list[str]) -> None:
    record = read_one(MOBILIZE, **fields)
    assert (record.place, remarks(record)) == (Place(is_online=True), said)


def test_no_location_at_all() -> None:
    assert read_one(MOBILIZE, location=None).place == Place()


PLACES = {
    "a state by its name": ({"region": "Michigan"}, PUBLIC, []),
    "not a state": (
        {"region": "Ontario"},
        replace(PUBLIC, state=None),
        ["Ontario is not a state, so it was left out."],
    ),
    "another country": (
        {"region": "ON", "country": "CA"},
        replace(PUBLIC, state=None),
        ["!The place is in another country: CA"],
    ),
    "a territory": ({"region": "PR", "country": "PR"}, replace(PUBLIC, state="PR"), []),
    "a ZIP as a number": ({"postal_code": 48912}, PUBLIC, []),
    "TBD": ({"venue": "TBD"}, replace(PUBLIC, venue=None), []),
}


@pytest.mark.parametrize(("fields", "where", "said"), PLACES.values(), ids=PLACES)
def test_places(fields: dict[str, object], where: Place, said: list[str]) -> None:
    record = read_one(MOBILIZE, location=place(**fields))
    assert (record.place, remarks(record)) == (where, said)


@pytest.mark.parametrize("slots", [None, []])
def test_an_action_for_anytime(slots: object) -> None:
    record = read_one(
        MOBILIZE, timeslots=slots, virtual_action_url="https://example.org/call?utm_campaign=x", location=None
    )
    assert (record.word, record.times, record.place) == ("anytime", (), Place(is_online=True))
    assert record.signup == "https://example.org/call"
    assert record.link == "https://www.mobilize.us/lansing/event/4021/"


def test_a_link_into_a_meeting_is_not_published() -> None:
    action = "https://us02web.zoom.us/j/123456?pwd=secret"
    record = read_one(MOBILIZE, timeslots=[], virtual_action_url=action)
    assert record.signup == record.link
    assert remarks(record) == ["Its link leads straight into an online meeting, so it was left out."]
    assert "secret" not in str(record)


def test_without_times_the_date_is_to_be_announced() -> None:
    record = read_one(MOBILIZE, timeslots=[])
    assert (record.word, remarks(record)) == ("to-be-announced", ["It has no date yet."])


SKIPPED = {
    "private": ({"visibility": "PRIVATE"}, "It is private on Mobilize."),
    "rejected": ({"approval_status": "REJECTED"}, "Mobilize says that it was rejected."),
    "not approved yet": ({"approval_status": "NEEDS_APPROVAL"}, "It is not approved on Mobilize yet."),
}


@pytest.mark.parametrize(("fields", "reason"), SKIPPED.values(), ids=SKIPPED)
def test_skipped(fields: dict[str, object], reason: str) -> None:
    record = read_one(MOBILIZE, **fields)
    assert record.skipped and words(record.skipped) == reason
    assert (record.times, record.details) == ((), "")


def test_fields_that_older_answers_do_not_have() -> None:
    newer = ("visibility", "address_visibility", "approval_status", "accessibility_status", "is_virtual")
    record = read_one(MOBILIZE, **dict.fromkeys(newer, ...), timeslots=[slot(STARTS, STARTS + 3 * HOUR)])
    assert (record.times, record.place, record.access) == ((Time(TEN, ONE),), PUBLIC, "unknown")
    assert remarks(record) == []


ACCESS = {"ACCESSIBLE": "accessible", "NOT_ACCESSIBLE": "not-accessible", "NOT_SURE": "unknown"}


@pytest.mark.parametrize(("written", "access"), ACCESS.items())
def test_access(written: str, access: str) -> None:
    assert read_one(MOBILIZE, accessibility_status=written).access == access


def test_a_status_in_the_title() -> None:
    record = read_one(MOBILIZE, title="CANCELED: Knock doors", timeslots=[slot(is_full=True)])
    assert (record.title, record.status) == ("Knock doors", "cancelled")


def test_a_title_with_another_day() -> None:
    record = read_one(MOBILIZE, title="Parade 10/18/24")
    assert remarks(record) == ["The title says 10/18/24, but the event is on another day. Check both."]


def test_an_older_description_in_html() -> None:
    assert read_one(MOBILIZE, description="<p>Bring &amp; share</p>").details == "Bring & share"


def test_events_of_another_organization_say_so() -> None:
    ours = EVENTS["mobilize"]
    theirs = {**ours, "id": 5, "sponsor": {"id": 8, "name": "River Friends"}}
    found = read(MOBILIZE, ours, theirs, ours)
    assert found.name == "Neighbors of Lansing"
    assert [record.host for record in found.records] == [
        "Neighbors of Lansing",
        "River Friends",
        "Neighbors of Lansing",
    ]
    assert [remarks(record) for record in found.records] == [
        [],
        ["Another organization is its host: River Friends"],
        [],
    ]


def test_a_field_of_the_wrong_type_is_named() -> None:
    record = read_one(MOBILIZE, description={"text": "x"}, title=["Knock"])
    assert remarks(record) == [
        '!The field "title" has no text in it, so it was left out.',
        '!The field "description" has no text in it, so it was left out.',
    ]


def test_half_a_character_can_be_written_to_a_file() -> None:
    record = read_one(MOBILIZE, title="Rally \ud83d\x00", description="\udc00")
    assert (record.title, record.details) == ("Rally", "\ufffd")


def test_an_event_without_a_number_has_no_origin() -> None:
    assert [read_one(MOBILIZE, id=number).origin for number in (None, "x", -4, {"a": 1})] == [None] * 4


NEXT = "https://api.mobilize.us/v1/organizations/7/events?cursor=abc"


def test_the_next_page() -> None:
    found = read(MOBILIZE, EVENTS["mobilize"], count=26, next=NEXT)
    assert found.following == NEXT
    assert (
        remarks(found)[0] == "!This is only a part of the answer: 1 of 26 events. Import the other pages too."
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://api.mobilize.us/v1/events?cursor=abc",
        "https://api.mobilize.us.example.org/v1/events",
        "https://api.mobilize.us@example.org/",
        "https://name@api.mobilize.us/v1/events",
        "https://api.mobilize.us/v1/ events",
        "https://api.mobilize.us:8443/v1/events",
        "https://169.254.169.254/",
        "file:///etc/passwd",
        "//example.org",
        "https://[",
    ],
)
def test_a_next_page_elsewhere_is_never_followed(address: str) -> None:
    found = read(MOBILIZE, EVENTS["mobilize"], next=address)
    assert found.following is None
    assert remarks(found)[:2] == [
        "!This is only a part of the answer: 1 event. Import the other pages too.",
        f"The next page is not on the site of Mobilize: {address}",
    ]


def test_all_pages_one_after_another_are_complete() -> None:
    event = EVENTS["mobilize"]
    first = as_bytes(page_of(MOBILIZE, [event], count=2, next=NEXT))
    last = as_bytes(page_of(MOBILIZE, [event], count=2))
    for both in (first + b"\n" + last, first + b"\xef\xbb\xbf" + last, b"[" + first + b"," + last + b"]"):
        found = MOBILIZE.read(both, OPTIONS)
        assert (found.following, len(found.records), found.more) == (None, 2, None)


def test_a_limit_on_the_results() -> None:
    found = read(MOBILIZE, EVENTS["mobilize"], results_limited_to=1000)
    assert "Mobilize lists at most 1,000 events. There may be more." in remarks(found)


def test_an_answer_about_one_event() -> None:
    found = MOBILIZE.read(as_bytes({"data": EVENTS["mobilize"], "error": None}), OPTIONS)
    assert [record.origin for record in found.records] == ["mobilize 4021"]


def test_very_many_times_are_cut_and_counted() -> None:
    record = read_one(MOBILIZE, timeslots=[slot(STARTS + number * HOUR) for number in range(1_002)])
    assert len(record.times) == 1_000
    assert remarks(record) == ["!Only 1,000 of its 1,002 times were read."]


def test_the_api() -> None:
    api = MOBILIZE.api
    assert api and api.address("7") == "https://api.mobilize.us/v1/organizations/7/events"
    assert (api.host, api.variable) == ("api.mobilize.us", None)
