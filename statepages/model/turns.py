"""The instants at which a site changes by itself: an event ends, a day begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from statepages.model.event import Event
from statepages.model.slot import start_of_day


def settled(now: datetime, zone: str, events: Iterable[Event] = ()) -> datetime:
    """The last instant up to now at which a day of the zone began, or fewer of the events were coming.

    Everything that depends on the day and on what is over is the same at that instant as now.
    """
    last = _last_midnight(now, zone)
    for event in events:
        for slot in event.slots:
            if last < slot.expires <= now:
                last = slot.expires
        if event.expires is not None and last < event.expires <= now:
            last = event.expires
    return last


def next_turn(now: datetime, zones: Iterable[str], events: Iterable[Event]) -> datetime:
    """The first instant after now at which a day begins in any of the zones, or an event ends."""
    soonest = min(_next_midnight(now, zone) for zone in zones)
    for event in events:
        for slot in event.slots:
            if now < slot.expires < soonest:
                soonest = slot.expires
        if event.expires is not None and now < event.expires < soonest:
            soonest = event.expires
    return soonest


@lru_cache(maxsize=1_000)
def _last_midnight(now: datetime, zone: str) -> datetime:
    return start_of_day(now.astimezone(ZoneInfo(zone)).date(), zone)


def _next_midnight(now: datetime, zone: str) -> datetime:
    here = now.astimezone(ZoneInfo(zone))
    midnight = datetime.combine(here.date() + timedelta(days=1), datetime.min.time(), ZoneInfo(zone))
    # On a day when clocks change, anything may happen.
    return midnight.astimezone(UTC) if midnight.utcoffset() == here.utcoffset() else now
