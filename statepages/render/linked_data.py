"""Events as schema.org data, for search engines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup

from statepages.model.event import Event, Location
from statepages.model.slot import Slot
from statepages.render.dates import stamp

_MOST_SLOTS = 10
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))

_STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved-online": "EventMovedOnline",
}


def event_data(
    event: Event, description: str, url: str, host: str, image: str | None, now: datetime
) -> Markup:
    """The data of an event, one entry for each time to come (ten at most); for one that is over, its last."""
    slots = event.coming(now)[:_MOST_SLOTS] or event.slots[-1:]
    whole = _whole(event, description, url, host, image)
    entries = [{**whole, **_times(slot)} for slot in slots] or [whole]
    if len(entries) == 1:
        return script_json({"@context": "https://schema.org", **entries[0]})
    return script_json({"@context": "https://schema.org", "@graph": entries})


def script_json(value: Mapping[str, Any]) -> Markup:
    """JSON that cannot end the script element it stands in, nor begin a comment there."""
    text = _JSON.encode(value)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  # no < is left in it


def _whole(event: Event, description: str, url: str, host: str, image: str | None) -> dict[str, Any]:
    places = _places(event, url)
    return {
        "@type": "Event",
        "name": event.title,
        "description": description,
        "url": url,
        "eventStatus": "https://schema.org/" + _STATUS.get(event.status, "EventScheduled"),
        "eventAttendanceMode": "https://schema.org/" + _attendance(event),
        "location": places[0] if len(places) == 1 else places,
        "organizer": {"@type": "Organization", "name": event.host or host},
        # No status of schema.org says that an event is full.
        **({"remainingAttendeeCapacity": 0} if event.status == "full" else {}),
        **({"image": image} if image else {}),
        **({"inLanguage": list(event.languages)} if event.languages else {}),
    }


def _times(slot: Slot) -> dict[str, str]:
    if slot.all_day:
        return {"startDate": slot.day.isoformat(), "endDate": slot.last_day.isoformat()}
    end = slot.local_end
    return {"startDate": stamp(slot.local_start), **({"endDate": stamp(end)} if end else {})}


def _attendance(event: Event) -> str:
    if event.is_only_online:
        return "OnlineEventAttendanceMode"
    return "MixedEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"


def _places(event: Event, url: str) -> list[dict[str, Any]]:
    places = []
    if event.location and not event.is_only_online:
        places.append(_place(event.location))
    if event.is_online:
        places.append({"@type": "VirtualLocation", "url": event.signup or url})
    return places


def _place(location: Location) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "addressLocality": location.city,
        "addressRegion": location.state,
        "postalCode": location.zip,
        "addressCountry": "US",
        **({"streetAddress": location.address} if location.address else {}),
    }
    return {"@type": "Place", "name": location.venue or location.city, "address": address}
