"""Events as schema.org data."""

import json
from typing import Any

import pytest

from statepages.model.event import Event
from statepages.render.linked_data import event_data, script_json
from tests.search.events import NOON, event, place, slot

ADDRESS = "https://example.org/events/pa/a/"
DAY = slot("2024-10-19 10:00", "2024-10-19 13:00")
HERE = place("19380", venue="The library", address="1 Main St")


def data(made: Event, image: str | None = None) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(event_data(made, "About it.", ADDRESS, "Neighbors", image, NOON))
    return read


def test_an_event_at_a_place() -> None:
    assert data(event("pa/a", DAY, at=HERE, host="The club", languages="Spanish")) == {
        "@context": "https://schema.org",
        "@type": "Event",
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


def test_a_full_event_has_no_places_left() -> None:
    assert data(event("pa/a", DAY, status="full"))["remainingAttendeeCapacity"] == 0
    assert "remainingAttendeeCapacity" not in data(event("pa/a", DAY))


def test_each_time_to_come_is_an_entry() -> None:
    weeks = [slot(f"2024-10-{day} 18:00") for day in ("07", "15", "22")]
    entries = data(event("pa/a", *weeks))["@graph"]
    assert [entry["startDate"][:10] for entry in entries] == ["2024-10-15", "2024-10-22"]


def test_a_long_series_names_its_next_ten() -> None:
    days = [slot(f"2024-10-{day} 18:00") for day in range(15, 31)]
    assert len(data(event("pa/a", *days))["@graph"]) == 10


def test_an_event_that_is_over_keeps_its_time() -> None:
    assert data(event("pa/a", slot("2024-10-01 18:00")))["startDate"] == "2024-10-01T18:00-04:00"


def test_whole_days_have_no_hours() -> None:
    made = data(event("pa/a", slot("2024-10-18 00:00", days=2)))
    assert (made["startDate"], made["endDate"]) == ("2024-10-18", "2024-10-19")


def test_an_action_for_any_time_has_no_dates() -> None:
    assert "startDate" not in data(event("pa/a"))


def test_a_private_address_is_in_no_data() -> None:
    home = place("19380", is_private=True)
    assert "streetAddress" not in data(event("pa/a", DAY, at=home))["location"]["address"]


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
