"""Entries of when: a time or a span, as texts by the names of the fields."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from statepages.fields.clocks import is_either_half
from statepages.fields.days import take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.spans import span_of
from statepages.fields.times import parse_start
from statepages.problem import FieldError

TIMES = r"(?:at\s+|from\s+|@\s*)?(?P<times>[0-9].*|noon.*)"
"""A pattern of what follows the days of a line: its times."""

TO = re.compile(r"\s*(?:-|to\b|through\b|thru\b|until\b|till?\b)\s*", re.IGNORECASE)

Slot = dict[str, str]
"""An entry of when: texts by the names of its fields."""


class Timetable(Struct, frozen=True):
    """The entries that a line means; `is_certain` where it says all that they need."""

    slots: tuple[Slot, ...]
    is_certain: bool = True


def entry_of(text: str, today: date) -> tuple[Slot, bool]:
    """The entry that a text with its day means, and whether it is a guess; nothing for another text."""
    span = span_of(text)
    if span:
        return {"start": span[0], "end": span[1]}, False
    try:
        wall = parse_start(text)
    except NoYear as error:
        dated = error.dated(today)
        slot, is_guess = entry_of(dated.suggestion, today) if dated.suggestion else ({}, False)
        return slot, is_guess or dated.is_guess or (is_either_half(text) and "end" not in slot)
    except FieldError:
        return {}, False
    return ({"start": text}, is_either_half(text)) if wall.day and wall.clock else ({}, False)


def day_at(text: str, today: date, year: date | None = None) -> tuple[date | None, str, bool]:
    """The day that a text begins with, the rest, and whether its year is a guess. Raises FieldError.

    `year` is the first day of the year that another day of the line has.
    """
    try:
        return (*take_day(text), False)
    except NoYear as error:
        dated = error.after(year) if year else error.dated(today)
        if not dated.suggestion:
            raise
        return (*take_day(dated.suggestion), dated.is_guess)


def only_year(text: str) -> date | None:
    """The first day of the one year that a line names."""
    years = set(re.findall(r"\s(20[0-9]{2})\b", text))
    return date(int(years.pop()), 1, 1) if len(years) == 1 else None
