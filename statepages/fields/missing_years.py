"""Days without their year, and what tells the year: a day of the week, or the start of the event."""

from __future__ import annotations

import re
from datetime import date, timedelta

from statepages.fields.calendar_words import WEEKDAYS
from statepages.model.examples import DAY
from statepages.problem import FieldError

_AHEAD, _PAST = timedelta(days=366), timedelta(days=183)
"""A day of the week tells the year of a day that comes within a year, or was within half a year."""

_TO_DAY = re.compile(
    r"\s*(?:-|–|to|through|thru)\s*(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})\s*", re.IGNORECASE
)


class NoYear(FieldError):
    """Raised for a day without its year. `dated` and `after` know the year where something tells it.

    `is_numbers` for 10/3, which is another day to those who write the day first.
    """

    def __init__(
        self, month: int, day: int, weekday: str | None, rest: str, *, is_numbers: bool = False
    ) -> None:
        super().__init__("date-year", f"The date has no year. Write year, month and day, such as {DAY}.")
        self.weekday, self.rest = weekday, rest
        self.readings = [(month, day)]
        if is_numbers and day <= 12 and day != month:
            self.readings.append((day, month))

    def dated(self, today: date) -> FieldError:
        """This error with the one year near today in which the day of the week is right.

        Without a day of the week it is the next such day, and that is a guess.
        """
        if self.weekday is None:
            return self._upcoming(today)
        years = (today.year, today.year + 1, today.year - 1)
        days = [day for reading in self.readings for year in years if (day := _day(year, *reading))]
        right = [day for day in days if weekday_of(day) == self.weekday and -_PAST <= day - today <= _AHEAD]
        if right:
            return self._written(right[0], is_guess=len(right) > 1)
        return self._another_weekday(days, today)

    def _another_weekday(self, days: list[date], today: date) -> FieldError:
        coming = next((day for day in days if day >= today), None)
        if coming is None:
            return self
        said = next(name for name in WEEKDAYS if name.startswith(str(self.weekday)))
        message = f"{coming:%B} {coming.day} is a {coming:%A} in {coming.year}, not a {said}. Check the date."
        return FieldError("weekday", message)

    def _upcoming(self, today: date) -> FieldError:
        """This error with the day as it comes next, as a guess, because nobody said which year."""
        day = self._first(today)
        if day is None:
            return self
        second = _TO_DAY.fullmatch(self.rest)
        last = NoYear(int(second["month"]), int(second["day"]), None, "")._first(day) if second else None
        if last:
            message = f"write start: {day}, and below it end: {last} and all day: yes"
            return FieldError("two-times", f"These are two days without a year. If you mean this, {message}")
        message = f"The date has no year. If you mean {day:%A}, {day:%B} {day.day}, {day.year}, write {day}."
        return FieldError(self.code, message, f"{day}{self.rest}", is_guess=True)

    def after(self, start: date) -> FieldError:
        """This error with the year in which the day first comes at or after another."""
        day = self._first(start)
        if day is None or self.weekday not in {None, weekday_of(day)}:
            return self
        return self._written(day, is_guess=len(self.readings) > 1 and day != start)

    def _first(self, start: date) -> date | None:
        return _day(start.year + (self.readings[0] < (start.month, start.day)), *self.readings[0])

    def _written(self, day: date, *, is_guess: bool) -> FieldError:
        message = f"The date has no year. Write {day}."
        return FieldError(self.code, message, f"{day}{self.rest}", is_guess=is_guess)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_of(day: date) -> str:
    """The first three letters of the day of the week: Sat."""
    return WEEKDAYS[day.weekday()][:3]
