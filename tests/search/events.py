"""Events and sites for the tests of the search, made without files."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import convert
from msgspec.structs import replace

from statepages.files.event import EventFile, WhereFile
from statepages.model.event import Event, Location
from statepages.model.kinds import kind_label
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.slot import Slot, end_of_day, slot_of
from statepages.model.zips import find_zip

NOON = datetime(2024, 10, 14, 16, 0, tzinfo=UTC)
"""Noon in New York on Monday, October 14, 2024."""


def place(zip_code: str, **fields: Any) -> Location:
    """A place in a ZIP code."""
    found = find_zip(zip_code)
    assert found
    made = Location(city=found.city, state=found.state, zip=zip_code, point=found.point)
    return replace(made, **fields)


def slot(start: str, end: str | None = None, zone: str = "America/New_York", *, days: int = 0) -> Slot:
    """A slot from local times such as "2024-11-02 10:00"; with `days`, all day for so many days."""
    clock = ZoneInfo(zone)
    first = datetime.fromisoformat(start).replace(tzinfo=clock)
    if days:
        last = first.date() + timedelta(days=days - 1)
        return slot_of(first.astimezone(UTC), end_of_day(last, zone), zone, all_day=True)
    finish = datetime.fromisoformat(end).replace(tzinfo=clock).astimezone(UTC) if end else None
    return slot_of(first.astimezone(UTC), finish, zone)


def event(id: str, *slots: Slot, at: Location | None = None, **fields: Any) -> Event:
    """An event with fields as in a file. Without slots, it is an anytime action."""
    folder = id.partition("/")[0].upper()
    when: Any = [{"start": "2024-10-19 10 am"}] if slots else fields.pop("when", "anytime")
    until: date | None = fields.get("until")
    ends = [one.expires for one in slots] or ([end_of_day(until, "America/New_York")] if until else [])
    online = fields.pop("online", "no")
    where = {"zip": at.zip, "online": online} if at else "online"
    day = {"until": until.isoformat()} if until else {}
    written = {"title": id, "kind": "canvass", "when": when, "where": where, "helps": [folder]}
    file = EventFile.model_validate({**written, **fields, **day})
    follows = {
        "id": id,
        "folder": folder,
        "slots": slots,
        "kind_label": kind_label(dict(file)["kind"]),
        "word": file.when if isinstance(file.when, str) else None,
        "location": at,
        "online": isinstance(file.where, WhereFile) and file.where.online,
        "expires": max(ends, default=None),
    }
    return convert(dict(file) | follows, Event, from_attributes=True)


def site(events: Iterable[Event]) -> Site:
    """A site of some events."""
    settings = Settings("Neighbors", "https://example.org/", "America/New_York")
    return Site(settings, (), tuple(events), ())


def some_events() -> list[Event]:
    """One of each sort of event that the columns tell apart."""
    west_chester, naperville, phoenix = place("19380"), place("60540"), place("85004")
    return [
        event("pa/doors", slot("2024-10-19 10:00", "2024-10-19 13:00"), at=west_chester, pinned="yes"),
        event(
            "wi/carpool",
            slot("2024-11-02 10:00", "2024-11-02 15:00", "America/Chicago"),
            at=place("60540", venue="Naperville station, north lot"),
            kind="carpool",
            tags=["weekend-of-action"],
        ),
        event(
            "az/calls", slot("2024-10-15 18:30", None, "America/Phoenix"), kind="phone-bank", host="Café José"
        ),
        event(
            "az/open-house",
            slot("2024-11-01 00:00", zone="America/Phoenix", days=1),
            at=phoenix,
            online="yes",
            languages=["English", "Spanish"],
            accessibility={"status": "accessible"},
        ),
        event(
            "il/camp",
            slot("2024-10-13 00:00", zone="America/Chicago", days=3),
            at=naperville,
            kind="training",
            bring="Sunscreen, [a list](https://example.org/list)",
        ),
        event(
            "il/fair",
            slot("2024-11-01 00:00", zone="America/Chicago", days=3),
            at=place("60540", address="12 Elm St"),
            status="full",
            accessibility={"status": "partly", "notes": "A sign language interpreter."},
        ),
        event(
            "us/sundays",
            *(
                slot(f"2024-{day} 16:00", f"2024-{day} 18:00")
                for day in ("10-06", "10-13", "10-20", "10-27", "11-03")
            ),
            kind="phone-bank",
            details="Call [voters](https://example.org/calls) in *many* states.",
        ),
        event("us/letters", kind="letter-writing", until=date(2024, 10, 20)),
        event("pa/petition", kind="petition", status="postponed", helps=["PA", "OH", "MI", "WI"]),
        event("pa/rally", at=west_chester, when="to be announced", kind="rally", status="cancelled"),
        event(
            "pa/moved", slot("2024-10-14 11:00", "2024-10-14 13:00"), at=west_chester, status="moved-online"
        ),
        event(
            "mi/over",
            slot("2024-10-13 11:00", "2024-10-13 13:00"),
            at=place("48104"),
            kind="town-hall",
            languages=["Arabic"],
        ),
        event(
            "hi/vigil", slot("2025-01-02 18:00", "2025-01-02 19:00", "Pacific/Honolulu"), at=place("96813")
        ),
    ]
