"""Times on a day, as cells of a table write them: 4-10pm, 7&9pm, 7:30:00, 6pm till late."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from msgspec import Struct

from statepages.fields.clocks import read_clock
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.repeat_words import parse_repeat
from statepages.fields.spans import span_of, times_after_day
from statepages.fields.text import is_unknown
from statepages.fields.times import WallTime, parse_end, parse_start
from statepages.fields.timetable import timetable
from statepages.fields.vague_times import is_all_day, without_open_end
from statepages.fields.zones import place_of
from statepages.importers.cell_values import value_of
from statepages.importers.record import Remark
from statepages.model.repetition import Repetition
from statepages.problem import FieldError
from statepages.report import Untrusted

_OFFSET = re.compile(
    r"(?:UTC|GMT|Z)?\s?(?:(?P<sign>[+-−])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?)?", re.I
)
_NO_HALF = re.compile(r"(?<![0-9:.])(?:[1-9]|1[01])[:.][0-5][0-9](?!\s*[ap]\b|\s*[ap]\.?\s?m|[0-9:])", re.I)
_OF_24_HOURS = re.compile(
    r"(?<![0-9:])(?:0[0-9]|1[3-9]|2[0-3]):[0-5][0-9]|[0-9]:[0-9]{2}:[0-9]{2}(?!\s*[ap])", re.I
)
_STAMP = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})", re.IGNORECASE)
_EVENING = time(17)


class Slot(Struct, frozen=True):
    """A time on a day by a clock on the wall; without a clock it is all-day, or its times are not known."""

    day: date
    start: time | None = None
    end: time | None = None
    last: date | None = None
    zone: str | None = None
    repeat: Repetition | None = None
    until: date | None = None


class Clocks(Struct, frozen=True):
    """The slots that cells mean, and what to say about them. `is_all_day` if the cells say so."""

    slots: tuple[Slot, ...]
    remarks: tuple[Remark, ...] = ()
    is_all_day: bool = False


def doubtful(*line: str | Untrusted) -> Remark:
    """A remark about something that a person must look at."""
    return Remark(line, needs_person=True)


NO_TIME = doubtful("The row has a date but no time. Add its times, or say that it is all-day.")


def is_of_24_hours(text: str) -> bool:
    """Whether a text has a time that only the 24-hour clock shows so."""
    return _OF_24_HOURS.search(text) is not None


def read_clocks(day: date, text: str, today: date) -> Clocks:
    """What the times of a day mean."""
    if not text or is_unknown(text):
        return Clocks((Slot(day),), (NO_TIME,))
    if is_all_day(text):
        return Clocks((Slot(day),), is_all_day=True)
    opened = without_open_end(text) if len(text) <= MOST_CHARACTERS else None
    remarks: list[Remark] = []
    if opened:
        text = opened[0]
        remarks.append(Remark(("There is no time for the end, only ", Untrusted(opened[1]), ".")))
    found = timetable(f"{day}{'T' if _STAMP.fullmatch(text) else ' '}{text}", today)
    slots = tuple(slot for entry in found.slots if (slot := _slot(entry))) if found else ()
    if not found or not slots:
        said = doubtful("We cannot read this time: ", Untrusted(text[:80]), ". Write the times of the event.")
        return Clocks((Slot(day),), (said,))
    if not found.is_certain:
        remarks.append(doubtful("Check the times. We are not sure about ", Untrusted(text[:80]), "."))
    return Clocks(slots, tuple(remarks))


def read_line(text: str, today: date) -> Clocks | None:
    """What a cell with days and times means; None if it cannot be read."""
    found = timetable(text, today)
    slots = tuple(slot for entry in found.slots if (slot := _slot(entry))) if found else ()
    if not found or not slots:
        return None
    is_sure = found.is_certain and re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    said = doubtful("Check the days and times. We are not sure about ", Untrusted(text[:80]), ".")
    is_days = "all day" in found.slots[0]
    return Clocks(slots, () if is_sure else (said,), is_all_day=is_days)


def _slot(entry: dict[str, str]) -> Slot | None:
    """An entry of when, as the readers of the engine write it."""
    try:
        start = parse_start(entry["start"])
        end = parse_end(entry["end"]) if "end" in entry else WallTime(None, None)
        repeat = parse_repeat(entry["repeat"]) if "repeat" in entry else None
        until = take_day(entry["until"])[0] if "until" in entry else None
    except FieldError:
        return None
    if start.day is None:
        return None
    last = end.day if end.day != start.day else None
    return Slot(start.day, start.clock, end.clock, last, start.zone or end.zone, repeat, until)


def with_end(slot: Slot, day: date | None, text: str) -> tuple[Slot, tuple[Remark, ...]]:
    """A slot with the end that other cells say: a day, a time or both. The slot's own end stays."""
    if day == slot.day:
        day = None
    opened = without_open_end(f"1 am - {text}") if text and len(text) <= MOST_CHARACTERS else None
    if not text or is_unknown(text) or opened:
        if day is None or slot.last is not None:
            return slot, ()
        if slot.start is not None:
            return slot, (doubtful(f"The end has a date, {day}, but no time. Add the time when it ends."),)
        return _ended(slot, None, day)
    if slot.start is None:
        return slot, (
            doubtful("There is a time for the end but none for the start: ", Untrusted(text[:80]), "."),
        )
    end = _clock(slot, text)
    if end is None:
        return slot, (
            doubtful("We cannot read the end: ", Untrusted(text[:80]), ". Write the time when it ends."),
        )
    if slot.end is not None:
        same = slot.end == end or (slot.end.hour % 12, slot.end.minute) == _bare(text)
        said = doubtful(
            "The columns for the start and the end do not agree about the end: ", Untrusted(text[:80]), "."
        )
        return slot, () if same and day in {None, slot.last} else (said,)
    return _ended(slot, end, day)


def _ended(slot: Slot, end: time | None, day: date | None) -> tuple[Slot, tuple[Remark, ...]]:
    start = slot.start
    if day and day < slot.day:
        return slot, (doubtful("The end is before the start: ", f"{day}", "."),)
    if day is None and end and start and end <= start:
        if end == start:
            return slot, ()
        if start < _EVENING or end.hour >= 12:
            return slot, (doubtful(f"The end, {end:%H:%M}, is before the start, {start:%H:%M}."),)
        day = slot.day + timedelta(days=1)
    return Slot(slot.day, start, end, day, slot.zone, slot.repeat, slot.until), ()


def _clock(slot: Slot, text: str) -> time | None:
    """The time of an end; "9" after 7:30 pm is 9 pm."""
    start = slot.start and _bare(text) and f"{slot.start.hour % 12 or 12}:{slot.start:%M %p}"
    span = span_of(f"{slot.day} {start} - {text}") if start else None
    try:
        return parse_end(span[1] if span else text).clock
    except FieldError:
        return None


def _bare(text: str) -> tuple[int, int] | None:
    """The hour, without its half of the day, and the minutes of "10" and "10:30"."""
    found = re.fullmatch(r"(1[0-2]|0?[1-9])(?::([0-5][0-9]))?", text)
    return (int(found[1]) % 12, int(found[2] or 0)) if found else None


def in_either_half(text: str) -> str | None:
    """The time in a text that is in the morning or in the evening: 6:30. None if it says which."""
    found = _NO_HALF.search(text)
    return found[0] if found and not re.search(r"[0-9]\s*[ap]\.?\s?m?\b", text, re.IGNORECASE) else None


def zone_meant(word: str) -> tzinfo | str | None:
    """The zone that was written after a time: by its name, or as what is between it and UTC."""
    offset = _OFFSET.fullmatch(word)
    if offset:
        minutes = 60 * int(offset["hours"] or 0) + int(offset["minutes"] or 0)
        return timezone((1 if offset["sign"] in {"+", None} else -1) * timedelta(minutes=min(minutes, 1439)))
    zone = value_of("timezone", word if "/" in word else place_of(word) or "")
    return str(zone) if zone else None


def at(day: date, clock: time | None) -> datetime | date:
    """A day and a time; the day where there is no time."""
    return datetime.combine(day, clock) if clock else day


def clock_of(text: str) -> time | None:
    """The time of a text that is one time and nothing else."""
    try:
        return read_clock(times_after_day(text))
    except FieldError:
        return None
