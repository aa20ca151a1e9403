"""Days as people write them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.numbered_days import no_date, numbered_pattern, other_weekday, read_numbers
from statepages.fields.text import quoted, typed_plainly
from statepages.model.examples import DAY
from statepages.problem import Slip

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_CHARACTERS = 80
"""A longer text is no day and no time: nothing looks into it."""

_YEARS = range(1900, 2200)
_MONTH_WORD = "(?P<month_word>" + "|".join(rf"{name}|{name[:3]}" for name in MONTHS) + r"|sept)\b\.?"
_DAY_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9a-z])"
_YEAR = r"(?P<year>[0-9]{4})(?![0-9:])"
_WEEKDAY = re.compile(
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"\b\.?,?\s*",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND = re.compile(rf"\s*,?\s*\(?{_WEEKDAY.pattern}\)?(?![\w-])\s*", re.IGNORECASE)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9])",
        rf"{_MONTH_WORD}\s*{_DAY_NUMBER}(?:,?\s+{_YEAR})?",
        rf"{_DAY_NUMBER}\s+(?:of\s+)?{_MONTH_WORD}(?:,?\s*{_YEAR})?",
        r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])",
        r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?![0-9])",
    )
)


class NoYear(Slip):
    """Raised for a day without its year. `dated` offers the year once it is known when now is."""

    def __init__(self, month: int, day: int, weekday: str | None, rest: str) -> None:
        super().__init__("date-year", f"The date has no year. Write year, month and day, such as {DAY}.")
        self.month, self.day, self.weekday, self.rest = month, day, weekday, rest

    def dated(self, today: date) -> Slip:
        """This slip with the year, where the weekday beside the date leaves just one near today."""
        second = _TO_DAY.fullmatch(self.rest)
        if second and not self.weekday:
            first = _upcoming(self.month, self.day, today)
            last = _upcoming(int(second["month"]), int(second["day"]), first) if first else None
            if first and last:
                message = (
                    "Two days without their year stand here. If you mean this, write "
                    f"start: {first}, and below it end: {last} and all day: yes"
                )
                return Slip("two-times", message)
        for year in (today.year, today.year + 1, today.year - 1):
            if self.weekday and _weekday_of(year, self.month, self.day) == self.weekday:
                whole = f"{year}-{self.month:02}-{self.day:02}"
                return Slip(self.code, f"The date has no year. Write {whole}.", whole + self.rest)
        return self

    def after(self, start: date) -> Slip:
        """This slip with the year in which the day first comes at or after another."""
        year = start.year + ((self.month, self.day) < (start.month, start.day))
        weekday = _weekday_of(year, self.month, self.day)
        if weekday is None or self.weekday not in {None, weekday}:
            return self
        whole = f"{year}-{self.month:02}-{self.day:02}"
        return Slip(self.code, f"The date has no year. Write {whole}.", whole + self.rest)


_TO_DAY = re.compile(
    r"\s*(?:-|–|to|through|thru)\s*(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})\s*", re.IGNORECASE
)


def _upcoming(month: int, day: int, after: date) -> date | None:
    """The first such day at or after another."""
    year = after.year + ((month, day) < (after.month, after.day))
    return date(year, month, day) if _weekday_of(year, month, day) else None


# No hour has these numbers.
_SHORT_YEAR = re.compile(r",?\s*['’]?(2[4-9]|[3-5][0-9])(?![0-9]|:|\s*[ap]\.?m)", re.IGNORECASE)
_TWO_DAYS = re.compile(rf"{_MONTH_WORD}\s*[0-9]{{1,2}}\s*(?:-|to|and|&)\s*[0-9]{{1,2}}\b", re.IGNORECASE)


def take_day(text: str) -> tuple[date | None, str]:
    """The day at the start of a text, if one is there, and what follows it. Raises Slip for no such day."""
    found = _WEEKDAY.match(text)
    weekday = found["weekday"][:3].title() if found else None
    behind = text[found.end() :] if found else text
    if _TWO_DAYS.match(behind):
        raise Slip(
            "two-times",
            "Two days stand here. Write the first as start, and the last on a line end: below it.",
        )
    for pattern in _PATTERNS:
        match = pattern.match(behind)
        if match:
            rest = behind[match.end() :]
            if weekday is None and (found := _WEEKDAY_BEHIND.match(rest)):
                weekday, rest = found["weekday"][:3].title(), rest[found.end() :]
            return _day(match, weekday, rest), rest
    if weekday:
        raise Slip("date", f"{quoted(text)} has a day of the week, but no date. Write one: {DAY}.")
    return None, text


def _day(found: re.Match[str], weekday: str | None, rest: str) -> date:
    parts = found.groupdict()
    if "first" in parts:
        return _in_numbers(found, weekday, rest)
    month = int(parts["month"]) if "month" in parts else _month(parts["month_word"])
    if not parts["year"]:
        short = _SHORT_YEAR.match(rest)
        if short:
            raise _two_digits(2000 + int(short[1]), month, int(parts["day"]), weekday, rest[short.end() :])
        raise NoYear(month, int(parts["day"]), weekday, rest)
    day = _existing_day(int(parts["year"]), month, int(parts["day"]))
    if weekday and _weekday_of(day.year, day.month, day.day) != weekday:
        raise other_weekday(day)
    return day


def _two_digits(year: int, month: int, day: int, weekday: str | None, rest: str) -> Slip:
    """What to say of Oct 19, '24; a fix where there is such a day and no other weekday beside it."""
    whole = f"{year}-{month:02}-{day:02}"
    right = _weekday_of(year, month, day)
    is_sure = right is not None and weekday in {None, right}
    return Slip("date-year", f"A year has four digits. Write {whole}.", whole + rest if is_sure else None)


def _month(word: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def _in_numbers(found: re.Match[str], weekday: str | None, rest: str) -> date:
    """10/17/2026, read where just one day can be meant."""
    first, second, year = found["first"], found["second"], found.groupdict().get("year")
    month, day = int(first), int(second)
    if year is None:
        month, day = (day, month) if month > 12 else (month, day)
        raise NoYear(month, day, weekday, rest) if 1 <= month <= 12 and 1 <= day <= 31 else no_date(found[0])
    if len(year) == 4 and 1 <= month <= 12 and day <= 31 and not (weekday or 1 <= day <= 12):
        _existing_day(int(year), month, day)
    return read_numbers((first, second, year), found["mark"], weekday, rest)


def _existing_day(year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise Slip("date", f"The year here is {year:04}. Check its digits.")
    if not 1 <= month <= 12:
        swapped = (
            f" Write {year}-{day:02}-{month:02}, if you mean {MONTHS[day - 1]}."
            if day <= 12 < month <= 31
            else ""
        )
        cure = swapped or f" Write year, month and day: {DAY}."
        raise Slip("date", f"There is no month {month}.{cure}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise Slip("date", f"{MONTHS[month - 1]} {year} has {days} days.")
    return date(year, month, day)


def _weekday_of(year: int, month: int, day: int) -> str | None:
    try:
        return WEEKDAYS[date(year, month, day).weekday()][:3]
    except ValueError:
        return None


def parse_day(value: object) -> date:
    """A day, without a time."""
    text = typed_plainly(value)
    day, rest = take_day(text) if len(text) <= MOST_CHARACTERS else (None, "")
    if day is None:
        inside = _days_inside(text) if len(text) <= MOST_CHARACTERS else set()
        if len(inside) == 1:
            [day] = inside
            raise Slip("date", f"{quoted(value)} is more than a day. Write {day} alone.", str(day))
        raise Slip("date", f"{quoted(value)} is not a day. Write year, month and day: {DAY}.")
    if rest.strip(" ,."):
        raise Slip("date", f"{quoted(value)} is more than a day. Write {day} alone.", str(day))
    return day


def _days_inside(text: str) -> set[date]:
    """The days that stand in a text: Posted by Ana on Oct 3, 2026."""
    days = set()
    for word in re.finditer(r"\S+", text):
        try:
            day, _ = take_day(text[word.start() :].lstrip("(["))
        except Slip:
            continue
        days |= {day} if day else set()
    return days


def _day_pattern() -> str:
    """A pattern of days that have a year, for editors."""
    names = (
        *(editors.in_any_capitals(name) for name in MONTHS),
        *(editors.in_any_capitals(name[:3]) for name in MONTHS),
        editors.in_any_capitals("sept"),
    )
    month, weekday = (
        rf"(?:{'|'.join(names)})\.?",
        "|".join(editors.in_any_capitals(day[:3]) for day in WEEKDAYS),
    )
    day, year = r"(?:0?[1-9]|[12]\d|3[01])", r"\d{4}"
    ending = r"(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh])?"
    of = editors.in_any_capitals("of")
    marked = "|".join(rf"{year}{mark}(?:0?[1-9]|1[0-2]){mark}{day}" for mark in ("-", "/", r"\."))
    spoken = rf"{month}\s*{day}{ending},?\s+{year}|{day}{ending}\s+(?:{of}\s+)?{month},?\s*{year}"
    named = rf"(?:{weekday})[A-Za-z]*\.?"
    before, behind = rf"{named},?\s*", rf"\s*,?\s*\(?{named},?\)?"
    alone = rf"(?:{before})?(?:{marked}|{numbered_pattern()}|{spoken})(?:{behind})?"
    proven = rf"{day}[-/.]{day}[-/.](?:{year}|[2-5]\d)"
    return rf"(?:{alone}|{before}{proven}|{proven}{behind})"


DAY_PATTERN = _day_pattern()
Day = Annotated[
    date,
    PlainValidator(parse_day),
    editors.read_as(rf"{DAY_PATTERN}[\s,.]*", "Write year, month and day: 2024-10-19.", "2024-10-19"),
]
