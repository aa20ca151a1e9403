"""A time at which an event takes place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct


class Slot(Struct, frozen=True, array_like=True):
    """One time of an event, in UTC, with its readers' time zone; `slot_of` makes it.

    `end` is None if the file has none. An all-day slot starts at midnight of its first day and ends at
    midnight after its last. `expires` is the instant after which it is over: its end, or the end of its day.
    `day` and `last_day` are the local days on which it starts and ends; an end at midnight belongs to the day
    before.
    """

    start: datetime
    end: datetime | None
    zone: str
    all_day: bool
    expires: datetime
    day: date
    last_day: date

    @property
    def local_start(self) -> datetime:
        return self.start.astimezone(ZoneInfo(self.zone))

    @property
    def local_end(self) -> datetime | None:
        return self.end.astimezone(ZoneInfo(self.zone)) if self.end else None

    def is_over(self, now: datetime) -> bool:
        return self.expires <= now


# Many events share days and hours.
@lru_cache(maxsize=20_000)
def slot_of(start: datetime, end: datetime | None, zone: str, *, all_day: bool = False) -> Slot:
    """The slot from a start to an end (both in UTC), with all that follows from them."""
    clock = ZoneInfo(zone)
    day = last_day = start.astimezone(clock).date()
    if end is not None:
        last_day = max(day, (end - timedelta(microseconds=1)).astimezone(clock).date())
    return Slot(start, end, zone, all_day, end or end_of_day(day, zone), day, last_day)


def start_of_day(day: date, zone: str) -> datetime:
    """The midnight at which a day begins, in UTC."""
    return datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)


def end_of_day(day: date, zone: str) -> datetime:
    """The midnight after a day, in UTC."""
    return start_of_day(day + timedelta(days=1), zone)


_MOST_DESCRIBED = 3


def describe(slots: Sequence[Slot]) -> str:
    """Times in words, in local time: "Saturday, October 17, 2026, 10 am to 1 pm"."""
    words = [_describe(slot) for slot in slots[:_MOST_DESCRIBED]]
    more = len(slots) - len(words)
    return "; ".join([*words, f"and {more} more"] if more else words)


def _describe(slot: Slot) -> str:
    start, end = slot.local_start, slot.local_end
    if slot.all_day:
        first, last = long_day(slot.day), long_day(slot.last_day)
        return f"{first}, all day" if first == last else f"{first} to {last}, all day"
    if end is None:
        return f"{long_day(slot.day)}, {clock(start)}"
    other_day = "" if end.date() == start.date() else f"{long_day(end.date())}, "
    return f"{long_day(slot.day)}, {clock(start)} to {other_day}{clock(end)}"


def long_day(day: date) -> str:
    """Saturday, October 17, 2026."""
    return f"{day:%A, %B} {day.day}, {day.year}"


def clock(time: datetime) -> str:
    """10 am, 2:30 pm."""
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes} {'am' if time.hour < 12 else 'pm'}"
