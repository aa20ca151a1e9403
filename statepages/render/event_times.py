"""The times of an event on its own page."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.render.dates import Dates, DayBlock, Moment
from statepages.render.grouping import Grouping

_MOST_OPEN = 6
"""How many times are open; the rest of a long series can be unfolded (as in assets/clock/event.js)."""


class EventTime(Struct, frozen=True):
    """A time of an event, and the name of its slot, which links on the page use.

    `file` is its own calendar file beside the page, if one is offered.
    """

    moment: Moment
    name: str
    file: str | None = None


class EventTimes(Struct, frozen=True):
    """All times of an event: the open ones, and the folded later and past ones.

    `day` is that of the next time. If the event is over, its last time is open.
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
    coming = [pair for pair in named if not pair[0].is_over(dates.now)]
    # If the event is over, the time that is shown is not also a past one.
    shown = coming or list(named[-1:])
    past = [pair for pair in named if pair[0].is_over(dates.now)][: len(named) - len(shown)]
    # A single time is in the file of the event itself, and nobody needs one that is over or canceled.
    has_files = bool(coming) and len(named) > 1 and not event.is_cancelled
    return EventTimes(
        day=_day(event, dates),
        open=_times(shown[:_MOST_OPEN], dates, has_files=has_files),
        later=_times(shown[_MOST_OPEN:], dates, has_files=has_files),
        past=_times(past, dates),
    )


def _times(
    named: Iterable[tuple[Slot, str]], dates: Dates, *, has_files: bool = False
) -> tuple[EventTime, ...]:
    return tuple(
        EventTime(dates.moment(slot), name, f"{name}.ics" if has_files else None) for slot, name in named
    )


def _day(event: Event, dates: Dates) -> DayBlock | None:
    """The day of the next time; if the event is over, of the last."""
    if event.coming(dates.now):
        return dates.block(Grouping(dates).day_of(event))
    return dates.block(event.slots[-1].day) if event.slots else None
