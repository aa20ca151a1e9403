"""Several days, or several shifts of a day, in one line: Oct 17 & 24, 2026, 10am-1pm."""

from __future__ import annotations

import re
from datetime import date

from statepages.fields.calendar_words import A_MONTH, A_WEEKDAY, MONTHS, WEEKDAYS, position
from statepages.fields.days import take_day
from statepages.fields.entries import TIMES, TO, Slot, Timetable, day_at, entry_of, only_year
from statepages.fields.shifts import shifts, starts
from statepages.fields.spans import times_after_day
from statepages.problem import FieldError

_OF_MONTH = re.compile(
    rf"(?:{A_WEEKDAY}(?:\s*(?:&|and|,)\s*{A_WEEKDAY.replace('weekday', 'second')})?[\s,:]*)?"
    rf"{A_MONTH}\s*(?P<days>[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:,|&|\+|and|,\s*and)\s*[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf"(?![0-9:]|\s*[ap]\.?m))+)(?:,?\s+(?P<year>20[0-9]{{2}}))?[\s,:⋅·•|-]*{TIMES}",
    re.IGNORECASE,
)


def on_days(text: str, today: date) -> Timetable | None:
    """Oct 17 & 24, 2026, 10am-1pm, and 10/17/2026 and 10/24/2026, 10 am."""
    days, times, is_certain = _of_month(text, today) or _one_by_one(text, today)
    slots = tuple(entry_of(f"{day} {times}", today)[0] for day in days)
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
    near = only_year(text)
    try:
        while (taken := day_at(text, today, near))[0] is not None:
            days.append(taken[0])
            is_certain = is_certain and not taken[2]
            text = re.sub(r"^\s*(?:,|&|\+|and\b|,\s*and\b)\s*", "", taken[1])
    except FieldError:
        return [], "", False
    found = re.fullmatch(rf"[\s,:]*{TIMES}", text, re.IGNORECASE)
    return (days, found["times"], is_certain) if found and days == sorted(set(days)) else ([], "", False)


def days_only(text: str, today: date) -> Timetable | None:
    """10/17 - 10/18, which can be two all-day dates, or can lack its times."""
    try:
        first, rest, _ = day_at(text, today)
        second, rest, _ = (
            day_at(TO.sub("", rest, count=1), first or today) if TO.match(rest) else (None, "", False)
        )
    except FieldError:
        return None
    if first is None or second is None or rest.strip(" .,") or second <= first:
        return None
    return Timetable(({"start": str(first), "end": str(second), "all day": "yes"},), is_certain=False)


_A_DAY = "|".join(
    (A_WEEKDAY.replace("?P<weekday>", "?:"), A_MONTH.replace("?P<month>", "?:"), "[0-9]{1,4}[/-][0-9]")
)
_APART = (
    re.compile(r"\s*(?:;|\n)\s*(?:(?:and|y)\s+)?", re.IGNORECASE),
    re.compile(r"\s*(?:,\s*and\b|\band\b|&|\+)\s*", re.IGNORECASE),
    re.compile(rf"\s*,\s*(?={_A_DAY})", re.IGNORECASE),
)
_SAME = re.compile(r"\W*(?:at )?(?:the )?same (?:time|hours?)", re.IGNORECASE)


def apart(text: str, today: date) -> Timetable | None:
    """Sat Oct 17 10am-1pm; Sun Oct 18 12-3pm: days with times of their own."""
    for parting in _APART:
        slots: list[Slot] = []
        is_certain = True
        for piece in parting.split(text):
            slot, is_guess = entry_of(piece, today)
            slot = slot or (_same(piece, slots[-1], today) if slots else {})
            is_certain = is_certain and not is_guess
            slots.append(slot)
            if not slot:
                break
        else:
            if len(slots) > 1:
                return Timetable(tuple(slots), is_certain)
    return None


def _same(piece: str, above: Slot, today: date) -> Slot:
    """The entry that "Sun Oct 18 same time" is below another."""
    try:
        day, rest, is_guess = day_at(piece, today)
        first, clock = take_day(above["start"])
        last = take_day(above.get("end", ""))[0]
    except FieldError:
        return {}
    if day is None or is_guess or first is None or last is not None or not _SAME.fullmatch(rest.strip()):
        return {}
    return {**above, "start": f"{day} {times_after_day(clock)}"}


def of_shifts(text: str, today: date) -> Timetable | None:
    """2026-10-17: morning shift 9-12, afternoon shift 12-3. And 2026-10-17 7&9pm, which has no ends."""
    try:
        day, rest, is_guess = day_at(text, today)
    except FieldError:
        return None
    if day is None:
        return None
    times = times_after_day(rest)
    slots = [{"start": start, "end": end} for start, end in shifts(day, times)]
    slots = slots or [{"start": start} for start in starts(day, times)]
    return Timetable(tuple(slots), not is_guess) if slots else None
