"""Where an event takes place, and how to get there."""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from statepages.model.event import Event, Location
from statepages.render.dates import Dates

_MAP = "https://www.openstreetmap.org/search?query="


class Way(Struct, frozen=True):
    """The way to a place: `address` is the place on one line.

    `geo` is a geo: address, which names no service: the device opens an app that its owner chose. `map` is
    the address of a map on the web. Both have what a map should search for in their query.
    """

    address: str
    geo: str
    map: str


class PlaceView(Struct, frozen=True):
    """Where it is: the lines of the address, and how to find it."""

    lines: tuple[str, ...]
    directions: str | None = None
    note: str | None = None
    way: Way | None = None


def place_view(event: Event, dates: Dates) -> PlaceView:
    """Where an event is; the way there only if people should still go."""
    words, location = dates.language, event.location
    if location is None or event.is_only_online:
        return PlaceView((words.gettext("Online"),))
    lines = tuple(line for line in (location.venue, location.address, town_line(location)) if line)
    notes = []
    if location.is_private:
        notes.append(words.gettext("Private home. You will get the address when you sign up."))
    if event.is_online:
        notes.append(words.gettext("You can also join online."))
    way = None if event.is_cancelled or event.is_over(dates.now) else _way(location, lines)
    return PlaceView(lines, location.directions, " ".join(notes) or None, way)


def _way(location: Location, lines: tuple[str, ...]) -> Way | None:
    # A town without an address is nowhere to go, and the venue of a private home would lead to a stranger's.
    spot = location.address or location.venue
    if location.is_private or not spot:
        return None
    # The point is that of the ZIP, so a map should only look near it. Without one, 0,0 means anywhere.
    latitude, longitude = location.point or (0, 0)
    asked = quote(f"{spot}, {town_line(location)}", safe="")
    return Way(", ".join(lines), f"geo:{latitude},{longitude}?q={asked}", f"{_MAP}{asked}")


def town_line(location: Location) -> str:
    """ "Naperville, IL 60540"."""
    return f"{location.city}, {location.state} {location.zip}"
