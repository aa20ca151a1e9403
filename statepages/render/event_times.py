"""The times of an event on its own page."""

from __future__ import annotations

from msgspec import Struct

from statepages.model.event import Event
from statepages.render.dates import Dates, DayBlock, Moment
from statepages.render.grouping import Grouping

_MOST_OPEN = 6
"""So many times stand open; the rest of a long series opens on demand (as in assets/clock/event.js)."""


class EventTime(Struct, frozen=True):
    """A time of an event, with its own calendar file beside the page, if there is one to be offered."""

    moment: Moment
    file: str | None = None


class EventTimes(Struct, frozen=True):
    """All times of an event: those that stand open, and those later and past, which open on demand.

    `day` is that of the next time. Of what is over, the last time stands open.
    """

    day: DayBlock | None
    open: tuple[EventTime, ...]
    later: tuple[EventTime, ...]
    past: tuple[EventTime, ...]

    @property
    def are_several(self) -> bool:
        return len(self.open) + len(self.later) + len(self.past) > 1


def event_times(event: Event, dates: Dates) -> EventTimes:
    """The times of an event, as of the instant of the page."""
    coming = event.coming(dates.now)
    shown = coming or event.slots[-1:]
    # One time alone is in the file of the event itself, and what is over or called off is in no need of any.
    has_files = bool(coming) and len(event.slots) > 1 and not event.is_cancelled
    names = dict(zip(event.slots, event.slot_names, strict=True)) if has_files else {}
    times = [EventTime(dates.moment(slot), f"{names[slot]}.ics" if has_files else None) for slot in shown]
    return EventTimes(
        day=_day(event, dates),
        open=tuple(times[:_MOST_OPEN]),
        later=tuple(times[_MOST_OPEN:]),
        past=tuple(EventTime(dates.moment(slot)) for slot in event.slots if slot not in shown),
    )


def _day(event: Event, dates: Dates) -> DayBlock | None:
    """The day of the next time; of what is over, that of the last."""
    if event.coming(dates.now):
        return dates.block(Grouping(dates).day_of(event))
    return dates.block(event.slots[-1].day) if event.slots else None
