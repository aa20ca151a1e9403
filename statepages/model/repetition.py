"""How often a time repeats, and on which days."""

from __future__ import annotations

from calendar import day_name, monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from statepages.humanize import and_list

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}

_SUNDAY = 6
_LONGEST = 400
"""Any repetition has a day within so many days."""


class Repetition(Struct, frozen=True):
    """How often a time repeats. `word` is daily, weekdays, weekly or monthly.

    A weekly one is every so many `weeks`, on some `weekdays` (from 0, Monday). A monthly one is on some
    weekdays of the month (`in_month`), each with its ordinal: (3, 2) is the third Wednesday. Without days,
    the first day says which they are.
    """

    word: str
    weeks: int = 1
    weekdays: tuple[int, ...] = ()
    in_month: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        """As people write it: weekly on Tuesday and Thursday."""
        word = f"every {self.weeks} weeks" if self.weeks > 1 else self.word
        if self.weekdays:
            return f"{word} on {and_list([day_name[day] for day in self.weekdays])}"
        days: dict[int, list[str]] = {}
        for number, day in self.in_month:
            days.setdefault(day, []).append(ORDINALS[number])
        named = [f"the {and_list(numbers)} {day_name[day]}" for day, numbers in days.items()]
        return f"{word} on {' and '.join(named)}" if named else word

    @property
    def needs_weeks(self) -> bool:
        """Whether its days depend on the day with which a week begins."""
        return self.weeks > 1 and _SUNDAY in self.weekdays and len(self.weekdays) > 1

    def fits(self, day: date) -> bool:
        """Whether it can start on a day."""
        if self.word == "weekdays":
            return day.weekday() < 5
        if self.weekdays:
            return day.weekday() in self.weekdays
        return not self.in_month or any(day == _in_month(day, *each) for each in self.in_month)

    def nearest(self, day: date) -> tuple[date, date]:
        """The last day before another, and the first after it, on which it can start."""
        steps = [timedelta(days=number) for number in range(1, _LONGEST)]
        before = next(day - step for step in steps if self.fits(day - step))
        return before, next(day + step for step in steps if self.fits(day + step))

    def days(self, first: date, last: date) -> Iterator[date]:
        """Its days from the first, which fits, to the last."""
        if self.word == "monthly" and not self.in_month:
            yield from _same_day(first, last)
            return
        step = 7 * self.weeks if self.word == "weekly" and not self.weekdays else 1
        for number in range(0, (last - first).days + 1, step):
            day = first + timedelta(days=number)
            if self.fits(day) and (not self.weekdays or (_week(day) - _week(first)) % self.weeks == 0):
                yield day


def _week(day: date) -> int:
    """The number of a week that begins on Monday."""
    return (day.toordinal() - 1) // 7


def _in_month(month: date, number: int, weekday: int) -> date | None:
    """The third Wednesday of the month of a day; None if the month has no such day."""
    length = monthrange(month.year, month.month)[1]
    first = 1 + (weekday - month.replace(day=1).weekday()) % 7
    found = first + 7 * (number - 1) if number > 0 else first + (length - first) // 7 * 7
    return month.replace(day=found) if found <= length else None


def _same_day(first: date, last: date) -> Iterator[date]:
    """The same day of each month; the last day of shorter months."""
    for number in range((last.year - first.year) * 12 + last.month - first.month + 1):
        months = first.month - 1 + number
        year, month = first.year + months // 12, months % 12 + 1
        day = date(year, month, min(first.day, monthrange(year, month)[1]))
        if day <= last:
            yield day
