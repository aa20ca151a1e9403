"""Days as people write them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.calendar_words import MONTHS, position
from statepages.fields.day_pattern import DAY_PATTERN
from statepages.fields.missing_years import NoYear, weekday_of
from statepages.fields.numbered_days import no_date, other_weekday, read_numbers
from statepages.fields.text import quoted, typed_plainly
from statepages.model.examples import DAY
from statepages.problem import FieldError

MOST_CHARACTERS = 80
"""A longer text is not a day or a time: nothing looks into it."""

_YEARS = range(1900, 2200)
_MONTH_WORD = "(?P<month_word>" + "|".join(rf"{name}|{name[:3]}" for name in MONTHS) + r"|sept)\b\.?"
_DAY_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9a-z])"
_YEAR = r"(?P<year>[0-9]{4})(?![0-9:])"
_WEEKDAY = re.compile(
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"\b\.?,?\s*",
    re.IGNORECASE,
)
_WEEKDAY_AFTER = re.compile(rf"\s*,?\s*\(?{_WEEKDAY.pattern}\)?(?![\w-])\s*", re.IGNORECASE)
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


_SAYS_NOTHING = re.compile(
    r"(?:\b(?:posted|published|publicado|date|fecha|day|on|el|the|until|till?|through|thru|hasta|ends?"
    r"|last day)\b|[\s,.:()\[\]!-])*",
    re.IGNORECASE,
)
"""Words around a day that say no more than the name of its field does."""

# No hour has these numbers.
_SHORT_YEAR = re.compile(r",?\s*['’]?(2[4-9]|[3-5][0-9])(?![0-9]|:|\s*[ap]\.?m)", re.IGNORECASE)
_TWO_DAYS = re.compile(
    rf"{_MONTH_WORD}\s*[0-9]{{1,2}}\s*(?:-|to|and|or|&)\s*[0-9]{{1,2}}\b(?!:|\s*[ap]\.?\s?m)",
    re.IGNORECASE,
)


def take_day(text: str) -> tuple[date | None, str]:
    """The day that a text begins with, if it does, and what follows it. Raises FieldError for no such day."""
    found = _WEEKDAY.match(text)
    weekday = found["weekday"][:3].title() if found else None
    after = text[found.end() :] if found else text
    if _TWO_DAYS.match(after):
        raise FieldError(
            "two-times", "These are two days. Write the first after start: and the last after end:"
        )
    for pattern in _PATTERNS:
        match = pattern.match(after)
        if match:
            rest = after[match.end() :]
            if weekday is None and (found := _WEEKDAY_AFTER.match(rest)):
                weekday, rest = found["weekday"][:3].title(), rest[found.end() :]
            return _day(match, weekday, rest), rest
    if weekday:
        raise FieldError(
            "date", f"{quoted(text)} has a day of the week but no date. Write the date, such as {DAY}."
        )
    return None, text


def _day(found: re.Match[str], weekday: str | None, rest: str) -> date:
    parts = found.groupdict()
    if "first" in parts:
        return _in_numbers(found, weekday, rest)
    month = int(parts["month"]) if "month" in parts else position(parts["month_word"], MONTHS) + 1
    if not parts["year"]:
        short = _SHORT_YEAR.match(rest)
        if short:
            raise _two_digits(2000 + int(short[1]), month, int(parts["day"]), weekday, rest[short.end() :])
        raise NoYear(month, int(parts["day"]), weekday, rest)
    day = _existing_day(int(parts["year"]), month, int(parts["day"]))
    if weekday and weekday_of(day) != weekday:
        raise other_weekday(day)
    return day


def _two_digits(year: int, month: int, day: int, weekday: str | None, rest: str) -> FieldError:
    """What to say of Oct 19, '24; a fix where there is such a day and no other weekday beside it."""
    whole = _existing_day(year, month, day)
    if weekday not in {None, weekday_of(whole)}:
        return other_weekday(whole)
    return FieldError("date-year", f"A year has four digits. Write {whole}.", f"{whole}{rest}")


def _in_numbers(found: re.Match[str], weekday: str | None, rest: str) -> date:
    """10/17/2026, read where just one day can be meant."""
    first, second, year = found["first"], found["second"], found.groupdict().get("year")
    month, day = int(first), int(second)
    if year is None:
        month, day = (day, month) if month > 12 else (month, day)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            raise no_date(found[0])
        raise NoYear(month, day, weekday, rest, is_numbers=True)
    if len(year) == 4 and 1 <= month <= 12 and day <= 31 and not (weekday or 1 <= day <= 12):
        _existing_day(int(year), month, day)
    return read_numbers((first, second, year), found["mark"], weekday, rest)


def _existing_day(year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise FieldError("date", f"The year here is {year:04}. Check its digits.")
    if not 1 <= month <= 12:
        swapped = (
            f" If you mean {MONTHS[day - 1]}, write {year}-{day:02}-{month:02}."
            if day <= 12 < month <= 31
            else ""
        )
        advice = swapped or f" Write year, month and day, such as {DAY}."
        raise FieldError("date", f"There is no month {month}.{advice}")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise FieldError("date", f"{MONTHS[month - 1]} {year} has {days} days. Check the date.")
    return date(year, month, day)


def parse_day(value: object) -> date:
    """A day, without a time."""
    text = typed_plainly(value)
    if len(text) > MOST_CHARACTERS:
        raise _not_a_day(text)
    day, rest = take_day(text)
    if day and not rest.strip(" ,."):
        return day
    inside = {day: rest} if day else _days_inside(text)
    if len(inside) != 1:
        raise _not_a_day(text)
    [(day, rest)] = inside.items()
    message = f"{quoted(value)} says more than the date. Write only {day}."
    raise FieldError("date", message, str(day), is_guess=_SAYS_NOTHING.fullmatch(rest) is None)


def _not_a_day(text: str) -> FieldError:
    return FieldError("date", f"{quoted(text)} is not a date. Write year, month and day, such as {DAY}.")


def _days_inside(text: str) -> dict[date, str]:
    """The days that a text has, each with the words around it: Posted by Ana on Oct 3, 2026."""
    days: dict[date, str] = {}
    for word in re.finditer(r"\S+", text):
        start = word.start() + (word[0][0] in "([")
        try:
            day, rest = take_day(text[start:])
        except FieldError:
            continue
        if day:
            days.setdefault(day, f"{text[:start]} {rest}")
    return days


Day = Annotated[
    date,
    PlainValidator(parse_day),
    editors.read_as(rf"{DAY_PATTERN}[\s,.]*", "Write year, month and day: 2024-10-19.", "2024-10-19"),
]
