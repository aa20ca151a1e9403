"""Days in numbers, which some write month first and others day first: 10/17/2026."""

from __future__ import annotations

from datetime import date

from statepages.fields.text import quoted
from statepages.model.examples import DAY
from statepages.problem import FieldError

_YEARS = range(1900, 2200)
_SHORT_YEARS = range(2020, 2060)
"""The years that two digits can mean."""


class TwoReadings(FieldError):
    """Raised for 10/3/2026, which is one day to some and another to others; `days` are both."""

    def __init__(self, written: str, days: list[date], rest: str) -> None:
        ways = ", or ".join(f"{day} for {day:%B} {day.day}" for day in days)
        super().__init__("date-order", f"{quoted(written)} can be read two ways. Write {ways}.")
        self.days, self.rest = days, rest

    def named(self, file: str) -> FieldError:
        """This slip with the day that the name of the file begins with, if it is one of the two."""
        day = next((day for day in self.days if file.startswith(f"{day}-")), None)
        if day is None:
            return self
        ways = self.message.partition(" Write ")[0]
        message = f"{ways} The file name begins with {day}. Write that."
        return FieldError(self.code, message, f"{day}{self.rest}")

    def after(self, start: date) -> FieldError:
        """This slip with the day of the start, or with the only one of the two that comes after it.

        The second is a guess: it may be the start that is wrong.
        """
        later = [day for day in self.days if day >= start]
        if start not in later and len(later) != 1:
            return self
        day = start if start in later else later[0]
        ways = self.message.partition(" Write ")[0]
        message = f"{ways} The start shows that it is {day}. Write that."
        return FieldError(self.code, message, f"{day}{self.rest}", is_guess=day != start)


def read_numbers(numbers: tuple[str, str, str], mark: str, weekday: str | None, rest: str) -> date:
    """The day of 10/17/2026, where just one can be meant. Raises FieldError for 10/3/2026, which has two.

    `weekday` is the day of the week beside it, such as Sat; `rest` is what follows it.
    """
    written, days = mark.join(numbers), _readings(*numbers)
    if len(numbers[2]) == 2 and mark != "/" and (other := _year_first(*numbers)):
        # 26-10-17 and 25.10.26: the year may come first.
        if not days:
            raise FieldError("date-year", f"A year has four digits. Write {other}.", f"{other}{rest}")
        days = [*days, *({other} - set(days))]
    right = [day for day in days if f"{day:%a}" == weekday] if weekday else days
    if len(right) == 1:
        return right[0]
    if right:
        raise TwoReadings(written, right, rest)
    if days:
        raise other_weekday(days[0])
    raise no_date(written)


def other_weekday(day: date) -> FieldError:
    """What to say of a day with another day of the week beside it."""
    return FieldError(
        "weekday", f"{day:%B} {day.day}, {day.year} is a {day:%A}. Fix the date or the day of the week."
    )


def no_date(written: str) -> FieldError:
    """What to say of numbers that are not a day at all."""
    return FieldError(
        "date-order", f"{quoted(written)} is not a date. Write year, month and day, such as {DAY}."
    )


def _readings(first: str, second: str, year: str) -> list[date]:
    """What "first/second/year" can mean: month first, as Americans write, then day first.

    A day over 12 leaves one of them, and so do a month and a day that are the same.
    """
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    if whole not in (_YEARS if len(year) == 4 else _SHORT_YEARS):
        return []
    orders = ((int(first), int(second)), (int(second), int(first)))
    days = (_day(whole, month, day) for month, day in orders)
    return list(dict.fromkeys(day for day in days if day))


def _year_first(first: str, second: str, third: str) -> date | None:
    """The day that 26-10-17 means if its year comes first."""
    year = 2000 + int(first)
    return _day(year, int(second), int(third)) if year in _SHORT_YEARS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def numbered_pattern() -> str:
    """A pattern of days in numbers of which just one can be the month, or both are, for editors."""
    small, large = "(?:0?[1-9]|1[0-2])", r"(?:1[3-9]|2\d|3[01])"
    same = "|".join(f"0?{number}[-/.]0?{number}" for number in range(1, 13))
    return rf"(?:{small}[-/.]{large}|{large}[-/.]{small}|{same})[-/.](?:\d{{4}}|[2-5]\d)"
