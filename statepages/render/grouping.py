"""Events in groups, in the order in which a reader wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.render.cards import EventCard, event_card
from statepages.render.dates import Dates

# The order of the groups; each day is a group of its own.
_FEATURED, _DAYS, _UNSCHEDULED, _EVERY_STATE, _ANYTIME = range(5)
_NEVER = datetime.max.replace(tzinfo=UTC)
_MOST_ACTIONS = 4


class Group(Struct, frozen=True):
    """Events under one heading: that of the `day`, as written in dates, or of a group without one.

    `folded` are cards that readers can unfold.
    """

    title: str
    note: str
    cards: tuple[EventCard, ...]
    day: str | None = None
    folded: tuple[EventCard, ...] = ()
    continued: bool = False


def is_action(event: Event) -> bool:
    """Whether an event is one of the anytime actions, most of which are folded."""
    return event.is_anytime and (event.is_cancelled or not event.pinned)


class Grouping(Struct, frozen=True):
    """How the events of a page are grouped. `home` is the state of the page, None for every state."""

    dates: Dates
    home: str | None = None

    @property
    def now(self) -> datetime:
        return self.dates.now

    def listed(self, events: Iterable[Event]) -> list[Event]:
        """The events that are not over, in the order of the groups."""
        coming = [event for event in events if not event.is_over(self.now)]
        return sorted(coming, key=self._order)

    def _order(self, event: Event) -> tuple[int, date, datetime, str]:
        """By group, then by the next slot, then by id; events without a slot are last."""
        slot = event.next_slot(self.now)
        rank = self._rank(event)
        day = self._day(slot) if slot and rank == _DAYS else date.min
        return rank, day, slot.start if slot else _NEVER, event.id

    def _rank(self, event: Event) -> int:
        """The position of the event's group."""
        if event.pinned and not event.is_cancelled:
            return _FEATURED
        if is_action(event):
            return _ANYTIME
        if self.home and not self._is_of_home(event):
            return _EVERY_STATE
        return _UNSCHEDULED if event.is_unscheduled else _DAYS

    def _is_of_home(self, event: Event) -> bool:
        return self.home in event.states

    def day_of(self, event: Event) -> date:
        """The day that an event is listed under: that of its next time, or today if it has begun."""
        slot = event.next_slot(self.now)
        if slot is None:
            raise ValueError("an event without a coming time has no day")
        return self._day(slot)

    def _day(self, slot: Slot) -> date:
        return max(slot.day, min(slot.last_day, self.dates.today))

    def groups(self, events: Sequence[Event], *, continued: str | None = None) -> tuple[Group, ...]:
        """The groups of events in order. `continued` is the key of a group that began on the page before."""
        return tuple(
            self._group(key, tuple(members), continued=key == continued)
            for key, members in groupby(events, key=self.key_of)
        )

    def key_of(self, event: Event) -> str:
        """The key of an event's group: its day, or the name of the group."""
        rank = self._rank(event)
        if rank == _DAYS:
            return self.day_of(event).isoformat()
        return ("featured", "", "unscheduled", "every-state", "anytime")[rank]

    def _group(self, key: str, events: tuple[Event, ...], *, continued: bool) -> Group:
        cards = tuple(event_card(event, self.dates, self.now, self.home) for event in events)
        words = self.dates.language
        titles = {
            "featured": words.gettext("Featured"),
            "unscheduled": words.gettext("Date TBA"),
            "every-state": words.gettext("For every state"),
            "anytime": words.gettext("Anytime actions"),
        }
        if key not in titles:
            return Group(*self._day_title(date.fromisoformat(key)), cards, key, continued=continued)
        # Readers of a page that continues a group want to see its events, so they are not folded.
        shown = _MOST_ACTIONS if key == "anytime" and not continued else len(cards)
        return Group(titles[key], "", cards[:shown], folded=cards[shown:], continued=continued)

    def _day_title(self, day: date) -> tuple[str, str]:
        """ "Today" and "Saturday, October 19"; for other days, only the day."""
        words, today = self.dates.language, self.dates.today
        name = self.dates.long_day(day, weekday=True)
        if day == today:
            return words.gettext("Today"), name
        return (words.gettext("Tomorrow"), name) if day == today + timedelta(days=1) else (name, "")
