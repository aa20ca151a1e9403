"""Several days, or days that come again, in one line: Every Tuesday in October, 6:30-8pm."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from msgspec import Struct

from statepages.fields.days import MONTHS, MOST_CHARACTERS, WEEKDAYS, take_day
from statepages.fields.times import parse_wall_time, span_meant
from statepages.problem import Slip

Slot = dict[str, str]
"""An entry of when: texts by the names of its fields."""

_WEEKDAY = (
    "(?P<weekday>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + r"|tues|thurs)s?\b\.?"
)
_MONTH = "(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\b\.?"
_TIMES = r"(?:at\s+|from\s+|@\s*)?(?P<times>[0-9].*|noon.*)"
_IN_MONTH = re.compile(
    rf"(?:(?:every|each|all|on)\s+)*{_WEEKDAY},?\s+(?:in|of|during|throughout)\s+{_MONTH}"
    rf"(?:,?\s*(?P<year>20[0-9]{{2}}))?[\s,:]*{_TIMES}",
    re.IGNORECASE,
)
_TIMES_IN_MONTH = re.compile(
    rf"(?:(?:every|each|all|on)\s+)*{_WEEKDAY}[\s,:]*{_TIMES},?\s+(?:in|of|during|throughout)\s+{_MONTH}"
    r"(?:,?\s*(?P<year>20[0-9]{2}))?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"(?:(?P<every>every|each|weekly|all)(?:\s+on)?\s+)?{_WEEKDAY}(?<=(?P<plural>s))?[\s,:]*{_TIMES}",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    rf"{_MONTH}\s*(?P<days>[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:,|&|\+|and|,\s*and)\s*[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9]))+)"
    rf",?\s+(?P<year>20[0-9]{{2}})[\s,:]*{_TIMES}",
    re.IGNORECASE,
)
_AND = re.compile(r"^\s*(?:,|&|\+|and\b|,\s*and\b)\s*", re.IGNORECASE)


class Timetable(Struct, frozen=True):
    """The entries that a line means; `is_certain` where all that they need stands in it."""

    slots: tuple[Slot, ...]
    is_certain: bool


def timetable(text: str, today: date) -> Timetable | None:
    """The entries of when that one line means; None where it is another text."""
    if len(text) > MOST_CHARACTERS:
        return None
    text = text.replace("–", "-").strip()
    slots = _in_month(text, today) or _on_days(text)
    return Timetable(slots, is_certain=True) if slots else _again(text, today)


def _in_month(text: str, today: date) -> tuple[Slot, ...]:
    """Every Tuesday in October: without a year it is the next October, or this one."""
    found = _IN_MONTH.fullmatch(text) or _TIMES_IN_MONTH.fullmatch(text)
    if found is None:
        return ()
    month = _position(found["month"], MONTHS) + 1
    year = int(found["year"] or today.year + (month < today.month))
    first = date(year, month, 1)
    first += timedelta(days=(_position(found["weekday"], WEEKDAYS) - first.weekday()) % 7)
    last = first + timedelta(days=(calendar.monthrange(year, month)[1] - first.day) // 7 * 7)
    slot = _slot(first, found["times"])
    return ({**slot, "repeat": "weekly", "until": str(last)},) if slot else ()


def _on_days(text: str) -> tuple[Slot, ...]:
    """Oct 17 & 24, 2026, 10am-1pm, and 10/17/2026 and 10/24/2026, 10 am."""
    days, times = _of_month(text) or _one_by_one(text)
    slots = tuple(_slot(day, times) for day in days)
    return slots if len(slots) > 1 and all(slots) else ()


def _of_month(text: str) -> tuple[list[date], str] | None:
    found = _OF_MONTH.fullmatch(text)
    if found is None:
        return None
    month = _position(found["month"], MONTHS) + 1
    try:
        days = [date(int(found["year"]), month, int(day)) for day in re.findall("[0-9]+", found["days"])]
    except ValueError:
        return None
    return days, found["times"]


def _one_by_one(text: str) -> tuple[list[date], str]:
    days: list[date] = []
    try:
        while (taken := take_day(text))[0] is not None:
            days.append(taken[0])
            text = _AND.sub("", taken[1])
    except Slip:
        return [], ""
    found = re.fullmatch(rf"[\s,:]*{_TIMES}", text, re.IGNORECASE)
    return (days, found["times"]) if found else ([], "")


def _again(text: str, today: date) -> Timetable | None:
    """Saturdays 10am-1pm: which is the first and which the last, nobody knows."""
    found = _AGAIN.fullmatch(text)
    if found is None or not (found["every"] or found["plural"]):
        return None
    first = today + timedelta(days=(_position(found["weekday"], WEEKDAYS) - today.weekday()) % 7)
    slot = _slot(first, found["times"])
    return Timetable(({**slot, "repeat": "weekly"},), is_certain=False) if slot else None


def _slot(day: date, times: str) -> Slot:
    span = span_meant(f"{day} {times}")
    if span:
        return {"start": span[0], "end": span[1]}
    try:
        return {"start": f"{day} {times}"} if parse_wall_time(f"{day} {times}").clock else {}
    except Slip:
        return {}


def _position(word: str, names: tuple[str, ...]) -> int:
    return next(at for at, name in enumerate(names) if name.lower().startswith(word.lower()[:3]))
