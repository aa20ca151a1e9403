"""An event of the public data as readers see it, whatever the data contain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict

from statepages.diff.snapshot import Seen
from statepages.model.public import KEPT_DAYS, PublicEvent, PublicTime
from statepages.model.slot import Slot, end_of_day, slot_of, start_of_day
from statepages.render.dates import Dates

# Fields with a sentence of their own, fields that follow from others, and fields that are not news.
_SAID = {"id", "url", "title", "status", "when", "times", "until", "place", "online", "regions", "updated"}


def seen(event: PublicEvent, dates: Dates) -> Seen | None:
    """An event as readers see it; None if it ended long ago."""
    slots = _slots(event.times)
    coming = tuple(slot for slot in slots if not slot.is_over(dates.now))
    ends = max((slot.expires for slot in slots), default=None) or _end(event.until, dates.zone)
    # The data have what ended later; what ended earlier is left out on both sides.
    if ends is not None and ends <= dates.now - timedelta(days=KEPT_DAYS):
        return None
    return Seen(
        id=event.id,
        title=event.title,
        slots=coming,
        when="Over" if slots else _when(event, dates),
        place=_place(event),
        status=event.status,
        is_over=ends is not None and ends <= dates.now,
        fields={
            **fields_of(event, _SAID),
            "directions": event.place.directions or None if event.place else None,
            "region": ", ".join(one.name for one in event.regions) or None,
        },
    )


def _slots(times: Iterable[PublicTime]) -> tuple[Slot, ...]:
    """The times that make sense, in order."""
    slots = {slot for slot in map(_slot, times) if slot}
    return tuple(sorted(slots, key=lambda slot: (slot.start, slot.expires)))


def _slot(time: PublicTime) -> Slot | None:
    if not is_zone(time.zone):
        return None
    try:
        if time.all_day:
            first = date.fromisoformat(time.start)
            last = date.fromisoformat(time.end) if time.end else first
            ends = end_of_day(last, time.zone)
            return slot_of(start_of_day(first, time.zone), ends, time.zone, all_day=True)
        return slot_of(_instant(time.start), _instant(time.end) if time.end else None, time.zone)
    except (ValueError, OverflowError):
        return None


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def _end(until: str | UnsetType, zone: str) -> datetime | None:
    try:
        return end_of_day(date.fromisoformat(until), zone) if until else None
    except (ValueError, OverflowError):
        return None


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    """The names of all time zones, which takes reading many files."""
    return frozenset(available_timezones())


def _when(event: PublicEvent, dates: Dates) -> str:
    """When an event without a time of day takes place."""
    if event.when == "anytime":
        ends = _end(event.until, dates.zone)
        return f"Anytime until {dates.short_day(date.fromisoformat(str(event.until)))}" if ends else "Anytime"
    return "Date TBA" if event.when == "to-be-announced" else "Without a time"


def _place(event: PublicEvent) -> str:
    place = event.place
    if not place:
        return "Online"
    lines = (place.venue, place.address, f"{place.city}, {place.state} {place.zip}")
    return ", ".join(line for line in lines if line) + (" (also online)" if event.online else "")


def fields_of(value: Struct, left_out: set[str]) -> dict[str, object]:
    """What a value says, by names that people know."""
    return {
        name.removesuffix("_html"): None if one is UNSET else one
        for name, one in asdict(value).items()
        if name not in left_out
    }
