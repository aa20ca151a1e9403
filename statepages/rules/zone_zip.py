"""zone-zip: the time zone is that of the place.

The time zone follows from the ZIP, so an event with a place needs no line `timezone`. Where there is
one that says something else, the page shows times of another part of the country: readers come an
hour early, or late. Zones whose clocks show the same at the times of the event agree.

Passes::

    timezone: America/Detroit
    where:
      zip: 19380

Fails::

    timezone: America/Chicago
    where:
      zip: 19380
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from statepages.entry import EventEntry
from statepages.model.event_file import WhereFile
from statepages.model.zips import find_zip
from statepages.node import Scalar
from statepages.problem import Problem


def zone_zip(entry: EventEntry, now: datetime) -> Iterator[Problem]:
    """A `timezone` whose clocks differ from those at the ZIP; the fix is the zone of the ZIP."""
    event, where = entry.value, entry.value.where
    place = find_zip(where.zip) if isinstance(where, WhereFile) else None
    spot = entry.at("timezone")
    if place is None or place.zone is None or event.timezone is None or not isinstance(spot, Scalar):
        return
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    instants = [slot.start for slot in event.slots] or [noon]
    if all(_offset(event.timezone, instant) == _offset(place.zone, instant) for instant in instants):
        return
    message = (
        f"Clocks at ZIP {place.code} go by {place.zone}, not by {event.timezone}. "
        f"Write {place.zone}, or delete this line."
    )
    yield spot.problem("warning", "zone-zip", message, old=spot.text, new=place.zone)


def _offset(zone: str, instant: datetime) -> object:
    return instant.astimezone(ZoneInfo(zone)).utcoffset()
