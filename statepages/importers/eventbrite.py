"""Events from Eventbrite: answers of its API (v3), saved or asked for."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import quote

from msgspec.structs import replace

from statepages.importers.answers import Service, source_type
from statepages.importers.event_parts import begin, finish
from statepages.importers.hosts import LEFT_OUT, may_be_person
from statepages.importers.json_input import Object, not_texts
from statepages.importers.machine_times import from_utc, in_order, read_zone, shows, unreadable, wall_time
from statepages.importers.record import Options, Place, Record, Remark, Time
from statepages.importers.source_type import Api
from statepages.importers.texts import from_html, from_text, plain
from statepages.importers.venues import is_online, one_line, online_instead, place_of
from statepages.report import Untrusted

_SITE = "https://www.eventbriteapi.com"
_NUMBER = re.compile(r"[0-9]{1,30}")

Remarks = tuple[Remark, ...]


def _events(thing: Object) -> list[object] | None:
    """The events of a page."""
    events = thing.value("events")
    return events if isinstance(events, list) and thing.has("pagination") else None


def _is_event(thing: Object) -> bool:
    start = thing.inside("start")
    return start.has("timezone") and (start.has("utc") or start.has("local"))


def _record(event: Object, spot: str, _: Options) -> Record:
    title = _words(event, "name", "text")
    base = begin(spot, "eventbrite", event.text("id"), title, event.text("url"))
    hidden_because = _why_hidden(event)
    if hidden_because:
        return replace(base, skipped=(hidden_because,))
    zone, of_zone = read_zone(event.inside("start").text("timezone"))
    times, of_times = _times(event, zone)
    place, of_place = _place(event)
    description, summary = _words(event, "description", "html"), plain(event.text("summary"))
    record = replace(
        base,
        kind=plain(_words(event.inside("format"), "short_name", "text")).lower(),
        times=times,
        zone=zone,
        place=place,
        summary="" if summary == plain(description) else from_text(summary),
        details=from_html(description),
        status=_status(event, base.status),
        remarks=(
            *base.remarks,
            *not_texts(event, ("summary", "url", "status")),
            *of_zone,
            *of_times,
            *of_place,
            *_also(event),
        ),
    )
    return finish(record, is_dated=bool(times or of_times))


def _words(event: Object, name: str, form: str) -> str:
    """A text that has two forms, text and html; or only one."""
    forms = event.inside(name)
    return forms.text(form) or forms.text("text") or forms.text("html") or event.text(name)


def _why_hidden(event: Object) -> str | None:
    if event.text("status").lower() == "draft":
        return "It is a draft on Eventbrite."
    if event.flag("listed") is False:
        return "It is not listed on Eventbrite, so it is private."
    if event.flag("invite_only"):
        return "It is only for people with an invitation."
    if event.flag("is_locked") or event.text("privacy_setting").lower() == "locked":
        return "People need a password to see it on Eventbrite."
    return None


def _status(event: Object, of_title: str) -> str:
    if event.text("status").lower() in {"canceled", "cancelled"}:
        return "cancelled"
    is_full = event.inside("ticket_availability").flag("is_sold_out")
    return "full" if is_full and of_title == "scheduled" else of_title


def _times(event: Object, zone: str | None) -> tuple[tuple[Time, ...], Remarks]:
    """Its time: instants, or what clocks show if those are missing."""
    first, last = event.inside("start"), event.inside("end")
    if event.flag("hide_start_date"):
        line = ("Eventbrite does not show its date. Find out when it is.",)
        return (), (Remark(line, needs_person=True),)
    if not any(first.value(name) for name in ("utc", "local")):
        is_wrong = event.value("start") and not first.values
        return (), (unreadable("start", event.value("start")),) if is_wrong else ()
    start, end = _moment(first), _moment(last)
    if start is None:
        return (), (unreadable("start", first.text("utc") or first.text("local")),)
    remarks = [*_check(first, zone), *_check(last, zone)]
    if event.flag("hide_end_date") and end:
        end = None
        remarks.append(Remark(("Eventbrite does not show its end, so the end was left out.",)))
    elif end is None and event.value("end"):
        remarks.append(unreadable("end", last.text("utc") or last.text("local")))
    if end and (end.tzinfo is None) != (start.tzinfo is None):
        start, end = wall_time(first.text("local")) or start, wall_time(last.text("local"))
    time, of_order = in_order(start, end)
    return (time,), tuple(dict.fromkeys([*remarks, *of_order]))


def _moment(part: Object) -> datetime | None:
    return from_utc(part.text("utc")) or wall_time(part.text("local"))


def _check(part: Object, zone: str | None) -> Remarks:
    """A remark if the two forms of a time are not the same."""
    instant, wall = from_utc(part.text("utc")), wall_time(part.text("local"))
    if instant is None or wall is None or zone is None or shows(instant, wall, zone):
        return ()
    line = (
        f"Eventbrite says {part.text('utc')}, but that is not ",
        Untrusted(part.text("local")),
        f" in {zone}. Check the time.",
    )
    return (Remark(line, needs_person=True),)


def _place(event: Object) -> tuple[Place, Remarks]:
    venue = event.inside("venue")
    address, name = venue.inside("address"), one_line(venue, "name")
    if event.flag("online_event"):
        return Place(is_online=True), ()
    if not venue.values:
        return Place(), _no_venue(event)
    lines = [one_line(address, field) for field in ("address_1", "address_2")]
    place, remarks = place_of(
        venue=name,
        address=", ".join(line for line in lines if line and line != name),
        city=one_line(address, "city"),
        region=one_line(address, "region"),
        zip_code=one_line(address, "postal_code"),
        country=one_line(address, "country"),
    )
    if is_online(name):
        return online_instead(replace(place, venue=None))
    return place, remarks


def _no_venue(event: Object) -> Remarks:
    if not event.text("venue_id"):
        return ()
    line = ("The answer has only the number of its venue. Ask Eventbrite again, with ?expand=venue.",)
    return (Remark(line, needs_person=True),)


def _also(event: Object) -> Remarks:
    remarks = []
    if event.flag("is_series_parent"):
        line = ("It is a series, and this answer does not have the dates in it. Check the dates.",)
        remarks.append(Remark(line, needs_person=True))
    if event.flag("is_free") is False:
        remarks.append(Remark(("It costs money. Say so in the details, if they do not.",)))
    organizer = plain(event.inside("organizer").text("name"))
    if organizer:
        group = Remark(("If this is a group, write it after host: ", Untrusted(organizer)))
        remarks.append(LEFT_OUT if may_be_person(organizer) else group)
    return tuple(remarks)


def _unused(event: Object) -> tuple[str, ...]:
    return ("pictures",) if event.value("logo") else ()


def _following(answer: Object, events: list[Object]) -> str:
    """The address of the next page, if all events are of one organization."""
    paging = answer.inside("pagination")
    more, groups = paging.text("continuation"), {event.text("organization_id") for event in events}
    if not more or paging.flag("has_more_items") is False or len(groups) != 1:
        return ""
    [group] = groups
    return f"{_address(group)}&continuation={quote(more, safe='')}" if _NUMBER.fullmatch(group) else ""


def _address(group: str) -> str:
    return f"{_SITE}/v3/organizations/{group}/events/?expand=venue"


_SERVICE = Service(
    name="Eventbrite",
    events=_events,
    is_event=_is_event,
    record=_record,
    following=_following,
    total=lambda answer: answer.inside("pagination").whole("object_count"),
    unused=_unused,
    site=lambda _: _SITE,
)


EVENTBRITE = source_type(
    "eventbrite",
    _SERVICE,
    Api(
        host="www.eventbriteapi.com",
        address=_address,
        variable="EVENTBRITE_TOKEN",
        header="Authorization",
        prefix="Bearer ",
    ),
)
