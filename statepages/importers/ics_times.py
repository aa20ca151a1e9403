"""Times of calendars, with their zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from msgspec import Struct

from statepages.importers.ics_lines import Property
from statepages.importers.ics_rules import FIRST_YEAR, LAST_YEAR
from statepages.importers.ics_values import read_duration, read_value
from statepages.importers.ics_zones import Zones

Wall = date | datetime
"""A day, or what clocks show."""


class Stamp(Struct, frozen=True):
    """A day, or what clocks show in a zone. `unknown` is the name of a zone that nobody knows."""

    wall: Wall
    zone: tzinfo | None = None
    unknown: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is a day without a time."""
        return not isinstance(self.wall, datetime)

    @property
    def day(self) -> date:
        """Its day, as written."""
        return day_of(self.wall)

    def seen_in(self, zone: tzinfo | None) -> Wall:
        """What clocks show in another zone at the same moment."""
        if not isinstance(self.wall, datetime) or zone is None or self.zone in (None, zone):
            return self.wall
        return self.wall.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)

    def later(self, duration: timedelta) -> Stamp:
        """The moment after a duration, whatever happens to clocks in between."""
        if not isinstance(self.wall, datetime):
            return Stamp(self.wall + duration)
        if self.zone is None:
            return Stamp(self.wall + duration, None, self.unknown)
        end = self.wall.replace(tzinfo=self.zone).astimezone(UTC) + duration
        return Stamp(Stamp(end.replace(tzinfo=None), UTC).seen_in(self.zone), self.zone)


class Period(Struct, frozen=True):
    """A time with its own end."""

    start: Stamp
    end: Stamp


class BadTime(Exception):
    """Raised for text that is not a time."""


def day_of(wall: Wall) -> date:
    """The day of a local time, or a day itself."""
    return wall.date() if isinstance(wall, datetime) else wall


def read_stamp(found: Property, zones: Zones, text: str | None = None) -> Stamp:
    """The time of a property. Raises BadTime."""
    value = read_value(found.text if text is None else text)
    if value is None or not FIRST_YEAR <= value.year < LAST_YEAR:
        raise BadTime
    if found.parameters.get("VALUE", "").upper() == "DATE" or not isinstance(value, datetime):
        return Stamp(day_of(value))
    if value.tzinfo:
        return Stamp(value.replace(tzinfo=None), UTC)
    name = found.parameters.get("TZID", "")
    zone = zones.find(name) if name else None
    return Stamp(value, zone, "" if zone else name)


def read_stamps(found: Property, zones: Zones) -> list[Stamp | Period]:
    """The times and periods of a property. Raises BadTime."""
    stamps: list[Stamp | Period] = []
    for text in found.text.split(","):
        first, slash, last = text.partition("/")
        start = read_stamp(found, zones, first)
        if slash:
            duration = read_duration(last)
            end = start.later(duration) if duration is not None else read_stamp(found, zones, last)
            stamps.append(Period(start, end))
        elif text.strip():
            stamps.append(start)
    return stamps


def moment(wall: Wall, zone: tzinfo | None) -> Wall:
    """An instant if there is a zone; else what clocks show, or the day."""
    if not isinstance(wall, datetime) or zone is None:
        return wall
    # An hour that clocks skip becomes the one that they show then.
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone if hasattr(zone, "key") else UTC)
