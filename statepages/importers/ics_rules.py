"""Rules by which events repeat in calendars, and the days that they give (RFC 5545, 3.3.10).

Libraries follow a rule that matches no day to the year 9999: seconds for each event, and a file may have
thousands. Here it costs what it looks at, and has a limit.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import count as numbers
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""No event is before the first or in the last of these years."""

_MOST_CHARACTERS = 1_000
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEPS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_FINER = ("HOURLY", "MINUTELY", "SECONDLY")
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
_OTHER = frozenset({"FREQ", "UNTIL", "WKST", "BYDAY"})
_RANGES = {
    "INTERVAL": (1, 100_000),
    "COUNT": (1, 1_000_000),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
"""The parts with numbers, with the least and the most. Nobody uses weeks by number: they are a BadRule."""

_WEEK, _MONTHS = 7, 12
_LAST = date(LAST_YEAR, 1, 1).toordinal()


class TooFine(Exception):
    """Raised for a rule with more than one time a day."""


class BadRule(Exception):
    """Raised for a rule that does not make sense, or is of another kind of calendar."""


class TooMuchWork(Exception):
    """Raised where a rule would have to look at too many days."""


class Rule(Struct, frozen=True, kw_only=True):
    """A rule for days. `until` is its last day or time. `clock` is the hour, minute and second that it says.

    `weekdays` are (which, weekday from 0): (0, 2) is each Wednesday, and (-1, 2) the last one.
    """

    step: str
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    weeks_begin: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    positions: tuple[int, ...] = ()
    clock: tuple[int | None, int | None, int | None] = (None, None, None)

    @property
    def is_endless(self) -> bool:
        """Whether it goes on forever."""
        return self.count is None and self.until is None


class Work:
    """How many days rules may still look at, for one event and for a whole input."""

    def __init__(self, most: int, parent: Work | None = None) -> None:
        self.left = most
        self._parent = parent

    def spend(self, days: int) -> None:
        """Raises TooMuchWork if that is more than what is left."""
        self.left -= days
        if self.left < 0:
            raise TooMuchWork
        if self._parent:
            self._parent.spend(days)


def read_rule(text: str) -> Rule:
    """A rule as a calendar writes it. Raises TooFine and BadRule."""
    parts = _parts(text)
    step = str(_one(parts, "FREQ", ""))
    if step in _FINER or any(len(parts.get(name, ())) > 1 for name in _CLOCK):
        raise TooFine
    if step not in _STEPS or not _are_in_range(parts):
        raise BadRule
    is_long = step in {"MONTHLY", "YEARLY"}
    return Rule(
        step=step,
        interval=_one(parts, "INTERVAL", 1),
        count=_one(parts, "COUNT", None),
        until=_until(_one(parts, "UNTIL", None)),
        weeks_begin=_WEEKDAYS.index(_one(parts, "WKST", "MO")),
        weekdays=tuple(
            ((day.relative or 0) if is_long else 0, _WEEKDAYS.index(day.weekday))
            for day in parts.get("BYDAY", ())
        ),
        months=frozenset(parts.get("BYMONTH", ())),
        month_days=frozenset(parts.get("BYMONTHDAY", ())),
        year_days=frozenset(parts.get("BYYEARDAY", ())),
        positions=tuple(parts.get("BYSETPOS", ())),
        clock=(_one(parts, "BYHOUR", None), _one(parts, "BYMINUTE", None), _one(parts, "BYSECOND", None)),
    )


def _parts(text: str) -> dict[str, list[Any]]:
    from icalendar import vRecur

    text = re.sub(r"\s+", "", text).upper().removeprefix("RRULE:")
    if len(text) > _MOST_CHARACTERS:
        raise BadRule
    try:
        found = vRecur.from_ical(text)
    except (ValueError, OverflowError):
        raise BadRule from None
    parts = {str(name): list(values) for name, values in found.items() if not name.startswith("X-")}
    if parts.keys() - _RANGES.keys() - _OTHER:
        raise BadRule
    return parts


def _until(value: date | datetime | None) -> date | datetime | None:
    """The last day or time of a rule. Some programs write a far one for a rule without an end."""
    if value is not None and (not isinstance(value, date) or value.year < FIRST_YEAR):
        raise BadRule
    return None if value is None or value.year >= LAST_YEAR else value


def _one(parts: dict[str, list[Any]], name: str, default: Any) -> Any:
    return parts[name][0] if parts.get(name) else default


def _are_in_range(parts: dict[str, list[Any]]) -> bool:
    """Whether all numbers are. A leap month, of another kind of calendar, is not a number that we know."""
    if any(getattr(month, "leap", False) for month in parts.get("BYMONTH", ())):
        return False
    numbers = [(name, number) for name in _RANGES.keys() & parts.keys() for number in parts[name]]
    return all(
        _RANGES[name][0] <= number <= _RANGES[name][1] and (number or name in _CLOCK)
        for name, number in numbers
    )


def days_of(rule: Rule, first: date, work: Work, *, since: date, last: date) -> Iterator[date]:
    """The days of a rule from its first day on, in order, whatever its own end and count.

    They stop soon after `last`. If the rule has no count, they begin with the period of `since`. Raises
    TooMuchWork.
    """
    rule = _with_defaults(rule, first)
    for period in _periods(rule, first, since if rule.count is None else first):
        if period and period[0] > last:
            return
        work.spend(len(period) or 1)
        found = [day for day in period if _fits(rule, day)]
        if rule.positions:
            places = {at - 1 if at > 0 else len(found) + at for at in rule.positions}
            found = [day for at, day in enumerate(found) if at in places]
        yield from (day for day in found if day >= first)


def _with_defaults(rule: Rule, first: date) -> Rule:
    """A rule with what its first day says: weekly means on that day of the week."""
    if rule.year_days or rule.month_days or rule.weekdays or rule.step == "DAILY":
        return rule
    if rule.step == "WEEKLY":
        return replace(rule, weekdays=((0, first.weekday()),))
    months = rule.months or (frozenset({first.month}) if rule.step == "YEARLY" else rule.months)
    return replace(rule, months=months, month_days=frozenset({first.day}))


def _periods(rule: Rule, first: date, since: date) -> Iterator[list[date]]:
    """Each day, week, month or year that a rule looks at, as its days."""
    begin, length = _beginning(rule, first)
    skipped = max(0, (_beginning(rule, max(first, since))[0] - begin) // length // rule.interval)
    for number in numbers(skipped):
        days = _period(rule, begin, number * rule.interval)
        if days is None:
            return
        yield days


def _beginning(rule: Rule, day: date) -> tuple[int, int]:
    """Where the period of a day begins, and how long a period is: in days, or in months for longer ones."""
    if rule.step == "DAILY":
        return day.toordinal(), 1
    if rule.step == "WEEKLY":
        return day.toordinal() - (day.weekday() - rule.weeks_begin) % _WEEK, _WEEK
    return (
        (day.year * _MONTHS + day.month - 1, 1) if rule.step == "MONTHLY" else (day.year * _MONTHS, _MONTHS)
    )


def _period(rule: Rule, begin: int, number: int) -> list[date] | None:
    """The days of the period that is `number` periods after the first one; None if that is too far away."""
    if rule.step in {"DAILY", "WEEKLY"}:
        length = 1 if rule.step == "DAILY" else _WEEK
        start = begin + number * length
        return [date.fromordinal(start + at) for at in range(length)] if start < _LAST else None
    length = 1 if rule.step == "MONTHLY" else _MONTHS
    months = [begin + number * length + at for at in range(length)]
    if months[0] // _MONTHS >= LAST_YEAR:
        return None
    return [
        day
        for month in months
        if not rule.months or month % _MONTHS + 1 in rule.months
        for day in _month(month // _MONTHS, month % _MONTHS + 1)
    ]


@lru_cache(maxsize=4_000)
def _month(year: int, month: int) -> tuple[date, ...]:
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def _fits(rule: Rule, day: date) -> bool:
    """Whether a day is one that the rule names, in a period that the rule looks at."""
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.month_days or _is_in(rule.month_days, day.day, monthrange(day.year, day.month)[1]))
        and (not rule.year_days or _is_in(rule.year_days, day.timetuple().tm_yday, _length_of(day.year)))
        and (not rule.weekdays or any(_is_weekday(rule, which, day) for which in rule.weekdays))
    )


def _is_in(wanted: frozenset[int], number: int, length: int) -> bool:
    """Whether a number is wanted, counted from the start or, below zero, from the end."""
    return number in wanted or number - length - 1 in wanted


def _length_of(year: int) -> int:
    return 366 if isleap(year) else 365


def _is_weekday(rule: Rule, wanted: tuple[int, int], day: date) -> bool:
    """Whether a day is the weekday, and which one in its month or year."""
    which, weekday = wanted
    if day.weekday() != weekday or not which:
        return day.weekday() == weekday
    if rule.step == "MONTHLY" or rule.months:
        at, length = day.day, monthrange(day.year, day.month)[1]
    else:
        at, length = day.timetuple().tm_yday, _length_of(day.year)
    return which in {(at - 1) // _WEEK + 1, -((length - at) // _WEEK + 1)}
