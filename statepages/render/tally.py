"""How many events are coming, and when there will be fewer: numbers that stay true on an old page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from statepages.model.event import Event

_TRUE_FOR = timedelta(days=7)
"""How long a page knows its numbers (assets/clock/counts.js)."""


class Tally(Struct, frozen=True):
    """A number of coming events. `ends` are the minutes at which some are over, as steps: "90 0 60"."""

    number: int = 0
    ends: str = ""


class Counts(Struct, frozen=True):
    """How many events people can go to, join only online, and do anytime."""

    in_person: Tally = Tally()
    online: Tally = Tally()
    anytime: Tally = Tally()

    @property
    def has_any(self) -> bool:
        return any(count.number for count in (self.in_person, self.online, self.anytime))


def tally(events: Iterable[Event], made: datetime) -> Tally:
    """The events that are not over when a page is made, and the minutes from then until they end."""
    coming = [event.expires for event in events if not event.is_over(made)]
    ends = sorted(end for end in coming if end and end < made + _TRUE_FOR)
    steps = (int((after - before).total_seconds()) // 60 for before, after in pairwise([made, *ends]))
    return Tally(len(coming), " ".join(map(str, steps)))


def counts_of(events: Iterable[Event], made: datetime) -> Counts:
    """The tallies of some events, by how people take part."""
    every = list(events)

    def of(attendance: str) -> Tally:
        return tally((event for event in every if event.attendance == attendance), made)

    return Counts(of("in-person"), of("online"), of("anytime"))
