"""The states of a site on its home page: as cards where there are a few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.model.state import StatePage
from statepages.render.dates import Dates
from statepages.render.layout import StateTag
from statepages.render.tally import Tally

MOST = 6
"""More states have the map. Six cards are two rows on a desk and two screens on a phone, so all are in sight
at once, and on the map of a site with six states nine in ten squares would be empty. Among more cards, a
state is harder to find than on a map that everybody knows."""


class StateSummary(Struct, frozen=True):
    """What a card says about a state page, as data: `next` is the next time of any of its events."""

    code: str
    headline: str
    count: Tally
    next: Slot | None


class NextDay(Struct, frozen=True):
    """The day of the next event: in words, for machines, and the Unix second when it is no longer true."""

    words: str
    stamp: str
    expires: int


class StateCard(Struct, frozen=True):
    """A state page on the home page."""

    tag: StateTag
    headline: str
    count: Tally
    next: NextDay | None


def summary_of(state: StatePage, events: Sequence[Event], count: Tally, dates: Dates) -> StateSummary:
    """The summary of a state page. `events` are those in the state and those that help it."""
    return StateSummary(state.code, state.headline, count, _next_slot(events, dates))


def state_card(summary: StateSummary, tag: StateTag, dates: Dates) -> StateCard:
    """The card of a state."""
    return StateCard(tag, summary.headline, summary.count, _next_day(summary.next, dates))


def _next_slot(events: Iterable[Event], dates: Dates) -> Slot | None:
    slots = (event.next_slot(dates.now) for event in events if not event.is_cancelled)
    return min(filter(None, slots), key=lambda slot: (slot.start, slot.expires), default=None)


def _next_day(slot: Slot | None, dates: Dates) -> NextDay | None:
    if slot is None:
        return None
    # An event from yesterday until tomorrow is today.
    day = max(slot.day, min(dates.today, slot.last_day))
    return NextDay(dates.short_day(day), day.isoformat(), int(slot.expires.timestamp()))
