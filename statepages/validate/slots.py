"""From times as written to slots in UTC: defaults, repetition, clocks that jump."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from statepages.fields.times import WallTime
from statepages.fields.zones import is_clock_of
from statepages.files.event import MOST_SLOTS, SlotFile
from statepages.model.examples import DAY, LAST_DAY
from statepages.model.slot import Slot, clock, slot_of, start_of_day
from statepages.node import MappingNode, Node, Scalar, SequenceNode, at
from statepages.problem import Problem


class _Impossible(Exception):
    """What is impossible about a field; `instead` is the text that it should have, where that is certain."""

    def __init__(self, code: str, message: str, field: str, instead: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.field, self.instead = code, message, field, instead

    def problem(self, spot: Node) -> Problem:
        if isinstance(spot, Scalar):
            return spot.problem("error", self.code, self.message, old=spot.text, new=self.instead)
        return spot.problem("error", self.code, self.message)


def expand(
    files: tuple[SlotFile, ...], zone: str, node: MappingNode
) -> tuple[tuple[Slot, ...], list[Problem]]:
    """All slots of an event in order of time, each once, and what is impossible about them."""
    slots: set[Slot] = set()
    problems = []
    when = node.get("when") or node
    for number, file in enumerate(files):
        spot = at(when, (number,)) if isinstance(when, SequenceNode) else when
        try:
            made = list(_slots(file, ZoneInfo(zone)))
        except _Impossible as slip:
            problems.append(slip.problem(_field(spot, slip.field)))
            continue
        slots.update(made)
        if len(made) > MOST_SLOTS:
            problems.append(_too_many(_field(spot, "until"), len(made)))
    if len(slots) > MOST_SLOTS and not problems:
        problems.append(_too_many(when, len(slots)))
    return tuple(sorted(slots, key=lambda slot: (slot.start, slot.expires))), problems


def _too_many(spot: Node, number: int) -> Problem:
    message = f"This makes {number} times; {MOST_SLOTS} is the most. End the repetition earlier."
    return spot.problem("error", "too-many-times", message)


def _field(spot: Node, name: str) -> Node:
    if isinstance(spot, MappingNode):
        return spot.get(name) or spot
    return spot


def _slots(file: SlotFile, zone: ZoneInfo) -> Iterator[Slot]:
    start, end = _wall_span(file)
    if (file.repeat is None) != (file.until is None):
        missing, there = ("until", "repeat") if file.repeat else ("repeat", "until")
        line = f"with the last day, such as until: {LAST_DAY}" if file.repeat else "such as repeat: weekly"
        raise _Impossible("repeat", f'"{there}" needs "{missing}" beside it. Add a line {line}.', there)
    length = None if end is None else end - start

    def instant(wall: datetime, field: str) -> datetime:
        # A day begins where its midnight would have been, also where clocks jump over it.
        return start_of_day(wall.date(), zone.key) if file.all_day else _instant(wall, zone, field)

    for day in _days(file, start.date()):
        first = datetime.combine(day, start.time())
        begins = instant(first, "start")
        ends = None if length is None else instant(first + length, "end")
        _check_zone(file.start, begins, zone, "start")
        _check_zone(file.end, ends, zone, "end")
        yield slot_of(begins, ends, zone.key, all_day=file.all_day)


def _check_zone(wall: WallTime | None, instant: datetime | None, zone: ZoneInfo, field: str) -> None:
    """Raises _Impossible for a time with a zone that is not the event's: 10 am EDT in Denver."""
    if wall is None or wall.zone is None or instant is None or is_clock_of(wall.zone, zone.key, instant):
        return
    message = (
        f'"{wall.zone}" is not the time zone of this event, {zone.key}. Write the time that clocks show '
        "there, without a zone. If the event has another zone, add a line timezone: with it."
    )
    raise _Impossible("time-zone", message, field)


def _wall_span(file: SlotFile) -> tuple[datetime, datetime | None]:
    """Start and end by the clock on the wall."""
    day, clock = file.start.day, file.start.clock
    if day is None:
        raise _Impossible("no-date", f"The start has no date. Write it as {DAY} 10 am.", "start")
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
        raise _end_before_start(file.end, start, end)
    return end


def _end_before_start(written: WallTime, start: datetime, end: datetime) -> _Impossible:
    cure, instead = "Mend one of them.", None
    if written.day is None and end.time() == time(0):
        instead = f"{end.date() + timedelta(days=1)} 0:00"
        cure = f"Midnight belongs to the next day. Write {instead}."
    elif written.day is None and end.time() == time(12):
        following = f"{end.date() + timedelta(days=1)} 0:00"
        cure = f"12 pm is noon; midnight belongs to the next day. If you mean that, write {following}."
    elif written.day is None and end < start <= end + timedelta(hours=12) and end.hour < 12:
        later = clock(end + timedelta(hours=12))
        cure = f"For the afternoon write {later}; if it runs past midnight, write the end with its date."
    elif written.day is None:
        cure = "If it runs past midnight, write the end with its date."
    order = "the same as" if end == start else "before"
    message = f"The end, {_shown(end, start)}, is {order} the start, {_shown(start, end)}. {cure}"
    return _Impossible("end-before-start", message, "end", instead)


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
            f"{clock(wall)} does not exist on {jump}: clocks jump from {wall.hour} to {back.hour}. "
            "Choose another time."
        )
        raise _Impossible("clock-jump", message, field)
    return instant


def _shown(wall: datetime, other: datetime) -> str:
    return clock(wall) if wall.date() == other.date() else f"{wall:%Y-%m-%d} {clock(wall)}"
