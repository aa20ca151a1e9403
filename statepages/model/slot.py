"""A time at which an event takes place."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct


class Slot(Struct, frozen=True):
    """One time of an event, in UTC, with the zone whose clocks its readers go by.

    `end` is None where the file names none. A slot that lasts all day starts at midnight of its
    first day and ends at midnight after its last.
    """

    start: datetime
    end: datetime | None
    zone: str
    all_day: bool = False

    @property
    def expires(self) -> datetime:
        """The instant after which it is over: its end; without one, the end of its day."""
        return self.end or end_of_day(self.day, self.zone)

    @property
    def local_start(self) -> datetime:
        return self.start.astimezone(ZoneInfo(self.zone))

    @property
    def local_end(self) -> datetime | None:
        return self.end.astimezone(ZoneInfo(self.zone)) if self.end else None

    @property
    def day(self) -> date:
        """The local day on which it starts."""
        return self.local_start.date()

    @property
    def last_day(self) -> date:
        """The local day on which it ends; an end at midnight belongs to the day before."""
        if self.end is None:
            return self.day
        return max(self.day, (self.end - timedelta(microseconds=1)).astimezone(ZoneInfo(self.zone)).date())

    def is_over(self, now: datetime) -> bool:
        return self.expires <= now


def end_of_day(day: date, zone: str) -> datetime:
    """The midnight after a day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone)).astimezone(UTC)
