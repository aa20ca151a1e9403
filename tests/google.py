"""What Google requires of schema.org data about an event, from its documentation (Event structured data)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

REQUIRED = ("@id", "name", "startDate", "location")
RECOMMENDED = (
    "description", "endDate", "eventStatus", "eventAttendanceMode", "image", "offers", "organizer",
)  # fmt: skip
STATUSES = {
    "EventScheduled", "EventCancelled", "EventPostponed", "EventMovedOnline", "EventRescheduled",
}  # fmt: skip
OF_PLACES = {
    ("Place",): "Offline", ("VirtualLocation",): "Online", ("Place", "VirtualLocation"): "Mixed",
}  # fmt: skip
ADDRESS = ("addressLocality", "addressRegion", "postalCode", "addressCountry")
LEAST_WIDTH = 720

Data = dict[str, Any]


def entries(data: Data) -> list[Data]:
    """The elements of some data, which are single or in a graph."""
    assert data["@context"] == "https://schema.org"
    found: list[Data] = data.get("@graph", [data])
    return found


def flaws(data: Data) -> list[str]:
    """What makes any element of a page's data invalid or untrue."""
    found = [flaw for entry in entries(data) for flaw in _flaws(entry)]
    ids = [entry.get("@id") for entry in entries(data)]
    if len(set(ids)) < len(ids):
        found.append(f"two elements have one @id: {ids}")
    return found


def missing(entry: Data) -> set[str]:
    """What is recommended, and missing."""
    return {name for name in RECOMMENDED if name not in entry}


def _flaws(entry: Data) -> list[str]:
    lost = [f"no {name}" for name in REQUIRED if not entry.get(name)]
    if entry["@type"] != "Event":
        lost.append(f"a {entry['@type']}")
    return [*lost, *_of_times(entry), *_of_places(entry), *_of_status(entry), *_of_addresses(entry)]


def _of_times(entry: Data) -> list[str]:
    """Only a day if it lasts all day; else with the offset from UTC, without which nobody knows when."""
    times = [entry[name] for name in ("startDate", "endDate") if name in entry]
    read = [datetime.fromisoformat(time) if "T" in time else date.fromisoformat(time) for time in times]
    found = [f"no offset: {time}" for time in read if isinstance(time, datetime) and time.tzinfo is None]
    if len({type(time) for time in read}) > 1:
        return [*found, f"a day and an hour: {times}"]
    return found + [f"ends before it starts: {times}" for first, last in pairwise(read) if last < first]


def _of_places(entry: Data) -> list[str]:
    found = []
    for place in _places(entry):
        if place["@type"] == "Place":
            address = place.get("address", {})
            lost = [name for name in ADDRESS if not address.get(name)]
            found += [f"a place without {name}" for name in lost]
            found += [] if place.get("name") else ["a place without a name"]
        elif place["@type"] != "VirtualLocation" or not _is_whole(place.get("url", "")):
            found.append(f"a place that is none: {place}")
    return found


def _of_status(entry: Data) -> list[str]:
    """Its status and mode are on the list, and match its places."""
    status = entry["eventStatus"].removeprefix("https://schema.org/")
    mode = entry["eventAttendanceMode"].removeprefix("https://schema.org/")
    kinds = tuple(place["@type"] for place in _places(entry))
    found = [] if status in STATUSES else [f"unknown status {status}"]
    if mode != f"{OF_PLACES[kinds]}EventAttendanceMode":
        found.append(f"{mode} at {kinds}")
    if status == "EventMovedOnline" and kinds != ("VirtualLocation",):
        found.append(f"moved online to {kinds}")
    return found


def _of_addresses(entry: Data) -> list[str]:
    """Addresses are complete, and an offer says whether there is room."""
    offers, organizer = entry.get("offers"), entry["organizer"]
    named = [entry["url"], entry["@id"], *entry.get("image", [])]
    named += [offers["url"]] if offers else []
    named += [organizer["url"]] if "url" in organizer else []
    found = [f"half an address: {address}" for address in named if not _is_whole(address)]
    if offers and offers["availability"].rpartition("/")[2] not in ("InStock", "SoldOut"):
        found.append(f"unknown availability: {offers}")
    if offers and ("price" in offers) != ("priceCurrency" in offers):
        found.append(f"a price without its currency: {offers}")
    return found + ([] if organizer.get("name") else ["nobody organizes it"])


def _places(entry: Data) -> list[Data]:
    location = entry["location"]
    return location if isinstance(location, list) else [location]


def _is_whole(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https") and bool(urlsplit(address).netloc)
