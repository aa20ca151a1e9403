"""Events from Action Network: answers of its API (OSDI), saved or asked for."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.importers.answers import Service, source_type
from statepages.importers.event_parts import begin, finish
from statepages.importers.json_input import Object, as_text, not_texts
from statepages.importers.machine_times import in_order, unreadable, wall_time
from statepages.importers.record import Options, Place, Record, Remark, Time
from statepages.importers.source_type import Api
from statepages.importers.texts import from_html, from_text, plain
from statepages.importers.venues import is_online, location, online_instead

_SITE = "https://actionnetwork.org"
_EVENTS = "osdi:events"
_TEXTS = ("title", "summary", "description", "browser_url", "status", "visibility")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

Remarks = tuple[Remark, ...]


def _events(thing: Object) -> list[object] | None:
    """The events of a page."""
    events = thing.inside("_embedded").value(_EVENTS)
    return events if isinstance(events, list) else None


def _is_event(thing: Object) -> bool:
    is_osdi = any(map(thing.has, ("origin_system", "identifiers", "action_network:hidden")))
    return is_osdi and any(map(thing.has, ("start_date", "location", "transparence", "reminders")))


def _record(event: Object, spot: str, _: Options) -> Record:
    base = begin(spot, "action-network", _number(event), event.text("title"), event.text("browser_url"))
    hidden_because = _why_hidden(event)
    if hidden_because:
        return replace(base, skipped=(hidden_because,))
    times, of_times = _times(event)
    place, of_place = _place(event)
    is_cancelled = event.text("status").lower() in {"cancelled", "canceled"}
    record = replace(
        base,
        times=times,
        place=place,
        summary=from_text(plain(event.text("summary"))),
        details=from_html(event.text("description")),
        host=plain(event.inside("action_network:sponsor").text("title")) or None,
        status="cancelled" if is_cancelled else base.status,
        remarks=(
            *base.remarks,
            *not_texts(event, _TEXTS),
            *_of_title(event, base.title),
            *_of_status(event),
            *of_times,
            *of_place,
        ),
    )
    return finish(record, is_dated=bool(times or of_times))


def _number(event: Object) -> str:
    """What identifies an event in Action Network, in small letters."""
    own = [text for text in map(as_text, event.items("identifiers")) if text.startswith("action_network:")]
    address = event.inside("_links").inside("self").text("href")
    found = _ID.search(own[0] if own else address)
    return found[0].lower() if found else ""


def _why_hidden(event: Object) -> str | None:
    if event.text("visibility").lower() == "private":
        return "It is private on Action Network."
    return "It is hidden on Action Network." if event.flag("action_network:hidden") else None


def _of_title(event: Object, title: str) -> Remarks:
    if title or not event.text("name"):
        return ()
    # Its name is for the people who organize it.
    line = ("It has no public title, only an internal name. Write a title.",)
    return (Remark(line, needs_person=True),)


def _of_status(event: Object) -> Remarks:
    if event.text("status").lower() != "tentative":
        return ()
    return (Remark(("Action Network says that it is tentative.",), needs_person=True),)


def _times(event: Object) -> tuple[tuple[Time, ...], Remarks]:
    """Its time. Action Network writes what clocks show at the event, with a Z that means nothing."""
    if event.value("start_date") in (None, ""):
        return (), ()
    start = wall_time(event.text("start_date"))
    if start is None:
        return (), (unreadable("start", event.value("start_date")),)
    end = wall_time(event.text("end_date"))
    time, remarks = in_order(start, end)
    if end is None and event.value("end_date"):
        remarks = (unreadable("end", event.value("end_date")),)
    return (time,), remarks


def _place(event: Object) -> tuple[Place, Remarks]:
    place, remarks = location(event.inside("location"))
    if place.venue and is_online(place.venue):
        return online_instead(replace(place, venue=None))
    return place, remarks


def _unused(event: Object) -> tuple[str, ...]:
    people = event.inside("_embedded")
    found = {
        "organizers": people.value("osdi:organizer") or people.value("osdi:creator"),
        "instructions for people who signed up": event.value("instructions"),
        "pictures": event.value("featured_image_url"),
    }
    return tuple(word for word, value in found.items() if value)


_SERVICE = Service(
    name="Action Network",
    events=_events,
    is_event=_is_event,
    record=_record,
    following=lambda answer, _: answer.inside("_links").inside("next").text("href"),
    total=lambda answer: answer.whole("total_records"),
    unused=_unused,
    site=lambda _: _SITE,
)


ACTION_NETWORK = source_type(
    "action-network",
    _SERVICE,
    Api(
        host="actionnetwork.org",
        # The token says whose events they are.
        address=lambda _: f"{_SITE}/api/v2/events",
        variable="ACTION_NETWORK_TOKEN",
        header="OSDI-API-Token",
    ),
)
