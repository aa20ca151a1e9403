"""Events from Mobilize: answers of its public API, saved or asked for."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from statepages.fields.event_words import ANYTIME
from statepages.importers.answers import Service, looks_like, read_events
from statepages.importers.event_links import page
from statepages.importers.event_parts import begin, finish
from statepages.importers.homes import hidden
from statepages.importers.json_input import Object, as_object, not_texts
from statepages.importers.machine_times import from_unix, in_order, read_zone, unreadable
from statepages.importers.meeting_links import is_meeting_link
from statepages.importers.record import Options, Place, Reading, Record, Remark, Time
from statepages.importers.source_type import Api, SourceType
from statepages.importers.texts import from_html, from_text, plain
from statepages.importers.venues import location, online_instead
from statepages.report import Untrusted

_SITE = "https://api.mobilize.us"
_TEXTS = ("title", "summary", "description", "event_type", "timezone", "browser_url", "accessibility_notes")
_ACCESS = {"ACCESSIBLE": "accessible", "NOT_ACCESSIBLE": "not-accessible"}
_PRIVATE = re.compile(r"address is private", re.IGNORECASE)
_HTML = re.compile(r"</?(?:p|br|div|span|ul|ol|li|a|b|i|strong|em|h\d)\b[^<>]*>", re.IGNORECASE)
_MOST_TIMES = 1_000

Remarks = tuple[Remark, ...]


def _events(thing: Object) -> list[object] | None:
    """The events of a page, or the event of an answer about one."""
    data = thing.value("data")
    if isinstance(data, list):
        return data if thing.has("next") or data else None
    return [data] if _is_event(as_object(data)) else None


def _is_event(thing: Object) -> bool:
    return thing.has("timeslots") and any(map(thing.has, ("event_type", "sponsor", "browser_url")))


def _record(event: Object, spot: str, _: Options) -> Record:
    number = event.whole("id") or 0
    base = begin(
        spot, "mobilize", str(number) if number > 0 else "", event.text("title"), event.text("browser_url")
    )
    hidden_because = _why_hidden(event)
    if hidden_because:
        return replace(base, skipped=(hidden_because,))
    zone, of_zone = read_zone(event.text("timezone"))
    times, of_times = _times(event)
    place, of_place = _place(event)
    record = replace(
        base,
        kind=_kind(event),
        times=times,
        zone=zone,
        place=place,
        summary=from_text(plain(event.text("summary"))),
        details=_details(event.text("description")),
        host=plain(event.inside("sponsor").text("name")) or None,
        access=_ACCESS.get(event.text("accessibility_status").upper(), "unknown"),
        access_notes=plain(event.text("accessibility_notes")) or None,
        remarks=(*base.remarks, *not_texts(event, _TEXTS), *of_zone, *of_times, *of_place),
    )
    return finish(
        _anytime(event, record),
        is_dated=bool(times or of_times),
        by_volunteer=event.flag("created_by_volunteer_host") is True,
    )


def _kind(event: Object) -> str:
    return re.sub(r"[\s_]+", "-", event.text("event_type").lower())


def _why_hidden(event: Object) -> str | None:
    approval = event.text("approval_status").upper()
    if event.text("visibility").upper() == "PRIVATE":
        return "It is private on Mobilize."
    if approval == "REJECTED":
        return "Mobilize says that it was rejected."
    return "It is not approved on Mobilize yet." if approval not in {"", "APPROVED"} else None


def _times(event: Object) -> tuple[tuple[Time, ...], Remarks]:
    times: list[Time] = []
    remarks: list[Remark] = []
    slots = event.items("timeslots")
    if len(slots) > _MOST_TIMES:
        line = (f"Only {_MOST_TIMES:,} of its {len(slots):,} times were read.",)
        remarks.append(Remark(line, needs_person=True))
    for value in slots[:_MOST_TIMES]:
        slot = as_object(value)
        start, end = from_unix(slot.value("start_date")), from_unix(slot.value("end_date"))
        if start is None:
            remarks.append(unreadable("start", slot.value("start_date")))
            continue
        if end is None and slot.value("end_date") is not None:
            remarks.append(unreadable("end", slot.value("end_date")))
        time, of_order = in_order(start, end)
        times.append(replace(time, is_full=slot.flag("is_full") is True))
        remarks += of_order
    if not isinstance(event.value("timeslots"), (list, type(None))):
        remarks.append(unreadable("list of times", event.value("timeslots")))
    return tuple(times), tuple(dict.fromkeys(remarks))


def _place(event: Object) -> tuple[Place, Remarks]:
    where = event.inside("location")
    place, remarks = location(where)
    if event.flag("is_virtual") is True:
        return online_instead(
            replace(place, venue=None, address=None) if _is_private(event, place) else place
        )
    if event.flag("is_virtual") is None and not where.values:
        # Older answers do not say what is online, but only that has no location.
        return Place(is_online=True), ()
    if _is_private(event, place):
        return hidden(place), remarks
    return place, remarks


def _is_private(event: Object, place: Place) -> bool:
    sentence = f"{place.venue} {place.address}"
    return event.text("address_visibility").upper() == "PRIVATE" or _PRIVATE.search(sentence) is not None


def _anytime(event: Object, record: Record) -> Record:
    """An event without times that leads to a page where people do something at any time."""
    action = event.text("virtual_action_url")
    if not action or event.items("timeslots"):
        return record
    signup, remarks = page(action)
    return replace(
        record,
        word=ANYTIME,
        place=Place(is_online=True),
        signup=signup or record.signup,
        remarks=(*record.remarks, *remarks),
    )


def _details(text: str) -> str:
    """A description, which is Markdown, or HTML in older events."""
    return from_html(text) if _HTML.search(text) else text


def _unused(event: Object) -> tuple[str, ...]:
    found = {
        "contacts": event.value("contact"),
        "instructions for people who signed up": event.value("instructions")
        or any(as_object(slot).value("instructions") for slot in event.items("timeslots")),
        "pictures": event.value("featured_image_url"),
        "tags": event.value("tags"),
        "links to online meetings": is_meeting_link(event.text("virtual_action_url")),
    }
    return tuple(word for word, value in found.items() if value)


def _with_hosts(reading: Reading) -> Reading:
    """With a remark on each event of another organization: Mobilize also lists what one promotes."""
    counts = Counter(record.host for record in reading.records if record.host)
    if not counts:
        return reading
    most = counts.most_common(1)[0][0]
    records = tuple(
        record if record.host in {None, most} else _promoted(record, str(record.host))
        for record in reading.records
    )
    return replace(reading, records=records, name=most)


def _promoted(record: Record, host: str) -> Record:
    remark = Remark(("Another organization is its host: ", Untrusted(host)))
    return replace(record, remarks=(*record.remarks, remark))


def _total(answer: Object) -> int | None:
    return answer.whole("count") if isinstance(answer.value("data"), list) else None


def _about(answer: Object) -> Remarks:
    most = answer.whole("results_limited_to")
    return (Remark((f"Mobilize lists at most {most:,} events. There may be more.",)),) if most else ()


_SERVICE = Service(
    name="Mobilize",
    events=_events,
    is_event=_is_event,
    record=_record,
    following=lambda answer, _: answer.text("next"),
    total=_total,
    about=_about,
    unused=_unused,
    site=lambda _: _SITE,
)


def read(data: bytes, options: Options) -> Reading:
    """The events of an answer, or of several. Raises Failure if it has none and is no page of them."""
    return _with_hosts(read_events(data, _SERVICE, options))


def recognizes(data: bytes, _: str) -> bool:
    """Whether an input is an answer of Mobilize, by what is in it."""
    return looks_like(data, _SERVICE)


MOBILIZE = SourceType(
    name="mobilize",
    recognizes=recognizes,
    read=read,
    api=Api(host="api.mobilize.us", address=lambda group: f"{_SITE}/v1/organizations/{group}/events"),
)
