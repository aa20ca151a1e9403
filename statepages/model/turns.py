"""The instants when a site changes on its own: an event ends, or a day begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from statepages.model.event import Event
from statepages.model.slot import start_of_day


def settled(now: datetime, zone: str, events: Iterable[Event] = ()) -> datetime:
    """The last instant until now when a day began in the zone, or when one of the events ended.

    Everything that depends on the day and on which events are over was the same then as it is now.
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
    """The first instant after now when a day begins in any of the zones, or when an event ends."""
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
