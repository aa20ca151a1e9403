"""Events as schema.org data."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.model.event import Event
from statepages.render.image import ImageView
from statepages.render.language import ENGLISH
from statepages.render.layout import PICTURE_SIZE, site_layout
from statepages.render.linked_data import event_data, script_json
from statepages.render.page import Page
from tests.google import LEAST_WIDTH, flaws
from tests.render.pages import site, theme
from tests.search.events import NOON, event, place, slot, some_events

LAYOUT = site_layout(site(), theme(), ENGLISH, NOON)
ADDRESS = "https://example.org/hub/events/pa/a/"
DAY = slot("2024-10-19 10:00", "2024-10-19 13:00")
HERE = place("19380", venue="The library", address="1 Main St")
SIGNUP = "https://example.org/go"


def data(made: Event, own: ImageView | None = None, shared: str | None = None) -> dict[str, Any]:
    """The data about an event on its page, which has its own picture or shares one."""
    found = raw(made, own, shared)
    assert found is not None
    return found


def raw(made: Event, own: ImageView | None = None, shared: str | None = None) -> dict[str, Any] | None:
    card = own or (ImageView(shared, "", PICTURE_SIZE) if shared else None)
    page = Page(made.path, LAYOUT, made.title, "About it.", image=card)
    text = event_data(made, page, "About it.", own, NOON)
    read: dict[str, Any] | None = json.loads(text) if text else None
    return read


def test_an_event_at_a_place() -> None:
    assert data(event("pa/a", DAY, at=HERE, host="The club", languages="Spanish", tags=["get-out"])) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{ADDRESS}#2024-10-19",
        "name": "pa/a",
        "description": "About it.",
        "url": ADDRESS,
        "startDate": "2024-10-19T10:00-04:00",
        "endDate": "2024-10-19T13:00-04:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "The library",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1 Main St",
                "addressLocality": "West Chester",
                "addressRegion": "PA",
                "postalCode": "19380",
                "addressCountry": "US",
            },
        },
        "organizer": {"@type": "Organization", "name": "The club"},
        "keywords": ["Canvass", "get-out"],
        "inLanguage": ["es"],
    }


MODES: dict[str, tuple[dict[str, Any], str, str, list[str]]] = {
    "a place": ({"at": HERE}, "Scheduled", "Offline", ["Place"]),
    "online": ({}, "Scheduled", "Online", ["VirtualLocation"]),
    "both": ({"at": HERE, "online": "yes"}, "Scheduled", "Mixed", ["Place", "VirtualLocation"]),
    "moved online": ({"at": HERE, "status": "moved-online"}, "MovedOnline", "Online", ["VirtualLocation"]),
    "cancelled": ({"at": HERE, "status": "cancelled"}, "Cancelled", "Offline", ["Place"]),
    "postponed": ({"at": HERE, "status": "postponed"}, "Postponed", "Offline", ["Place"]),
    "full": ({"at": HERE, "status": "full"}, "Scheduled", "Offline", ["Place"]),
}


@pytest.mark.parametrize(("fields", "status", "mode", "places"), MODES.values(), ids=MODES)
def test_status_and_place(fields: dict[str, Any], status: str, mode: str, places: list[str]) -> None:
    made = data(event("pa/a", DAY, **fields))
    assert made["eventStatus"] == f"https://schema.org/Event{status}"
    assert made["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    location = made["location"] if isinstance(made["location"], list) else [made["location"]]
    assert [one["@type"] for one in location] == places


def test_the_site_invites_where_nobody_else_does() -> None:
    organizer = {"@type": "Organization", "name": "Neighbors", "url": "https://example.org/hub/"}
    assert data(event("pa/a", DAY))["organizer"] == organizer


OFFERS: dict[str, tuple[dict[str, Any], tuple[str, str] | None]] = {
    "nothing to sign up for": ({}, None),
    "room for more": ({"signup": SIGNUP}, ("InStock", SIGNUP)),
    "full, with a waitlist": ({"signup": SIGNUP, "status": "full"}, ("SoldOut", SIGNUP)),
    "full": ({"status": "full"}, ("SoldOut", ADDRESS)),
    "moved online": ({"signup": SIGNUP, "status": "moved-online"}, ("InStock", SIGNUP)),
    "cancelled": ({"signup": SIGNUP, "status": "cancelled"}, None),
    "postponed": ({"signup": SIGNUP, "status": "postponed"}, None),
}


@pytest.mark.parametrize(("fields", "offer"), OFFERS.values(), ids=OFFERS)
def test_whether_there_is_room(fields: dict[str, Any], offer: tuple[str, str] | None) -> None:
    made = data(event("pa/a", DAY, at=HERE, **fields)).get("offers")
    assert made == (
        {"@type": "Offer", "url": offer[1], "availability": f"https://schema.org/{offer[0]}"}
        if offer
        else None
    )


def test_nobody_signs_up_for_what_is_over() -> None:
    assert "offers" not in data(event("pa/a", slot("2024-10-01 18:00"), signup=SIGNUP))


def test_one_joins_online_where_one_signs_up() -> None:
    assert data(event("pa/a", DAY, signup=SIGNUP))["location"]["url"] == SIGNUP
    assert data(event("pa/a", DAY))["location"]["url"] == ADDRESS


PICTURES: dict[str, tuple[ImageView | None, str | None, str | None]] = {
    "none": (None, None, None),
    "its own": (ImageView("images/a.png", "", (LEAST_WIDTH, 400)), None, "images/a.png"),
    "its own, too small": (ImageView("images/a.png", "", (LEAST_WIDTH - 1, 900)), None, None),
    "its own, of unknown size": (ImageView("images/a.png", "", None), None, None),
    "one that it shares": (None, "share/pa.png", "share/pa.png"),
}


@pytest.mark.parametrize(("own", "shared", "told"), PICTURES.values(), ids=PICTURES)
def test_a_picture_is_large_enough(own: ImageView | None, shared: str | None, told: str | None) -> None:
    made = data(event("pa/a", DAY), own, shared).get("image")
    assert made == ([f"https://example.org/hub/{told}"] if told else None)


ACCESS = {"accessible": True, "not-accessible": False, "partly": "Partly", "unknown": None}


@pytest.mark.parametrize(("status", "told"), ACCESS.items(), ids=ACCESS)
def test_whether_people_with_a_wheelchair_can_come(status: str, told: object) -> None:
    made = data(event("pa/a", DAY, at=HERE, accessibility={"status": status}))
    feature = made["location"].get("amenityFeature", {"value": None})
    assert feature["value"] == told


def test_each_time_to_come_is_an_entry() -> None:
    weeks = [slot(f"2024-10-{day} 18:00") for day in ("07", "15", "22")]
    entries = data(event("pa/a", *weeks))["@graph"]
    assert [entry["startDate"][:10] for entry in entries] == ["2024-10-15", "2024-10-22"]
    assert [entry["@id"].partition("#")[2] for entry in entries] == ["2024-10-15", "2024-10-22"]


def test_a_long_series_names_its_next_ten() -> None:
    days = [slot(f"2024-10-{day} 18:00") for day in range(15, 31)]
    assert len(data(event("pa/a", *days))["@graph"]) == 10


def test_an_event_that_is_over_keeps_its_time() -> None:
    assert data(event("pa/a", slot("2024-10-01 18:00")))["startDate"] == "2024-10-01T18:00-04:00"


def test_whole_days_have_no_hours() -> None:
    made = data(event("pa/a", slot("2024-10-18 00:00", days=2)))
    assert (made["startDate"], made["endDate"]) == ("2024-10-18", "2024-10-19")


@pytest.mark.parametrize("when", ["anytime", "to be announced"])
def test_what_has_no_date_is_no_event_to_search_engines(when: str) -> None:
    assert raw(event("pa/a", when=when)) is None


def test_a_private_address_is_in_no_data() -> None:
    home = place("19380", is_private=True)
    assert data(event("pa/a", DAY, at=home))["location"] == {
        "@type": "Place",
        "name": "West Chester",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "West Chester",
            "addressRegion": "PA",
            "postalCode": "19380",
            "addressCountry": "US",
        },
    }


def test_google_finds_no_flaw_in_events_of_all_sorts() -> None:
    made = {one.id: raw(one) for one in some_events()}
    assert {id: flaws(found) for id, found in made.items() if found and flaws(found)} == {}
    assert [one.id for one in some_events() if not made[one.id]] == ["us/letters", "pa/petition", "pa/rally"]


DAYS = st.lists(st.integers(-3, 40), min_size=1, max_size=15).map(sorted)
STARTS = st.sampled_from(["00:00", "09:30", "23:59"])
LASTING = st.sampled_from([None, timedelta(minutes=30), timedelta(hours=30)])
ZONES = st.sampled_from(["America/New_York", "America/Phoenix", "Pacific/Honolulu"])
STATUSES = st.sampled_from(["scheduled", "full", "cancelled", "postponed", "moved-online"])
PLACES = st.sampled_from([None, HERE, place("19380", is_private=True), place("96813")])


@given(days=DAYS, start=STARTS, lasting=LASTING, zone=ZONES, status=STATUSES, at=PLACES, options=st.data())
def test_google_finds_no_flaw_in_any_event(
    days: list[int],
    start: str,
    lasting: timedelta | None,
    zone: str,
    status: str,
    at: Any,
    options: st.DataObject,
) -> None:
    """At all times of a day, across clock changes, all-day, and several on one day."""
    first = [NOON + timedelta(days=day) for day in days]
    whole = options.draw(st.integers(0, 3), label="whole days")
    slots = [
        slot(f"{day:%Y-%m-%d} 00:00", zone=zone, days=whole)
        if whole
        else slot(f"{day:%Y-%m-%d} {start}", _end(f"{day:%Y-%m-%d} {start}", lasting), zone)
        for day in first
    ]
    fields = options.draw(st.sampled_from([{}, {"signup": SIGNUP}, {"host": "The club"}]), label="fields")
    online = options.draw(st.sampled_from(["yes", "no"]), label="online")
    made = raw(event("pa/a", *slots, at=at, status=status, online=online, **fields))
    assert made is not None
    assert flaws(made) == []


def _end(start: str, lasting: timedelta | None) -> str | None:
    return (datetime.fromisoformat(start) + lasting).isoformat(" ", "minutes") if lasting else None


BREAKOUTS = {
    "end of the script": "</script><script>alert(1)</script>",
    "in capitals": "</SCRIPT >",
    "comment": "<!-- <script>",
    "end of a comment": "-->",
    "entity": "&lt;/script&gt;",
    "line separators": "a\u2028b\u2029c",
    "quotes and backslashes": "\"'\\",
}


@pytest.mark.parametrize("text", BREAKOUTS.values(), ids=BREAKOUTS)
def test_no_text_ends_the_script_element(text: str) -> None:
    made = script_json({"name": text})
    assert not set(made) & set("<>&\u2028\u2029")
    assert json.loads(made) == {"name": text}
