"""When made-up events take place."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bench.extras import share

# How many of each thousand events:
SEVERAL, WITHOUT_END, WHOLE_DAY, ODD_MINUTES = 45, 30, 15, 170
LATER = 140
"""How many of each thousand are to be announced."""

ELECTION = date(2024, 11, 5)

STEPS = {"daily": 1, "weekdays": 1, "weekly": 7, "every 2 weeks": 14}
"""Days from one time to the next, by the word for it."""


@dataclass(frozen=True, slots=True)
class Times:
    """The times of an event, in local time.

    `starts` are the starts in its file, each with the same `length`, or None if there is no end. Without
    starts it is an anytime action or, if `is_later`, to be announced. `until` is the last day of an event
    that repeats, or of an anytime action.
    """

    starts: tuple[datetime, ...] = ()
    length: timedelta | None = None
    is_all_day: bool = False
    is_later: bool = False
    repeat: str | None = None
    until: date | None = None

    @property
    def every(self) -> tuple[datetime, ...]:
        """All starts in order, including repeats."""
        if not self.repeat or not self.until:
            return self.starts
        first, step = self.starts[0], timedelta(days=STEPS[self.repeat])
        count = (self.until - first.date()) // step + 1
        starts = (first + number * step for number in range(count))
        return tuple(start for start in starts if self.repeat != "weekdays" or start.weekday() < 5)


def times(draw: random.Random, day: date | None, hour: int, hours: int, length: int | None) -> Times:
    """The times of an event on a day, or of an anytime action. A series goes on for `length` days."""
    if day is None:
        return Times(until=ELECTION if share(draw, 890) else None)
    if share(draw, LATER):
        return Times(is_later=True)
    start, lasting = datetime.combine(day, time(hour)), timedelta(hours=hours)
    if length:
        return Times((start,), lasting, repeat=_repeat(draw, day, length), until=day + timedelta(days=length))
    if share(draw, WHOLE_DAY):
        return Times((datetime.combine(day, time(0)),), timedelta(days=1), is_all_day=True)
    if share(draw, WITHOUT_END):
        return Times((start,))
    if share(draw, SEVERAL):
        # Some have a second shift on the same day. Most happen again the next day.
        after = timedelta(hours=5) if hour < 12 and share(draw, 500) else timedelta(days=1)
        return Times((start, start + after), lasting)
    if share(draw, ODD_MINUTES):
        start += timedelta(minutes=draw.choice((0, 0, 30)))
        lasting += timedelta(minutes=draw.choice((30, 30, 15, 45)))
    return Times((start,), lasting)


def _repeat(draw: random.Random, day: date, length: int) -> str:
    """How often an event repeats, if it goes on from a day for this many days."""
    if length < 7:
        word = draw.choice(("daily", "weekdays"))
        return word if day.weekday() < 5 else "daily"
    return "every 2 weeks" if share(draw, 250) else "weekly"
