"""Days that come again, in one line: Every Tuesday in October, 6:30-8pm."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from statepages.fields.calendar_words import A_MONTH, A_WEEKDAY, MONTHS, WEEKDAYS, position
from statepages.fields.entries import TIMES, TO, Timetable, day_at, entry_of, only_year
from statepages.fields.spans import times_after_day
from statepages.problem import FieldError

_EVERY = r"(?:(?:every|each|all|on|weekly)\s+)*"
_IN_MONTH = re.compile(
    rf"{_EVERY}{A_WEEKDAY},?\s+(?:in|of|during|throughout)\s+{A_MONTH}"
    rf"(?:,?\s*(?P<year>20[0-9]{{2}}))?[\s,:]*{TIMES}",
    re.IGNORECASE,
)
_TIMES_IN_MONTH = re.compile(
    rf"{_EVERY}{A_WEEKDAY}[\s,:]*{TIMES},?\s+(?:in|of|during|throughout)\s+{A_MONTH}"
    r"(?:,?\s*(?P<year>20[0-9]{2}))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"(?:(?P<every>every|each|weekly|all)(?:\s+on)?\s+)?{A_WEEKDAY}(?<=(?P<plural>s))?[\s,:]*{TIMES}",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    rf"(?:(?P<every>every|each|weekly|all)\s+)?{A_WEEKDAY}(?<=(?P<plural>s))?[\s,:]*(?:from\s+)?(?P<days>\S.*)",
    re.IGNORECASE,
)
_NEAR = timedelta(days=183)
"""A month without its year is the next one, certainly so within half a year."""


def in_month(text: str, today: date) -> Timetable | None:
    """Every Tuesday in October: without a year it is the next October, or this one."""
    found = _IN_MONTH.fullmatch(text) or _TIMES_IN_MONTH.fullmatch(text)
    if found is None:
        return None
    month = position(found["month"], MONTHS) + 1
    year = int(found["year"] or today.year + (month < today.month))
    first = date(year, month, 1)
    first += timedelta(days=(position(found["weekday"], WEEKDAYS) - first.weekday()) % 7)
    last = first + timedelta(days=(calendar.monthrange(year, month)[1] - first.day) // 7 * 7)
    slot, is_guess = entry_of(f"{first} {found['times']}", today)
    is_near = found["year"] is not None or first - today <= _NEAR
    return (
        Timetable(({**slot, "repeat": "weekly", "until": str(last)},), is_near and not is_guess)
        if slot
        else None
    )


def over_weeks(text: str, today: date) -> Timetable | None:
    """Saturdays, October 17 to November 7, 2026, 10am-1pm."""
    found = _WEEKS.fullmatch(text)
    if found is None or not (found["every"] or found["plural"]):
        return None
    weekday, days = position(found["weekday"], WEEKDAYS), found["days"]
    near = only_year(days)
    try:
        first, rest, is_guess = day_at(f"{WEEKDAYS[weekday]} {days}", today, near)
        if first is None or not TO.match(rest):
            return None
        last, times, _ = day_at(TO.sub("", rest, count=1), today, first)
    except FieldError:
        return None
    if last is None or last <= first or last.weekday() != weekday:
        return None
    times = times_after_day(times)
    slot, _ = entry_of(f"{first} {times}", today)
    return Timetable(({**slot, "repeat": "weekly", "until": str(last)},), not is_guess) if slot else None


def again(text: str, today: date) -> Timetable | None:
    """Saturdays 10am-1pm: which is the first and which the last, nobody knows."""
    found = _AGAIN.fullmatch(text)
    if found is None or not (found["every"] or found["plural"]):
        return None
    first = today + timedelta(days=(position(found["weekday"], WEEKDAYS) - today.weekday()) % 7)
    slot, _ = entry_of(f"{first} {found['times']}", today)
    return Timetable(({**slot, "repeat": "weekly"},), is_certain=False) if slot else None
