"""Days in numbers, month first or day first: a whole column shows which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

_NUMBERS = re.compile(
    r"(?<![0-9/.-])(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/]|[.-][0-9])"
)
_SERIAL = re.compile(r"(?P<days>[3-7][0-9]{4})(?P<part>\.[0-9]+)?")
_PART_OF_DAY = re.compile(r"0?\.[0-9]+")
_STAMP = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:\.[0-9]+)?"
)
_RUN = re.compile(r"(20[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])")
_FIRST = datetime(1899, 12, 30)  # noqa: DTZ001
"""The day from which spreadsheets count."""

_CENTURY = 70
"""Two digits below this are a year after 2000."""


class Order(Struct, frozen=True):
    """How a column writes days: the day first, or in both ways. `is_guess` if no cell tells."""

    is_day_first: bool = False
    is_mixed: bool = False
    is_guess: bool = False


def order_of(cells: Iterable[str]) -> Order | None:
    """How a column writes days in numbers; None if it has none that depend on it."""
    pairs = [
        (int(found["first"]), int(found["second"])) for cell in cells for found in _NUMBERS.finditer(cell)
    ]
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    if not (day_first or month_first):
        doubtful = any(first != second for first, second in pairs)
        return Order(is_guess=True) if doubtful else None
    return Order(is_day_first=day_first and not month_first, is_mixed=day_first and month_first)


def depends_on_order(text: str) -> bool:
    """Whether a text has a day in numbers that can be read two ways."""
    return any(
        found["first"] != found["second"] and int(found["first"]) <= 12 and int(found["second"]) <= 12
        for found in _NUMBERS.finditer(text)
    )


def is_day_first(text: str) -> bool:
    """Whether a text has a day in numbers of which the first is no month."""
    return any(int(found["first"]) > 12 >= int(found["second"]) for found in _NUMBERS.finditer(text))


def in_plain_days(text: str, order: Order) -> str:
    """A text with year, month and day in place of days in numbers, and of those that spreadsheets count."""
    serial = _SERIAL.fullmatch(text)
    if serial:
        return _counted(serial)
    if _PART_OF_DAY.fullmatch(text):
        return f"{_FIRST + timedelta(minutes=round(float(text) * 1440)):%H:%M}:00"
    run = _RUN.fullmatch(text)
    if run and _day(*map(int, run.groups())):
        return "-".join(run.groups())
    text = _STAMP.sub(lambda found: f"{found['day']}T{found['clock']}:00", text)
    return _NUMBERS.sub(lambda found: _written(found, order), text)


def _counted(serial: re.Match[str]) -> str:
    minutes = round(float(serial["part"] or 0) * 1440)
    moment = _FIRST + timedelta(days=int(serial["days"]), minutes=minutes)
    return f"{moment:%Y-%m-%dT%H:%M:00}" if serial["part"] and minutes else f"{moment:%Y-%m-%d}"


def _written(found: re.Match[str], order: Order) -> str:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < _CENTURY else 1900
    if first > 12 or (order.is_day_first and second <= 12):
        first, second = second, first
    day = _day(year, first, second)
    return str(day) if day else found[0]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
