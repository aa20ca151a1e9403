"""Events from The Events Calendar, a plug-in of WordPress: answers of its REST API."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from msgspec.structs import replace

from statepages.fields.hosts import is_host
from statepages.importers.answers import Service, source_type
from statepages.importers.event_links import page
from statepages.importers.event_parts import begin, finish
from statepages.importers.hosts import LEFT_OUT, may_be_person
from statepages.importers.json_input import Object, as_object, named, not_texts
from statepages.importers.machine_times import from_utc, in_order, read_zone, shows, unreadable, wall_time
from statepages.importers.record import Options, Place, Record, Remark, Time
from statepages.importers.texts import from_html, from_text, plain
from statepages.importers.venues import is_online, one_line, online_instead, place_of
from statepages.report import Untrusted

_TEXTS = ("title", "description", "excerpt", "url", "timezone", "cost")
_NO_ZONE_SET = re.compile(r"UTC(?:[+-]0+)?|GMT|Etc/UTC|", re.IGNORECASE)

Remarks = tuple[Remark, ...]


def _events(thing: Object) -> list[object] | None:
    """The events of a page."""
    events = thing.value("events")
    if not isinstance(events, list) or thing.has("pagination"):
        return None
    return events if events or thing.has("total_pages") else None


def _is_event(thing: Object) -> bool:
    return thing.has("start_date") and any(map(thing.has, ("utc_start_date", "global_id", "rest_url")))


def _record(event: Object, spot: str, _: Options) -> Record:
    source = f"the-events-calendar {_host_of(event)}"
    number = event.text("id") if _host_of(event) else ""
    base = begin(spot, source, number, event.text("title"), event.text("url"))
    hidden_because = _why_hidden(event)
    if hidden_because:
        return replace(base, skipped=(hidden_because,))
    website, of_website = page(event.text("website"))
    zone, of_zone = read_zone(event.text("timezone"))
    times, of_times = _times(event, zone)
    place, of_place = _place(event)
    categories = _names(event, "categories")
    record = replace(
        base,
        kind=categories[0].lower() if categories else "",
        times=times,
        zone=zone,
        place=place,
        summary=from_text(plain(event.text("excerpt"))),
        details=from_html(event.text("description")),
        signup=website or base.link,
        tags=tuple(dict.fromkeys((*categories, *_names(event, "tags")))),
        remarks=(
            *base.remarks,
            *not_texts(event, _TEXTS),
            *of_website,
            *of_zone,
            *of_times,
            *of_place,
            *_also(event),
        ),
    )
    return finish(record, is_dated=bool(times or of_times))


def _host_of(event: Object) -> str:
    """The site of an event. Several sites may have the same numbers."""
    host = _host(event.text("url")) or event.text("global_id").partition("?")[0].lower()
    return host if is_host(host) else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _why_hidden(event: Object) -> str | None:
    if event.text("status") and event.text("status").lower() != "publish":
        return "It is not published on its site."
    return "Its site does not list it." if event.flag("hide_from_listings") else None


def _times(event: Object, zone: str | None) -> tuple[tuple[Time, ...], Remarks]:
    if not (event.value("start_date") or event.value("utc_start_date")):
        return (), ()
    wall, wall_end = wall_time(event.text("start_date")), wall_time(event.text("end_date"))
    instant, end = from_utc(event.text("utc_start_date")), from_utc(event.text("utc_end_date"))
    if wall is None and instant is None:
        return (), (unreadable("start", event.value("start_date")),)
    remarks = _of_end(event, wall_end or end)
    if event.flag("all_day") and wall:
        time, of_order = in_order(wall.date(), _last_day(wall.date(), wall_end))
    elif instant is None or (wall and _NO_ZONE_SET.fullmatch(event.text("timezone"))):
        time, of_order = in_order(wall or instant, wall_end)  # type: ignore[arg-type]  # One of them is there.
        remarks += _no_zone(event)
    else:
        time, of_order = in_order(instant, end)
        remarks += _check(instant, wall, zone)
    return (time,), (*remarks, *of_order)


def _last_day(first: date, end: datetime | None) -> date | None:
    return end.date() if end and end.date() != first else None


def _of_end(event: Object, end: datetime | None) -> Remarks:
    return (unreadable("end", event.value("end_date")),) if event.value("end_date") and end is None else ()


def _no_zone(event: Object) -> Remarks:
    """What to say of a site whose zone was never set: its times in UTC are what clocks show."""
    if not _NO_ZONE_SET.fullmatch(event.text("timezone")):
        return ()
    line = ("Its site has no time zone, so its times were read as local time. Check them.",)
    return (Remark(line, needs_person=True),)


def _check(instant: datetime, wall: datetime | None, zone: str | None) -> Remarks:
    if wall is None or zone is None or shows(instant, wall, zone):
        return ()
    line = (f"Its site says {instant:%Y-%m-%d %H:%M} UTC, but that is not {wall:%Y-%m-%d %H:%M} in {zone}. ",)
    return (Remark((*line, "Check the time."), needs_person=True),)


def _place(event: Object) -> tuple[Place, Remarks]:
    venue = event.inside("venue")
    name = one_line(venue, "venue")
    place, remarks = place_of(
        venue=name,
        address=one_line(venue, "address"),
        city=one_line(venue, "city"),
        region=one_line(venue, "state") or one_line(venue, "stateprovince") or one_line(venue, "province"),
        zip_code=one_line(venue, "zip"),
        country=one_line(venue, "country"),
    )
    if (event.flag("is_virtual") and event.text("virtual_event_type").lower() != "hybrid") or is_online(name):
        return online_instead(replace(place, venue=None) if is_online(name) else place)
    return replace(place, is_online=event.flag("is_virtual") is True), remarks


def _names(event: Object, field: str) -> tuple[str, ...]:
    names = (plain(as_object(value).text("name")) for value in event.items(field))
    return tuple(name for name in names if name)


def _also(event: Object) -> Remarks:
    remarks: list[Remark] = []
    organizers = [plain(as_object(value).text("organizer")) for value in event.items("organizer")]
    groups = [name for name in organizers if name and not may_be_person(name)]
    if groups:
        remarks.append(Remark(("If this is a group, write it after host: ", *named(groups))))
    elif any(organizers):
        remarks.append(LEFT_OUT)
    cost = plain(event.text("cost"))
    if cost and cost.lower() not in {"free", "0", "$0"}:
        remarks.append(Remark(("Its price is ", Untrusted(cost), ". Say so in the details, if they do not.")))
    return tuple(remarks)


def _unused(event: Object) -> tuple[str, ...]:
    found = {
        "pictures": event.value("image"),
        "links to online meetings": event.value("virtual_url"),
    }
    return tuple(word for word, value in found.items() if value)


def _site(events: list[Object]) -> str:
    """The site that the events are on, if it is one."""
    sites = {_origin_of(event.text("rest_url") or event.text("url")) for event in events}
    return sites.pop() if len(sites) == 1 else ""


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


_SERVICE = Service(
    name="The Events Calendar",
    events=_events,
    is_event=_is_event,
    record=_record,
    following=lambda answer, _: answer.text("next_rest_url"),
    total=lambda answer: answer.whole("total"),
    unused=_unused,
    site=_site,
)


THE_EVENTS_CALENDAR = source_type("the-events-calendar", _SERVICE)
