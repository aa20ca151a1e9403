"""From times as written to slots in UTC: defaults, repetition, clocks that jump."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from statepages.model.event_file import SlotFile
from statepages.model.slot import Slot
from statepages.node import Mapping, Node, Sequence, at
from statepages.problem import Problem

MOST_SLOTS = 366


class _Impossible(Exception):
    def __init__(self, code: str, message: str, field: str) -> None:
        super().__init__(message)
        self.code, self.message, self.field = code, message, field


def expand(files: tuple[SlotFile, ...], zone: str, node: Mapping) -> tuple[tuple[Slot, ...], list[Problem]]:
    """All slots of an event in order of time, each once, and what is impossible about them."""
    slots: set[Slot] = set()
    problems = []
    when = node.get("when") or node
    for number, file in enumerate(files):
        spot = at(when, (number,)) if isinstance(when, Sequence) else when
        try:
            slots.update(_slots(file, ZoneInfo(zone)))
        except _Impossible as slip:
            problems.append(_field(spot, slip.field).problem("error", slip.code, slip.message))
    if len(slots) > MOST_SLOTS:
        message = f"This makes {len(slots)} times; {MOST_SLOTS} is the most. End the repetition earlier."
        problems.append(when.problem("error", "too-many-times", message))
    return tuple(sorted(slots, key=lambda slot: (slot.start, slot.expires))), problems


def _field(spot: Node, name: str) -> Node:
    if isinstance(spot, Mapping):
        return spot.get(name) or spot
    return spot


def _slots(file: SlotFile, zone: ZoneInfo) -> Iterator[Slot]:
    start, end = _wall_span(file)
    if (file.repeat is None) != (file.until is None):
        missing, there = ("until", "repeat") if file.repeat else ("repeat", "until")
        raise _Impossible(
            "repeat", f'"{there}" needs "{missing}" beside it. Add a line {missing}: ...', there
        )
    length = None if end is None else end - start
    for day in _days(file, start.date()):
        first = datetime.combine(day, start.time())
        yield Slot(
            start=_instant(first, zone, "start"),
            end=None if length is None else _instant(first + length, zone, "end"),
            zone=zone.key,
            all_day=file.all_day,
        )


def _wall_span(file: SlotFile) -> tuple[datetime, datetime | None]:
    """Start and end by the clock on the wall."""
    day, clock = file.start.day, file.start.clock
    if day is None:
        raise _Impossible("no-date", "The start has no date. Write it as 2024-10-19 10 am.", "start")
    if file.all_day:
        if clock is not None or (file.end and file.end.clock is not None):
            raise _Impossible("all-day", "An event of all day has dates alone, without times.", "start")
        last = (file.end and file.end.day) or day
        if last < day:
            raise _Impossible("end-before-start", "The end is before the start.", "end")
        return datetime.combine(day, time(0)), datetime.combine(last + timedelta(days=1), time(0))
    if clock is None:
        raise _Impossible(
            "no-time",
            "The start has no time. Write one behind the date (10 am), or add: all day: yes",
            "start",
        )
    start = datetime.combine(day, clock)
    return start, _wall_end(file, start)


def _wall_end(file: SlotFile, start: datetime) -> datetime | None:
    if file.end is None:
        return None
    if file.end.clock is None:
        raise _Impossible("no-time", "The end has no time. Write one, such as 3 pm.", "end")
    end = datetime.combine(file.end.day or start.date(), file.end.clock)
    if end <= start:
        shown_end, shown_start = _shown(end, start), _shown(start, end)
        cure = (
            "If it runs past midnight, write the end with its date."
            if file.end.day is None
            else "Mend one of them."
        )
        order = "the same as" if end == start else "before"
        message = f"The end, {shown_end}, is {order} the start, {shown_start}. {cure}"
        raise _Impossible("end-before-start", message, "end")
    return end


def _days(file: SlotFile, first: date) -> Iterator[date]:
    """The days on which a slot starts."""
    if file.repeat is None or file.until is None:
        yield first
        return
    if file.until < first:
        raise _Impossible("repeat", "The repetition ends before it starts.", "until")
    if (file.until - first).days > MOST_SLOTS * 31:
        raise _Impossible("repeat", "The repetition goes on for more than thirty years.", "until")
    day, number = first, 0
    while day <= file.until:
        if file.repeat != "weekdays" or day.weekday() < 5:
            yield day
        number += 1
        day = _nth_day(file.repeat, first, number)


def _nth_day(repeat: str, first: date, number: int) -> date:
    if repeat == "monthly":
        months = first.month - 1 + number
        year, month = first.year + months // 12, months % 12 + 1
        return date(year, month, min(first.day, monthrange(year, month)[1]))
    step = {"weekly": 7, "every-2-weeks": 14}.get(repeat, 1)
    return first + timedelta(days=step * number)


def _instant(wall: datetime, zone: ZoneInfo, field: str) -> datetime:
    """The instant of a wall time, in UTC. In the hour that clocks repeat, the first of the two."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    back = instant.astimezone(zone).replace(tzinfo=None)
    if back != wall:
        jump = f"{wall:%B} {wall.day}, {wall.year}"
        message = (
            f"{_clock(wall)} does not exist on {jump}: clocks jump from {wall.hour} to {back.hour}. "
            "Choose another time."
        )
        raise _Impossible("clock-jump", message, field)
    return instant


def _shown(wall: datetime, other: datetime) -> str:
    return _clock(wall) if wall.date() == other.date() else f"{wall:%Y-%m-%d} {_clock(wall)}"


def _clock(wall: datetime) -> str:
    """10 am, 2:30 pm."""
    minutes = f":{wall.minute:02}" if wall.minute else ""
    return f"{wall.hour % 12 or 12}{minutes} {'am' if wall.hour < 12 else 'pm'}"
