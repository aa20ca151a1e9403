"""Events in groups, in the order in which a reader wants them, and long lists in pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from statepages.model.event import Event
from statepages.model.states import state_name
from statepages.render.cards import EventCard, event_card
from statepages.render.dates import Dates, week_of

PAGE_SIZE = 25

# The order of the groups. Days and weeks lie between the second and the fourth.
_PINNED, _DAYS, _TO_COME, _ONLINE, _ANYTIME, _ELSEWHERE = range(6)


@dataclass(frozen=True)
class Group:
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


@dataclass(frozen=True)
class Listing:
    """One page of a list: the `number` of `count`, from 1. The first stands at `base`."""

    groups: tuple[Group, ...]
    total: int
    number: int
    count: int
    base: str

    def address(self, number: int) -> str:
        """The address of one of its pages."""
        return _address_of(self.base, number)

    @property
    def previous(self) -> str | None:
        return self.address(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.address(self.number + 1) if self.number < self.count else None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """The pages to name: both ends, this one and its neighbors; None where some are left out."""
        near = range(self.number - 1, self.number + 2)
        named = sorted({1, self.count, *near} & set(range(1, self.count + 1)))
        found: list[int | None] = []
        for last, number in pairwise([0, *named]):
            if number - last > 1:
                # In the place of a single page there is room for its number.
                found.append(last + 1 if number - last == 2 else None)
            found.append(number)
        return tuple(found)

    @property
    def is_first(self) -> bool:
        return self.number == 1


@dataclass(frozen=True)
class Grouping:
    """How the events of a page are grouped. `home` is the state of the page, None for every state."""

    dates: Dates
    home: str | None = None

    @property
    def now(self) -> datetime:
        return self.dates.now

    def listed(self, events: Iterable[Event]) -> list[Event]:
        """The events that are not over, in the order of the groups."""
        coming = [event for event in events if not event.is_over(self.now)]
        return sorted(coming, key=lambda event: (self.group_of(event), event.sort_key(self.now)))

    def group_of(self, event: Event) -> tuple[int, str]:
        """The rank of the event's group, and its day where it stands under one."""
        if event.pinned and not event.is_cancelled:
            return _PINNED, ""
        if self._is_elsewhere(event):
            return _ELSEWHERE, ""
        if event.is_anytime:
            return _ANYTIME, ""
        # On the page of a state, days belong to what takes place there.
        if self.home and event.is_only_online:
            return _ONLINE, ""
        if event.is_unscheduled:
            return _TO_COME, ""
        return _DAYS, self.day_of(event).isoformat()

    def day_of(self, event: Event) -> date:
        """The day under which an event stands: that of its next time, today where it has begun before."""
        days = event.next_days(self.now)
        if days is None:
            raise ValueError("an event without a coming time stands under no day")
        first, last = days
        return max(first, min(last, self.dates.today))

    def _is_elsewhere(self, event: Event) -> bool:
        if not self.home or event.location is None or event.is_only_online:
            return False
        return event.location.state != self.home

    def groups(self, events: Sequence[Event], *, continued: str | None = None) -> tuple[Group, ...]:
        """The groups of events in order. `continued` is the key of a group begun on the page before."""
        found = []
        for key, members in groupby(events, key=lambda event: self._key(self.group_of(event))):
            group = self._group(key, tuple(members))
            found.append(replace(group, continued=key == continued))
        return tuple(found)

    def key_of(self, event: Event) -> str:
        """The key of the group in which an event stands."""
        return self._key(self.group_of(event))

    def _key(self, group: tuple[int, str]) -> str:
        rank, day = group
        if rank != _DAYS:
            return ("pinned", "", "announced", "online", "anytime", "elsewhere")[rank]
        when, today = date.fromisoformat(day), self.dates.today
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


def addresses_of(total: int, base: str) -> tuple[str, ...]:
    """The addresses of the pages that a list of so many events takes."""
    return tuple(_address_of(base, number) for number in range(1, _pages(total) + 1))


@dataclass(frozen=True)
class Leaf:
    """One page of a list before its cards are made: the `number` of `count`, from 1, with the list's `total`.

    `before` is the key of the group in which the last event of the page before stands.
    """

    number: int
    count: int
    total: int
    before: str | None


def leaves(grouping: Grouping, ordered: Sequence[Event]) -> Iterator[tuple[Leaf, tuple[Event, ...]]]:
    """A list in order (see Grouping.listed), cut into pages; at least one."""
    count = _pages(len(ordered))
    for number in range(1, count + 1):
        start = (number - 1) * PAGE_SIZE
        before = grouping.key_of(ordered[start - 1]) if start else None
        yield Leaf(number, count, len(ordered), before), tuple(ordered[start : start + PAGE_SIZE])


def listing(grouping: Grouping, leaf: Leaf, events: Sequence[Event], base: str) -> Listing:
    """The page of a list with its cards; the first stands at `base`, the next at `base`page/2/."""
    groups = grouping.groups(events, continued=leaf.before)
    return Listing(groups, leaf.total, leaf.number, leaf.count, base)


def _pages(total: int) -> int:
    """How many pages a list of so many events takes."""
    return max(1, -(-total // PAGE_SIZE))


def _address_of(base: str, number: int) -> str:
    return base if number == 1 else f"{base}page/{number}/"


def _days(first: date, last: date) -> tuple[str, str]:
    return first.isoformat(), last.isoformat()
