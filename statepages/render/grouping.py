"""Events in groups, in the order in which a reader wants them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.model.states import state_name
from statepages.render.cards import EventCard, event_card
from statepages.render.dates import Dates, week_of

# The order of the groups. Days and weeks lie between the second and the fourth.
_PINNED, _DAYS, _TO_COME, _ONLINE, _ANYTIME, _ELSEWHERE = range(6)
_NEVER = datetime.max.replace(tzinfo=UTC)


class Group(Struct, frozen=True):
    """Events under one heading.

    `days` are the first and last day of the group, as written in dates; None for a group that has
    none. `day` is its single day. `under` is the heading it stands under, for the days of a week.
    """

    key: str
    title: str
    cards: tuple[EventCard, ...]
    note: str | None = None
    days: tuple[str, str] | None = None
    parts: tuple[Group, ...] = ()
    continued: bool = False


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
        """By group; there by the next slot, then by id; without a slot, last."""
        slot = event.next_slot(self.now)
        rank = self._rank(event)
        day = self._day(slot) if slot and rank == _DAYS else date.min
        return rank, day, slot.start if slot else _NEVER, event.id

    def _rank(self, event: Event) -> int:
        """Where the event's group comes among all."""
        if event.pinned and not event.is_cancelled:
            return _PINNED
        if self._is_elsewhere(event):
            return _ELSEWHERE
        if event.is_anytime:
            return _ANYTIME
        # On the page of a state, days belong to what takes place there.
        if self.home and event.is_only_online:
            return _ONLINE
        return _TO_COME if event.is_unscheduled else _DAYS

    def day_of(self, event: Event) -> date:
        """The day under which an event stands: that of its next time, today where it has begun before."""
        slot = event.next_slot(self.now)
        if slot is None:
            raise ValueError("an event without a coming time stands under no day")
        return self._day(slot)

    def _day(self, slot: Slot) -> date:
        return max(slot.day, min(slot.last_day, self.dates.today))

    def _is_elsewhere(self, event: Event) -> bool:
        if not self.home or event.location is None or event.is_only_online:
            return False
        return event.location.state != self.home

    def groups(self, events: Sequence[Event], *, continued: str | None = None) -> tuple[Group, ...]:
        """The groups of events in order. `continued` is the key of a group begun on the page before."""
        found = []
        for key, members in groupby(events, key=self.key_of):
            group = self._group(key, tuple(members))
            found.append(replace(group, continued=key == continued))
        return tuple(found)

    def key_of(self, event: Event) -> str:
        """The key of the group in which an event stands."""
        rank = self._rank(event)
        if rank != _DAYS:
            return ("pinned", "", "announced", "online", "anytime", "elsewhere")[rank]
        when, today = self.day_of(event), self.dates.today
        if when <= today:
            return "today"
        if when == today + timedelta(days=1):
            return "tomorrow"
        monday = week_of(when)[0]
        return "this-week" if monday <= today else f"week-{monday.isoformat()}"

    def _group(self, key: str, events: tuple[Event, ...]) -> Group:
        if key in ("today", "tomorrow"):
            day = self.dates.today + timedelta(days=int(key == "tomorrow"))
            note = self.dates.long_day(day, weekday=True)
            return Group(key, self._title(key, events), self._cards(events), note, _days(day, day))
        if key == "this-week":
            days = _days(*week_of(self.dates.today))
            return Group(key, self._title(key, events), (), days=days, parts=self._by_day(events))
        if key.startswith("week-"):
            days = _days(*week_of(date.fromisoformat(key.removeprefix("week-"))))
            return Group(key, self._title(key, events), self._cards(events), days=days)
        return Group(key, self._title(key, events), self._cards(events))

    def _by_day(self, events: tuple[Event, ...]) -> tuple[Group, ...]:
        by_day: dict[date, list[Event]] = defaultdict(list)
        for event in events:
            by_day[self.day_of(event)].append(event)
        return tuple(
            Group(
                f"day-{day.isoformat()}",
                self.dates.long_day(day, weekday=True),
                self._cards(members),
                days=_days(day, day),
            )
            for day, members in by_day.items()
        )

    def _cards(self, events: Iterable[Event]) -> tuple[EventCard, ...]:
        return tuple(event_card(event, self.dates, self.now, self.home) for event in events)

    def _title(self, key: str, events: tuple[Event, ...]) -> str:
        words = self.dates.language
        if key.startswith("week-"):
            monday = week_of(self.day_of(events[0]))[0]
            return words.gettext("Week of %(day)s") % {"day": self.dates.long_day(monday)}
        return {
            "pinned": words.gettext("Pinned"),
            "today": words.gettext("Today"),
            "tomorrow": words.gettext("Tomorrow"),
            "this-week": words.gettext("This week"),
            "announced": words.gettext("To be announced"),
            "online": words.gettext("Online events"),
            "anytime": words.gettext("Actions for any time"),
            "elsewhere": self._elsewhere_title(),
        }[key]

    def _elsewhere_title(self) -> str:
        words = self.dates.language.gettext("Carpools and events elsewhere that help %(state)s")
        return words % {"state": state_name(self.home or "")}


def _days(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()
