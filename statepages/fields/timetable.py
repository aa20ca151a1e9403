"""The entries of when that one line means: a time, several days or shifts, Every Tuesday in October."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from statepages.fields.calendar_words import MONTHS, WEEKDAYS, position
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.plain_times import Candidate, candidates
from statepages.fields.shifts import shifts
from statepages.fields.spans import span_of, times_after_day
from statepages.fields.text import in_plain_signs
from statepages.fields.times import parse_start
from statepages.problem import Slip

Slot = dict[str, str]
"""An entry of when: texts by the names of its fields."""

_WEEKDAY = (
    "(?P<weekday>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + r"|tues|thurs)s?\b\.?"
)
_MONTH = "(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
_TIMES = r"(?:at\s+|from\s+|@\s*)?(?P<times>[0-9].*|noon.*)"
_EVERY = r"(?:(?:every|each|all|on|weekly)\s+)*"
_IN_MONTH = re.compile(
    rf"{_EVERY}{_WEEKDAY},?\s+(?:in|of|during|throughout)\s+{_MONTH}"
    rf"(?:,?\s*(?P<year>20[0-9]{{2}}))?[\s,:]*{_TIMES}",
    re.IGNORECASE,
)
_TIMES_IN_MONTH = re.compile(
    rf"{_EVERY}{_WEEKDAY}[\s,:]*{_TIMES},?\s+(?:in|of|during|throughout)\s+{_MONTH}"
    r"(?:,?\s*(?P<year>20[0-9]{2}))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"(?:(?P<every>every|each|weekly|all)(?:\s+on)?\s+)?{_WEEKDAY}(?<=(?P<plural>s))?[\s,:]*{_TIMES}",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    rf"(?:(?P<every>every|each|weekly|all)\s+)?{_WEEKDAY}(?<=(?P<plural>s))?[\s,:]*(?:from\s+)?(?P<days>\S.*)",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|to\b|through\b|thru\b|until\b|till?\b)\s*", re.IGNORECASE)
_OF_MONTH = re.compile(
    rf"(?:{_WEEKDAY}(?:\s*(?:&|and|,)\s*{_WEEKDAY.replace('weekday', 'second')})?[\s,:]*)?"
    rf"{_MONTH}\s*(?P<days>[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:,|&|\+|and|,\s*and)\s*[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf"(?![0-9:]|\s*[ap]\.?m))+)(?:,?\s+(?P<year>20[0-9]{{2}}))?[\s,:⋅·•|-]*{_TIMES}",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r",?\s+(20[0-9]{2})\b")
_NEAR = timedelta(days=183)
"""A month without its year is the next one, certainly so within half a year."""


class Timetable(Struct, frozen=True):
    """The entries that a line means; `is_certain` where it says all that they need."""

    slots: tuple[Slot, ...]
    is_certain: bool = True


def timetable(text: str, today: date) -> Timetable | None:
    """The entries of when that one line means; None for another text."""
    if len(text) > MOST_CHARACTERS:
        return None
    plain = in_plain_signs(text).strip()
    for candidate in (Candidate(plain), *candidates(plain)):
        for read in _READERS:
            found = read(candidate.text, today)
            if found:
                return Timetable(found.slots, found.is_certain and not candidate.is_guess)
    return None


def _once(text: str, today: date) -> Timetable | None:
    """One time, or one span: Sat, Oct 17, 10:00am - 1:00pm EDT."""
    slot, is_guess = _slot(text, today)
    return Timetable((slot,), not is_guess) if slot else None


def _slot(text: str, today: date) -> tuple[Slot, bool]:
    """The entry that a text with its day means, and whether it is a guess; nothing for another text."""
    span = span_of(text)
    if span:
        return {"start": span[0], "end": span[1]}, False
    try:
        wall = parse_start(text)
    except NoYear as slip:
        dated = slip.dated(today)
        slot, is_guess = _slot(dated.instead, today) if dated.instead else ({}, False)
        return slot, is_guess or dated.is_guess
    except Slip:
        return {}, False
    return ({"start": text}, False) if wall.day and wall.clock else ({}, False)


def _days_only(text: str, today: date) -> Timetable | None:
    """10/17 - 10/18, which may be two whole days, or may lack its times."""
    try:
        first, rest, _ = _day_at(text, today)
        second, rest, _ = (
            _day_at(_TO.sub("", rest, count=1), first or today) if _TO.match(rest) else (None, "", False)
        )
    except Slip:
        return None
    if first is None or second is None or rest.strip(" .,") or second <= first:
        return None
    return Timetable(({"start": str(first), "end": str(second), "all day": "yes"},), is_certain=False)


def _in_month(text: str, today: date) -> Timetable | None:
    """Every Tuesday in October: without a year it is the next October, or this one."""
    found = _IN_MONTH.fullmatch(text) or _TIMES_IN_MONTH.fullmatch(text)
    if found is None:
        return None
    month = position(found["month"], MONTHS) + 1
    year = int(found["year"] or today.year + (month < today.month))
    first = date(year, month, 1)
    first += timedelta(days=(position(found["weekday"], WEEKDAYS) - first.weekday()) % 7)
    last = first + timedelta(days=(calendar.monthrange(year, month)[1] - first.day) // 7 * 7)
    slot, is_guess = _slot(f"{first} {found['times']}", today)
    is_near = found["year"] is not None or first - today <= _NEAR
    return (
        Timetable(({**slot, "repeat": "weekly", "until": str(last)},), is_near and not is_guess)
        if slot
        else None
    )


def _on_days(text: str, today: date) -> Timetable | None:
    """Oct 17 & 24, 2026, 10am-1pm, and 10/17/2026 and 10/24/2026, 10 am."""
    days, times, is_certain = _of_month(text, today) or _one_by_one(text, today)
    slots = tuple(_slot(f"{day} {times}", today)[0] for day in days)
    return Timetable(slots, is_certain) if len(slots) > 1 and all(slots) else None


def _of_month(text: str, today: date) -> tuple[list[date], str, bool] | None:
    found = _OF_MONTH.fullmatch(text)
    if found is None:
        return None
    numbers = [int(number) for number in re.findall("[0-9]+", found["days"])]
    said = [position(found[name], WEEKDAYS) for name in ("weekday", "second") if found[name]]
    years = [int(found["year"])] if found["year"] else [today.year, today.year + 1, today.year - 1]
    for year in years:
        days = _in_order(year, position(found["month"], MONTHS) + 1, numbers)
        weekdays = {day.weekday() for day in days}
        if days and (weekdays == set(said) or not said):
            is_near = found["year"] is not None or (bool(said) and abs(days[0] - today).days < 400)
            return days, found["times"], is_near
    return None


def _in_order(year: int, month: int, numbers: list[int]) -> list[date]:
    """The days of a month, one after the other; none where one does not exist or they go back."""
    try:
        days = [date(year, month, number) for number in numbers]
    except ValueError:
        return []
    return days if days == sorted(set(days)) else []


def _one_by_one(text: str, today: date) -> tuple[list[date], str, bool]:
    days: list[date] = []
    is_certain = True
    years = set(_ONE_YEAR.findall(text))
    near = date(int(years.pop()), 1, 1) if len(years) == 1 else None
    try:
        while (taken := _day_at(text, today, near))[0] is not None:
            days.append(taken[0])
            is_certain = is_certain and not taken[2]
            text = re.sub(r"^\s*(?:,|&|\+|and\b|,\s*and\b)\s*", "", taken[1])
    except Slip:
        return [], "", False
    found = re.fullmatch(rf"[\s,:]*{_TIMES}", text, re.IGNORECASE)
    return (days, found["times"], is_certain) if found and days == sorted(set(days)) else ([], "", False)


def _day_at(text: str, today: date, year: date | None = None) -> tuple[date | None, str, bool]:
    """The day that a text begins with, the rest, and whether its year is a guess. Raises Slip.

    `year` is the first day of the year that another day of the line has.
    """
    try:
        return (*take_day(text), False)
    except NoYear as slip:
        dated = slip.after(year) if year else slip.dated(today)
        if not dated.instead:
            raise
        return (*take_day(dated.instead), dated.is_guess)


def _weeks(text: str, today: date) -> Timetable | None:
    """Saturdays, October 17 to November 7, 2026, 10am-1pm."""
    found = _WEEKS.fullmatch(text)
    if found is None or not (found["every"] or found["plural"]):
        return None
    weekday, days = position(found["weekday"], WEEKDAYS), found["days"]
    years = set(_ONE_YEAR.findall(days))
    near = date(int(years.pop()), 1, 1) if len(years) == 1 else None
    try:
        first, rest, is_guess = _day_at(f"{WEEKDAYS[weekday]} {days}", today, near)
        if first is None or not _TO.match(rest):
            return None
        last, times, _ = _day_at(_TO.sub("", rest, count=1), today, first)
    except Slip:
        return None
    if last is None or last <= first or last.weekday() != weekday:
        return None
    times = times_after_day(times)
    slot, _ = _slot(f"{first} {times}", today)
    return Timetable(({**slot, "repeat": "weekly", "until": str(last)},), not is_guess) if slot else None


def _shifts(text: str, today: date) -> Timetable | None:
    """2026-10-17: morning shift 9-12, afternoon shift 12-3."""
    try:
        day, rest, is_guess = _day_at(text, today)
    except Slip:
        return None
    spans = shifts(day, times_after_day(rest)) if day else ()
    return (
        Timetable(tuple({"start": start, "end": end} for start, end in spans), not is_guess)
        if spans
        else None
    )


def _again(text: str, today: date) -> Timetable | None:
    """Saturdays 10am-1pm: which is the first and which the last, nobody knows."""
    found = _AGAIN.fullmatch(text)
    if found is None or not (found["every"] or found["plural"]):
        return None
    first = today + timedelta(days=(position(found["weekday"], WEEKDAYS) - today.weekday()) % 7)
    slot, _ = _slot(f"{first} {found['times']}", today)
    return Timetable(({**slot, "repeat": "weekly"},), is_certain=False) if slot else None


_READERS: tuple[Callable[[str, date], Timetable | None], ...] = (
    _once, _in_month, _weeks, _on_days, _shifts, _again, _days_only,
)  # fmt: skip
