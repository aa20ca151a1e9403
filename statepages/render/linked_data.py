"""Events as schema.org data, for search engines.

Google wants one event a page, with a start and a place, and an element for each of its times. Something
without a date is not an event to Google, so an anytime action has no data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup

from statepages.model.event import Accessibility, Event, Location
from statepages.model.slot import Slot
from statepages.render.dates import stamp
from statepages.render.image import ImageView
from statepages.render.page import Page

_MOST_SLOTS = 10
_LEAST_WIDTH = 720
"""The smallest width of a picture that Google wants, in pixels."""

_SCHEMA = "https://schema.org/"
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))

_STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved-online": "EventMovedOnline",
}
_ACCESS = {"accessible": True, "not-accessible": False, "partly": "Partly"}


def event_data(
    event: Event, page: Page, description: str, image: ImageView | None, now: datetime
) -> Markup | None:
    """The data of an event on its page; None if it has no times.

    There is an element for each coming time, ten at most; for an event that is over, for the last one.
    `image` is the event's own picture. Without one, the page's picture is used.
    """
    named = tuple(zip(event.slots, event.slot_names, strict=True))
    shown = [pair for pair in named if not pair[0].is_over(now)][:_MOST_SLOTS] or named[-1:]
    whole = {**_whole(event, page, description, image), **_offers(event, page, now)}
    entries = [
        {"@type": "Event", "@id": f"{page.url}#{name}", **_times(slot), **whole} for slot, name in shown
    ]
    if not entries:
        return None
    if len(entries) == 1:
        return script_json({"@context": "https://schema.org", **entries[0]})
    return script_json({"@context": "https://schema.org", "@graph": entries})


def script_json(value: Mapping[str, Any]) -> Markup:
    """JSON that cannot end the script element around it, nor begin a comment there."""
    text = _JSON.encode(value)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  # no < is left in it


def _whole(event: Event, page: Page, description: str, image: ImageView | None) -> dict[str, Any]:
    """What is the same at all times of an event."""
    places = _places(event, page.url)
    picture = _picture(image, page)
    return {
        "name": event.title,
        "description": description,
        "url": page.url,
        "eventStatus": _SCHEMA + _STATUS.get(event.status, "EventScheduled"),
        "eventAttendanceMode": _SCHEMA + _attendance(event),
        "location": places[0] if len(places) == 1 else places,
        "organizer": _organizer(event, page),
        "keywords": [event.kind_label, *event.tags],
        **({"image": [picture]} if picture else {}),
        **({"inLanguage": list(event.languages)} if event.languages else {}),
    }


def _organizer(event: Event, page: Page) -> dict[str, Any]:
    """Who organizes it: the site itself, if the event names nobody. Other hosts have no known address."""
    name = event.host or page.site.name
    return {
        "@type": "Organization",
        "name": name,
        **({"url": page.site.url} if name == page.site.name else {}),
    }


def _picture(own: ImageView | None, page: Page) -> str | None:
    """The full address of a picture that is large enough."""
    if own is None:
        return page.image_url
    return page.site.url + own.path if own.size and own.size[0] >= _LEAST_WIDTH else None


def _offers(event: Event, page: Page, now: datetime) -> dict[str, Any]:
    """Where to sign up, and whether there is room: schema.org has no status for a full event.

    The price is not known, so there is none.
    """
    is_full = event.status == "full"
    if event.status in ("cancelled", "postponed") or event.is_over(now) or not (event.signup or is_full):
        return {}
    room = _SCHEMA + ("SoldOut" if is_full else "InStock")
    return {"offers": {"@type": "Offer", "url": event.signup or page.url, "availability": room}}


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
        places.append(_place(event.location, event.accessibility))
    if event.is_online:
        places.append({"@type": "VirtualLocation", "url": event.signup or url})
    return places


def _place(location: Location, access: Accessibility | None) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "addressLocality": location.city,
        "addressRegion": location.state,
        "postalCode": location.zip,
        "addressCountry": "US",
        **({"streetAddress": location.address} if location.address else {}),
    }
    return {
        "@type": "Place",
        "name": location.venue or location.city,
        "address": address,
        **_access(access),
    }


def _access(access: Accessibility | None) -> dict[str, Any]:
    if access is None or access.status not in _ACCESS:
        return {}
    feature = {"@type": "LocationFeatureSpecification", "name": "Wheelchair accessible"}
    return {"amenityFeature": {**feature, "value": _ACCESS[access.status]}}
