"""The times of an event on its own page."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.render.dates import Dates, DayBlock, Moment
from statepages.render.grouping import Grouping

_MOST_OPEN = 6
"""So many times stand open; the rest of a long series opens on demand (as in assets/clock/event.js)."""


class EventTime(Struct, frozen=True):
    """A time of an event, and the name of its slot, by which links lead to it on the page."""

    moment: Moment
    name: str


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
    named = tuple(zip(event.slots, event.slot_names, strict=True))
    coming = [pair for pair in named if not pair[0].is_over(dates.now)] or named[-1:]
    # What is shown of an event that is over is no past time.
    past = [pair for pair in named if pair[0].is_over(dates.now)][: len(named) - len(coming)]
    return EventTimes(
        day=_day(event, dates),
        open=_times(coming[:_MOST_OPEN], dates),
        later=_times(coming[_MOST_OPEN:], dates),
        past=_times(past, dates),
    )


def _times(named: Iterable[tuple[Slot, str]], dates: Dates) -> tuple[EventTime, ...]:
    return tuple(EventTime(dates.moment(slot), name) for slot, name in named)


def _day(event: Event, dates: Dates) -> DayBlock | None:
    """The day of the next time; of what is over, that of the last."""
    if event.coming(dates.now):
        return dates.block(Grouping(dates).day_of(event))
    return dates.block(event.slots[-1].day) if event.slots else None
