"""When made-up events take place."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bench.extras import share

# Of each thousand events, so many:
SEVERAL, WITHOUT_END, WHOLE_DAY, ODD_MINUTES = 45, 30, 15, 170
LATER = 140
"""So many are to be announced."""

ELECTION = date(2024, 11, 5)

STEPS = {"daily": 1, "weekdays": 1, "weekly": 7, "every 2 weeks": 14}
"""Days from one time to the next, by the word for it."""


@dataclass(frozen=True, slots=True)
class Times:
    """The times of an event, by the clocks there.

    `starts` are those that its file names, each of the same `length`, which is None where it names no
    end. Without any the event is for any time, or `is_later`: to be announced. `until` is the last day
    of what repeats, or of an action for any time.
    """

    starts: tuple[datetime, ...] = ()
    length: timedelta | None = None
    is_all_day: bool = False
    is_later: bool = False
    repeat: str | None = None
    until: date | None = None

    @property
    def every(self) -> tuple[datetime, ...]:
        """All starts in order, with those of the repetition."""
        if not self.repeat or not self.until:
            return self.starts
        first, step = self.starts[0], timedelta(days=STEPS[self.repeat])
        count = (self.until - first.date()) // step + 1
        starts = (first + number * step for number in range(count))
        return tuple(start for start in starts if self.repeat != "weekdays" or start.weekday() < 5)


def times(draw: random.Random, day: date | None, hour: int, hours: int, length: int | None) -> Times:
    """The times of an event on a day, or of one for any time; what repeats does so for `length` days."""
    if day is None:
        return Times(until=ELECTION if share(draw, 890) else None)
    if share(draw, LATER):
        return Times(is_later=True)
    start, lasting = datetime.combine(day, time(hour)), timedelta(hours=hours)
    if length:
        return Times((start,), lasting, repeat=_repeat(draw, length), until=day + timedelta(days=length))
    if share(draw, WHOLE_DAY):
        return Times((datetime.combine(day, time(0)),), timedelta(days=1), is_all_day=True)
    if share(draw, WITHOUT_END):
        return Times((start,))
    if share(draw, SEVERAL):
        # Some have a second shift on the same day, most come again on the next.
        after = timedelta(hours=5) if hour < 12 and share(draw, 500) else timedelta(days=1)
        return Times((start, start + after), lasting)
    if share(draw, ODD_MINUTES):
        start += timedelta(minutes=draw.choice((0, 0, 30)))
        lasting += timedelta(minutes=draw.choice((30, 30, 15, 45)))
    return Times((start,), lasting)


def _repeat(draw: random.Random, length: int) -> str:
    """How often what goes on for so many days comes again."""
    if length < 7:
        return draw.choice(("daily", "weekdays"))
    return "every 2 weeks" if share(draw, 250) else "weekly"
